"""What does a visit cost? CPU per feed, end to end with the ledger, against other readers on the same server.

    python benchmarks/poll.py --data FOLDER [--feeds 1000] [--peers VENV] [--write]     (or MONITOR_DATA)

FOLDER holds `feeds/MANIFEST.tsv` and recorded feeds. A server of our own on loopback gives them with validators, each on
one of 64 addresses. Cold: every body is new. Warm: every answer is 304. VENV is a Python environment with `reader`
and `rss2email` installed; newsboat is used when it is on the path. Peers that are absent are named as absent. `--write` renews the table in docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import asyncio
import csv
import hashlib
import multiprocessing
import os
import resource
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks import page

HOSTS = 64


@dataclass(frozen=True)
class Cost:
    """CPU milliseconds and wall milliseconds per feed."""

    cpu: float
    wall: float


def bodies(root: Path, wanted: int) -> list[bytes]:
    """Real recorded feeds, repeated in order until there are enough."""
    with (root / "feeds" / "MANIFEST.tsv").open(encoding="utf-8", newline="") as table:
        rows = [row for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE) if row["origin"] == "real"]
    files = [path for row in rows if (path := root / "feeds" / row["file"]).is_file()]
    return [files[number % len(files)].read_bytes() for number in range(wanted)]


def serve(feeds: list[bytes], port: int) -> None:
    """Answer `/N` with the N-th body, or 304; runs until killed."""
    answers = []
    for number, body in enumerate(feeds):
        etag = f'"{hashlib.sha1(body).hexdigest()}{number}"'  # noqa: S324 - a label
        head = f"HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\nETag: {etag}\r\nContent-Length: {len(body)}\r\n"
        same = f"HTTP/1.1 304 Not Modified\r\nETag: {etag}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        answers.append((etag.encode(), (head + "Connection: close\r\n\r\n").encode() + body, same.encode()))

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            etag, full, same = answers[int(head.split(b" ", 2)[1].lstrip(b"/").removesuffix(b".xml"))]
            writer.write(same if etag in head else full)
            await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError, ValueError, IndexError):
            pass
        finally:
            writer.close()

    async def forever() -> None:
        servers = [await asyncio.start_server(handle, f"127.0.0.{n + 1}", port) for n in range(HOSTS)]
        await asyncio.gather(*(server.serve_forever() for server in servers))

    asyncio.run(forever())


def urls(count: int, port: int) -> list[str]:
    """The address of every feed."""
    return [f"http://127.0.0.{1 + number % HOSTS}:{port}/{number}.xml" for number in range(count)]


def cost(command: list[str], folder: Path, feeds: int) -> Cost:
    """Run a command to its end and take the operating system's account of it and its children."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    folders = {"HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    environment = {**os.environ, **folders, "PYTHONDONTWRITEBYTECODE": ""}  # every program with its byte code
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False, timeout=1200)
    wall, after = time.monotonic() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 4):
        print("   ", command[0], "ended with", done.returncode, done.stderr[-300:].decode("utf-8", "replace"))
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(cpu=cpu * 1000 / feeds, wall=wall * 1000 / feeds)


# --- the programs: each gives its cold and its warm run


def monitor(folder: Path, addresses: list[str]) -> tuple[Cost, Cost]:
    """This checkout, with one topic."""
    outlets = "".join(f'  Outlet {number}: "{url}"\n' for number, url in enumerate(addresses))
    network = "network: {allow_private: [127.0.0.0/8]}\n"
    (folder / "feeds.yaml").write_text(f"keywords: [Chechnya, Чечня]\noutlets:\n{outlets}{network}")
    command = [sys.executable, "-m", "monitor", "run", "--once"]
    return cost(command, folder, len(addresses)), cost([*command, "--all"], folder, len(addresses))


READER = """
import sys, reader
made = reader.make_reader(sys.argv[1])
for url in open(sys.argv[2]).read().split():
    made.add_feed(url, exist_ok=True)
for result in made.update_feeds_iter(workers=16, scheduled=False):
    pass
"""


def reader(folder: Path, addresses: list[str], python: Path) -> tuple[Cost, Cost]:
    """lemon24/reader."""
    (folder / "urls").write_text("\n".join(addresses))
    (folder / "run.py").write_text(READER)
    command = [str(python), "run.py", "reader.sqlite", "urls"]
    return cost(command, folder, len(addresses)), cost(command, folder, len(addresses))


def rss2email(folder: Path, addresses: list[str], python: Path) -> tuple[Cost, Cost]:
    """rss2email, sending nothing."""
    program = [str(python.parent / "r2e"), "-c", "r2e.cfg", "-d", "r2e.json"]
    subprocess.run([*program, "new", "reader@example.org"], cwd=folder, capture_output=True, check=False)
    with (folder / "r2e.cfg").open("a") as file:
        file.writelines(f"\n[feed.f{number}]\nurl = {url}\n" for number, url in enumerate(addresses))
    command = [*program, "run", "--no-send"]
    return cost(command, folder, len(addresses)), cost(command, folder, len(addresses))


def newsboat(folder: Path, addresses: list[str]) -> tuple[Cost, Cost]:
    """newsboat with sixteen threads."""
    (folder / "urls").write_text("\n".join(addresses) + "\n")
    (folder / "config").write_text("reload-threads 16\n")
    command = ["newsboat", "-u", "urls", "-c", "cache.db", "-C", "config", "-x", "reload"]
    return cost(command, folder, len(addresses)), cost(command, folder, len(addresses))


def programs(peers: Path | None) -> dict[str, Callable[[Path, list[str]], tuple[Cost, Cost]]]:
    """What is here to be compared."""
    found: dict[str, Callable[[Path, list[str]], tuple[Cost, Cost]]] = {"Monitor": monitor}
    python = peers / "bin" / "python" if peers else None
    for name, run in (("reader", reader), ("rss2email", rss2email)):
        if (
            python
            and subprocess.run([python, "-c", f"import {name}"], check=False, capture_output=True).returncode == 0
        ):
            found[name] = lambda folder, addresses, run=run: run(folder, addresses, python)  # type: ignore[misc]  # a lambda with a default has no type of its own
        else:
            print(f"{name} is absent: give --peers an environment that has it.")
    if shutil.which("newsboat"):
        found["newsboat"] = newsboat
    else:
        print("newsboat is absent.")
    return found


def main() -> int:
    """Print the table."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", default=os.environ.get("MONITOR_DATA"))
    ask.add_argument("--feeds", type=int, default=1000)
    ask.add_argument("--peers", type=Path)
    ask.add_argument("--write", action="store_true")
    want = ask.parse_args()
    if not want.data or not (Path(want.data) / "feeds" / "MANIFEST.tsv").is_file():
        print("No data: give --data FOLDER or MONITOR_DATA with feeds/MANIFEST.tsv in it. Nothing was measured.")
        return 1
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = multiprocessing.Process(target=serve, args=(bodies(Path(want.data), want.feeds), port), daemon=True)
    server.start()
    time.sleep(2)
    try:
        made = table(programs(want.peers), urls(want.feeds, port))
    finally:
        server.terminate()
    if want.write:
        page.write("poll", f"python benchmarks/poll.py --data … --peers … --feeds {want.feeds}", made)
    return 0


def table(found: dict[str, Callable[[Path, list[str]], tuple[Cost, Cost]]], addresses: list[str]) -> str:
    """One row a program, with the ratio of its CPU to ours."""
    lines = [
        "| program | cold CPU ms | × ours | wall ms | warm CPU ms | × ours | wall ms |",
        "|---|---|---|---|---|---|---|",
    ]
    print(f"\n{len(addresses)} feeds, http on loopback; milliseconds per feed\n\n" + "\n".join(lines))
    ours: tuple[Cost, Cost] | None = None
    for name, run in found.items():
        with tempfile.TemporaryDirectory() as folder:
            cold, warm = run(Path(folder), addresses)
        ours = ours or (cold, warm)
        lines.append(
            f"| {name} | {cold.cpu:.1f} | {cold.cpu / ours[0].cpu:.1f} | {cold.wall:.1f} "
            f"| {warm.cpu:.1f} | {warm.cpu / ours[1].cpu:.1f} | {warm.wall:.1f} |"
        )
        print(lines[-1], flush=True)
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
