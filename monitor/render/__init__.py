"""Digest + look → Message: subject, HTML, text, text for chats, and data, without anything that loads or runs."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime

from monitor.errors import RenderError
from monitor.model import Digest, Layout, Message
from monitor.render.context import MAX_ALSO_IN, Room, context
from monitor.render.look import BUILT_IN, DEFAULT, SUFFIXES, Look, Part, Rendering, built_in, completed
from monitor.render.sample import sample

__all__ = [
    "BUILT_IN", "DATA_VERSION", "DEFAULT", "LARGEST_MAIL", "MAX_ALSO_IN", "SUFFIXES", "Look", "Part", "built_in",
    "completed", "data", "in_a_child", "render", "sample",
]  # fmt: skip

DATA_VERSION = 2
LARGEST_MAIL = 100_000  # bytes of HTML: mail programs cut what is longer
_USUAL = Layout()
_EVERYTHING = 2_000  # stories on a page of the archive; the data has all
_STEPS = ((80, 40), (60, 60), (48, 60), (40, 60), (32, 50), (25, 40), (18, 35), (12, 30), (7, 20), (3, 10), (0, 0))


def render(digest: Digest, layout: Layout = _USUAL, look: Look | None = None, notice: str = "") -> Message:
    """The digest as it will be sent and kept; the same digest in the same look always gives the same bytes."""
    look = look or built_in(layout.look if layout.look in BUILT_IN else DEFAULT)
    rendering = Rendering(look)
    everything = context(digest, layout, Room(full=_EVERYTHING, section=layout.limit), notice)
    html, cut = _that_fits(rendering, digest, layout, notice)
    return Message(
        digest_id=digest.id,
        subscription=digest.subscription,
        slot=digest.slot.key,
        at=digest.composed_at,
        subject=everything["subject"],
        text=rendering.text(everything),
        html=html,
        data=data(digest),
        chat=rendering.chat(everything),
        page=_page(rendering, digest, layout, notice) if cut or rendering.has_own_page else "",
    )


def _that_fits(rendering: Rendering, digest: Digest, layout: Layout, notice: str) -> tuple[str, bool]:
    """The HTML with as many stories as fit into a mail, and whether that is fewer than there are."""
    rooms = [Room(full=full, brief=brief, section=layout.limit) for full, brief in _STEPS]
    if len(digest.stories) <= rooms[0].full:
        rooms.insert(0, Room(full=rooms[0].full, section=layout.limit))
    low, high, best = 0, len(rooms) - 1, ""
    while low < high:
        middle = (low + high) // 2
        html = rendering.mail(context(digest, layout, rooms[middle], notice))
        if len(html.encode()) <= LARGEST_MAIL:
            high, best = middle, html
        else:
            low, best = middle + 1, ""
    html = best or rendering.mail(context(digest, layout, rooms[low], notice))
    is_all = low == 0 and len(digest.stories) <= rooms[0].full and layout.limit is None
    return html, bool(html) and not is_all


def _page(rendering: Rendering, digest: Digest, layout: Layout, notice: str) -> str:
    return rendering.page(context(digest, layout, Room(full=_EVERYTHING), notice))


def in_a_child(digest: Digest, layout: Layout, look: Look) -> Message | str:
    """The same for a look that nobody has tried: what is wrong with it is an answer."""
    try:
        return render(digest, layout, look)
    except RenderError as error:
        return str(error)


def data(digest: Digest) -> str:
    """The whole digest as JSON, for other programs: nothing shortened."""
    document = {"version": DATA_VERSION, **asdict(digest)}
    return json.dumps(document, default=_plain_value, ensure_ascii=False, indent=1)


def _plain_value(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime) else str(value)
