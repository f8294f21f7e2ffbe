"""Where a feed says that its older entries are: archived pages (RFC 5005), JSON Feed's next_url, WordPress's pages."""

from __future__ import annotations

import json
import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from monitor.formats import head
from monitor.formats.links import web_address

_WORDPRESS = re.compile(r"<generator[^>]{0,200}>[^<]{0,200}wordpress", re.IGNORECASE)
_NEXT_URL = re.compile(r'"next_url"\s*:\s*("(?:[^"\\]|\\.){1,2000}")')


def address(body: bytes, url: str) -> str:
    """The address of the page with older entries than those of this document (UTF-8), "" when it names none."""
    if body[:1] == b"{":
        found = _NEXT_URL.search(body.decode("utf-8", "replace"))
        return web_address(json.loads(found[1]), url) if found else ""
    own = head.text(body)
    links = head.links(own)
    for wanted in ("prev-archive", "next"):
        for relation, target in links:
            if relation == wanted:
                return web_address(target, url)
    return _next_wordpress_page(url) if _WORDPRESS.search(own) else ""


def _next_wordpress_page(url: str) -> str:
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query))
    page = query.get("paged", "1")
    query["paged"] = str(int(page) + 1 if page.isdigit() and len(page) < 5 else 2)
    return urlunsplit(parts._replace(query=urlencode(query)))
