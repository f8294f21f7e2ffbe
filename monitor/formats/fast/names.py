"""What an element is called: feedparser's own table of namespaces, so that both readers see the same names."""

from __future__ import annotations

from feedparser.mixin import _FeedParserMixin

_PREFIXES: dict[str, str] = {uri.lower(): prefix for uri, prefix in _FeedParserMixin.namespaces.items()}
_USERLAND = "backend.userland.com/rss"
ATOM, RSS10, RSS090 = (
    "http://www.w3.org/2005/atom",
    "http://purl.org/rss/1.0/",
    "http://my.netscape.com/rdf/simple/0.9/",
)
# Elements that feedparser does something about; the reader must know each of them to read a document that has it.
HANDLED = frozenset(
    name.removeprefix("_start_").removeprefix("_end_")
    for name in dir(_FeedParserMixin)
    if name.startswith(("_start_", "_end_"))
)
# Unknown elements whose names fall on values that feedparser keeps for itself.
COLLIDING = frozenset(
    ("author_detail", "authors", "contributors", "guidislink", "href", "links", "publisher", "publisher_detail",
     "date_parsed", "issued_parsed", "modified_parsed", "published_parsed", "updated_parsed",
     "description_detail", "summary_detail", "title_detail")
)  # fmt: skip


def known_prefix(uri: str) -> str | None:
    """The prefix feedparser gives a namespace: "" for the cores of RSS and Atom, None for one it does not know."""
    lower = uri.lower()
    return "" if _USERLAND in lower else _PREFIXES.get(lower)


class Names:
    """The names of one document: known namespaces by their address, others by the prefix they are declared with."""

    def __init__(self) -> None:
        self._declared: dict[str, str] = {}
        self._prefix_of: dict[str, str] = {}

    def declare(self, prefix: str | None, uri: str | None) -> bool:
        """Take note of a declaration; False when it gives an old prefix a new meaning."""
        if not uri or known_prefix(uri) is not None:
            return True
        if not prefix:
            return True
        self._prefix_of.setdefault(uri, prefix)
        return self._declared.setdefault(prefix, uri) == uri

    def element(self, name: str) -> str:
        """The element as feedparser calls it: `title`, `media_title`, `dc_creator`."""
        uri, _, local = name.rpartition(" ")
        prefix = known_prefix(uri) if uri else ""
        if prefix is None:
            prefix = self._prefix_of.get(uri, "")
        return f"{prefix}_{local}".lower() if prefix else local.lower()


def attributes(pairs: list[str]) -> dict[str, str]:
    """Attributes by the names feedparser knows them by; values of `rel` and `type` in small letters."""
    if len(pairs) == 2:
        found = {_ATTRIBUTES[pairs[0]]: pairs[1]}
    else:
        found = dict(zip(map(_ATTRIBUTES.__getitem__, pairs[::2]), pairs[1::2], strict=True))
    if "type" in found:
        found["type"] = found["type"].lower()
    if "rel" in found:
        found["rel"] = found["rel"].lower()
    return found


class _AttributeNames(dict[str, str]):
    """expat's names of attributes → feedparser's; forgets when a stranger sends too many."""

    def __missing__(self, name: str) -> str:
        uri, _, local = name.rpartition(" ")
        prefix = known_prefix(uri) if uri else ""
        if len(self) >= _MOST_NAMES:
            self.clear()
        found = self[name] = f"{prefix}:{local}".lower() if prefix else local.lower()
        return found


_MOST_NAMES = 1_000
_ATTRIBUTES = _AttributeNames()
