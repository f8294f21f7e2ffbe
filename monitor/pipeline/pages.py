"""due page → fetch → extract → match: what a feed's summary did not say, its page may. One transaction."""

from __future__ import annotations

from datetime import datetime

from monitor import pages, schedule
from monitor.model import Failure, Fetched, FetchFailed, FetchRequest, PageDue, Unreadable
from monitor.ports import Transaction, World
from monitor.sites import site

_FOR_GOOD = (Failure.GONE, Failure.MISSING, Failure.PRIVATE, Failure.PORT, Failure.NOT_A_FEED)


async def read_page(world: World, due: PageDue) -> bool:
    """Read the page behind an entry and write what it brought; False when its site wants to be left alone."""
    found = await _text(world, due)
    if isinstance(found, str):
        await world.ledger.run(lambda transaction: _keep(world, transaction, due, found))
        return True
    now = world.now()
    again = None if found.failure in _FOR_GOOD else pages.next_try(due, now)
    if again and isinstance(found, FetchFailed) and found.retry_after:
        again = max(again, now + found.retry_after)
    wait = schedule.at_least(found) if isinstance(found, FetchFailed) else None
    await world.ledger.run(
        lambda transaction: _put_off(transaction, due, found.sentence, again, now + wait if wait else None)
    )
    return wait is None


def _put_off(
    transaction: Transaction, due: PageDue, sentence: str, again: datetime | None, quiet_until: datetime | None
) -> None:
    transaction.page_failed(due.id, sentence, again)
    if quiet_until is not None:
        transaction.leave_alone(site(due.address), quiet_until)


async def _text(world: World, due: PageDue) -> str | FetchFailed | Unreadable:
    answer = await world.fetch(FetchRequest(url=due.entry.url, proxy=world.proxies.get(due.feed)))
    if isinstance(answer, Fetched):
        return await world.extract(answer.body, answer.url, answer.content_type)
    if isinstance(answer, FetchFailed):
        return answer
    return Unreadable(failure=Failure.HTTP, sentence="The server says “unchanged” though nobody asked what changed.")


def _keep(world: World, transaction: Transaction, due: PageDue, text: str) -> None:
    now = world.now()
    transaction.keep_page(due.id, text, now)
    found = pages.placed(world.match(pages.with_page(due.entry, text), due.outlet), due.entry)
    transaction.add_matches(due.id, due.version, found, now)
