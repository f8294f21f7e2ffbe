"""Is this a text we hold already? An entry becomes part of an article, with the reason."""

from monitor.articles.addresses import canonical_url
from monitor.articles.identity import (
    BEGUN,
    METHOD,
    are_mostly_strange,
    decide,
    keys,
    own_id,
    renamed,
    shared_urls,
)

__all__ = [
    "BEGUN",
    "METHOD",
    "are_mostly_strange",
    "canonical_url",
    "decide",
    "keys",
    "own_id",
    "renamed",
    "shared_urls",
]
