"""The house stands as docs/architecture.md draws it: floors, strangers, one library one door, pure rooms."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "monitor"

FLOORS = {
    "model": 0, "errors": 0, "text": 1, "sites": 1, "walls": 1, "dated": 1, "languages": 1, "disguise": 1,
    "formats": 2, "query": 2, "match": 2, "articles": 2, "stories": 2, "pages": 2, "schedule": 2, "digest": 2,
    "websub": 2, "render": 2, "ports": 2, "alarms": 2, "fetch": 2, "sandbox": 2, "stores": 2, "channels": 2,
    "config": 3, "pipeline": 3, "metrics": 3,
    "engines": 4, "service": 4, "screen": 4, "log": 4,
    "cli": 5, "demo": 5,
    "__main__": 6,
}  # fmt: skip
# Neighbours on one floor are strangers, but for these: a query is read to be matched, the service has an engine,
# a library that brings its own HTTP is put behind the guard, channels are handed what a port describes,
# forms and disguises are folded as texts are.
INTRODUCED = {
    ("languages", "text"), ("disguise", "text"), ("match", "query"), ("service", "engines"), ("channels", "fetch"),
    ("channels", "ports"),
}  # fmt: skip
# The face of the package (its version) may be read from anywhere.
PURE = (
    "model",
    "errors",
    "text",
    "dated",
    "sites",
    "walls",
    "languages",
    "disguise",
    "formats",
    "query",
    "match",
    "articles",
    "stories",
    "pages",
    "schedule",
    "websub",
    "digest",
    "render",
    "alarms",
    "ports",
)
# The room behind whose door each library lives.
DOORS = {
    "ahocorasick_rs": {"match"}, "daachorse": {"match"}, "re2": {"query"},
    "apprise": {"channels"},
    "aiosmtplib": {"channels"}, "aiosmtpd": {"demo"}, "alembic": {"stores"}, "apscheduler": {"engines"},
    "click": {"cli"}, "css_inline": {"render"}, "feedparser": {"formats"}, "h11": {"service", "fetch"},
    "httpx2": {"fetch"}, "jinja2": {"render"}, "nh3": {"text"}, "platformdirs": {"config"},
    "prometheus_client": {"metrics"},
    "publicsuffixlist": {"sites"}, "pydantic": {"config"},
    "rich": {"screen"}, "simplemma": {"languages"},
    "sqlalchemy": {"stores"}, "structlog": {"log"}, "trafilatura": {"formats"}, "yaml": {"config"},
}  # fmt: skip
IMPURE_MODULES = {"random", "secrets", "socket", "subprocess", "logging", "threading", "asyncio", "tempfile", "os"}
IMPURE_CALLS = {("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today"),
                ("time", "time"), ("time", "monotonic")}  # fmt: skip
LONGEST_FUNCTION, LONGEST_ROOM = 35, 500


def modules() -> Iterator[tuple[str, Path, ast.Module]]:
    """Every module with its room; migrations are history, not house."""
    for path in sorted(PACKAGE.rglob("*.py")):
        relative = path.relative_to(PACKAGE)
        if relative != Path("__init__.py") and "versions" not in relative.parts:
            yield relative.parts[0].removesuffix(".py"), path, ast.parse(path.read_text(encoding="utf-8"))


def imports(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Every imported dotted name with its line, wherever it stands: type-only and inside functions too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("import_module"):
            yield from ((str(name.value), node.lineno) for name in node.args if isinstance(name, ast.Constant))


def own_room(name: str) -> str | None:
    """The room of ours that an imported name lives in."""
    parts = name.split(".")
    return parts[1] if parts[0] == "monitor" and parts[1] in FLOORS else None


def test_every_room_has_a_floor() -> None:
    assert {room for room, _, _ in modules()} == set(FLOORS)


def test_imports_point_down_and_neighbours_are_strangers() -> None:
    wrong = []
    for room, path, tree in modules():
        for name, line in imports(tree):
            other = own_room(name)
            if other is None or other == room or (room, other) in INTRODUCED:
                continue
            if FLOORS[other] >= FLOORS[room]:
                wrong.append(f"{path.relative_to(ROOT)}:{line}: {room} imports {other}")
    assert wrong == []


def test_doors_know_only_service_config_and_the_ground() -> None:
    allowed = {"service", "config", "model", "errors", "screen", "log", "demo", "cli"}
    wrong = [
        f"{path.relative_to(ROOT)}:{line}: {name}"
        for room, path, tree in modules()
        if FLOORS[room] >= 5
        for name, line in imports(tree)
        if own_room(name) not in {None, *allowed}
    ]
    assert wrong == []


def test_each_library_has_one_door() -> None:
    wrong = []
    for room, path, tree in modules():
        for name, line in imports(tree):
            library = name.split(".")[0]
            if library in sys.stdlib_module_names or library == "monitor":
                continue
            if room not in DOORS.get(library, set()):
                wrong.append(f"{path.relative_to(ROOT)}:{line}: {library} in {room}")
    assert wrong == []


def test_no_http_client_outside_fetch() -> None:
    clients = (
        "httpx",
        "httpx2",
        "httpcore",
        "httpcore2",
        "requests",
        "aiohttp",
        "urllib3",
        "urllib.request",
        "http.client",
    )
    wrong = [
        f"{path.relative_to(ROOT)}:{line}: {name}"
        for room, path, tree in modules()
        if room != "fetch"
        for name, line in imports(tree)
        if name.startswith(clients)
    ]
    assert wrong == []


def test_pure_rooms_have_no_clock_no_chance_and_no_side_effects() -> None:
    wrong = []
    for room, path, tree in modules():
        if room not in PURE:
            continue
        wrong += [f"{path.name}:{line}: {name}" for name, line in imports(tree) if name.split(".")[0] in IMPURE_MODULES]
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and is_impure(node)]
        wrong += [f"{path.name}:{node.lineno}: {ast.unparse(node)}" for node in calls]
    assert wrong == []


def is_impure(node: ast.Call) -> bool:
    """Whether a call asks the clock, opens a file or prints."""
    if isinstance(node.func, ast.Name):
        return node.func.id in {"open", "print", "input"}
    return (
        isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and (node.func.value.id, node.func.attr) in IMPURE_CALLS
    )


def test_broad_excepts_stand_only_where_a_stranger_may_do_anything() -> None:
    """service, stores: one fault must not stop the rest; sandbox, formats: hostile documents; cli: no traceback."""
    rooms = {
        room
        for room, _, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler) and isinstance(node.type, ast.Name) and node.type.id == "Exception"
    }
    assert rooms <= {"service", "stores", "sandbox", "formats", "cli"}


def test_functions_and_rooms_stay_small() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno}: {node.name} has {length} lines"
        for _, path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or 0) - node.lineno + 1) > LONGEST_FUNCTION
    ]
    long += [
        f"{path.relative_to(ROOT)}" for _, path, _ in modules() if len(path.read_text().splitlines()) > LONGEST_ROOM
    ]
    assert long == []


@pytest.mark.parametrize("name", ["utils", "helpers", "common", "manager", "base"])
def test_no_room_is_called_after_nothing(name: str) -> None:
    assert not list(PACKAGE.rglob(f"*{name}*.py"))


def test_every_public_name_says_what_it_promises() -> None:
    bare = [
        f"{path.relative_to(ROOT)}:{node.lineno}: {node.name}"
        for room, path, tree in modules()
        if room != "ports"
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and ast.get_docstring(node) is None
    ]
    assert bare == []
