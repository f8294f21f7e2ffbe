"""Queries × Entries → Matches: which topics an entry is on, and every place that says so.

The faces: `compile_topics(topics, concepts) → matcher`; `matcher(entry)` and `matcher.batch(entries)` → matches;
`explain(query, entry)` → the tree of the query with what holds and what came nearest.
"""

from monitor.match.expanding import expand
from monitor.match.explaining import explain
from monitor.match.matcher import Matcher, compile_topics
from monitor.match.near import suggest

__all__ = ["Matcher", "compile_topics", "expand", "explain", "suggest"]
