"""A sendmail program of this machine: it queues the mail and answers with its exit status (sysexits.h)."""

from __future__ import annotations

import asyncio
import contextlib
import os

from monitor.model import Delivery, DeliveryState, Receipt
from monitor.text import cut, one_line

_PATIENCE = 600.0  # seconds for the program to take the mail
_FOR_GOOD = {
    os.EX_USAGE: "wrong use",
    os.EX_DATAERR: "the mail is wrong",
    os.EX_NOUSER: "no such recipient",
    os.EX_NOHOST: "no such host",
}


async def hand_over(program: str, sender: str, delivery: Delivery) -> Receipt:
    """Give the frozen bytes to the program; killed or silent, nobody knows what it did with them."""
    command = (program, "-i", "-f", sender, "--", delivery.destination.address)
    pipe = asyncio.subprocess.PIPE
    try:
        process = await asyncio.create_subprocess_exec(
            *command, stdin=pipe, stdout=pipe, stderr=asyncio.subprocess.STDOUT
        )
    except OSError as error:
        detail = f"{program} cannot be started ({error.strerror}); check sendmail: command."
        return Receipt(state=DeliveryState.DEFERRED, detail=detail, needs_person=True)
    try:
        async with asyncio.timeout(_PATIENCE):
            said, _ = await process.communicate(delivery.payload.replace(b"\r\n", b"\n"))
    except TimeoutError:
        return Receipt(state=DeliveryState.UNKNOWN, detail=f"{program} did not end; it may have taken the mail.")
    finally:
        if process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()
    return _receipt(program, process.returncode or 0, cut(one_line(said.decode("utf-8", "replace")), 200))


def _receipt(program: str, status: int, said: str) -> Receipt:
    words = f": {said}" if said else "."
    if status == 0:
        return Receipt(state=DeliveryState.SENT, detail=f"{program} took it{words}")
    if status < 0:
        return Receipt(state=DeliveryState.UNKNOWN, detail=f"{program} was killed by signal {-status}{words}")
    if status in _FOR_GOOD:
        detail = f"{program} refuses: {_FOR_GOOD[status]} (exit {status}){words}"
        return Receipt(state=DeliveryState.FAILED, detail=detail)
    return Receipt(state=DeliveryState.DEFERRED, detail=f"{program} ended with exit {status}{words}")
