"""Near misses, looked for with the words of a configuration."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from monitor import match
from monitor.config import Config
from monitor.model import HeldEntry, Suggestion
from monitor.ports import Suggest


def suggesting(config: Config, matcher: match.Matcher) -> Suggest:
    """How near misses of topics are found, by their names, with the words of a configuration."""

    def found(
        topics: Sequence[str], held: Sequence[HeldEntry], known: Mapping[int, frozenset[str]]
    ) -> tuple[Suggestion, ...]:
        asked = [topic for topic in config.topics if topic.name in topics]
        on = [known.get(one.id, frozenset()) for one in held]
        return match.suggest(asked, [one.entry for one in held], matcher, [one.outlet for one in held], on)

    return found
