"""The front of the archive: a page that lists every issue, and an Atom feed of the newest. Made of what lies there."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

INDEX, FEED = "index.html", "atom.xml"
_IN_FEED = 30
_HEAD, _TEXT = 8_000, 60_000  # characters read of a page for its title, of a text for the feed
_NAME = re.compile(r"(\d{4}-\d\d-\d\d)-(\d\d)(\d\d)(?:\d\d)?")  # urgent issues have seconds
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_FACT = re.compile(r'"(id|subscription|composed_at)": "((?:[^"\\]|\\.)*)"')
_SUFFIXES = (("html", "page"), ("txt", "text"), ("json", "data"), ("eml", "mail"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Issue:
    """An issue that lies in the archive."""

    folder: str
    name: str
    digest: str
    id: str
    subject: str
    at: datetime
    suffixes: tuple[str, ...]


def issues(archive: Path) -> list[Issue]:
    """Every issue in the archive, the newest first."""
    found = (_issue(path) for path in archive.glob("*/*.html") if _NAME.fullmatch(path.stem))
    return sorted(found, key=lambda issue: (issue.name, issue.folder), reverse=True)


def _issue(page: Path) -> Issue:
    """What a page and the data beside it say of themselves; a file somebody changed still has its name."""
    facts = dict(_FACT.findall(_head(page.with_suffix(".json"), _HEAD)))
    title = _TITLE.search(_head(page, _HEAD))
    date, hour, minute = _NAME.fullmatch(page.stem).groups()  # type: ignore[union-attr]  # issues() lists only names that match
    try:
        at = datetime.fromisoformat(facts.get("composed_at", ""))
    except ValueError:
        at = datetime.fromisoformat(f"{date}T{hour}:{minute}")
    return Issue(
        folder=page.parent.name,
        name=page.stem,
        digest=_name(facts.get("subscription", "")) or page.parent.name,
        id=facts.get("id", f"{page.parent.name}/{page.stem}"),
        subject=html.unescape(title[1]).strip() if title else page.stem,
        at=at if at.tzinfo else at.replace(tzinfo=UTC),
        suffixes=tuple(suffix for suffix, _ in _SUFFIXES if page.with_suffix(f".{suffix}").exists()),
    )


def _name(quoted: str) -> str:
    """A digest's name as feeds.yaml has it, from JSON; "" when somebody changed it."""
    try:
        return str(json.loads(f'"{quoted}"'))
    except ValueError:
        return ""


def _head(path: Path, limit: int) -> str:
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            return file.read(limit)
    except OSError:
        return ""


# --- the page ---------------------------------------------------------------------------------------------

_STYLE = """
body { margin: 0 auto; max-width: 720px; padding: 32px 16px 64px; background: #f3f1ec; color: #1c1b19;
  font: 16px/1.5 -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif; overflow-wrap: anywhere; }
h1 { margin: 0; font: 700 34px/1.15 Georgia, "Times New Roman", "Noto Serif", serif; }
h2 { margin: 36px 0 8px; padding-bottom: 6px; border-bottom: 2px solid #1c1b19; font-size: 18px; }
ul { margin: 0; padding: 0; list-style: none; }
li { padding: 8px 0; border-bottom: 1px solid #dcd6ca; }
a { color: #1f4e79; }
li > a { color: #1c1b19; font-weight: 700; text-decoration: none; }
small { display: block; color: #5c574f; font-size: 13px; }
@media (prefers-color-scheme: dark) {
  body { background: #121417; color: #e9e6df; }
  h2 { border-color: #e9e6df; }
  li { border-color: #2e3238; }
  a { color: #9cc4ee; }
  li > a { color: #f4f1ea; }
  small { color: #b4aea3; }
}
"""


def index(listed: Sequence[Issue]) -> str:
    """The page that lists every issue."""
    by_digest = sorted(listed, key=lambda issue: issue.digest)
    sections = "".join(_section(name, list(mine)) for name, mine in groupby(by_digest, key=lambda each: each.digest))
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>Digests</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>Digests</h1>\n"
        f'<p>{len(listed):,} issues · <a href="{FEED}">Atom feed</a></p>\n{sections}</main>\n</body>\n</html>\n'
    )


def _section(name: str, mine: Iterable[Issue]) -> str:
    lines = "".join(_line(issue) for issue in mine)
    return f"<section>\n<h2><bdi>{html.escape(name)}</bdi></h2>\n<ul>\n{lines}</ul>\n</section>\n"


def _line(issue: Issue) -> str:
    words = dict(_SUFFIXES)
    links = " · ".join(f'<a href="{_address(issue, suffix)}">{words[suffix]}</a>' for suffix in issue.suffixes[1:])
    return (
        f'<li><a href="{_address(issue, "html")}"><bdi>{html.escape(issue.subject)}</bdi></a>'
        f"<small>{issue.name[:10]}, {issue.name[11:13]}:{issue.name[13:15]} · {links}</small></li>\n"
    )


def _address(issue: Issue, suffix: str) -> str:
    """Relative, so that the archive may lie anywhere; names come from feeds.yaml and the slot."""
    return html.escape(f"{issue.folder}/{issue.name}.{suffix}")


# --- the feed ---------------------------------------------------------------------------------------------


def feed(archive: Path, listed: Sequence[Issue]) -> str:
    """The newest issues as an Atom feed (RFC 4287), each with its whole text."""
    newest = sorted(listed, key=lambda issue: (issue.at, issue.folder), reverse=True)[:_IN_FEED]
    updated = max((issue.at for issue in newest), default=datetime(1970, 1, 1, tzinfo=UTC))
    entries = "".join(_entry(archive, issue) for issue in newest)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
        "<title>Digests</title>\n<id>urn:monitor:digests</id>\n<author><name>Monitor</name></author>\n"
        f'<link rel="self" href="{FEED}"/>\n<link rel="alternate" type="text/html" href="{INDEX}"/>\n'
        f"<updated>{updated.isoformat()}</updated>\n{entries}</feed>\n"
    )


def _entry(archive: Path, issue: Issue) -> str:
    text = _head(archive / issue.folder / f"{issue.name}.txt", _TEXT)
    content = escape(f"<pre>{html.escape(_sound(text))}</pre>")
    return (
        f"<entry>\n<title>{escape(_sound(issue.subject))}</title>\n<id>urn:monitor:digest:{escape(issue.id)}</id>\n"
        f'<link rel="alternate" type="text/html" href={quoteattr(f"{issue.folder}/{issue.name}.html")}/>\n'
        f'<updated>{issue.at.isoformat()}</updated>\n<content type="html">{content}</content>\n</entry>\n'
    )


def _sound(text: str) -> str:
    """Without characters that XML does not allow."""
    return re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", text)
