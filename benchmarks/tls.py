"""How many https feeds can one core visit? The real engine and ledger, a TLS server of our own on loopback, 5 % changed.

    python benchmarks/tls.py [--feeds 1000] [--rounds 4] [--loop uvloop] [--write]

A process of its own serves invented feeds of 60 KB over TLS 1.3, each visit a new connection, from 64 addresses with a
certificate made for the purpose (needs the `openssl` program). The first round reads everything; in the others one feed
in twenty has a new entry and the rest answer 304. Counted: processor time of this process per visit, how late the loop
is (p99 of a task that wants to wake every 10 ms), how much of that this process worked itself – what is left of it when
nobody else wants the processor –, and peak memory. `--write` renews the table in docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import importlib
import json
import multiprocessing
import os
import resource
import socket
import ssl
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks import page
from monitor import config, service
from monitor.screen import Screen
from monitor.service.memory import set_aside

HOSTS, CHANGED = 64, 20
WAKE = 0.01  # seconds
ITEM = (
    "<item><guid isPermaLink='false'>{n}-of-outlet-{feed}</guid><title>Headline {n} of outlet {feed}</title>"
    "<link>https://outlet-{feed}.example/{n}</link><description>{text}</description></item>"
)
TEXT = "What is known of it so far was told to our reporter, who was there and saw it. " * 22


def certificate(folder: Path) -> Path:
    """A certificate for all the addresses, with its key, that vouches for itself."""
    path = folder / "server.pem"
    names = ",".join(f"IP:127.1.0.{n + 1}" for n in range(HOSTS))
    command = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
        "-days",
        "2",
    ]
    command += ["-subj", "/CN=benchmark", "-addext", f"subjectAltName={names}", "-keyout", str(path), "-out", str(path)]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    if made.returncode:
        sys.exit(f"openssl made no certificate: {made.stderr.strip()[-300:]}")
    text = path.read_text(encoding="ascii")
    key, _, rest = text.partition("-----BEGIN CERTIFICATE-----")
    path.write_text(f"-----BEGIN CERTIFICATE-----{rest}{key}" if key else text, encoding="ascii")
    return path


def serve(port: int, pem: Path, version: multiprocessing.sharedctypes.Synchronized[int]) -> None:
    """Answer `/N` with feed N; every twentieth of a version is new."""

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            head = await reader.readuntil(b"\r\n\r\n")
            number = int(head.split(b" ", 2)[1][1:])
            newest = version.value if number % CHANGED == version.value % CHANGED else 0
            etag = f'"{number}-{newest}"'.encode()
            if etag in head or (not newest and b"If-None-Match" in head):
                writer.write(b"HTTP/1.1 304 Not Modified\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            else:
                numbers = ([1000 + newest] if newest else []) + list(range(30))
                told = "".join(ITEM.format(n=n, feed=number, text=TEXT) for n in numbers)
                body = f"<rss version='2.0'><channel><title>Outlet</title>{told}</channel></rss>".encode()
                length = len(body)
                writer.write(b"HTTP/1.1 200 OK\r\nETag: %b\r\nContent-Length: %d\r\n" % (etag, length))
                writer.write(b"Connection: close\r\n\r\n" + body)
            await writer.drain()
        with contextlib.suppress(OSError):
            writer.close()

    async def main() -> None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(pem)
        server = await asyncio.start_server(handle, "0.0.0.0", port, ssl=context, backlog=512)  # noqa: S104 - 127.1.0.*
        async with server:
            await server.serve_forever()

    asyncio.run(main())


@dataclass
class Result:
    """What the rounds after the first came to."""

    visits: int = 0
    failed: int = 0
    cpu: float = 0
    wall: float = 0
    late: list[float] = field(default_factory=list)
    own: list[float] = field(default_factory=list)
    memory: float = 0

    @property
    def row(self) -> str:
        late, own = (statistics.quantiles(seen or [0.0, 0.0], n=100)[98] * 1000 for seen in (self.late, self.own))
        return (
            f"{self.visits / self.cpu:,.0f} | {self.cpu / self.visits * 1000:.2f} ms | {self.visits / self.wall:,.0f} "
            f"| {late:.0f} ms | {own:.0f} ms | {self.memory:.0f} MB"
        )


async def rounds(loaded: config.Config, count: int, version: multiprocessing.sharedctypes.Synchronized[int]) -> Result:
    """One round that reads everything, then those that are measured."""
    result, now = Result(), datetime.now(UTC)

    async def watch() -> None:
        while True:
            began, worked = time.perf_counter(), time.process_time()
            await asyncio.sleep(WAKE)
            result.late.append(max(0.0, time.perf_counter() - began - WAKE))
            result.own.append(max(0.0, time.process_time() - worked - WAKE))

    moment = [now]
    accounting = service.Accounting(Screen(quiet=True))
    async with service.assembled(loaded, accounting, lambda: moment[0]) as engine:
        set_aside()  # as the service does
        await engine.once(everything=True)
        watching = asyncio.create_task(watch())
        for number in range(1, count):
            version.value, moment[0] = number, now + timedelta(hours=number)
            cpu, wall, before = time.process_time(), time.perf_counter(), len(accounting.account().polls)
            await engine.once(everything=True)
            result.cpu += time.process_time() - cpu
            result.wall += time.perf_counter() - wall
            result.visits += len(accounting.account().polls) - before
        watching.cancel()
        result.failed = len(accounting.account().failed_polls)
    result.memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return result


def measured(feeds: int, count: int, loop: Callable[[], asyncio.AbstractEventLoop] | None) -> Result:
    """Start the server, visit, stop it."""
    with tempfile.TemporaryDirectory() as home, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        pem = certificate(Path(home))
        os.environ["SSL_CERT_FILE"] = str(pem)
        version = multiprocessing.Value("i", 0)
        server = multiprocessing.Process(target=serve, args=(port, pem, version), daemon=True)
        server.start()
        listed = {f"Outlet {n}": f"https://127.1.0.{n % HOSTS + 1}:{port}/{n}" for n in range(feeds)}
        network = "{allow_private: [127.0.0.0/8], concurrency: 64}"
        path = Path(home) / "feeds.yaml"
        path.write_text(f"keywords: [Chechnya]\noutlets: {json.dumps(listed)}\nnetwork: {network}\n", encoding="utf-8")
        time.sleep(1)
        try:
            with asyncio.Runner(loop_factory=loop) as runner:
                return runner.run(rounds(config.load(path), count, version))
        finally:
            server.terminate()
            server.join()


def main() -> int:
    """Print one row."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--feeds", type=int, default=1000)
    ask.add_argument("--rounds", type=int, default=4)
    ask.add_argument("--loop", choices=["asyncio", "uvloop"], default="asyncio")
    ask.add_argument("--write", action="store_true")
    want = ask.parse_args()
    loop = None
    if want.loop == "uvloop":
        loop = importlib.import_module("uvloop").new_event_loop
    result = measured(want.feeds, want.rounds, loop)
    made = (
        "| loop | visits per core-second | processor per visit | visits a second here | loop late, p99 "
        f"| … by our own work | memory |\n|---|---|---|---|---|---|---|\n| {want.loop} | {result.row} |"
    )
    print(made)
    if want.write:
        page.write("tls", f"python benchmarks/tls.py --feeds {want.feeds} --rounds {want.rounds}", made)
    print(f"{result.visits} visits measured, {result.failed} failed.")
    return 1 if result.failed else 0


if __name__ == "__main__":
    sys.exit(main())
