"""The ledger keeps what was covered in a period, and what became of each delivery."""

from __future__ import annotations

from datetime import timedelta

import pytest

from monitor.errors import LedgerError
from monitor.model import (
    Delivery,
    DeliveryState,
    Destination,
    Digest,
    Failure,
    FetchFailed,
    Message,
    Receipt,
    Slot,
)
from monitor.stores import Ledger
from tests.builders import NOW
from tests.stored import DAY, HOUR, Visits, as_entry, outlet

# --- coverage ---------------------------------------------------------------------------------------------


def test_the_numbers_of_what_was_covered_are_those_of_the_period(ledger: Ledger) -> None:
    outlets = (outlet("A", "https://a.example/1", "https://a.example/2"), outlet("B"), outlet("C"), outlet("D"))
    visits = Visits(ledger, outlets)
    down = FetchFailed(failure=Failure.HTTP, sentence="The server answered with status 500.")
    first, second = as_entry("one", ("One", "a")), as_entry("two", ("Two", "a"))
    visits.brings = {
        "https://a.example/1": (first, second),
        "https://a.example/2": down,
        "https://b.example/feed": (as_entry("three", ("Three", "a")),),
        "https://d.example/feed": (as_entry("four", ("Four", "a")),),
    }
    visits.visit(*visits.brings)
    visits.sync(outlets[:3])
    with ledger.transaction() as transaction:
        covered = transaction.coverage(None, NOW)
    assert (covered.since, covered.until) == (None, NOW)
    assert (covered.outlets, covered.outlets_read, covered.feeds, covered.feeds_read) == (3, 2, 4, 2)
    assert (covered.entries, covered.entries_new) == (4, 4)
    assert [(outage.outlet, outage.url, outage.since) for outage in covered.outages] == [
        ("A", "https://a.example/2", NOW)
    ]
    assert (covered.gaps, covered.unvisited) == ((), ("C",))

    visits.now = NOW + 3 * HOUR
    visits.brings["https://a.example/1"] = (second, as_entry("five", ("Five", "a")))
    visits.brings["https://b.example/feed"] = (as_entry("six", ("Six", "a")),)
    visits.visit("https://a.example/1", "https://a.example/2", "https://b.example/feed")
    with ledger.transaction() as transaction:
        later = transaction.coverage(NOW, visits.now)
    assert (later.outlets_read, later.feeds_read, later.polls) == (2, 2, 3)
    assert (later.entries, later.entries_new) == (3, 2)
    assert [outage.since for outage in later.outages] == [NOW]
    assert [(gap.outlet, gap.since, gap.until) for gap in later.gaps] == [("B", NOW, NOW + 3 * HOUR)]
    assert later.unvisited == ("C",)


def test_a_visit_that_began_before_a_digest_and_ended_after_it_is_covered_by_the_next_one(ledger: Ledger) -> None:
    """What such a visit found must be in one of the two, above all a possible gap."""
    visits = Visits(ledger, (outlet(),))
    visits.brings = {"https://outlet.example/feed": (as_entry("one", ("One", "a")),)}
    visits.now = NOW - HOUR
    visits.visit()
    with ledger.transaction() as transaction:
        first = transaction.coverage(None, NOW)
    visits.now, visits.takes = NOW - timedelta(seconds=2), timedelta(seconds=4)
    visits.brings = {"https://outlet.example/feed": (as_entry("two", ("Two", "a")),)}
    assert [poll.gap_suspected for poll in visits.visit()] == [True]
    with ledger.transaction() as transaction:
        second = transaction.coverage(NOW, NOW + 24 * HOUR)
    assert (first.polls, first.gaps, first.entries_new) == (1, (), 1)
    assert (second.polls, [gap.outlet for gap in second.gaps], second.entries_new) == (1, ["Outlet"], 1)


# --- deliveries -------------------------------------------------------------------------------------------


def waiting_delivery(ledger: Ledger) -> Delivery:
    """An issued digest's delivery, as it waits in the ledger."""
    with ledger.transaction() as transaction:
        coverage = transaction.coverage(None, NOW)
        slot = Slot(key="2026-11-22T07:00", due=NOW)
        issue = Digest(
            id="digest", subscription="daily", slot=slot, zone="UTC", composed_at=NOW, sections=(), later=(), edits=(),
            quiet_topics=(), coverage=coverage,
        )  # fmt: skip
        message = Message(
            digest_id="digest", subscription="daily", slot=slot.key, at=NOW, subject="s", text="t", html="h", data="{}"
        )
        to = Destination(kind="mail", address="editor@example.org")
        delivery = Delivery(id="delivery", digest_id="digest", destination=to, payload=b"bytes", created_at=NOW)
        transaction.record_digest(issue, message, [delivery])
        (held,) = transaction.due_deliveries(NOW, NOW + DAY)
    return held


@pytest.mark.parametrize("state", [s for s in DeliveryState if s not in (DeliveryState.SENT, DeliveryState.FAILED)])
def test_a_delivery_that_is_not_over_cannot_be_without_a_next_time(ledger: Ledger, state: DeliveryState) -> None:
    held = waiting_delivery(ledger)
    with pytest.raises(LedgerError), ledger.transaction() as transaction:
        transaction.settle(held, Receipt(state=state, detail=""), None, NOW)
    with ledger.transaction() as transaction:
        assert transaction.due_deliveries(NOW, NOW + DAY) == (held,)


def test_a_delivery_cannot_be_in_a_state_that_does_not_exist(ledger: Ledger) -> None:
    waiting_delivery(ledger)
    with pytest.raises(LedgerError), ledger.transaction() as transaction:
        transaction._connection.exec_driver_sql("UPDATE deliveries SET state = 'forgotten'")


def test_a_slot_is_issued_once_per_digest(ledger: Ledger) -> None:
    waiting_delivery(ledger)
    with pytest.raises(LedgerError):
        waiting_delivery(ledger)


def test_a_delivery_is_claimed_by_one_and_settled_by_that_one(ledger: Ledger) -> None:
    held = waiting_delivery(ledger)
    with ledger.transaction() as transaction:
        claimed = transaction.claim(held, NOW)
    assert claimed is not None
    assert (claimed.state, claimed.attempts, claimed.payload) == (DeliveryState.SENDING, 1, b"bytes")
    with ledger.transaction() as transaction:
        assert transaction.claim(held, NOW) is None
        assert transaction.due_deliveries(NOW + 100 * HOUR, NOW + 200 * HOUR) == ()
        assert len(transaction.open_deliveries()) == 1
    with ledger.transaction() as transaction:
        transaction.settle(claimed, Receipt(state=DeliveryState.SENT, detail="250 taken"), None, NOW)
    with ledger.transaction() as transaction:
        assert transaction.open_deliveries() == ()
        assert transaction.claim(held, NOW) is None


def test_an_attempt_that_was_interrupted_is_found_unless_somebody_is_at_work_on_it(ledger: Ledger) -> None:
    held = waiting_delivery(ledger)
    with ledger.transaction() as transaction:
        assert transaction.interrupted() == ()
        assert transaction.claim(held, NOW) is not None
    with ledger.transaction() as transaction:
        assert transaction.interrupted({held.id}) == ()
        (left,) = transaction.interrupted()
    assert (left.id, left.attempts) == (held.id, 1)


def test_a_next_attempt_that_a_wrong_clock_put_years_ahead_is_made_now(ledger: Ledger) -> None:
    """The test failed: a clock set back left the mail waiting until the wrong time came again."""
    held = waiting_delivery(ledger)
    with ledger.transaction() as transaction:
        claimed = transaction.claim(held, NOW)
        assert claimed is not None
        waiting = Receipt(state=DeliveryState.DEFERRED, detail="later")
        transaction.settle(claimed, waiting, NOW + 1000 * DAY, NOW)
        assert len(transaction.due_deliveries(NOW, NOW + HOUR)) == 1
        assert transaction.due_deliveries(NOW, NOW + 2000 * DAY) == ()


@pytest.mark.parametrize("state", [DeliveryState.FAILED, DeliveryState.SENT, DeliveryState.UNKNOWN])
def test_a_delivery_can_be_asked_for_again_with_its_bytes_but_not_while_it_is_sent(
    ledger: Ledger, state: DeliveryState
) -> None:
    held = waiting_delivery(ledger)
    over = state is not DeliveryState.UNKNOWN
    with ledger.transaction() as transaction:
        claimed = transaction.claim(held, NOW)
        assert claimed is not None
        assert not transaction.send_again(held, NOW)
        transaction.settle(claimed, Receipt(state=state, detail="x"), None if over else NOW + HOUR, NOW)
        assert transaction.send_again(held, NOW + HOUR)
        (again,) = transaction.due_deliveries(NOW + HOUR, NOW + DAY)
        assert (again.state, again.asked_at) == (DeliveryState.READY, NOW + HOUR)
        claimed = transaction.claim(again, NOW + HOUR)
    assert claimed is not None
    assert (claimed.attempts, claimed.payload) == (2, b"bytes")
