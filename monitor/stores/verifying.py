"""Are the promises kept in this ledger? Each is a question whose answer is the rows that break it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator

from sqlalchemy import Connection, select, text

from monitor.model import Breach
from monitor.stores.reading import entry_from
from monitor.stores.schema import deliveries, digests, entries, versions

_SHOWN = 5  # rows that break a promise, named as examples
_BATCH = 500

# What holds at any instant, with the rows for which it does not.
_PROMISES = {
    "A visit and the entries it brought are written together.": """
        SELECT 'visit ' || polls.id FROM polls LEFT JOIN
          (SELECT feed_id, first_seen_at, count(*) AS brought FROM entries GROUP BY feed_id, first_seen_at) AS held
          ON held.feed_id = polls.feed_id AND held.first_seen_at = polls.at
        WHERE polls.new != coalesce(held.brought, 0)""",
    "A feed's validators stand beside what was read under them.": """
        SELECT 'feed ' || id FROM feeds WHERE (etag IS NOT NULL OR last_modified IS NOT NULL OR body_hash IS NOT NULL)
          AND last_read_at IS NULL""",
    "Every listed feed has a next visit.": "SELECT 'feed ' || id FROM feeds WHERE listed AND next_poll_at IS NULL",
    "Every entry has its versions, from the first to the latest, without a gap.": """
        SELECT 'entry ' || entries.id FROM entries LEFT JOIN versions ON versions.entry_id = entries.id
        GROUP BY entries.id HAVING count(versions.id) != entries.latest OR max(versions.number) != entries.latest
          OR min(versions.number) != 1""",
    "The article of every match that was told stands in a story.": """
        SELECT 'match ' || matches.id FROM members JOIN matches ON matches.id = members.match_id
        JOIN entries ON entries.id = matches.entry_id
        LEFT JOIN story_articles ON story_articles.article_id = entries.article_id
        WHERE story_articles.story_id IS NULL""",
    "Every match is of a version that is there.": """
        SELECT 'match ' || matches.id FROM matches LEFT JOIN versions
          ON versions.entry_id = matches.entry_id AND versions.number = matches.version WHERE versions.id IS NULL""",
    "Every version can be found by search.": """
        SELECT 'version ' || versions.id FROM versions LEFT JOIN search_docsize ON search_docsize.id = versions.id
        WHERE search_docsize.id IS NULL""",
    "A match is in one digest of a subscription, and that digest is the subscription's.": """
        SELECT 'match ' || members.match_id FROM members JOIN digests ON digests.id = members.digest_id
        WHERE digests.subscription != members.subscription""",
    "A subscription has one digest for a slot.": """
        SELECT subscription || ' ' || slot FROM digests GROUP BY subscription, slot HAVING count(*) > 1""",
    "Every digest has a delivery.": """
        SELECT 'digest ' || digests.id FROM digests LEFT JOIN deliveries ON deliveries.digest_id = digests.id
        WHERE deliveries.id IS NULL""",
    "A delivery that is not over has a next time.": """
        SELECT 'delivery ' || id FROM deliveries WHERE state NOT IN ('sent', 'failed') AND next_attempt_at IS NULL""",
    "A delivery's state is what its last receipt says.": """
        SELECT 'delivery ' || deliveries.id FROM deliveries JOIN receipts ON receipts.id =
          (SELECT max(id) FROM receipts WHERE receipts.delivery_id = deliveries.id)
        WHERE deliveries.state NOT IN ('sending', 'ready') AND deliveries.state != receipts.state""",
    "A delivery that was sent has the receipt for it.": """
        SELECT 'delivery ' || id FROM deliveries WHERE state = 'sent' AND NOT EXISTS
          (SELECT 1 FROM receipts WHERE receipts.delivery_id = deliveries.id AND receipts.state = 'sent')""",
    "Nothing is attempted after it was sent, unless a person asked for it again.": """
        SELECT 'delivery ' || earlier.delivery_id FROM receipts AS earlier JOIN receipts AS later
          ON later.delivery_id = earlier.delivery_id AND later.id > earlier.id
        JOIN deliveries ON deliveries.id = earlier.delivery_id
        WHERE earlier.state = 'sent' AND deliveries.again_at IS NULL""",
    "Attempts are counted from one, each with its receipt.": """
        SELECT 'delivery ' || deliveries.id FROM deliveries JOIN receipts ON receipts.delivery_id = deliveries.id
        GROUP BY deliveries.id HAVING max(receipts.attempt) > deliveries.attempts""",
}


def breaches(connection: Connection) -> Iterator[Breach]:
    """Every promise that is broken, with examples; the file itself first."""
    yield from _of_the_file(connection)
    for promise, question in _PROMISES.items():
        yield from _breach(promise, list(connection.execute(text(question)).scalars()))
    yield from _breach("No version was changed after it was written.", list(_changed_versions(connection)))
    yield from _breach("A delivery's id comes from its digest and its destination.", list(_wrong_ids(connection)))
    yield from _breach("A digest in the archive is the digest that was composed.", list(_wrong_files(connection)))


def promises() -> int:
    """How many promises are looked at."""
    return len(_PROMISES) + 5


def _breach(promise: str, rows: list[str]) -> Iterator[Breach]:
    if rows:
        yield Breach(promise=promise, count=len(rows), examples=tuple(rows[:_SHOWN]))


def _of_the_file(connection: Connection) -> Iterator[Breach]:
    said = [str(row[0]) for row in connection.execute(text("PRAGMA integrity_check(20)"))]
    yield from _breach("The file is whole.", [line for line in said if line != "ok"])
    strays = [f"{row[0]} {row[1]}" for row in connection.execute(text("PRAGMA foreign_key_check"))]
    yield from _breach("No row refers to one that is not there.", strays)


def _changed_versions(connection: Connection) -> Iterator[str]:
    """Versions whose address, title or text no longer give the hash that was written with them."""
    last = 0
    while True:
        rows = connection.execute(
            select(entries.c.guid, versions)
            .join_from(versions, entries, entries.c.id == versions.c.entry_id)
            .where(versions.c.id > last)
            .order_by(versions.c.id)
            .limit(_BATCH)
        ).all()
        yield from (f"version {row.id}" for row in rows if entry_from(row).content_hash != row.hash)
        if len(rows) < _BATCH:
            return
        last = rows[-1].id


def _wrong_ids(connection: Connection) -> Iterator[str]:
    columns = (deliveries.c.id, deliveries.c.digest_id, deliveries.c.channel, deliveries.c.address)
    for row in connection.execute(select(*columns)):
        made = hashlib.blake2b(f"{row.digest_id}\0{row.channel}\0{row.address}".encode(), digest_size=16).hexdigest()
        if made != row.id:
            yield f"delivery {row.id}"


def _wrong_files(connection: Connection) -> Iterator[str]:
    """Archived issues whose data is not that of the digest."""
    both = select(deliveries.c.id, deliveries.c.payload, digests.c.data).join_from(deliveries, digests)
    for row in connection.execute(both.where(deliveries.c.channel == "file")):
        try:
            payload = json.loads(row.payload)
        except ValueError:
            payload = {}
        if row.data not in payload.get("files", payload).values():  # the first ledgers had the files alone
            yield f"delivery {row.id}"
