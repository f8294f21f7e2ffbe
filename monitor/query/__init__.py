"""Text → Query: what a desk writes for a topic, read once and checked with the place of every mistake.

`parse(text)` gives the nodes, `warnings(query)` what is surely not meant. docs/queries.md is the language for people.
"""

from monitor.query.advice import QueryWarning, warnings
from monitor.query.nodes import (
    FIELDS,
    TEXT_FIELDS,
    AllOf,
    AnyOf,
    AtLeast,
    Boosted,
    Count,
    Kind,
    Named,
    Near,
    NoneOf,
    NotIn,
    Query,
    Regex,
    Term,
    Within,
    Word,
    parts_of,
    write,
)
from monitor.query.parser import as_term, parse

__all__ = [
    "FIELDS",
    "TEXT_FIELDS",
    "AllOf",
    "AnyOf",
    "AtLeast",
    "Boosted",
    "Count",
    "Kind",
    "Named",
    "Near",
    "NoneOf",
    "NotIn",
    "Query",
    "QueryWarning",
    "Regex",
    "Term",
    "Within",
    "Word",
    "as_term",
    "parse",
    "parts_of",
    "warnings",
    "write",
]
