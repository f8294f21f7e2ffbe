"""The errors, by what happens next.

MonitorError
├── ConfigError        the user edits feeds.yaml: every mistake with its line
│   └── QueryError     … or a query inside it
├── UsageError         the user calls the command another way
├── LedgerError        the ledger cannot be used: the sentence says what to do
│   └── LedgerInUse    another monitor holds it: stop that one, or wait
├── BackupError        a backup cannot be made or trusted: nothing was changed
├── ServiceError       the service cannot begin: a port is taken, a file is in the way
├── RenderError        a template is wrong: file, line and variable
└── Interrupted        the user or the system asked us to stop: start again when you like

Expected failures of the world (a feed down, a relay busy) are values in `model`, not errors.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass


class MonitorError(Exception):
    """The root: everything that Monitor says on purpose. `exit_code` is what the command returns."""

    exit_code = 1


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class Mistake:
    """One thing wrong in a file the user edits: where, what, and what to write instead."""

    line: int
    column: int
    what: str
    advice: str = ""

    def say(self, file: str) -> str:
        """`file:line:column: what; advice`."""
        return f"{file}:{self.line}:{self.column}: {self.what}" + (f"; {self.advice}" if self.advice else "")


class ConfigError(MonitorError):
    """feeds.yaml cannot be used; `mistakes` has all of them, in file order."""

    exit_code = 3

    def __init__(self, file: str, mistakes: tuple[Mistake, ...]) -> None:
        self.file = file
        self.mistakes = tuple(sorted(mistakes))
        super().__init__("\n".join(mistake.say(file) for mistake in self.mistakes))


class QueryError(MonitorError):
    """A query cannot be read; `position` and `length` count characters from 0."""

    exit_code = 3

    def __init__(self, text: str, position: int, what: str, advice: str, length: int = 1) -> None:
        self.text, self.position, self.what, self.advice, self.length = text, position, what, advice, length
        line, below = pointed(text, position, length)
        super().__init__(f"{what}; {advice}\n  {line}\n  {below}")


_LINE = 72  # columns of a query that are shown with a mistake


def pointed(text: str, position: int, length: int = 1) -> tuple[str, str]:
    """The line of a text that a place is in, and carets for the line below it. Wide characters take two columns."""
    begin = text.rfind("\n", 0, position) + 1
    end = text.find("\n", position)
    line = text[begin : end if end >= 0 else len(text)].replace("\t", " ")
    at = position - begin
    if len(line) > _LINE:
        cut = max(0, min(at - _LINE // 2, len(line) - _LINE))
        shown = line[cut : cut + _LINE]
        before, after = "…" if cut else "", "…" if cut + _LINE < len(line) else ""
        line, at = before + shown + after, at - cut + len(before)
    marked = max(1, columns(line[at : at + length].rstrip()))
    return line, " " * columns(line[:at]) + "^" * marked


def columns(text: str) -> int:
    """How many columns of a terminal a text takes."""
    marks = ("Mn", "Me", "Cf")
    wide = (2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text if unicodedata.category(c) not in marks)
    return sum(wide)


class UsageError(MonitorError):
    """The command was asked for something that does not exist."""

    exit_code = 2


class LedgerError(MonitorError):
    """The ledger cannot be opened or trusted."""


class LedgerInUse(LedgerError):
    """Another monitor is running on the same ledger."""

    exit_code = 5


class BackupError(MonitorError):
    """A backup cannot be written, or is not what was backed up."""


class ServiceError(MonitorError):
    """The service cannot begin its work here."""


class RenderError(MonitorError):
    """A digest template is wrong."""


class Interrupted(MonitorError):
    """Stopped on request before all was done."""

    exit_code = 130
