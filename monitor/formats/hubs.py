"""The hub that a feed names (WebSub), and the address by which the hub knows the feed."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from monitor.formats.links import web_address
from monitor.model import HubOffer

_HEAD = 20_000
_FIRST_ENTRY = re.compile(rb"<(?:\w+:)?(?:item|entry)[\s>]")
_LINK = re.compile(r"<(?:\w+:)?link\s[^>]{1,2000}>")
_ATTRIBUTE = re.compile(r"(rel|href)\s*=\s*[\"']([^\"']{1,2000})[\"']")


def named(body: bytes, url: str) -> HubOffer | None:
    """What the head of an XML feed (UTF-8) says in links of its own, None when it names no hub."""
    head = body[:_HEAD]
    if b"hub" not in head:
        return None
    first = _FIRST_ENTRY.search(head)
    text = head[: first.start() if first else _HEAD].decode("utf-8", "replace")
    links = [dict(_ATTRIBUTE.findall(link)) for link in _LINK.findall(text)]
    told = [(link.get("rel", ""), html.unescape(link.get("href", ""))) for link in links]
    return offer([href for rel, href in told if rel == "hub"], [href for rel, href in told if rel == "self"], url)


def offer(hubs: Iterable[str], itself: Iterable[str], url: str) -> HubOffer | None:
    """The best of the hubs, encrypted before plain; a feed that does not name itself is known by its address."""
    usable = [address for hub in hubs if (address := web_address(hub, url))]
    if not usable:
        return None
    topics = (address for topic in itself if (address := web_address(topic, url)))
    return HubOffer(hub=min(usable, key=lambda hub: not hub.startswith("https://")), topic=next(topics, url))
