"""The lines of constraints.txt that are needed to run Monitor, with their hashes; development tools are left out.

    python deploy/runtime.py constraints.txt > run.txt

Runs where all of constraints.txt and Monitor itself are installed: what needs what is read from there.
"""

import re
import sys
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

from pip._vendor.packaging.requirements import Requirement


def needed(name: str, extras: frozenset[str], found: dict[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """Every package that `name` with these extras cannot do without here."""
    try:
        wants = [Requirement(text) for text in requires(name) or ()]
    except PackageNotFoundError:  # for another system
        return found
    for want in wants:
        if want.marker is not None and not any(want.marker.evaluate({"extra": extra}) for extra in ("", *extras)):
            continue
        known = re.sub(r"[-_.]+", "-", want.name).lower()
        asked = frozenset(want.extras)
        if known not in found or not asked <= found[known]:
            found[known] = found.get(known, frozenset()) | asked
            needed(known, found[known], found)
    return found


def main() -> None:
    """Print the blocks of the packages that are needed."""
    wanted = needed("monitor-news", frozenset(), {})
    blocks = re.split(r"^(?=[a-z0-9])", Path(sys.argv[1]).read_text(encoding="utf-8"), flags=re.MULTILINE)
    kept = [block for block in blocks if re.split(r"[=\[ ;]", block, maxsplit=1)[0] in wanted]
    missing = set(wanted) - {re.split(r"[=\[ ;]", block, maxsplit=1)[0] for block in kept}
    if missing:
        sys.exit(f"not in {sys.argv[1]}: {', '.join(sorted(missing))}")
    sys.stdout.write("".join(kept))


if __name__ == "__main__":
    main()
