"""WebSub (W3C, 2018): what to ask of hubs and when, what to answer them, and whether a push is theirs."""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from urllib.parse import parse_qs, urlencode, urlsplit

from monitor.model import FeedState, HubOffer, HubState, HubSubscription, Secret

PATH = "/websub/"  # below it, one address for each subscription
LEASE = timedelta(days=10)  # asked for; the hub decides
_SHORTEST, _LONGEST = timedelta(minutes=5), timedelta(days=90)  # of a lease, as far as it is believed
_RENEWED_AT = 2 / 3  # of the lease
_ANSWER_WITHIN = timedelta(hours=1)  # for the hub to come and check
_FIRST_PAUSE, _LONGEST_PAUSE = timedelta(hours=1), timedelta(days=7)
_TRIES_TO_LEAVE = 3
_LONGEST_SENTENCE = 300
_METHODS = {"sha1": hashlib.sha1, "sha256": hashlib.sha256, "sha384": hashlib.sha384, "sha512": hashlib.sha512}
_SIGNATURE = re.compile(r"(sha1|sha256|sha384|sha512)=([0-9a-f]{40,128})", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """What is to be done at hubs now."""

    begin: tuple[FeedState, ...] = ()  # feeds that name a hub we have no subscription at
    ask: tuple[HubSubscription, ...] = ()  # to begin or renew, or, when leaving, to end
    lapsed: tuple[HubSubscription, ...] = ()  # the hub let them end
    drop: tuple[HubSubscription, ...] = ()  # nothing is left to be done for them


def plan(
    feeds: Sequence[FeedState],
    held: Sequence[HubSubscription],
    public: str,
    hidden: Collection[str],
    now: datetime,
) -> Plan:
    """What feeds name, beside what is agreed. `hidden` feeds are read through a proxy: no hub is told of them."""
    wanted = {feed.id: feed for feed in feeds if public and feed.offer is not None and feed.url not in hidden}
    kept = [one if _is_wanted(one, wanted, public) else _leaving(one, now) for one in held]
    drop = [one for one in kept if _is_over(one, now)]
    open_ones = [one for one in kept if one not in drop]
    ended = [one for one in open_ones if one.state is HubState.ACTIVE and not one.is_active(now)]
    staying = {one.feed for one in open_ones if one.state is not HubState.LEAVING}
    return Plan(
        begin=tuple(feed for feed in wanted.values() if feed.id not in staying),
        ask=tuple(one for one in open_ones if one not in ended and (one.next_try_at is None or one.next_try_at <= now)),
        lapsed=tuple(ended),
        drop=tuple(drop),
    )


def _is_wanted(one: HubSubscription, wanted: Mapping[int, FeedState], public: str) -> bool:
    feed = wanted.get(one.feed)
    return feed is not None and feed.offer == one.offer and one.callback == callback(public, one.token)


def _leaving(one: HubSubscription, now: datetime) -> HubSubscription:
    if one.state is HubState.LEAVING:
        return one
    known = one.state is HubState.ACTIVE or one.until is not None
    failures = 0 if known else _TRIES_TO_LEAVE  # a hub that never agreed need not be told
    return replace(one, state=HubState.LEAVING, next_try_at=now, failures=failures, until=one.until or now)


def _is_over(one: HubSubscription, now: datetime) -> bool:
    ended = one.until is None or one.until <= now
    return one.state is HubState.LEAVING and (ended or one.failures >= _TRIES_TO_LEAVE)


def callback(public: str, token: str) -> str:
    """Where a hub calls us back."""
    return f"{public}{PATH}{token}"


def begun(feed: FeedState, public: str, token: str, secret: Secret) -> HubSubscription:
    """A new subscription, not asked for yet."""
    offer = feed.offer or HubOffer(hub="", topic="")
    return HubSubscription(
        token=token,
        feed=feed.id,
        url=feed.url,
        outlet=feed.outlet,
        offer=offer,
        callback=callback(public, token),
        secret=secret,
    )


# --- asking the hub ---------------------------------------------------------------------------------------


def request(one: HubSubscription) -> bytes:
    """What the hub is asked, as a form."""
    leaving = one.state is HubState.LEAVING
    form = {
        "hub.callback": one.callback,
        "hub.mode": "unsubscribe" if leaving else "subscribe",
        "hub.topic": one.offer.topic,
    }
    if not leaving:
        form |= {"hub.lease_seconds": str(int(LEASE.total_seconds())), "hub.secret": one.secret.value}
    return urlencode(form).encode()


def asked(one: HubSubscription, now: datetime) -> HubSubscription:
    """The hub took the request; it has an hour to come and check. Until it does, this counts as a failure."""
    waiting = one.state in (HubState.ASKED, HubState.REFUSED)
    failures = one.failures + 1
    unheard = "The hub took our request but has not come to check it; can it reach the public address?"
    pause = max(_ANSWER_WITHIN, _pause(failures)) if waiting else _ANSWER_WITHIN
    state = HubState.ASKED if waiting else one.state
    return replace(one, state=state, failures=failures, next_try_at=now + pause, sentence=unheard)


def refused(one: HubSubscription, sentence: str, now: datetime) -> HubSubscription:
    """The hub said no, or nothing. A lease that it gave before still holds."""
    failures = one.failures + 1
    stays = one.is_active(now) or one.state is HubState.LEAVING
    return replace(
        one,
        state=one.state if stays else HubState.REFUSED,
        failures=failures,
        next_try_at=now + _pause(failures),
        sentence=sentence[:_LONGEST_SENTENCE],
    )


def lapsed(one: HubSubscription) -> HubSubscription:
    """The lease ended and was not renewed in time."""
    return replace(one, state=HubState.REFUSED, until=None, sentence="The hub let the subscription end.")


def _pause(failures: int) -> timedelta:
    return min(_FIRST_PAUSE * (1 << min(failures - 1, 10)), _LONGEST_PAUSE)


def protected(offer: HubOffer, feed: str) -> HubOffer:
    """The offer with a hub that is as well protected as the feed: one named without encryption is asked with it."""
    if urlsplit(feed).scheme == "https" and offer.hub.startswith("http://"):
        return replace(offer, hub=f"https://{offer.hub.removeprefix('http://')}")
    return offer


# --- being asked by the hub -------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, slots=True)
class Verified:
    """What a hub's question leads to: the subscription as it is then, None when it is over, and what to answer."""

    subscription: HubSubscription | None
    answer: str | None  # the challenge, None when the hub asks for what we do not want


def verify(one: HubSubscription, query: str, now: datetime) -> Verified:
    """Answer the hub that asks whether we meant it, or tells that it will not."""
    try:
        said = {name: values[0] for name, values in parse_qs(query, max_num_fields=20).items()}
    except ValueError:
        said = {}
    mode, topic, challenge = said.get("hub.mode"), said.get("hub.topic"), said.get("hub.challenge")
    if topic != one.offer.topic:
        return Verified(subscription=one, answer=None)
    if mode == "denied" and one.state is not HubState.LEAVING:
        reason = " ".join(said.get("hub.reason", "it gives no reason").split())
        ended = replace(one, state=HubState.REFUSED, until=None)
        return Verified(subscription=refused(ended, f"The hub refuses: {reason}.", now), answer="")
    if mode == "unsubscribe" and one.state is HubState.LEAVING and challenge:
        return Verified(subscription=None, answer=challenge)
    if mode == "subscribe" and one.state is not HubState.LEAVING and challenge:
        return Verified(subscription=_agreed(one, said.get("hub.lease_seconds", ""), now), answer=challenge)
    return Verified(subscription=one, answer=None)


def _agreed(one: HubSubscription, lease_seconds: str, now: datetime) -> HubSubscription:
    said = int(lease_seconds) if lease_seconds.isascii() and lease_seconds.isdigit() and len(lease_seconds) < 12 else 0
    lease = min(max(timedelta(seconds=said) if said else LEASE, _SHORTEST), _LONGEST)
    renewed = now + lease * _RENEWED_AT
    return replace(one, state=HubState.ACTIVE, until=now + lease, next_try_at=renewed, failures=0, sentence="")


def is_signed(secret: Secret, signature: str, body: bytes) -> bool:
    """Whether a push carries the hub's signature of exactly this body."""
    found = _SIGNATURE.fullmatch(signature.strip())
    if found is None:
        return False
    right = hmac.new(secret.value.encode(), body, _METHODS[found[1].lower()]).hexdigest()
    return hmac.compare_digest(right, found[2].lower())
