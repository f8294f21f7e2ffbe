"""The documents say what the program does: commands, options, exit codes, keys, examples, links."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from pydantic import BaseModel

from monitor import config
from monitor.cli import cli
from monitor.config.form import (
    AlertsForm,
    ConceptForm,
    DestinationForm,
    DigestForm,
    FeedsForm,
    HttpForm,
    NetworkForm,
    OutletForm,
    SendmailForm,
    SmtpForm,
)
from monitor.config.source import read
from monitor.errors import ConfigError, LedgerInUse, MonitorError
from monitor.model import Failure

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), ROOT / "digests/README.md"])
COMMANDS = (ROOT / "docs/commands.md").read_text(encoding="utf-8")
REFERENCE = (ROOT / "docs/feeds-yaml.md").read_text(encoding="utf-8")
FORMS: list[tuple[str, type[BaseModel]]] = [
    ("At the top", FeedsForm),
    ("concepts", ConceptForm),
    ("outlets", OutletForm),
    ("digest, digests", DigestForm),
    ("destinations", DestinationForm),
    ("alerts", AlertsForm),
    ("http", HttpForm),
    ("smtp", SmtpForm),
    ("sendmail", SendmailForm),
    ("network", NetworkForm),
]


def commands(group: click.Group, name: str) -> Iterator[tuple[str, click.Command]]:
    """Every command with its full name."""
    context = click.Context(group)
    for short in group.list_commands(context):
        command = group.get_command(context, short)
        assert command is not None
        if isinstance(command, click.Group):
            if command.invoke_without_command:
                yield f"{name} {short}", command
            yield from commands(command, f"{name} {short}")
        else:
            yield f"{name} {short}", command


def section(title: str, page: str) -> str:
    """The part of a page below a heading of the second level."""
    return re.split(r"^## ", page.split(f"\n## {title}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]


@pytest.mark.parametrize(("name", "command"), list(commands(cli, "monitor")))
def test_every_command_and_option_is_documented(name: str, command: click.Command) -> None:
    told = section(name, COMMANDS)
    options = [option for parameter in command.params for option in parameter.opts if option.startswith("--")]
    assert [option for option in options if option not in told] == []
    assert command.help
    assert name in (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_documented_command_exists() -> None:
    told = set(re.findall(r"^## (monitor .+)$", COMMANDS, flags=re.MULTILINE))
    assert told == {name for name, _ in commands(cli, "monitor")}


@pytest.mark.parametrize("code", [0, MonitorError.exit_code, 2, ConfigError.exit_code, 4, LedgerInUse.exit_code, 130])
def test_every_exit_code_is_documented(code: int) -> None:
    assert f"\n| {code} |" in section("Exit codes", COMMANDS)


@pytest.mark.parametrize(("title", "form"), FORMS, ids=[title for title, _ in FORMS])
def test_the_reference_has_exactly_the_keys_there_are(title: str, form: type[BaseModel]) -> None:
    told = re.findall(r"^\| `(\w+)` \|", section(title, REFERENCE), flags=re.MULTILINE)
    assert sorted(told) == sorted(field.alias or name for name, field in form.model_fields.items())


def test_the_published_schema_is_the_one_the_program_has() -> None:
    published = (ROOT / "docs/feeds.schema.json").read_text(encoding="utf-8")
    assert published == config.schema(), "renew it: monitor config schema > docs/feeds.schema.json"
    assert json.loads(published)["properties"].keys() == FeedsForm.model_fields.keys()


def test_the_real_feeds_yaml_names_the_schema_and_more_than_a_hundred_outlets() -> None:
    path = ROOT / "feeds.yaml"
    assert path.read_text(encoding="utf-8").splitlines()[0].endswith("$schema=docs/feeds.schema.json")
    assert len(config.load(path, {}).outlets) > 100


def yaml_examples() -> Iterator[tuple[str, str]]:
    """Every YAML block of the documents, with where it stands."""
    for page in PAGES:
        for number, block in enumerate(re.findall(r"```yaml\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)):
            yield f"{page.name}-{number}", block


@pytest.mark.parametrize(("where", "block"), list(yaml_examples()))
def test_every_yaml_example_is_right(where: str, block: str, tmp_path: Path) -> None:
    """A fragment is right when it is right beside the blocks it leaves out."""
    tree = read(block.encode()).tree
    rest = {"outlets": {"Outlet": "https://outlet.example/feed"}, "topics": {"Chechnya": ["Chechnya"]}}
    missing = {name: value for name, value in rest.items() if name not in tree and "keywords" not in tree}
    if "outlets" not in tree:
        missing["outlets"] = rest["outlets"]
    path = tmp_path / "feeds.yaml"
    added = "".join(f"\n{name}: {json.dumps(value)}\n" for name, value in missing.items())
    path.write_text(block + added, encoding="utf-8")
    assert config.load(path, dict.fromkeys(re.findall(r"\$\{(\w+)\}", block), "x")).outlets, where


def test_the_readmes_sample_mistake_is_what_the_program_says(tmp_path: Path) -> None:
    path = tmp_path / "feeds.yaml"
    path.write_text(
        "keywords: [a]\noutlets:\n  Meduza: {feed: https://meduza.io/rss/all, evry: 3m}\n", encoding="utf-8"
    )
    with pytest.raises(ConfigError) as caught:
        config.load(path, {})
    said = str(caught.value).split(":", 3)[3].strip()
    assert said in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=[str(page.relative_to(ROOT)) for page in PAGES])
def test_every_link_inside_the_documents_leads_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8"))
    inside = [target for target in targets if "://" not in target]
    assert [target for target in inside if not (page.parent / target).exists()] == []


def test_every_failure_has_a_next_step_for_a_person() -> None:
    assert all(failure.next_step.endswith(".") for failure in Failure)


def test_every_direct_dependency_has_its_reason() -> None:
    named = re.findall(
        r'^    "([a-z0-9-]+)[><=\[]', (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE
    )
    told = (ROOT / "docs/decisions.md").read_text(encoding="utf-8").lower()
    plumbing = {"monitor-news", "editables", "types-pyyaml"}
    assert [name for name in named if name not in plumbing and name not in told] == []


def test_the_lock_file_pins_every_package_and_names_no_index() -> None:
    lock = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    assert "--hash=sha256:" in lock
    assert not re.search(r"https?://|--(extra-)?index-url|--find-links", lock)
    pins = re.findall(r"^([a-z0-9-]+)==", lock, re.MULTILINE)
    assert len(pins) <= 72, "the environment grows; is each package worth it?"


def test_the_map_in_the_package_names_every_room() -> None:
    told = (ROOT / "docs/architecture.md").read_text(encoding="utf-8") + (ROOT / "monitor/__init__.py").read_text()
    rooms = {
        path.stem for path in (ROOT / "monitor").iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert [room for room in sorted(rooms) if not room.startswith("__") and room not in told] == []
