"""The errors, by what happens next.

MonitorError
├── ConfigError        the user edits feeds.yaml: every mistake with its line
│   └── QueryError     … or a query inside it
├── UsageError         the user calls the command another way
├── LedgerError        the ledger cannot be used: the sentence says what to do
│   └── LedgerInUse    another monitor holds it: stop that one, or wait
├── ServiceError       the service cannot begin: a port is taken, a file is in the way
├── RenderError        a template is wrong: file, line and variable
└── Interrupted        the user or the system asked us to stop: start again when you like

Expected failures of the world (a feed down, a relay busy) are values in `model`, not errors.
"""

from __future__ import annotations

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
    """A query cannot be read; `position` counts characters from 0."""

    exit_code = 3

    def __init__(self, text: str, position: int, what: str, advice: str) -> None:
        self.text, self.position, self.what, self.advice = text, position, what, advice
        super().__init__(f"{what}; {advice}\n  {text}\n  {' ' * position}^")


class UsageError(MonitorError):
    """The command was asked for something that does not exist."""

    exit_code = 2


class LedgerError(MonitorError):
    """The ledger cannot be opened or trusted."""


class LedgerInUse(LedgerError):
    """Another monitor is running on the same ledger."""

    exit_code = 5


class ServiceError(MonitorError):
    """The service cannot begin its work here."""


class RenderError(MonitorError):
    """A digest template is wrong."""


class Interrupted(MonitorError):
    """Stopped on request before all was done."""

    exit_code = 130
