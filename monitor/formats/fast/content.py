"""Titles, summaries and contents: text, escaped markup, or markup written as elements."""

from __future__ import annotations

from xml.sax.saxutils import escape

from monitor.formats.fast.names import HANDLED
from monitor.formats.fast.records import from_base64, mended
from monitor.formats.fast.state import XML, Content, State, Unsure

_TYPES = {"text": "text/plain", "plain": "text/plain", "html": "text/html", "xhtml": XML}
_READABLE = ("text/plain", "text/html", XML)
_DEEPEST = 200


def media_type(written: str) -> str:
    """The media type that a `type` attribute means: Atom's short names and others."""
    lower = written.lower()
    return _TYPES.get(lower, lower)


def begin(state: State, attributes: dict[str, str], content: Content) -> None:
    """Open an element of text or markup."""
    if state.record is state.nowhere and content.kind not in ("", "title"):
        raise Unsure("a text outside feed and entries")
    if attributes:
        kind_of_text = media_type(attributes.get("type", content.type))
        textual = kind_of_text.startswith("text/") or kind_of_text.endswith(("+xml", "/xml"))
        in_base64 = attributes.get("mode") == "base64" or not textual
        content = Content(content.kind, kind_of_text, in_base64, content.keeps_title_depth)
    state.content = content
    state.take_text(end, start_markup)


def end(state: State, text: str) -> None:
    """The element is read: its text in the form feedparser would have it goes where it belongs."""
    kind, type_of_text, in_base64, _ = state.content
    if type_of_text == XML and not state.markup:
        text = escape(text)
    state.markup.clear()
    value = mended(from_base64(text) if in_base64 else text)
    if kind == "title":
        _keep_title(state, value)
    elif kind == "content":
        _keep_content(state, value)
    elif kind:
        _keep_summary(state, value)


def end_title(state: State, text: str) -> None:
    """The same for a title without attributes and elements."""
    _keep_title(state, mended(text))


def _keep_title(state: State, value: str) -> None:
    record, depth = state.record, state.depth
    if not -1 < state.title_depth <= depth:
        if record is state.entry:
            record.title_language = state.language
        if record is not state.entry or record.wins("title", depth):
            record.title = value
    if value and not state.content.keeps_title_depth:
        state.title_depth = depth


def _keep_summary(state: State, value: str) -> None:
    if state.record is not state.entry:
        # A feed's or a source's description is its subtitle.
        state.record.summary = value if state.content.kind == "summary" else state.record.summary
    elif state.record.wins("summary", state.depth):
        state.record.summary = value


def _keep_content(state: State, value: str) -> None:
    state.record.contents.append(value)
    if state.record.summary is None and state.content.type in _READABLE:
        state.record.summary = value


# --- markup written as elements ---------------------------------------------------------------------------


def start_markup(state: State, name: str, attributes: list[str]) -> None:
    """The first element inside a text: from here on its markup is put together again."""
    if state.content.type != XML and state.content.type.endswith("xml"):
        raise Unsure("elements in a text of another XML type")
    state.depth -= 1
    state.nested = 0
    state.watch_children()
    start_child(state, name, attributes)


def start_child(state: State, name: str, _: list[str]) -> None:
    """An element inside a text. Attributes are left out: nothing of them is in the plain text."""
    state.nested += 1
    known = state.names.element(name)
    local = name.rpartition(" ")[2].lower()
    if known in HANDLED or local == "math" or state.nested > _DEEPEST:
        raise Unsure("an element inside a text that feedparser takes for its own")
    if local == "font" and "<svg>" in state.markup:
        raise Unsure("an element whose attributes decide whether a drawing ends")
    _flush(state)
    if state.content.type != XML:
        if known in ("div", "xhtml_div"):
            return
        state.content = state.content._replace(type=XML)
    state.markup.append(f"<{local}>")


def end_child(state: State, name: str) -> None:
    """The end of an element inside a text, or of the text itself."""
    _flush(state)
    if state.nested == 0:
        state.watch_elements()
        state.finish = None
        end(state, "".join(state.markup).strip())
        return
    state.nested -= 1
    if state.content.type == XML:
        state.markup.append(f"</{name.rpartition(' ')[2].lower()}>")
    elif state.scopes:
        raise Unsure("feedparser loses count of a <div>")
    else:
        state.depth += 1  # so does feedparser, and later elements are compared by depth


def _flush(state: State) -> None:
    text = "".join(state.pieces)
    state.pieces.clear()
    state.markup.append(escape(text) if state.content.type == XML else text)
