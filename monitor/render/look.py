"""A look: the templates that a digest is laid out with. They run in Jinja2's sandbox, on plain data, within bounds."""

from __future__ import annotations

import traceback
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import css_inline
from jinja2 import BaseLoader, Environment, StrictUndefined, Template, TemplateError, TemplateNotFound
from jinja2.exceptions import TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from monitor.errors import RenderError
from monitor.render.words import first_strong

BUILT_IN = ("briefing", "headlines", "plain")
DEFAULT = "briefing"
MAIL, PAGE, TEXT, CHAT = "digest.html", "page.html", "digest.txt", "chat.txt"
SUFFIXES = (".html", ".txt", ".css")
LARGEST = 8_000_000  # characters that one template may give
_TEMPLATES = Path(__file__).parent.parent / "templates"
# What a template can do wrong; whatever else happens is not its fault.
_WRONG = (TemplateError, ArithmeticError, TypeError, ValueError, LookupError, AttributeError, RecursionError)


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """One template of a look, and where it stands for people."""

    source: str
    path: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """A set of templates by name."""

    name: str
    parts: Mapping[str, Part]


@cache
def built_in(name: str) -> Look:
    """A look that comes with Monitor: its own parts, and for the rest those of the default one."""
    folder = _TEMPLATES / name
    files = sorted(path for path in folder.iterdir() if path.suffix in SUFFIXES)
    own = {path.name: Part(source=path.read_text(encoding="utf-8"), path=f"{name}/{path.name}") for path in files}
    return Look(name=name, parts=own if name == DEFAULT else {**built_in(DEFAULT).parts, **own})


def completed(name: str, own: Mapping[str, Part]) -> Look:
    """The user's parts over those of the built-in look of that name, or of the default one."""
    return Look(name=name, parts={**built_in(name if name in BUILT_IN else DEFAULT).parts, **own})


class Rendering:
    """A look at work on one digest; each part that is wrong is a RenderError with file, line and variable."""

    def __init__(self, look: Look) -> None:
        self._look = look
        is_built_in = look.name in BUILT_IN and look is built_in(look.name)
        self._environment = _compiled(look.name) if is_built_in else _environment(look)

    def mail(self, context: Mapping[str, Any]) -> str:
        """The HTML part of the mail; empty for a look of text only."""
        return self._html(MAIL, context)

    def page(self, context: Mapping[str, Any]) -> str:
        """The page of the archive: the look's own one, or else the same as in the mail."""
        if not self.has_own_page:
            return self._html(MAIL, context)
        return self._html(PAGE, {**context, "text": self.text(context)})

    @property
    def has_own_page(self) -> bool:
        """Whether the archive's page is another one than that in the mail."""
        return PAGE in self._look.parts

    def text(self, context: Mapping[str, Any]) -> str:
        """The text part of the mail."""
        return self._filled(TEXT, context)

    def chat(self, context: Mapping[str, Any]) -> str:
        """The text for chats: paragraphs."""
        return self._filled(CHAT, context).strip()

    def _html(self, name: str, context: Mapping[str, Any]) -> str:
        filled = self._filled(name, context).strip()
        if not filled:
            return ""
        page = _inliner().inline(filled)
        if wrong := _what_loads(page):
            raise RenderError(f"{self._look.parts[name].path}: the page would load {wrong}; digests load nothing")
        return page + "\n"

    def _filled(self, name: str, context: Mapping[str, Any]) -> str:
        try:
            return _bounded(self._environment.get_template(name), context, self._look.parts[name].path)
        except _WRONG as error:
            raise RenderError(_what_is_wrong(error, self._look)) from error


def _bounded(template: Template, context: Mapping[str, Any], path: str) -> str:
    """The template's text as long as it stays within bounds."""
    pieces, size = [], 0
    for piece in template.generate(context):
        size += len(piece)
        if size > LARGEST:
            raise RenderError(f"{path}: gives more than {LARGEST:,} characters; look for a loop in it")
        pieces.append(piece)
    return "".join(pieces)


def _environment(look: Look) -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        loader=_Parts(look),
        autoescape=lambda name: name is None or not name.endswith(".txt"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["wrapped"] = wrapped
    environment.filters["isolated"] = isolated
    return environment


@cache
def _compiled(name: str) -> ImmutableSandboxedEnvironment:
    """A built-in look's templates are compiled once."""
    return _environment(built_in(name))


class _Parts(BaseLoader):
    """Templates from memory, each with the path that errors name."""

    def __init__(self, look: Look) -> None:
        self._look = look

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:  # noqa: ARG002 - its signature
        part = self._look.parts.get(template)
        if part is None:
            raise TemplateNotFound(template)
        return part.source, part.path, lambda: True


@cache
def _inliner() -> css_inline.CSSInliner:
    """Mail clients drop style sheets: rules go into the elements, only @media rules stay."""
    return css_inline.CSSInliner(keep_style_tags=False, keep_at_rules=True, load_remote_stylesheets=False)


# --- what is wrong ----------------------------------------------------------------------------------------


def _what_is_wrong(error: BaseException, look: Look) -> str:
    """`digests/templates/mine/story.html, line 12: 'stroy' is undefined`."""
    said = getattr(error, "message", None) or str(error) or type(error).__name__
    if isinstance(error, TemplateSyntaxError):
        return f"{error.filename or error.name}, line {error.lineno}: {said}"
    if isinstance(error, TemplateNotFound):
        said = f"there is no template {error.name!r}"
    paths = {part.path for part in look.parts.values()}
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename in paths]
    where = f"{frames[-1].filename}, line {frames[-1].lineno}" if frames else f"the look {look.name}"
    return f"{where}: {said}"


class _Loads(HTMLParser):
    """Finds what would make a reader's program fetch or run something."""

    def __init__(self) -> None:
        super().__init__()
        self.found = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag in _LOADING or (tag == "meta" and said.get("http-equiv", "").lower() == "refresh"):
            self.found = self.found or f"a <{tag}>"
        for name, value in said.items():
            if name in _LOADING_ATTRIBUTES or name.startswith("on"):
                self.found = self.found or f"what {name}= names"
            if name == "style" and "url(" in value.lower():
                self.found = self.found or "what url() in a style names"

    def handle_data(self, data: str) -> None:
        if self.cdata_elem == "style" and ("url(" in data.lower() or "@import" in data.lower()):
            self.found = self.found or "what its style sheet names"


_LOADING = {"applet", "audio", "base", "embed", "form", "frame", "iframe", "image", "img", "input", "link", "object",
            "picture", "portal", "script", "source", "svg", "track", "video"}  # fmt: skip
_LOADING_ATTRIBUTES = {"action", "background", "data", "formaction", "manifest", "ping", "poster", "src", "srcset"}


def _what_loads(page: str) -> str:
    """The first thing of a page that loads or runs; empty when nothing does."""
    reader = _Loads()
    reader.feed(page)
    return reader.found


# --- what templates may use -------------------------------------------------------------------------------


def wrapped(source: str, width: int = 76, indent: str = "") -> str:
    """Text in lines of at most `width` columns; wide characters take two, and a line may end after each of them."""
    lines, line, used = [], "", 0
    for word in _breakable(source):
        columns = _columns(word.rstrip(" "))
        if used + columns > width and line:
            lines.append(line.rstrip(" "))
            line, used = "", 0
        line += word
        used += _columns(word)
    return f"\n{indent}".join([*lines, line.rstrip(" ")])


def _breakable(source: str) -> list[str]:
    """The smallest parts that a line may end after: words with their space, and single wide characters."""
    parts, part = [], ""
    for character in source:
        part += character
        if character == " " or unicodedata.east_asian_width(character) == "W":
            parts.append(part)
            part = ""
    return [*parts, part] if part else parts


def _columns(source: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in source)


def isolated(source: str) -> str:
    """Text that runs from right to left, held apart from what stands around it in plain text."""
    return f"\u2068{source}\u2069" if first_strong(source) in ("R", "AL") else source
