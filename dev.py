#!/usr/bin/env python3
"""Monitor's two commands for a fresh machine. Needs Python 3.11 or newer and a package index, nothing else.

    python3 dev.py demo     install on first use, then make a digest from sample outlets, without network
    python3 dev.py test     every check that CI runs: ruff, mypy, architecture, docs, the suite
    python3 dev.py setup    only install
    python3 dev.py lock     renew constraints.txt from pyproject.toml (needs uv)

Everything is installed into .venv beside this file. Other arguments after `demo` and `test` are passed on.
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
MARK = VENV / "installed-from"
LOCK = ROOT / "constraints.txt"
PARALLEL = ("-n", "auto", "--maxprocesses", "4", "--dist", "worksteal")  # `-n 0` after `test` switches it off
CHECKS: tuple[tuple[str, Sequence[str]], ...] = (
    ("ruff check", ["-m", "ruff", "check", "."]),
    ("ruff format", ["-m", "ruff", "format", "--check", "."]),
    ("mypy --strict", ["-m", "mypy"]),
    ("architecture, docs and suite", ["-m", "pytest", *PARALLEL]),
)


def say(text: str) -> None:
    """One line of progress, at once."""
    print(text, flush=True)


def fingerprint() -> str:
    """What the environment was made from: when this changes, it is made again."""
    parts = [
        (ROOT / "pyproject.toml").read_bytes(),
        LOCK.read_bytes(),
        str(ROOT).encode(),
        sys.version.encode(),
    ]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def attempt(command: Sequence[str | Path]) -> bool:
    """Run a command quietly; on failure show the end of what it said and return False."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        say(f"    did not work: {' '.join(str(part) for part in command[:4])} …")
        say("\n".join("    | " + line for line in done.stdout.strip().splitlines()[-8:]))
    return done.returncode == 0


def install_with_uv(uv: str) -> bool:
    """Environment and packages by uv: seconds."""
    into = ["--python", str(PYTHON)]
    return (
        attempt([uv, "venv", "--clear", "--seed", "--no-project", "--python", sys.executable, VENV])
        and attempt([uv, "pip", "install", *into, "--require-hashes", "-r", LOCK])
        and attempt([uv, "pip", "install", *into, "--no-deps", "--no-build-isolation", "-e", ROOT])
    )


def install_with_venv() -> bool:
    """Environment by the standard library, packages by the pip inside it."""
    return attempt([sys.executable, "-m", "venv", "--clear", VENV]) and pip_install([PYTHON, "-m", "pip"])


def install_with_outer_pip() -> bool:
    """Where Python comes without ensurepip (Debian without python3-venv): filled by the pip outside."""
    return attempt([sys.executable, "-m", "venv", "--clear", "--without-pip", VENV]) and pip_install(
        [sys.executable, "-m", "pip", "--python", PYTHON]
    )


def pip_install(pip: Sequence[str | Path]) -> bool:
    """The locked packages, each checked against its hash, then this checkout itself."""
    quiet = ["install", "--no-input", "--disable-pip-version-check"]
    return attempt([*pip, *quiet, "--require-hashes", "-r", LOCK]) and attempt(
        [*pip, *quiet, "--no-deps", "--no-build-isolation", "-e", ROOT]
    )


def ways() -> list[tuple[str, Callable[[], bool]]]:
    """How the environment can be made here, fastest first."""
    uv = shutil.which("uv")
    found: list[tuple[str, Callable[[], bool]]] = []
    if uv:
        found.append(("uv", lambda: install_with_uv(uv)))
    if importlib.util.find_spec("ensurepip"):
        found.append(("venv and pip", install_with_venv))
    found.append(("venv filled by the outer pip", install_with_outer_pip))
    return found


def setup() -> None:
    """Make .venv unless it is there already, made from the same files."""
    wanted = fingerprint()
    if PYTHON.exists() and MARK.exists() and MARK.read_text() == wanted:
        return
    for name, install in ways():
        say(f"Installing into .venv with {name} (once; this takes up to a minute) …")
        began = time.monotonic()
        if install():
            MARK.write_text(wanted)
            say(f"Installed in {time.monotonic() - began:.0f} s.")
            return
    sys.exit(
        "dev.py could not make an environment. It needs one of: uv, Python's venv module (Debian: "
        "apt install python3-venv), or pip 22.3 or newer (Debian: apt install python3-pip). "
        "The lines above say what each attempt met."
    )


def run(command: Sequence[str], environment: dict[str, str] | None = None) -> int:
    """Run the environment's Python in the checkout and return its exit code."""
    return subprocess.run(
        [str(PYTHON), *command], cwd=ROOT, check=False, env={**os.environ, **(environment or {})}
    ).returncode


def test(arguments: Sequence[str]) -> int:
    """Every check, each one even if an earlier one failed; 0 only if all pass."""
    failed = []
    for name, command in CHECKS:
        say(f"── {name}")
        if run([*command, *(arguments if "pytest" in command else [])]):
            failed.append(name)
    say("── " + (f"FAILED: {', '.join(failed)}" if failed else "all checks passed"))
    return 1 if failed else 0


def lock() -> int:
    """Renew constraints.txt: every package pinned with its hashes, no index address in it."""
    uv = shutil.which("uv") or sys.exit("dev.py lock needs uv on the path.")
    command = [
        uv,
        "pip",
        "compile",
        "pyproject.toml",
        "--extra",
        "dev",
        "--universal",
        "--python-version",
        "3.11",
    ]
    options = ["--upgrade", "--generate-hashes", "--no-header", "--no-annotate", "--no-emit-index-url"]
    return subprocess.run([*command, *options, "--quiet", "-o", LOCK.name], cwd=ROOT, check=False).returncode


def main() -> int:
    """Dispatch on the first argument."""
    if sys.version_info < (3, 11):  # noqa: UP036 - the newcomer may have an older one
        sys.exit(f"Monitor needs Python 3.11 or newer; this is {sys.version.split()[0]} ({sys.executable}).")
    name, arguments = (sys.argv[1] if len(sys.argv) > 1 else "help"), sys.argv[2:]
    if name not in ("demo", "test", "setup", "lock"):
        say(str(__doc__).strip())
        return 0 if name in ("help", "-h", "--help") else 2
    if name == "lock":
        return lock()
    setup()
    if name == "demo":
        return run(["-m", "monitor.demo", *arguments])
    return test(arguments) if name == "test" else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
