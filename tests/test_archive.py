"""The archive: every issue as page, text, data and mail, with a front page and a feed made of what lies there."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import NoReturn
from xml.etree.ElementTree import fromstring

import pytest

from monitor.channels import channels
from monitor.channels.file import FileChannel, folder_name
from monitor.digest import digest_id
from monitor.formats import parse
from monitor.model import Delivery, DeliveryState, Destination, Digest, MailServer, ParsedFeed, Slot
from monitor.render import render, sample
from tests.test_render import Page, assert_nothing_loads_or_runs

ATOM = "{http://www.w3.org/2005/Atom}"


def issue(day: int = 22, name: str = "daily", **given: object) -> Digest:
    """The sample digest as the issue of another day."""
    at = sample().composed_at + timedelta(days=day - 22)
    slot = Slot(key=f"2026-11-{day:02}T07:00", due=at)
    return replace(sample(), id=digest_id(None, name, slot), subscription=name, slot=slot, composed_at=at, **given)  # type: ignore[arg-type]  # keywords pass through


def archive() -> FileChannel:
    """The channel as the service has it."""

    async def nothing_is_posted(*_given: object, **_more: object) -> NoReturn:
        raise AssertionError

    found = channels(MailServer(sender="Desk <desk@example.org>"), {}, nothing_is_posted, ())["file"]
    assert isinstance(found, FileChannel)
    return found


def frozen(folder: Path, digest: Digest) -> Delivery:
    """What waits in the ledger for its attempt."""
    to = Destination(kind="file", address=str(folder))
    payload = archive().freeze(render(digest), to, f"delivery-{digest.id}")
    return Delivery(
        id=f"delivery-{digest.id}", digest_id=digest.id, destination=to, payload=payload, created_at=digest.composed_at,
        attempts=1,
    )  # fmt: skip


def kept(folder: Path, *digests: Digest) -> Path:
    """An archive with these issues."""
    for digest in digests:
        receipt = asyncio.run(archive().send(frozen(folder, digest)))
        assert receipt.state is DeliveryState.SENT
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_an_issue_lies_in_the_archive_as_page_text_data_and_mail(tmp_path: Path) -> None:
    written = tree(kept(tmp_path, issue()))
    assert set(written) == {"index.html", "atom.xml"} | {
        f"daily/2026-11-22-0700.{kind}" for kind in ("html", "txt", "json", "eml")
    }
    mail = message_from_bytes(written["daily/2026-11-22-0700.eml"], policy=default)
    assert mail["Subject"] == render(issue()).subject
    assert mail["To"] == "desk@example.org"
    plain, page = mail.get_body(("plain",)), mail.get_body(("html",))
    assert plain is not None
    assert page is not None
    assert plain.get_content().splitlines() == render(issue()).text.splitlines()


def test_the_front_page_lists_every_issue_the_newest_first(tmp_path: Path) -> None:
    folder = kept(tmp_path, issue(20), issue(22), issue(21), issue(22, "Суды"))
    source = (folder / "index.html").read_text(encoding="utf-8")
    assert_nothing_loads_or_runs(source.replace('href="', 'href="https://archive.example/'))
    links = Page(source).links
    assert [link for link in links if link.endswith(".html")] == [
        "daily/2026-11-22-0700.html", "daily/2026-11-21-0700.html", "daily/2026-11-20-0700.html",
        f"{folder_name('Суды')}/2026-11-22-0700.html",
    ]  # fmt: skip
    assert all((folder / link).is_file() for link in links)


def test_the_front_page_calls_digests_as_feeds_yaml_does(tmp_path: Path) -> None:
    folder = kept(tmp_path, issue(22, "Суды “север”"), issue(22, "daily"))
    source = (folder / "index.html").read_text(encoding="utf-8")
    assert re.findall(r"<h2><bdi>(.*)</bdi>", source) == ["daily", "Суды “север”"]


def test_the_feed_of_digests_is_one_that_monitor_itself_can_read(tmp_path: Path) -> None:
    one, *_ = sample().sections
    short = (replace(one, stories=one.stories[:1]),)
    weekly = (issue(day, "weekly", sections=short) for day in range(1, 8))
    folder = kept(tmp_path, *(issue(day, sections=short) for day in range(1, 28)), issue(28), *weekly)
    source = (folder / "atom.xml").read_bytes()
    read = parse(source, "https://archive.example/atom.xml", "application/atom+xml")
    assert isinstance(read, ParsedFeed)
    assert (read.format, len(read.entries), read.problems) == ("Atom 1.0", 30, ())
    first = read.entries[0]
    assert first.title == render(issue(28)).subject
    assert first.url == "https://archive.example/daily/2026-11-28-0700.html"
    assert first.published == first.updated or first.updated == issue(28).composed_at
    assert "Court in Place 0 hears two witnesses" in first.text
    ids = [entry.id for entry in read.entries]
    assert len(set(ids)) == len(ids)
    assert [found.tag for found in fromstring(source) if found.tag == f"{ATOM}updated"]  # noqa: S314 - our own feed


def test_hostile_headlines_stay_words_on_the_front_page_and_in_the_feed(tmp_path: Path) -> None:
    bad = "</title><script>alert(1)</script>]]>&amp;\x00\x0b\ufffe"
    folder = kept(tmp_path, issue(22, bad))
    source = (folder / "index.html").read_text(encoding="utf-8")
    assert "script" not in {tag for tag, _ in Page(source).elements}
    fromstring((folder / "atom.xml").read_bytes())  # noqa: S314 - well-formed, or it raises
    assert all(len(Path(name).parts) <= 2 for name in tree(folder))


def test_what_is_deleted_is_gone_from_the_list(tmp_path: Path) -> None:
    folder = kept(tmp_path, issue(20), issue(21))
    for path in folder.glob("daily/2026-11-20-*"):
        path.unlink()
    kept(folder, issue(22))
    assert "2026-11-20" not in (folder / "index.html").read_text(encoding="utf-8")
    assert "2026-11-20" not in (folder / "atom.xml").read_text(encoding="utf-8")


def test_a_file_that_somebody_changed_or_put_there_does_not_stop_the_next_issue(tmp_path: Path) -> None:
    folder = kept(tmp_path, issue(20))
    (folder / "daily/2026-11-20-0700.json").write_bytes(b'\xff\xfe "composed_at": "never"')
    (folder / "daily/2026-11-19-0700.html").write_text("no title", encoding="utf-8")
    (folder / "daily/notes.html").write_text("<title>mine</title>", encoding="utf-8")
    (folder / "templates/mine").mkdir(parents=True)
    listed = (kept(folder, issue(22)) / "index.html").read_text(encoding="utf-8")
    assert "2026-11-20-0700.html" in listed
    assert "2026-11-19-0700.html" in listed
    assert "mine" not in listed


@pytest.mark.parametrize("stopped_at", ["daily/2026-11-22-0700.eml", "daily/2026-11-22-0700.html",
                                        "daily/2026-11-22-0700.txt", "daily/2026-11-22-0700.json", "atom.xml",
                                        "index.html"])  # fmt: skip
def test_stopped_at_any_file_the_next_attempt_writes_the_very_same_archive(tmp_path: Path, stopped_at: str) -> None:
    whole = tree(kept(tmp_path / "whole", issue(21), issue(22)))
    folder = kept(tmp_path / "stopped", issue(21))
    in_the_way = folder / stopped_at
    in_the_way.unlink(missing_ok=True)
    (in_the_way / "child").mkdir(parents=True)
    waiting = frozen(folder, issue(22))
    assert asyncio.run(archive().send(waiting)).state is DeliveryState.DEFERRED
    (in_the_way / "child").rmdir()
    in_the_way.rmdir()
    assert asyncio.run(archive().send(waiting)).state is DeliveryState.SENT
    assert tree(folder) == whole
    assert not list(folder.rglob(".*"))


def test_issues_written_at_the_same_time_are_all_on_the_front_page(tmp_path: Path) -> None:
    channel = archive()

    async def together() -> None:
        await asyncio.gather(*(channel.send(frozen(tmp_path, issue(22, f"digest-{n}"))) for n in range(8)))

    asyncio.run(together())
    listed = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert all(f"digest-{n}/2026-11-22-0700.html" in listed for n in range(8))


def test_a_payload_frozen_before_there_were_letters_is_still_written(tmp_path: Path) -> None:
    old = b'{"daily/2026-11-22-0700.html": "<title>x</title>", "daily/2026-11-22-0700.txt": "x"}'
    waiting = replace(frozen(tmp_path, issue()), payload=old)
    assert asyncio.run(archive().send(waiting)).state is DeliveryState.SENT
    assert (tmp_path / "daily/2026-11-22-0700.txt").read_text(encoding="utf-8") == "x"


@pytest.mark.parametrize("name", ["templates", "Templates", "index.html", "atom.xml"])
def test_no_digest_takes_the_place_of_what_else_lies_in_the_archive(name: str) -> None:
    assert folder_name(name) != name
