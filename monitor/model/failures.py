"""Why a visit brings nothing, and what a person does about it."""

from __future__ import annotations

from enum import StrEnum


class Failure(StrEnum):
    """Why a visit brought nothing, by what a person would do about it. Values are stored: one that is here stays."""

    DNS = "dns"
    REFUSED = "refused"
    CONNECTION = "connection"
    TLS = "tls"
    TLS_EXPIRED = "tls-expired"
    TLS_NAME = "tls-name"
    TLS_CHAIN = "tls-chain"
    TLS_SELF_SIGNED = "tls-self-signed"
    TIMEOUT = "timeout"
    TOO_LARGE = "too-large"
    PRIVATE = "private-address"
    PORT = "port"
    REDIRECT = "redirect"
    ENCODING = "encoding"
    RATE_LIMITED = "rate-limited"
    PASSWORD = "password"  # noqa: S105 - the name of a failure
    FORBIDDEN = "forbidden"
    LEGAL = "legal"
    BOT_WALL = "bot-wall"
    CAPTCHA = "captcha"
    LOGIN = "login-page"
    BLOCKED = "block-page"
    GONE = "gone"
    MISSING = "not-found"
    HTTP = "http-status"
    EMPTY = "empty"
    HTML = "html-page"
    NOT_A_FEED = "not-a-feed"
    BROKEN = "broken"
    TOO_COSTLY = "too-costly"

    @property
    def next_step(self) -> str:
        """What a person does about it, as a sentence."""
        return _NEXT_STEP[self]

    @property
    def weight(self) -> float:
        """How far one such failure stretches the interval: a quarter for what passes by itself, 1 for what does not."""
        if self in _PASSES:
            return 0.25
        return 1.0 if self in _STAYS else 0.5

    @property
    def leads_back(self) -> bool:
        """Whether a feed that moved is asked at its old address again: nobody serves it at the new one any more."""
        return self in _STAYS or self in (Failure.DNS, Failure.HTML, Failure.NOT_A_FEED)


_WAIT = "It is tried again, with growing pauses; if it lasts, see whether the site opens in a browser."
_TELL = "Tell the outlet; until it is mended, it is tried again with growing pauses."
_NEXT_STEP = {
    Failure.DNS: "Check the address; if it is right, the site may have moved, or this machine is offline.",
    Failure.REFUSED: _WAIT,
    Failure.CONNECTION: _WAIT,
    Failure.TLS: "Open the site in a browser; if it cannot be opened there either, tell the outlet.",
    Failure.TLS_EXPIRED: "Check this machine's clock; if it is right, tell the outlet to renew its certificate.",
    Failure.TLS_NAME: "Check the host name in feeds.yaml, with and without www.; else tell the outlet.",
    Failure.TLS_CHAIN: "Update this machine's certificates; else tell the outlet that its chain is incomplete.",
    Failure.TLS_SELF_SIGNED: "Somebody may be listening in: try another network or a proxy:, or ask the outlet.",
    Failure.TIMEOUT: _WAIT,
    Failure.TOO_LARGE: "Look for a smaller feed of this outlet, a section for example: `monitor feeds find`.",
    Failure.PRIVATE: "Allow it only if the host is yours; else take the feed out of feeds.yaml.",
    Failure.PORT: "Allow it only if you know the server; else look for the feed's usual address.",
    Failure.REDIRECT: "Open the address in a browser and copy where it leads into feeds.yaml.",
    Failure.ENCODING: _TELL,
    Failure.RATE_LIMITED: "Its whole site is left alone for a while; if it says so often, give the outlet every: 2h.",
    Failure.PASSWORD: "Look for a public feed of this outlet: `monitor feeds find`.",
    Failure.FORBIDDEN: "Open the address in a browser; if it opens, ask the outlet to let Monitor in.",
    Failure.LEGAL: "Visit it from another country: give the outlet a proxy:.",
    Failure.BOT_WALL: "Ask the outlet to let feed readers pass, or set network: user_agent to a name it knows.",
    Failure.CAPTCHA: "Ask the outlet to let feed readers pass; visit less often: every: 2h, for example.",
    Failure.LOGIN: "Look for a public feed of this outlet: `monitor feeds find`.",
    Failure.BLOCKED: "Somebody on the way blocks the site: give the outlet a proxy:.",
    Failure.GONE: "Look for the feed's new address on the outlet's site, or let `monitor feeds find` do it.",
    Failure.MISSING: "Check the address in feeds.yaml and look for a new one on the outlet's site; it is tried again.",
    Failure.HTTP: _WAIT,
    Failure.EMPTY: _WAIT,
    Failure.HTML: "Put the feed's own address into feeds.yaml; `monitor feeds find` looks for it.",
    Failure.NOT_A_FEED: "Check the address in feeds.yaml; `monitor feeds find` looks for the right one.",
    Failure.BROKEN: _TELL,
    Failure.TOO_COSTLY: _TELL,
}
_PASSES = frozenset((
    Failure.DNS, Failure.REFUSED, Failure.CONNECTION, Failure.TIMEOUT, Failure.RATE_LIMITED, Failure.HTTP,
))  # fmt: skip
_STAYS = frozenset((
    Failure.PRIVATE, Failure.PORT, Failure.PASSWORD, Failure.FORBIDDEN, Failure.LEGAL, Failure.GONE, Failure.MISSING,
    Failure.LOGIN,
))  # fmt: skip
