"""Which site an address belongs to: what politeness is owed to, and who may speak for whom."""

from __future__ import annotations

import functools
import ipaddress
from urllib.parse import urlsplit

from publicsuffixlist import PublicSuffixList


@functools.lru_cache(maxsize=4096)  # a visit asks half a dozen times
def site(url: str) -> str:
    """The registrable domain of an address: `bbci.co.uk` for `feeds.bbci.co.uk`; IP addresses stand for themselves."""
    host = host_of(url)
    return (None if _is_address(host) else _suffixes().privatesuffix(host)) or host


@functools.lru_cache(maxsize=4096)
def host_of(url: str) -> str:
    """The host of an address in lower case, "" when there is none."""
    try:
        return (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""


@functools.cache
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
