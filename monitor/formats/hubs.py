"""The hub that a feed names (WebSub), and the address by which the hub knows the feed."""

from __future__ import annotations

from collections.abc import Iterable

from monitor.formats import head
from monitor.formats.links import web_address
from monitor.model import HubOffer


def named(body: bytes, url: str) -> HubOffer | None:
    """What the head of an XML feed (UTF-8) says in links of its own, None when it names no hub."""
    if b"hub" not in body[: head.SIZE]:
        return None
    told = head.links(head.text(body))
    return offer([link for rel, link in told if rel == "hub"], [link for rel, link in told if rel == "self"], url)


def offer(hubs: Iterable[str], itself: Iterable[str], url: str) -> HubOffer | None:
    """The best of the hubs, encrypted before plain; a feed that does not name itself is known by its address."""
    usable = [address for hub in hubs if (address := web_address(hub, url))]
    if not usable:
        return None
    topics = (address for topic in itself if (address := web_address(topic, url)))
    return HubOffer(hub=min(usable, key=lambda hub: not hub.startswith("https://")), topic=next(topics, url))
