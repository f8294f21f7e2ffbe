"""The guard for other people's network code: run in a process of its own, it may connect only where we may.

Libraries that speak to chat services bring their own HTTP. Python tells an audit hook of every connection with the
address it goes to, after the name was resolved and before a byte is sent; the hook cannot be taken off again.
"""

from __future__ import annotations

import contextlib
import ipaddress
import socket
import sys
from collections.abc import Iterable, Iterator
from typing import Any

from monitor.fetch.guard import Allowance, is_public

_WATCHED = {"socket.connect", "socket.sendto", "socket.sendmsg"}
_PROGRAMS = {"subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.forkpty"}


class NotAllowed(PermissionError):
    """A connection to an address that is not public and not in network.allow_private."""


def close_gate(allowed: Iterable[str]) -> list[str]:
    """From now on this process connects to public addresses and the allowed ones only, and starts no programs.

    The list that is returned gets a sentence for everything that is refused.
    """
    allowance = Allowance([*allowed, *_addresses(allowed)])
    refusals: list[str] = []

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        why = None
        if event in _WATCHED:
            why = _refusal(allowance, arguments[0], arguments[1])
        elif event in _PROGRAMS:
            why = "no program is started from here"
        if why is not None:
            refusals.append(why)
            raise NotAllowed(why)

    sys.addaudithook(watch)
    return refusals


def _addresses(allowed: Iterable[str]) -> Iterator[str]:
    """What the hosts that are allowed by name resolve to now: later only addresses are seen."""
    for name in allowed:
        if not name[:1].isdigit() and ":" not in name:
            with contextlib.suppress(OSError):
                yield from (str(found[4][0]).partition("%")[0] for found in socket.getaddrinfo(name, None))


def _refusal(allowance: Allowance, channel: socket.socket, address: Any) -> str | None:
    """Why this socket may not speak to this address."""
    if channel.family not in (socket.AF_INET, socket.AF_INET6):
        return "only the internet may be reached from here"
    if address is None:  # a datagram to where the socket is connected already
        return None
    host = str(address[0]).partition("%")[0]
    try:
        goal = ipaddress.ip_address(host)
    except ValueError:
        return "a name was to be connected to without being resolved first"
    if allowance.covers(goal) or is_public(goal):
        return None
    return f"{goal} is a private address; if that is meant, add it to network.allow_private"
