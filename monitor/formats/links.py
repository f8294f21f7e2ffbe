"""Addresses as feeds write them, made absolute."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from feedparser.urls import _urljoin, make_safe_absolute_uri

from monitor.text import one_line

LONGEST = 2_000

# An address that joining and splitting leave as it is: most are, and joining is dear.
_SETTLED = re.compile(r"https?://[A-Za-z0-9.-]*[A-Za-z0-9](?::[0-9]{1,5})?(?:/[^\s;?#]*)?(?:\?[^\s#]+)?(?:#\S+)?")


def settled(link: str) -> bool:
    """Whether an address is absolute, http or https, and already in the form that joining would give it."""
    return _SETTLED.fullmatch(link) is not None


def join(base: str, link: str) -> str:
    """The link made absolute as feedparser does it; "" when it is no address."""
    unchanged = "///" not in link if not base else settled(link)
    return link if unchanged else str(_urljoin(base, link))


def new_base(base: str, stated: str) -> str:
    """The base that an xml:base states below another one; the old one when it states none that is safe."""
    return (str(make_safe_absolute_uri(base, stated)) or base) if base else join("", stated)


def web_address(link: str, base: str) -> str:
    """The link made absolute, or "" when it is not http(s) with a host, or too long for any."""
    if len(link) <= LONGEST and link.isascii() and link.isprintable() and settled(link):
        return link
    try:
        absolute = urljoin(base, link.strip()) if link.strip() else ""
        parts = urlsplit(absolute)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:  # brackets that hold no address
        return ""
    return one_line("".join(absolute.split())) if usable and len(absolute) <= LONGEST else ""
