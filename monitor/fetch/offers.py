"""The hub that an answer's Link headers name (WebSub; RFC 8288)."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from monitor.model import HubOffer

_LINK = re.compile(r"<([^<>]{1,2000})>((?:\s*;\s*[\w*-]+\s*=\s*(?:\"[^\"]*\"|[^\s,;\"]+))*)")
_REL = re.compile(r";\s*rel\s*=\s*(?:\"([^\"]*)\"|([^\s,;\"]+))", re.IGNORECASE)
_LOOKED_AT = 8_000


def hub_offer(link: str, url: str) -> HubOffer | None:
    """The hub and the feed's own address that a Link header names; None when it names no hub."""
    if "hub" not in link.lower():
        return None
    told: dict[str, str] = {}
    for target, parameters in _LINK.findall(link[:_LOOKED_AT]):
        for quoted, bare in _REL.findall(parameters):
            for relation in (quoted or bare).lower().split():
                address = _joined(url, target)
                if address:
                    told.setdefault(relation, address)
    return HubOffer(hub=told["hub"], topic=told.get("self", url)) if "hub" in told else None


def _joined(url: str, target: str) -> str:
    try:
        address = urljoin(url, target.strip())
        parts = urlsplit(address)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return ""
    return address if usable else ""
