"""Regular expressions of a query: RE2, whose time grows with the text and nothing else. The only door to it."""

from __future__ import annotations

import re
from functools import lru_cache

import re2

from monitor.errors import QueryError

LONGEST = 500  # characters of one expression
_MEMORY = 2**20  # bytes of a compiled one


def check_regex(query: str, start: int, pattern: str) -> None:
    """Refuse what RE2 cannot read, what is too long, and what matches nothing at all."""
    if len(pattern) > LONGEST:
        raise QueryError(query, start, f"the expression has {len(pattern)} characters", f"{LONGEST} are allowed")
    if re.search(r"(?<!\\)(?:\\\\)*\\[bB]", pattern) and not pattern.isascii():
        advice = "write (?:^|\\W) before the word and (?:\\W|$) after it"
        raise QueryError(query, start, "\\b knows Latin letters only", advice, len(pattern))
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
    return re2.compile(_in_all_scripts(pattern), options)


_LETTERS, _SPACES = r"\pL\pM\pN_", r"\s\pZ"
_SIGNS = re.compile(r"\\(.)|(\[\^?\]?)|(\])", re.DOTALL)
_OUTSIDE = {"w": f"[{_LETTERS}]", "W": f"[^{_LETTERS}]", "s": f"[{_SPACES}]", "S": f"[^{_SPACES}]"}
_INSIDE = {"w": _LETTERS, "s": _SPACES}


def _in_all_scripts(pattern: str) -> str:
    """\\w and \\s for letters and spaces of every script; to RE2 they are those of ASCII."""
    in_class = False

    def written(found: re.Match[str]) -> str:
        nonlocal in_class
        if found[1]:
            return (_INSIDE if in_class else _OUTSIDE).get(found[1], found[0])
        in_class = bool(found[2]) or (in_class and not found[3])
        return found[0]

    return _SIGNS.sub(written, pattern)


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
