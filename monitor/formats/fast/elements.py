"""What each element of RSS, RDF and Atom does, by feedparser's name for it."""

from __future__ import annotations

import re
from collections.abc import Callable

from monitor.formats import links
from monitor.formats.fast import content
from monitor.formats.fast.names import COLLIDING, HANDLED
from monitor.formats.fast.records import Record, mended
from monitor.formats.fast.state import XML, Content, Plain, State, Unsure

Attributes = dict[str, str]
Start = Callable[[State, Attributes], None]
End = Callable[[State], None]
_VERSIONS = {"0.91": "rss091u", "0.92": "rss092", "0.93": "rss093", "0.94": "rss094"}
_ATOM_VERSIONS = {"0.1": "atom01", "0.2": "atom02", "0.3": "atom03"}
_AUTHOR_PARTS = {"name": "name", "itunes_name": "name", "email": "email", "itunes_email": "email",
                 "uri": "href", "url": "href", "homepage": "href"}  # fmt: skip
_INSIDE = {"image": ("title", "link", "url", "description", "href", "width", "height"),
           "textinput": ("title", "link", "description", "name")}  # fmt: skip
_TITLE, _MEDIA_TITLE = Content("title", "text/plain"), Content("title", "text/plain", keeps_title_depth=True)
_SUMMARY, _ABSTRACT = Content("summary", "text/plain"), Content("description", "text/plain")
_DESCRIPTION = Content("description", "text/html")
_CONTENT, _ENCODED, _BODY = Content("content", "text/plain"), Content("content", "text/html"), Content("content", XML)
_OTHER = Content("", "text/plain")
_LOOSE_REFERENCE = re.compile("&([A-Za-z0-9_]+);")


# --- the frame --------------------------------------------------------------------------------------------


def _rss(state: State, attributes: Attributes) -> None:
    state.rooted = state.rooted or state.depth == 1
    version = attributes.get("version", "")
    if not state.version.startswith("rss"):
        state.version = _VERSIONS.get(version) or ("rss20" if version.startswith("2.") else "rss")


def _rdf(state: State, _: Attributes) -> None:
    state.rooted = state.rooted or state.depth == 1


def _feed(state: State, attributes: Attributes) -> None:
    state.rooted = state.rooted or state.depth == 1
    state.version = state.version or _ATOM_VERSIONS.get(attributes.get("version", ""), "atom")
    _channel(state, attributes)


def _channel(state: State, attributes: Attributes) -> None:
    if state.entry is not None or state.in_source or state.inside or "lastmod" in attributes or "href" in attributes:
        raise Unsure("a feed that is CDF, or inside something")
    state.in_feed, state.record = True, state.feed


def _end_feed(state: State) -> None:
    state.in_feed, state.record = False, state.nowhere


def _entry(state: State, attributes: Attributes) -> None:
    if state.entry is not None or state.in_source or state.inside or "lastmod" in attributes or "href" in attributes:
        raise Unsure("an entry that is CDF, or inside something")
    state.entry = state.record = Record()
    if len(state.entries) < state.limit:
        state.entries.append(state.entry)
    else:
        state.beyond += 1
    state.id_is_link, state.title_depth = False, -1
    state.entry.id = attributes.get("rdf:about") or None


def _end_entry(state: State) -> None:
    state.entry, state.has_content = None, False
    state.record = state.feed if state.in_feed else state.nowhere


def _source(state: State, _: Attributes) -> None:
    if state.in_source or state.inside:
        raise Unsure("a source inside something")
    state.in_source, state.title_depth = True, -1
    state.enter(Record())


def _end_source(state: State) -> None:
    state.in_source = False
    state.leave()


def _image(state: State, _: Attributes) -> None:
    _go_inside(state, "image")


def _textinput(state: State, _: Attributes) -> None:
    _go_inside(state, "textinput")


def _go_inside(state: State, what: str) -> None:
    if state.in_source or state.inside or (what == "textinput" and state.entry is not None):
        raise Unsure(f"{what} inside something")
    state.inside, state.title_depth = what, -1
    state.enter(state.record if state.entry is not None else Record())


def check_inside(state: State, known: str) -> None:
    """feedparser leaves an image or a text input at any element it does not expect there."""
    if known in _INSIDE[state.inside]:
        if state.entry is not None and known == "description":
            raise Unsure("a description in an entry's image")
    elif state.entry is not None:
        raise Unsure(f"{known} inside {state.inside}")
    elif "_" not in known:
        _end_inside(state)


def _end_inside(state: State) -> None:
    if state.inside:
        state.inside = ""
        state.leave()


def _owner(state: State, _: Attributes) -> None:
    if state.entry is not None:
        raise Unsure("an owner of an entry")


# --- links, ids, dates, categories ------------------------------------------------------------------------


def _link(state: State, attributes: Attributes) -> None:
    href = attributes.get("url", attributes.get("uri", attributes.get("href"))) or attributes.get("href")
    if href is None:
        state.take_text(_end_link)
    elif state.inside and state.entry is not None:
        raise Unsure("a link of an entry's image")
    elif attributes.get("rel", "alternate") == "alternate":
        default = "text/html"
        if content.media_type(attributes.get("type", default)) in ("text/html", XML):
            state.record.link = links.join(state.base, href)


def _end_link(state: State, text: str) -> None:
    if state.inside:
        return
    link = mended(links.join(state.base, text)) if text else ""
    if "&" in link:
        link = _LOOSE_REFERENCE.sub(r"&\g<1>", link.replace("&amp;", "&"))
    state.record.link = link


def _id(state: State, attributes: Attributes) -> None:
    state.id_is_link = attributes.get("ispermalink", "true") == "true"
    if state.record is state.entry:
        state.take_text(_end_id)


def _end_id(state: State, text: str) -> None:
    record = state.record
    value = mended(links.join(state.base, text)) if text and state.id_is_link else mended(text)
    if record.wins("id", state.depth):
        record.id = value
    if state.id_is_link and record.link is None:
        record.link = value


def _end_link_and_id(state: State, text: str) -> None:
    state.id_is_link = True
    _end_id(state, text)


def _published(state: State, _: Attributes) -> None:
    if state.record is state.entry:
        state.take_text(_end_published)


def _end_published(state: State, text: str) -> None:
    state.record.published = mended(text)


def _updated(state: State, _: Attributes) -> None:
    if state.record is state.entry:
        state.take_text(_end_updated)


def _end_updated(state: State, text: str) -> None:
    state.record.updated = mended(text)


def _language(state: State, _: Attributes) -> None:
    if state.record is not state.nowhere:
        state.take_text(_end_language)


def _end_language(state: State, text: str) -> None:
    if state.record is not state.entry or state.record.wins("language", state.depth):
        state.record.language = mended(text)


def _category(state: State, attributes: Attributes) -> None:
    if state.record is state.entry:
        scheme = attributes.get("scheme", attributes.get("domain"))
        state.record.tag(attributes.get("term"), scheme, attributes.get("label"))
        state.take_text(_end_category)


def _media_category(state: State, attributes: Attributes) -> None:
    _category(state, {"scheme": "http://search.yahoo.com/mrss/category_schema"} | attributes)


def _itunes_category(state: State, attributes: Attributes) -> None:
    if state.record is state.entry:
        state.record.tag(attributes.get("text"), "http://www.itunes.com/", None)
        state.take_text(_end_category)


def _end_category(state: State, text: str) -> None:
    if text:
        state.record.named_tag(mended(text))


def _keywords(state: State, attributes: Attributes) -> None:
    if state.record is state.entry and not attributes:
        state.take_text(_end_keywords)


def _end_keywords(state: State, text: str) -> None:
    for term in mended(text).split(","):
        state.record.tag(term.strip(), None, None)


def _itunes_keywords(state: State, attributes: Attributes) -> None:
    if state.record is state.entry and not attributes:
        state.take_text(_end_itunes_keywords)


def _end_itunes_keywords(state: State, text: str) -> None:
    for term in mended(text).split(","):
        if term.strip():
            state.record.tag(term.strip(), "http://www.itunes.com/", None)


# --- authors ----------------------------------------------------------------------------------------------


def _author(state: State, _: Attributes) -> None:
    if state.record is state.entry:
        state.author = {}
        state.take_text(_end_author, _author_part)


def _author_part(state: State, name: str, attributes: list[str]) -> None:
    known = state.names.element(name)
    part = _AUTHOR_PARTS.get(known, "")
    if "".join(state.pieces).strip():
        raise Unsure("an author with text and elements")
    if known == "title" and not attributes:
        state.content = _TITLE
        state.take_text(_end_author_title)
    elif not part and (known in HANDLED or known in COLLIDING):
        raise Unsure("an author with elements of another kind")
    else:
        counts = bool(attributes) and not part  # feedparser takes the text of such an element for the author's
        state.take_text(lambda state, text: _end_author_part(state, part, text, counts=counts))


def _end_author_title(state: State, text: str) -> None:
    content.end(state, text)
    state.take_text(_end_author, _author_part)


def _end_author_part(state: State, part: str, text: str, *, counts: bool) -> None:
    if text and counts:
        raise Unsure("an author with text and elements")
    state.author[part] = text
    state.take_text(_end_author, _author_part)


def _end_author(state: State, text: str) -> None:
    record, parts = state.record, state.author
    state.author = {}
    name, email = parts.get("name"), parts.get("email")
    if parts and (text or (record.author and (not name or "@" in record.author))):
        raise Unsure("authors that feedparser mixes")
    if record.wins("author", state.depth):
        record.author = mended(text)
    if name and email:
        record.author = f"{name} ({email})"
    elif name or email:
        record.author = name or email


# --- titles and texts -------------------------------------------------------------------------------------


def _title(state: State, attributes: Attributes) -> None:
    content.begin(state, attributes, _TITLE)


def _media_title(state: State, attributes: Attributes) -> None:
    content.begin(state, attributes, _MEDIA_TITLE)


def _another_text(state: State) -> bool:
    """A second description is the content, for feedparser, unless a content came before."""
    return state.record.summary is not None and not state.has_content


def _description(state: State, attributes: Attributes) -> None:
    if _another_text(state):
        _content(state, attributes)
    else:
        content.begin(state, attributes, _DESCRIPTION)


def _end_description(state: State, text: str) -> None:
    if _another_text(state):
        state.has_content, state.content = True, _CONTENT
    content.end(state, text)


def _description_markup(state: State, name: str, attributes: list[str]) -> None:
    if _another_text(state):
        state.has_content, state.content = True, _CONTENT
    content.start_markup(state, name, attributes)


def _abstract(state: State, attributes: Attributes) -> None:
    content.begin(state, attributes, _ABSTRACT)


def _summary(state: State, attributes: Attributes) -> None:
    if _another_text(state):
        _content(state, attributes)
    else:
        content.begin(state, attributes, _SUMMARY)


def _content(state: State, attributes: Attributes) -> None:
    state.has_content = True
    content.begin(state, attributes, _CONTENT)


def _encoded(state: State, attributes: Attributes) -> None:
    state.has_content = True
    content.begin(state, attributes, _ENCODED)


def _body(state: State, attributes: Attributes) -> None:
    content.begin(state, attributes, _BODY)


def _other_text(state: State, attributes: Attributes) -> None:
    content.begin(state, attributes, _OTHER)


# --- by name ----------------------------------------------------------------------------------------------

_GROUPS: tuple[tuple[str, Start], ...] = (
    ("rss", _rss), ("feed", _feed), ("rdf_rdf", _rdf), ("channel", _channel), ("item entry", _entry),
    ("source", _source), ("image", _image), ("textinput", _textinput), ("itunes_owner", _owner),
    ("link", _link), ("guid id", _id), ("language dc_language", _language),
    ("published issued pubdate dcterms_issued", _published),
    ("updated modified lastbuilddate dc_date dcterms_modified", _updated),
    ("category keywords dc_subject", _category),
    ("media_category", _media_category), ("itunes_category", _itunes_category),
    ("media_keywords tags", _keywords), ("itunes_keywords", _itunes_keywords),
    ("author managingeditor dc_author dc_creator itunes_author", _author),
    ("title dc_title", _title), ("media_title", _media_title),
    ("description media_description dc_description", _description), ("abstract", _abstract),
    ("summary itunes_summary", _summary), ("content", _content), ("content_encoded fullitem", _encoded),
    ("body xhtml_body", _body),
    ("subtitle tagline itunes_subtitle rights copyright dc_rights info feedburner_browserfriendly", _other_text),
)  # fmt: skip
STARTS = {name: start for group, start in _GROUPS for name in group.split()}
# The same for most elements of an entry that have no attributes: nothing is to be done at their start.
_PLAIN_GROUPS: tuple[tuple[str, Plain], ...] = (
    ("title dc_title", Plain(content.end_title, content.start_markup, _TITLE)),
    ("media_title", Plain(content.end_title, content.start_markup, _MEDIA_TITLE)),
    ("description media_description dc_description", Plain(_end_description, _description_markup, _DESCRIPTION)),
    ("author managingeditor dc_author dc_creator itunes_author", Plain(_end_author, _author_part)),
    ("link", Plain(_end_link)), ("guid id", Plain(_end_link_and_id)),
    ("published issued pubdate dcterms_issued", Plain(_end_published)),
    ("updated modified lastbuilddate dc_date dcterms_modified", Plain(_end_updated)),
    ("category keywords dc_subject", Plain(_end_category)),
    ("media_keywords tags", Plain(_end_keywords)), ("itunes_keywords", Plain(_end_itunes_keywords)),
)  # fmt: skip
PLAINS = {name: plain for group, plain in _PLAIN_GROUPS for name in group.split()}
ENDS: dict[str, End] = {
    "item": _end_entry, "entry": _end_entry, "channel": _end_feed, "feed": _end_feed,
    "source": _end_source, "image": _end_inside, "textinput": _end_inside,
}  # fmt: skip
# What feedparser does with these touches nothing that we keep.
HARMLESS = frozenset(
    [
        "name",
        "email",
        "url",
        "uri",
        "homepage",
        "itunes_name",
        "itunes_email",
        "width",
        "height",
        "contributor",
        "dc_contributor",
        "webmaster",
        "dc_publisher",
        "created",
        "dcterms_created",
        "expirationdate",
        "cloud",
        "generator",
        "enclosure",
        "newlocation",
        "where",
        "dcterms_valid",
        "itunes_image",
        "itunes_link",
        "itunes_block",
        "itunes_explicit",
        "cc_license",
        "creativecommons_license",
        "admin_generatoragent",
        "admin_errorreportsto",
        "media_group",
        "media_content",
        "media_rating",
        "media_credit",
        "media_restriction",
        "media_license",
        "media_thumbnail",
        "media_player",
        "psc_chapters",
        "psc_chapter",
    ]
) | {name for name in HANDLED if name.startswith(("georss", "gml_"))}
