"""A feeds.yaml with mistakes, and what is answered."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitor import config
from monitor.errors import ConfigError, Mistake

BASE = "keywords: [gay]\noutlets: {A: https://a.example/f}\n"  # two good lines; mistakes below begin in line 3
SMTP = "smtp: {host: mail.example, from: m@example.org"


def mistakes(folder: Path, content: str | bytes, **environment: str) -> tuple[Mistake, ...]:
    path = folder / "feeds.yaml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(ConfigError) as raised:
        config.load(path, environment)
    return raised.value.mistakes
