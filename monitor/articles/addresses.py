"""The address that names the article: what readers followed to get there, and through whom, is set aside.

The rules are data, in `address_rules.py`, each with where it comes from. Nothing is cut that may select an article.
"""

from __future__ import annotations

import base64
import binascii
import re
from functools import lru_cache
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from monitor.articles import address_rules as rules
from monitor.sites import site

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_KEPT_IN_PATH = "/:@!$&'()*+,;=-._~"
_DEEPEST = 4  # redirectors inside redirectors
_PORTS = {"http": ":80", "https": ":443"}
_SESSION = re.compile(r";(?:jsessionid|phpsessid)=[^/?;]*", re.IGNORECASE)
_SETTLED = re.compile(r"(?:/(?!/)|[A-Za-z0-9:@!$&'()*+,=._~-])*+")  # a path that has one spelling already
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?|shtml|jsp)$", re.IGNORECASE)


@lru_cache(maxsize=4096)
def canonical_url(url: str) -> str:
    """The address that names the article, without scheme; "" when it names no article (a home page).

    Parameters that may select the article stay, letters keep their case. The address readers get is another
    matter: it stays as published.
    """
    parts = _target(url)
    if parts is None:
        return ""
    scheme, netloc, path, query, fragment = parts
    host = _host(netloc, scheme)
    path, query = _path(host, path), _query(host, query)
    route = fragment if fragment.startswith(("!/", "/")) and len(fragment) > 2 else ""
    if not host or not (path or query or route):
        return ""
    return f"{_plain_host(host)}{path}" + (f"?{query}" if query else "") + (f"#{route}" if route else "")


_Parts = tuple[str, str, str, str, str]


def _target(url: str) -> _Parts | None:
    """Where the address leads, through redirectors, caches and archives that say it in the address itself."""
    for _ in range(_DEEPEST):
        try:
            parts = urlsplit(url.strip())
        except ValueError:
            return None
        inner = _inside(parts.netloc.lower().removeprefix("www."), parts.path, parts.query)
        if not inner:
            return parts.scheme.lower(), parts.netloc, parts.path, parts.query, parts.fragment
        url = inner
    return None


def _inside(host: str, path: str, query: str) -> str:
    """The address that a redirector's address carries; "" when it is none."""
    if not rules.CARRYING.match(host + path):
        return ""
    for pattern, place, names in rules.REDIRECTORS:
        if pattern.search(host + path):
            if place is not None and (found := place.search(path + (f"?{query}" if query else ""))):
                return _whole(found["url"], secure=True)
            given = dict(parse_qsl(query))
            carried = next((given[name] for name in names if _SCHEME.match(given.get(name, ""))), "")
            if carried:
                return carried
    if (cached := rules.AMP_CACHE.search(host + path)) is not None:
        return _whole(cached["url"] + (f"?{query}" if query else ""), secure=True)
    if rules.GOOGLE_NEWS.search(host + path):
        return _from_google_news(path.rsplit("/", 1)[-1])
    return ""


def _whole(address: str, *, secure: bool) -> str:
    """An address with its scheme: archives and caches cut it off, encode it, or lose one of its slashes."""
    address = unquote(address) if "%3a%2f" in address.lower() else address
    address = re.sub(r"^(https?):/+", r"\1://", address)
    return address if _SCHEME.match(address) else f"http{'s' if secure else ''}://{address}"


def _from_google_news(token: str) -> str:
    """The address inside a token of Google News, as it was until 2024; later ones are opaque."""
    try:
        raw = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
    except (binascii.Error, ValueError):
        return ""
    found = re.search(rb"https?://[\x21-\x7e]+", raw)
    return found[0].decode("ascii") if found else ""


# --- host -------------------------------------------------------------------------------------------------


def _host(netloc: str, scheme: str) -> str:
    host = netloc.rpartition("@")[2].lower().removesuffix(_PORTS.get(scheme, "")).rstrip(".")
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii")
        except UnicodeError:
            return host
    return host


def _site(host: str) -> str:
    return site(f"https://{host}/")


@lru_cache(maxsize=4096)
def _plain_host(host: str) -> str:
    """The host without what only says by what device it is read, as long as a name to register stays."""
    own = _site(host)
    labels = host.split(".")
    while labels and labels[0] in rules.DEVICES and len(labels) > own.count(".") + 1 and host != own:
        labels = labels[1:]
        host = ".".join(labels)
    return rules.HOSTS.get(host, host)


# --- path -------------------------------------------------------------------------------------------------


def _path(host: str, path: str) -> str:
    """The path with one spelling for each address: slashes, encoding, sessions, AMP and print pages."""
    if not _SETTLED.fullmatch(path):
        path = _SESSION.sub("", re.sub(r"/{2,}", "/", path))
        path = re.sub("%2f", "%252F", path, flags=re.IGNORECASE)  # a slash in a name is no slash between two
        path = quote(unquote(path, errors="surrogateescape"), safe=_KEPT_IN_PATH, errors="surrogateescape")
    path = _INDEX.sub("/", path)
    if rules.PATH_HABITS.search(path):
        for pattern, instead in rules.PATHS:
            path = pattern.sub(instead, path)
    path = path.rstrip("/")
    if (own := rules.PATHS_OF.get(_site(host))) is not None:
        path = own[0].sub(own[1], path)
    return path


# --- query ------------------------------------------------------------------------------------------------


def _query(host: str, query: str) -> str:
    """The parameters that may select the article, in one order."""
    if not query:
        return ""
    silent = rules.VISIT_OF.get(_site(host), frozenset())
    kept = [
        (name, value)
        for name, value in parse_qsl(query, keep_blank_values=True, errors="surrogateescape")
        if not (name.lower() in silent or _is_about_the_visit(name.lower(), value))
    ]
    return urlencode(sorted(kept), errors="surrogateescape")


def _is_about_the_visit(name: str, value: str) -> bool:
    """Whether a parameter says how the reader came here, or in what shape they want the page."""
    if name in rules.VISIT or name.startswith(rules.VISIT_PREFIXES):
        return True
    if name in rules.SHAPE and value.lower() in rules.SHAPE[name]:
        return True
    if name in rules.REFERRERS and _SCHEME.match(value):
        return True
    return name in rules.CHANNEL_NAMES and rules.CHANNEL.fullmatch(value.lower()) is not None
