"""What is shipped works without the checkout: the wheel, the unit, the image's steps, the checks of the forge."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

import click
import pytest
import yaml
from packaging.requirements import Requirement

from monitor.cli import cli
from tests.builders import item, rss
from tests.servers import Outlets

ROOT = Path(__file__).resolve().parent.parent
FEED = rss(item("arrest", "Arrests in Chechnya"))


def run(*command: str | Path, folder: Path, code: int = 0, **environment: str) -> str:
    """A command that ends with this code; what it printed."""
    ended = subprocess.run(
        [str(part) for part in command], cwd=folder, env={**os.environ, **environment}, text=True, timeout=60,
        check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    assert ended.returncode == code, ended.stdout
    return ended.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, installed where the checkout is not: only the packages it needs are lent from here."""
    folder = tmp_path_factory.mktemp("shipped")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, folder=ROOT)
    venv.create(folder / "env", symlinks=True)
    python = folder / "env/bin/python"
    options = ("install", "--quiet", "--no-deps", "--no-index", "--disable-pip-version-check")
    run(sys.executable, "-m", "pip", "--python", python, *options, next(folder.glob("*.whl")), folder=folder)
    return folder


def monitor(installed: Path, folder: Path, *arguments: str, code: int = 0) -> str:
    """The installed command, with the libraries of this environment but not its checkout."""
    lent = next(path for path in sys.path if path.endswith("site-packages"))
    return run(installed / "env/bin/monitor", *arguments, folder=folder, code=code, PYTHONPATH=lent)


def test_the_wheel_runs_from_feeds_yaml_to_digest_without_the_checkout(
    installed: Path, tmp_path: Path, served: Outlets
) -> None:
    """Templates, migrations, concepts and the example are in it."""
    ask = "import monitor; print(monitor.__file__)"
    where = run(installed / "env/bin/python", "-c", ask, folder=tmp_path, PYTHONPATH="")
    assert str(installed) in where
    monitor(installed, tmp_path, "init")
    assert (tmp_path / "feeds.schema.json").exists()
    url = served.say("/gazette", FEED)
    (tmp_path / "feeds.yaml").write_text(
        f"topics: {{Desk: ['@chechnya']}}\noutlets: {{Gazette: '{url}'}}\nnetwork: {{allow_private: [127.0.0.0/8]}}\n"
    )
    told = monitor(installed, tmp_path, "run", "--once")
    assert "1 story" in told
    issue = next((tmp_path / "digests/daily").glob("*.html")).read_text(encoding="utf-8")
    assert "Arrests in" in issue
    assert "Every promise is kept" in monitor(installed, tmp_path, "verify")


def test_the_wheel_has_every_file_that_is_no_code(installed: Path) -> None:
    inside = {
        path.relative_to(ROOT / "monitor").as_posix()
        for path in (ROOT / "monitor").rglob("*")
        if path.is_file() and path.suffix not in (".py", ".pyc") and "__pycache__" not in path.parts
    }
    package = next((installed / "env/lib").glob("python*/site-packages/monitor"))
    assert inside
    assert [name for name in sorted(inside) if not (package / name).is_file()] == []
    assert not list(package.rglob("test_*"))


# --- the unit, the image, the forge -----------------------------------------------------------------------


def test_the_unit_is_one_that_systemd_understands(tmp_path: Path) -> None:
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        pytest.skip("no systemd here")
    unit = (ROOT / "deploy/monitor.service").read_text(encoding="utf-8")
    copy = tmp_path / "monitor.service"
    copy.write_text(unit.replace("/opt/monitor/bin/monitor", "/bin/true"), encoding="utf-8")
    assert run(analyze, "verify", copy, folder=tmp_path) == ""
    told = run(analyze, "security", "--offline=true", "--threshold=20", copy, folder=tmp_path)
    assert "OK" in told.splitlines()[-1]


def test_the_commands_in_the_unit_and_the_image_exist() -> None:
    unit = (ROOT / "deploy/monitor.service").read_text(encoding="utf-8")
    image = (ROOT / "deploy/Dockerfile").read_text(encoding="utf-8")
    asked = re.findall(r"^Exec\w+=/opt/monitor/bin/monitor --config \S+ (\w+)", unit, re.MULTILINE)
    asked += re.findall(r'^CMD \["(\w+)"\]', image, re.MULTILINE)
    assert asked == ["check", "run", "run"]
    assert set(asked) <= set(cli.list_commands(click.Context(cli)))


def test_the_image_gets_only_what_is_needed_to_run_each_with_its_hash() -> None:
    lines = run(sys.executable, "deploy/runtime.py", "constraints.txt", folder=ROOT)
    names = set(re.findall(r"^([a-z0-9-]+)==", lines, re.MULTILINE))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needs = [Requirement(need) for need in project["dependencies"]]
    direct = {need.name for need in needs if need.marker is None or need.marker.evaluate()}
    assert direct <= names
    assert names.isdisjoint({"pytest", "mypy", "ruff", "hypothesis", "aiosmtpd"})
    assert len(re.findall(r"^[a-z0-9-]+==", lines, re.MULTILINE)) <= lines.count("--hash=sha256:")


def test_the_image_runs_as_nobody_special_and_copies_nothing_private() -> None:
    image = (ROOT / "deploy/Dockerfile").read_text(encoding="utf-8")
    last = image.rsplit("\nFROM ", 1)[1]
    assert re.search(r"^USER 10001:10001$", last, re.MULTILINE)
    assert "pip install" not in last
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", image, re.MULTILINE)
    for source in " ".join(copied).split():
        assert (ROOT / source).exists(), source
    ignored = (ROOT / "deploy/Dockerfile.dockerignore").read_text(encoding="utf-8").splitlines()
    assert ignored[0] == "*"


def test_the_compose_file_gives_the_service_time_to_end_and_no_rights() -> None:
    service = yaml.safe_load((ROOT / "deploy/compose.yaml").read_text(encoding="utf-8"))["services"]["monitor"]
    assert service["stop_grace_period"] == "35s"
    assert service["read_only"]
    assert service["cap_drop"] == ["ALL"]
    assert (ROOT / "deploy" / service["build"]["context"] / service["build"]["dockerfile"]).is_file()


def test_the_forge_runs_the_two_commands_on_both_systems_with_oldest_and_newest_dependencies() -> None:
    workflow = yaml.safe_load((ROOT / ".github/workflows/ci.yml").read_text(encoding="utf-8"))
    jobs = workflow["jobs"]
    steps = {name: [step.get("run", "").strip() for step in job["steps"]] for name, job in jobs.items()}
    for name in ("locked", "resolved"):
        assert {"python3 dev.py demo", "python3 dev.py test"} <= set(steps[name])
    assert {system.split("-")[0] for system in jobs["locked"]["strategy"]["matrix"]["system"]} == {"ubuntu", "macos"}
    assert set(jobs["resolved"]["strategy"]["matrix"]["resolution"]) == {"highest", "lowest-direct"}
    assert workflow["permissions"] == {"contents": "read"}
