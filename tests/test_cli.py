"""The command, as people and scripts use it: what it prints, what it returns, and that it never shows a traceback."""

from __future__ import annotations

import json
import os
import re
import shlex
import signal
import subprocess
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from monitor.cli import cli
from monitor.errors import LedgerError, MonitorError, UsageError
from monitor.model import Alarm, AlarmKind, Failure, Health, Problem
from monitor.screen import Screen
from tests import builders
from tests.builders import NOW, item, rss
from tests.processes import ENVIRONMENT, begun, command, process, running
from tests.servers import Answer, Mailbox, Outlets, closed_port

ROOT = Path(__file__).parent.parent
FEED = rss(item("arrest", "Arrests in Chechnya"), item("cooking", "How to cook borscht"))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, and we are in it."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder: Path, served: Outlets | None, port: int | None = None, more: str = "") -> Path:
    """A feeds.yaml with one outlet, and mail when there is a relay."""
    url = served.say("/bbc", FEED) if served else "https://outlet.example/feed"
    to = "to: editor@example.org" if port else ""
    sender = "security: none, from: Monitor <monitor@example.org>"
    smtp = f"smtp: {{host: 127.0.0.1, port: {port}, {sender}}}" if port else ""
    path = folder / "feeds.yaml"
    path.write_text(
        f"""
keywords: [Chechnya, LGBT]
outlets:
  BBC News: {url}
{more}
digest: {{at: "07:00", {to}}}
{smtp}
network: {{allow_private: [127.0.0.0/8]}}
""",
        encoding="utf-8",
    )
    return path


def monitor(*arguments: str) -> Result:
    """The command inside this process; MonitorErrors are kept, anything else is raised."""
    result = CliRunner().invoke(cli, arguments)
    if result.exception is not None and not isinstance(result.exception, SystemExit | MonitorError):
        raise result.exception
    return result


def done(*arguments: str) -> str:
    """What a command prints that succeeds."""
    result = monitor(*arguments)
    assert result.exit_code == 0, result.output
    return result.output


def refused(kind: type[MonitorError], *arguments: str) -> str:
    """The sentence of a command that is refused."""
    error = monitor(*arguments).exception
    assert isinstance(error, kind)
    return str(error)


# --- help -------------------------------------------------------------------------------------------------


def paths(group: click.Group, *before: str) -> Iterator[tuple[str, ...]]:
    """Every command and group, as the words that call it."""
    yield before
    context = click.Context(group)
    for name in group.list_commands(context):
        found = group.get_command(context, name)
        if isinstance(found, click.Group):
            yield from paths(found, *before, name)
        else:
            yield (*before, name)


@pytest.mark.parametrize("words", list(paths(cli)), ids=" ".join)
@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_every_command_explains_itself(folder: Path, words: tuple[str, ...], flag: str) -> None:
    told = done(*words, flag)
    assert told.startswith("Usage: ")
    assert len(told.splitlines()) > 4
    assert list(folder.iterdir()) == []


def test_the_version_is_told(folder: Path) -> None:
    assert re.fullmatch(r"monitor, version \d+\.\d+\.\d+\S*\n", done("--version"))


@pytest.mark.parametrize(
    "arguments",
    [
        ("no-such-command",),
        ("run", "--no-such-option"),
        ("run", "--all"),
        ("run", "--json"),
        ("search",),
        ("search", "--limit", "0", "word"),
        ("digest", "preview"),
        ("digest", "preview", "daily", "--format", "pdf"),
    ],
    ids=" ".join,
)
def test_wrong_use_is_code_2_with_a_hint(folder: Path, arguments: tuple[str, ...]) -> None:
    write(folder, None)
    result = monitor(*arguments)
    assert result.exit_code == 2
    assert "Usage:" in result.output
    assert not (folder / "monitor.sqlite3").exists()


# --- init, check, schema ----------------------------------------------------------------------------------


def test_init_writes_a_file_that_check_accepts_and_never_replaces_one(folder: Path) -> None:
    told = done("init")
    assert "feeds.yaml" in told
    written = (folder / "feeds.yaml").read_text(encoding="utf-8")
    assert "is fine" in done("check")
    (folder / "feeds.yaml").write_text("mine", encoding="utf-8")
    assert "--force" in refused(MonitorError, "init")
    assert (folder / "feeds.yaml").read_text(encoding="utf-8") == "mine"
    done("init", "--force")
    assert (folder / "feeds.yaml").read_text(encoding="utf-8") == written


def test_init_writes_to_the_path_given_and_says_when_it_cannot(folder: Path) -> None:
    done("init", "desk/moscow.yaml")
    assert (folder / "desk/moscow.yaml").is_file()
    assert not (folder / "feeds.yaml").exists()
    assert "cannot be written" in refused(MonitorError, "init", "desk/moscow.yaml/feeds.yaml")


def test_check_says_what_was_understood_and_visits_nothing(folder: Path, served: Outlets) -> None:
    write(folder, served, 2525)
    told = done("check")
    for part in ("is fine", "1 with 1 feed", "Chechnya, LGBT", "daily", "editor@example.org", "127.0.0.1:2525"):
        assert part in told
    assert served.asked == []
    assert [path.name for path in folder.iterdir()] == ["feeds.yaml"]


def test_check_as_json_has_the_same_for_scripts_and_no_password(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DESK_PASSWORD", "open-sesame-17")
    (folder / "feeds.yaml").write_text(
        """
topics: {South: [Chechnya]}
outlets: {BBC News: "https://outlet.example/feed"}
digests: {morning: {at: "06:30", timezone: Europe/Berlin, to: editor@example.org}}
smtp: {host: mail.example.org, user: desk, password: "${DESK_PASSWORD}", from: monitor@example.org}
""",
        encoding="utf-8",
    )
    told = done("check", "--json")
    facts = json.loads(told)
    assert facts["outlets"][0]["name"] == "BBC News"
    assert facts["topics"] == [{"name": "South", "queries": ["Chechnya"]}]
    assert facts["digests"][0]["name"] == "morning"
    assert datetime.fromisoformat(facts["digests"][0]["next"]).utcoffset() is not None
    assert "sesame" not in told + done("check")


def test_the_schema_is_json_and_knows_every_block(folder: Path) -> None:
    schema = json.loads(done("config", "schema"))
    assert {"outlets", "topics", "keywords", "digest", "digests", "smtp", "network"} <= set(schema["properties"])


def test_no_configuration_says_where_it_was_looked_for(folder: Path) -> None:
    told = refused(UsageError, "check")
    assert "monitor init" in told
    assert str(folder / "feeds.yaml") in told


def test_the_configuration_is_found_by_option_and_by_variable(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "elsewhere").mkdir()
    path = write(folder / "elsewhere", None)
    assert "is fine" in done("--config", str(path), "check")
    monkeypatch.setenv("MONITOR_CONFIG", str(path))
    assert "is fine" in done("check")
    assert "cannot be read" in refused(UsageError, "--config", "nowhere.yaml", "check")


MISTAKEN = """keywords: [Chechnya]
outlets:
  BBC News: htp:/feeds.example
  Meduza:
    feeed: https://meduza.example/rss
digest: {at: "25:00"}
"""


@pytest.mark.parametrize(
    "arguments", [("check",), ("run",), ("run", "--once"), ("feeds",), ("search", "word")], ids=" ".join
)
def test_mistakes_are_told_with_their_place_and_nothing_is_started(folder: Path, arguments: tuple[str, ...]) -> None:
    (folder / "feeds.yaml").write_text(MISTAKEN, encoding="utf-8")
    error = monitor(*arguments).exception
    assert isinstance(error, MonitorError)
    assert error.exit_code == 3
    assert re.findall(r"^\S*feeds\.yaml:(\d+):\d+: .+; .+$", str(error), re.MULTILINE) == ["3", "5", "6"]
    assert len(str(error).splitlines()) == 3
    assert [path.name for path in folder.iterdir()] == ["feeds.yaml"]


def test_check_says_where_mail_goes_when_no_server_is_named(tmp_path: Path) -> None:
    path = tmp_path / "feeds.yaml"
    path.write_text("keywords: [a]\noutlets: {A: https://a.example/}\ndigest: {to: editor@example.org}\n")
    told = CliRunner().invoke(cli, ["--config", str(path), "check"])
    assert told.exit_code == 0
    assert "no smtp: block" in told.output


# --- run --once -------------------------------------------------------------------------------------------


def test_a_run_in_a_pipe_prints_a_plain_line_for_each_event(folder: Path, served: Outlets, relay: Mailbox) -> None:
    write(folder, served, relay.port)
    told = done("run", "--once")
    assert "\x1b" not in told
    for line in ("visiting 1 feed", "read    BBC News: 2 entries, 2 new, 1 match", "sent    mail editor@example.org"):
        assert line in told.splitlines()
    assert re.search(r"^issued  daily \d{4}-\d\d-\d\dT07:00: 1 story$", told, re.MULTILINE)
    assert re.search(r"^Feeds +1 of 1 read$", told, re.MULTILINE)
    assert len(relay.messages) == 1


def test_a_run_as_json_prints_one_document(folder: Path, served: Outlets, relay: Mailbox) -> None:
    write(folder, served, relay.port)
    facts = json.loads(done("run", "--once", "--json"))
    assert [(poll["outlet"], poll["outcome"], poll["new"]) for poll in facts["polls"]] == [("BBC News", "read", 2)]
    assert [digest["stories"] for digest in facts["digests"]] == [1]
    assert sorted(d["destination"]["kind"] for d in facts["deliveries"]) == ["file", "mail"]
    assert {d["state"] for d in facts["deliveries"]} == {"sent"}
    assert facts["troubles"] == []
    again = json.loads(done("run", "--once", "--json"))
    assert (again["polls"], again["digests"]) == ([], [])
    everything = json.loads(done("run", "--once", "--all", "--json"))
    assert [poll["outcome"] for poll in everything["polls"]] == ["unchanged"]


def test_markup_and_control_bytes_in_a_feed_do_not_reach_the_terminal(folder: Path, served: Outlets) -> None:
    path = write(folder, served)
    served.say("/bbc", "<html><title>[bold red]Log in[/] \x1b[31mred\x1b]0;owned\x07</title></html>")
    result = monitor("run", "--once")
    assert "[bold red]" in result.output
    assert "\x1b" not in result.output
    assert "\x07" not in result.output
    assert path.exists()


# --- digest preview, search, feeds ------------------------------------------------------------------------


@pytest.fixture
def after_a_run(folder: Path, served: Outlets) -> Path:
    """A folder in which the monitor has run, and since then read one more story."""
    write(folder, served)
    done("run", "--once")
    served.say("/bbc", rss(item("law", "LGBT law <b>passed</b>", "The law was passed.")))
    done("run", "--once", "--all")
    return folder


def test_a_preview_comes_as_text_page_and_data(after_a_run: Path) -> None:
    assert "LGBT law" in done("digest", "preview", "daily")
    page = done("digest", "preview", "daily", "--format", "html")
    assert page.lower().startswith("<!doctype html>")
    assert "law &lt;b&gt;passed" in page or "law passed" in page
    for flags in (("--format", "json"), ("--json",)):
        assert json.loads(done("digest", "preview", "daily", *flags))["subscription"] == "daily"


def test_a_preview_is_written_to_a_file(after_a_run: Path) -> None:
    done("digest", "preview", "daily", "--format", "html", "-o", "issue.html")
    assert "LGBT" in (after_a_run / "issue.html").read_text(encoding="utf-8")
    assert "cannot be written" in refused(MonitorError, "digest", "preview", "daily", "-o", "no/such/folder.txt")


def test_a_digest_that_does_not_exist_is_answered_with_those_that_do(after_a_run: Path) -> None:
    error = monitor("digest", "preview", "weekly").exception
    assert isinstance(error, UsageError)
    assert error.exit_code == 2
    assert "'weekly'" in str(error)
    assert "daily" in str(error)


def test_a_search_finds_what_was_read(after_a_run: Path) -> None:
    told = done("search", "borscht")
    assert "How to cook borscht" in told
    assert "BBC News" in told
    assert "1 entry found." in told
    assert "0 entries found." in done("search", "zeppelin")
    assert "1 entry found." in done("search", "lgbt", "PASSED")
    assert "0 entries found." in done("search", "passed law")
    hits = json.loads(done("search", "--json", "chechnya"))
    assert [(hit["title"], hit["topics"]) for hit in hits] == [("Arrests in Chechnya", ["Keywords"])]
    assert json.loads(done("search", "--json", "zeppelin")) == []
    assert "no word" in refused(UsageError, "search", "!?")


def test_check_says_when_no_entry_has_a_tag_that_a_topic_asks_for(folder: Path, served: Outlets) -> None:
    write(folder, served, more="topics: {A: ['Trump AND tag:polotics', 'tag:politics', 'tag:xyzzy']}")
    tagged = item("one", "One").replace("<guid", "<category>Politics</category><guid")
    served.say("/bbc", rss(tagged, item("two", "Two")))
    assert json.loads(done("check", "--json"))["warnings"] == [], "nothing was read yet"
    monitor("run", "--once")
    assert json.loads(done("check", "--json"))["warnings"] == [
        'Topic A: no entry read of late has the tag “polotics”; did you mean tag:"Politics"?',
        "Topic A: no entry read of late has the tag “xyzzy”; its feeds may not give it; see the tags in a feed.",
    ]
    assert done("check").count("no entry read of late") == 2


def test_a_search_says_when_there_is_more_and_where_forms_are_looked_for(folder: Path, served: Outlets) -> None:
    write(folder, served)
    served.say("/bbc", rss(*(item(f"i{number}", f"Borscht number {number}") for number in range(3))))
    monitor("run", "--once")
    assert "More than 2 entries found: the newest are shown. --limit" in done("search", "borscht", "--limit", "2")
    assert len(json.loads(done("search", "borscht", "--limit", "2", "--json"))) == 2
    assert "3 entries found." in (told := done("search", "borscht", "--limit", "3"))
    assert "More than" not in told
    assert "topics test" not in told
    hint = done("search", "zeppelin", "human rights").splitlines()[-1]
    assert hint == """  monitor topics test 'zeppelin AND "human rights"'"""
    assert done("topics", "test", *shlex.split(hint)[3:])


@pytest.mark.parametrize("arguments", [("search", "word"), ("feeds",), ("digest", "preview", "daily")], ids=" ".join)
def test_before_the_first_run_there_is_nothing_to_look_at(folder: Path, arguments: tuple[str, ...]) -> None:
    write(folder, None)
    assert "run --once" in refused(LedgerError, *arguments)
    assert [path.name for path in folder.iterdir()] == ["feeds.yaml"]


def test_feeds_shows_the_health_of_each(folder: Path, served: Outlets) -> None:
    write(folder, served, more=f"  Down: http://127.0.0.1:{closed_port()}/feed\n  Gone: {served.url('/gone')}")
    assert monitor("run", "--once").exit_code == 4
    told = done("feeds")
    for part in ("BBC News", "Down", "Gone", "failing, 1", "3 feeds, 2 failing", "refuses connections"):
        assert part in told
    failing = done("feeds", "--failing")
    assert "BBC News" not in failing
    assert "Gone" in failing
    facts: list[dict[str, Any]] = json.loads(done("feeds", "--json"))
    assert {feed["outlet"]: feed["failure"] for feed in facts} == {
        "BBC News": None,
        "Down": "refused",
        "Gone": "not-found",
    }
    assert {feed["outlet"] for feed in json.loads(done("feeds", "--failing", "--json"))} == {"Down", "Gone"}


@pytest.mark.parametrize("failure", Failure)
def test_every_failure_has_a_next_step_that_a_person_can_take(failure: Failure) -> None:
    assert failure.next_step.endswith(".")
    assert 20 < len(failure.next_step) < 120


def test_feeds_says_of_each_oddity_what_it_is_and_what_comes_next(capsys: pytest.CaptureFixture[str]) -> None:
    problems = (Problem(code="no-entries", sentence="The feed is readable but has no entries."),)
    empty = builders.feed_state(outlet="Empty", last_read_at=NOW, problems=problems, moved_to="https://new.example/f")
    stuck = Alarm(kind=AlarmKind.STUCK, subject=empty.url, sentence="Nothing new.", step="Open it.", since=NOW)
    down = Alarm(kind=AlarmKind.DOWN, subject=empty.url, sentence="It is down.", step="Wait.", since=NOW)
    Screen().feeds(Health(feeds=(empty,), waiting=(), failed=()), (stuck, down), NOW, only_failing=False)
    told = " ".join(capsys.readouterr().out.split())
    for part in ("stuck Empty", "no entries. Visited as usual", "Nothing new. Open it.", "when it says so for a week"):
        assert part in told
    assert "It is down" not in told, "what fails is told by its row"


# --- exit codes of the real process -----------------------------------------------------------------------


def test_0_and_4_and_1_say_how_much_could_be_done(folder: Path, served: Outlets) -> None:
    write(folder, served)
    assert process(folder, "run", "--once").stderr == ""
    write(folder, served, closed_port(), more=f"  Gone: {served.url('/gone')}")
    assert "Gone: There is nothing at this address" in process(folder, "run", "--once", "--all", code=4).stdout
    served.answers.clear()
    process(folder, "run", "--once", "--all", code=1)


def test_4_is_also_for_a_mail_that_was_not_taken(folder: Path, served: Outlets) -> None:
    write(folder, served, closed_port())
    assert re.search(r"deferred: ", monitor("run", "--once").output)
    assert monitor("run", "--once").exit_code == 0
    assert "deferred mail editor@example.org" in done("feeds")


def test_2_and_3_are_told_on_stderr(folder: Path) -> None:
    ended = process(folder, "check", code=2)
    assert ended.stdout == ""
    assert "monitor init" in ended.stderr
    (folder / "feeds.yaml").write_text(MISTAKEN, encoding="utf-8")
    ended = process(folder, "run", "--once", code=3)
    assert ended.stdout == ""
    assert re.match(r"\S*feeds\.yaml:3:\d+: .+; .+\n", ended.stderr)
    assert [path.name for path in folder.iterdir()] == ["feeds.yaml"]


def test_a_ledger_that_is_no_database_is_1_and_a_sentence(folder: Path, served: Outlets) -> None:
    write(folder, served)
    (folder / "monitor.sqlite3").write_text("Dear diary, this is no database. " * 9, encoding="utf-8")
    ended = process(folder, "run", "--once", code=1)
    assert "monitor.sqlite3" in ended.stderr
    assert served.asked == []


def test_a_reader_that_goes_away_is_no_fault(after_a_run: Path) -> None:
    with subprocess.Popen(
        command("config", "schema"), cwd=after_a_run, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as ended:
        assert ended.stdout is not None
        ended.stdout.close()
        assert ended.stderr is not None
        assert b"Traceback" not in ended.stderr.read()


# --- the service ------------------------------------------------------------------------------------------


def test_the_service_visits_issues_sends_and_stops_on_sigterm(folder: Path, served: Outlets, relay: Mailbox) -> None:
    write(folder, served, relay.port)
    with running(folder) as service:
        assert service.wait_for(event="starting")["feeds"] == 1
        assert service.wait_for(event="polled")["outcome"] == "read"
        assert service.wait_for(event="issued")["stories"] == 1
        assert service.wait_for(event="delivered", channel="mail")["state"] == "sent"
        service.stops(signal.SIGTERM)
    assert len(relay.messages) == 1
    assert len(list((folder / "digests/daily").iterdir())) == 4
    log = "".join(service.lines).lower()
    assert "chechnya" not in log
    assert "lgbt" not in log
    assert all({"event", "level", "timestamp"} <= set(json.loads(line)) for line in service.lines)


def test_a_second_monitor_is_refused_while_the_first_runs_and_the_first_stops_on_ctrl_c(
    folder: Path, served: Outlets
) -> None:
    write(folder, served)
    with running(folder) as service:
        service.wait_for(event="polled")
        for arguments in (("run", "--once"), ("run",)):
            ended = process(folder, *arguments, code=5)
            last = ended.stderr.splitlines()[-1]
            assert f"Another monitor (process {service.process.pid})" in last
        assert "BBC News" in done("feeds")  # readers are let in
        service.stops(signal.SIGINT)
    process(folder, "run", "--once")


def test_a_run_that_is_stopped_while_it_visits_spends_no_digest(folder: Path, served: Outlets) -> None:
    def slow(connection: Any) -> None:
        time.sleep(1)
        connection.sendall(b"HTTP/1.1 500 Error\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")

    write(folder, served, more=f"  Slow: {served.url('/slow')}\n  Slower: {served.url('/slower')}")
    served.answers |= {"/slow": Answer(act=slow), "/slower": Answer(act=slow)}
    with begun(folder, "run", "--once") as stopped:
        assert stopped.stdout is not None
        stopped.stdout.readline()
        stopped.send_signal(signal.SIGTERM)
        told, errors = stopped.communicate(timeout=20)
    assert stopped.returncode == 130
    assert "Traceback" not in told + errors
    assert errors.startswith("Stopped")
    assert not (folder / "digests").exists()
    served.answers |= {"/slow": Answer(status=404), "/slower": Answer(status=404)}
    assert "issued  daily" in process(folder, "run", "--once", "--all", code=4).stdout


def test_ctrl_c_in_a_terminal_ends_a_run_without_a_traceback(folder: Path, served: Outlets) -> None:
    """A terminal sends the signal to the whole group: the parsers get it too."""

    def slow(connection: Any) -> None:
        time.sleep(0.5)
        connection.sendall(b"HTTP/1.1 500 Error\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")

    write(folder, served, more=f"  Slow: {served.url('/slow')}")
    served.answers["/slow"] = Answer(act=slow)
    with begun(folder, "run", "--once") as stopped:
        assert stopped.stdout is not None
        stopped.stdout.readline()
        os.killpg(stopped.pid, signal.SIGINT)
        told, errors = stopped.communicate(timeout=20)
    assert stopped.returncode == 130
    assert "Traceback" not in told + errors
