"""Regular expressions of a query: RE2, whose time grows with the text and nothing else. The only door to it."""

from __future__ import annotations

from functools import lru_cache

import re2

from monitor.errors import QueryError

LONGEST = 500  # characters of one expression
_MEMORY = 2**20  # bytes of a compiled one


def check_regex(query: str, start: int, pattern: str) -> None:
    """Refuse what RE2 cannot read, what is too long, and what matches nothing at all."""
    if len(pattern) > LONGEST:
        raise QueryError(query, start, f"the expression has {len(pattern)} characters", f"{LONGEST} are allowed")
    try:
        compiled = compiled_regex(pattern)
    except re2.error as error:
        said = error.args[0]
        what = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
        advice = "RE2 has no look-around and no backreferences; write \\/ for a stroke"
        raise QueryError(
            query, start, f"the regular expression cannot be read ({what})", advice, len(pattern)
        ) from None
    if compiled.search("") is not None:
        raise QueryError(
            query, start, "the regular expression matches an empty text", "write what must be there", len(pattern)
        )


@lru_cache(maxsize=4096)
def compiled_regex(pattern: str) -> re2._Regexp:
    """An expression, without regard to case."""
    options = re2.Options()
    options.case_sensitive = False
    options.max_mem = _MEMORY
    options.log_errors = False
    return re2.compile(pattern, options)


def places(pattern: str, text: str, limit: int) -> list[tuple[int, int]]:
    """Where an expression holds in a text, the first `limit` places."""
    found = []
    for match in compiled_regex(pattern).finditer(text):
        if match.end() > match.start():
            found.append(match.span())
        if len(found) >= limit:
            break
    return found


def wild_fits(wild: str, word: str) -> bool:
    """Whether a folded word with wildcards covers a word of a text."""
    if "*" not in wild and "?" not in wild:
        return wild == word
    if wild.find("*") == len(wild) - 1 and "?" not in wild:
        return word.startswith(wild[:-1])
    return _wild(wild).fullmatch(word) is not None


@lru_cache(maxsize=4096)
def _wild(wild: str) -> re2._Regexp:
    signs = {"*": ".*", "?": "."}
    return compiled_regex("".join(signs.get(sign, re2.escape(sign)) for sign in wild))
