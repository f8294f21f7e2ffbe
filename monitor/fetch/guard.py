"""The guard where connections are made: a name is resolved once, every answer is checked, and the connection
goes to the checked address, so that neither a redirect nor a changing name reaches a private host.
"""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import re
import socket
import ssl
from collections.abc import Awaitable, Callable, Collection, Iterable

import httpx2

from monitor.fetch.diagnosis import Refused
from monitor.fetch.streams import PROGRESS, Phase, Stream, connect_first
from monitor.model import Failure

# Beyond what `ipaddress` calls global: on Python 3.11 it lets multicast, translations of private IPv4
# addresses into IPv6 and some special networks pass.
_NEVER = tuple(
    ipaddress.ip_network(network)
    for network in (
        "0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15", "224.0.0.0/4",
        "240.0.0.0/4", "168.63.129.16/32", "::/96", "::ffff:0:0:0/96", "64:ff9b:1::/48", "100::/64", "2001::/32",
        "2001:10::/28", "2001:20::/28", "2001:db8::/32", "3ffe::/16", "3fff::/20", "5f00::/16", "fc00::/7",
        "fe80::/10", "fec0::/10", "ff00::/8",
    )
)  # fmt: skip
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_SIX_TO_FOUR = ipaddress.ip_network("2002::/16")
_PRIVATE_NAMES = (
    ".localhost",
    ".local",
    ".internal",
    ".intranet",
    ".lan",
    ".home.arpa",
    ".corp",
    ".private",
    ".localdomain",
)
_WRITTEN_PLAINLY = re.compile(r"[a-z0-9._:-]+")
DEFAULT_PORTS = {"http": 80, "https": 443}
_Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], Awaitable[list[_Address]]]


def is_public(address: _Address) -> bool:
    """Whether an address is one on the public internet, in every disguise an IPv4 address can wear."""
    inner = _embedded(address)
    if inner is not None:
        return is_public(inner)
    return address.is_global and not any(address in network for network in _NEVER if network.version == address.version)


def _embedded(address: _Address) -> ipaddress.IPv4Address | None:
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address in _NAT64:
        return ipaddress.IPv4Address(address.packed[-4:])
    return address.sixtofour if address in _SIX_TO_FOUR else None


class Allowance:
    """The private hosts and networks that feeds.yaml names: they may be visited, and are our own."""

    def __init__(self, allowed: Iterable[str]) -> None:
        self._names = {name.lower().rstrip(".") for name in allowed if _network(name) is None}
        self._networks = [network for name in allowed if (network := _network(name)) is not None]

    def names(self, host: str) -> bool:
        """Whether a host is named, or is an address in a network that is."""
        try:
            return self.covers(ipaddress.ip_address(host))
        except ValueError:
            return host.lower().rstrip(".") in self._names

    def covers(self, address: _Address) -> bool:
        """Whether an address is in a network that is named."""
        return any(address in network for network in self._networks if network.version == address.version)


class Guard:
    """Resolves names itself and connects only to addresses and ports that may be visited."""

    def __init__(self, allowance: Allowance, ports: Iterable[int], resolve: Resolve) -> None:
        self._allowance, self._ports, self._resolve = allowance, frozenset(ports), resolve

    async def connect(self, host: str, port: int, timeout: float | None = None) -> Stream:
        """A connection to the first of a name's addresses that takes one, once all of them were found good."""
        PROGRESS.get().phase = Phase.NAME
        addresses = await self._resolve(host, port)
        for address in addresses:
            if self._allowance.names(host) or self._allowance.covers(address):
                continue
            if not is_public(address):
                what = f"{host} is the private address {address}" if host != str(address) else f"{host} is private"
                advice = f"If that is meant, add it to network.allow_private: [{host}]."
                raise Refused(Failure.PRIVATE, f"{what}; it is not visited. {advice}")
            check_port(port, self._ports)
        return await connect_first([str(address) for address in addresses[:4]], port, timeout)


def check_port(port: int, allowed: Collection[int]) -> None:
    """Refuse a port of the public internet where no web server is expected."""
    if port not in allowed:
        advice = f"If the feed is really there, add it to network.ports: [{port}]."
        raise Refused(Failure.PORT, f"Port {port} is not one that web servers use; it is not visited. {advice}")


async def resolve(host: str, port: int) -> list[_Address]:
    """Every address of a name, by the system's resolver; Refused when it has none."""
    with contextlib.suppress(ValueError):
        return [ipaddress.ip_address(host.partition("%")[0])]
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        if error.errno == socket.EAI_AGAIN:
            sentence = f"No name server answers for {host} (DNS); this machine may be offline."
            raise Refused(Failure.DNS, sentence) from None
        raise Refused(Failure.DNS, f"The name {host} cannot be found (DNS).") from None
    except (OSError, UnicodeError):
        raise Refused(Failure.DNS, f"The name {host} cannot be found (DNS).") from None
    return list(dict.fromkeys(ipaddress.ip_address(str(entry[4][0]).partition("%")[0]) for entry in found))


def _network(name: str) -> ipaddress.IPv4Network | ipaddress.IPv6Network | None:
    try:
        return ipaddress.ip_network(name, strict=False)
    except ValueError:
        return None


class ProxyTransport(httpx2.AsyncHTTPTransport):
    """Through a proxy that looks names up itself, as Tor does: nothing of the visit is resolved or seen here.

    The guard can then only refuse what is private as it is written.
    """

    def __init__(self, proxy: str, allowance: Allowance, ports: Iterable[int], context: ssl.SSLContext) -> None:
        limits = httpx2.Limits(max_connections=None, max_keepalive_connections=0)
        super().__init__(verify=context, trust_env=False, limits=limits, proxy=proxy)
        self._allowance, self._ports = allowance, frozenset(ports)

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Pass the request on, unless its host is a private one."""
        host = request.url.host
        if not self._allowance.names(host):
            if _is_private_as_written(host):
                raise Refused(Failure.PRIVATE, f"{host} is private; it is not visited, through a proxy neither.")
            check_port(request.url.port or DEFAULT_PORTS.get(request.url.scheme, 0), self._ports)
        return await super().handle_async_request(request)


def _is_private_as_written(host: str) -> bool:
    """Addresses in every literal form, and names that only a private network knows."""
    name = host.lower().rstrip(".")
    if not _WRITTEN_PLAINLY.fullmatch(name):  # percent signs, for example, which a proxy may resolve
        return True
    try:
        return not is_public(ipaddress.ip_address(name))
    except ValueError:
        pass
    try:
        return not is_public(ipaddress.IPv4Address(socket.inet_aton(name)))  # 127.1, 0x7f000001, 2130706433 …
    except (OSError, ValueError):
        return "." not in name or name.endswith(_PRIVATE_NAMES)
