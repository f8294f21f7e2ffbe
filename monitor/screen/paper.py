"""What all that is printed stands on: lines, and facts with their names."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text


class Paper:
    """Prints whole lines in a pipe, and wraps them on a terminal."""

    def __init__(self) -> None:
        self.console = Console(highlight=False)
        self._wraps = self.console.is_terminal

    def _line(self, text: str) -> None:
        if self._wraps:
            self.console.print(Text(text))
        else:
            print(text, file=self.console.file)

    def _fact(self, name: str, value: str) -> None:
        """A name and what is to say of it; on a terminal long values wrap below their beginning."""
        if self._wraps:
            self._rich_fact(name, Text(value))
        else:
            self._line(f"{name:<10}  {value}")

    def _rich_fact(self, name: str, value: Text) -> None:
        """The same for a terminal, with colours."""
        grid = Table.grid(padding=(0, 2, 0, 0))
        grid.add_column(style="bold", width=10)
        grid.add_column(overflow="fold")
        grid.add_row(Text(name), value)
        self.console.print(grid)
