"""Hubs (WebSub): what they push is read at once, and whatever they do, nothing is missed."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from monitor import service, websub
from monitor.config import load
from monitor.model import Failure, HubOffer, HubState, HubSubscription, Outcome, Secret
from monitor.screen import Screen
from tests import builders
from tests.builders import NOW, feed_state
from tests.hub import Hub, call, desk, hub
from tests.servers import Outlets, listener

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
OFFER = HubOffer(hub="https://hub.example/", topic="https://outlet.example/feed")
SECRET = Secret("a-secret-of-ours")


@pytest.fixture
def its_hub() -> Iterator[Hub]:
    """A hub on loopback that agrees to everything."""
    with hub() as running:
        yield running


def feed(its_hub: Hub, *numbers: int, topic: str = "http://outlet.example/feed") -> str:
    """A feed that names its hub, with stories of these numbers, the newest first."""
    links = f'<link rel="hub" href="{its_hub.url}"/><link rel="self" href="{topic}"/>'
    entries = "".join(
        f"<entry><id>urn:story:{n}</id><title>Story {n}</title><link href='https://outlet.example/{n}'/>"
        f"<summary>What is told of story number {n}, and of no other story.</summary>"
        f"<published>{(NOW + (n - 31) * 2 * HOUR).isoformat()}</published></entry>"
        for n in sorted(numbers, reverse=True)
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Gazette</title>{links}{entries}</feed>'


def subscription(**given: object) -> HubSubscription:
    """A subscription that the hub was asked for."""
    defaults: dict[str, object] = {
        "token": "t", "feed": 1, "url": "https://outlet.example/feed", "outlet": "Outlet", "offer": OFFER,
        "callback": websub.callback("https://m.example", "t"), "secret": SECRET,
    }  # fmt: skip
    return HubSubscription(**{**defaults, **given})  # type: ignore[arg-type]  # keywords pass through


# --- the whole way ----------------------------------------------------------------------------------------


async def test_what_a_hub_pushes_is_read_at_once_and_the_feed_is_visited_less(
    served: Outlets, tmp_path: Path, its_hub: Hub
) -> None:
    url = served.say("/feed", feed(its_hub, *range(1, 31)), ETag='"1"')
    async with desk(tmp_path, url) as it:
        await it.visit()
        await it.ask_hubs()
        assert its_hub.verified == [(200, "a challenge?&=")]
        assert it.held[0].state is HubState.ACTIVE
        it.now += HOUR
        assert (await it.push(its_hub, feed(its_hub, 31)))[0] == 202
        poll = it.polls[-1]
        assert (poll.pushed, poll.outcome, poll.entries, poll.new, poll.matches) == (True, Outcome.READ, 1, 1, 1)
        assert it.feed.pushed_until == NOW + timedelta(days=10)
        it.now += HOUR
        before = len(served.asked)
        served.say("/feed", feed(its_hub, *range(2, 32)))
        poll = await it.visit()
        assert len(served.asked) == before + 1, "visits go on"
        assert (poll.pushed, poll.new, poll.gap_suspected) == (False, 0, False)
        assert it.feed.next_poll_at is not None
        assert it.feed.next_poll_at - it.now > 2 * HOUR, "as a safety net only"


async def test_the_hub_is_asked_as_the_recommendation_says(served: Outlets, tmp_path: Path, its_hub: Hub) -> None:
    url = served.say("/feed", feed(its_hub, 1, topic="http://outlet.example/canonical"))
    async with desk(tmp_path, url) as it:
        await it.visit()
        await it.ask_hubs()
        (form,) = its_hub.asked
        assert form["hub.mode"] == "subscribe"
        assert form["hub.topic"] == "http://outlet.example/canonical"
        assert form["hub.lease_seconds"] == "864000"
        assert form["hub.callback"].startswith(f"http://127.0.0.1:{it.port}/websub/")
        assert len(form["hub.callback"].rpartition("/")[2]) >= 40, "nobody guesses it"
        assert 30 < len(form["hub.secret"]) < 200
        await it.ask_hubs()
        assert len(its_hub.asked) == 1, "once is enough"


async def test_a_push_that_is_not_the_hubs_is_not_read(served: Outlets, tmp_path: Path, its_hub: Hub) -> None:
    async with desk(tmp_path, served.say("/feed", feed(its_hub, 1))) as it:
        await it.visit()
        await it.ask_hubs()
        for signature in ("", "sha256=" + "0" * 64, "md5=" + "0" * 32, "sha256", "sha1=" + "0" * 64):
            status, _ = await it.push(its_hub, feed(its_hub, 2), **{"X-Hub-Signature": signature})
            assert status == 202, "answered as any other: who guesses learns nothing"
        assert [poll.pushed for poll in it.polls] == [False]
        assert "without the hub's signature" in it.held[0].sentence


@pytest.mark.parametrize("method", ["sha1", "sha256", "sha384", "sha512"])
def test_a_signature_is_checked_by_each_of_the_four_methods(method: str) -> None:
    right = hmac.new(SECRET.value.encode(), b"body", method).hexdigest()
    assert websub.is_signed(SECRET, f"{method}={right}", b"body")
    assert websub.is_signed(SECRET, f" {method.upper()}={right.upper()} ", b"body")
    for signature, body in (
        (f"{method}={right}", b"bodY"),
        (f"{method}={right[:-1]}", b"body"),
        (f"{method}={right}0", b"body"),
        (right, b"body"),
        (f"{method}={hashlib.new(method, b'body').hexdigest()}", b"body"),
    ):
        assert not websub.is_signed(SECRET, signature, body)


async def test_a_push_is_bounded_in_size_and_in_number(
    served: Outlets, tmp_path: Path, its_hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("monitor.service.hubs.LARGEST_PUSH", 3_000)
    monkeypatch.setattr("monitor.service.hubs._IN_A_ROW", 4)
    async with desk(tmp_path, served.say("/feed", feed(its_hub, 1))) as it:
        await it.visit()
        await it.ask_hubs()
        assert (await it.push(its_hub, b"<feed>" + b" " * 3_000))[0] == 413
        assert (await it.push(its_hub, b"x", **{"Content-Encoding": "gzip"}))[0] == 415
        statuses = [(await it.push(its_hub, feed(its_hub, number)))[0] for number in range(2, 7)]
        assert statuses == [202, 202, 202, 429, 429]


async def test_what_is_no_subscription_of_ours_gets_no_answer_worth_having(
    served: Outlets, tmp_path: Path, its_hub: Hub
) -> None:
    async with desk(tmp_path, served.say("/feed", feed(its_hub, 1))) as it:
        await it.visit()
        await it.ask_hubs()
        base = f"http://127.0.0.1:{it.port}"

        def statuses() -> list[int]:
            guess = f"{base}/websub/{'A' * 43}"
            topic = "hub.topic=http%3A%2F%2Foutlet.example%2Ffeed"
            callback = its_hub.last["hub.callback"]
            return [
                call("POST", guess, b"<feed/>")[0],
                call("GET", f"{guess}?hub.mode=subscribe&{topic}&hub.challenge=x")[0],
                call("GET", f"{callback}?hub.mode=unsubscribe&{topic}&hub.challenge=x")[0],
                call("GET", f"{callback}?hub.mode=subscribe&hub.topic=other&hub.challenge=x")[0],
                call("GET", f"{callback}?hub.mode=subscribe&{topic}")[0],
                call("PUT", callback, b"x")[0],
                call("GET", f"{base}/metrics", headers={"Host": "monitor.example"})[0],
            ]

        assert await asyncio.to_thread(statuses) == [410, 404, 404, 404, 404, 405, 403]
        assert it.held[0].state is HubState.ACTIVE


async def test_a_push_in_chunks_and_after_100_continue_is_read(served: Outlets, tmp_path: Path, its_hub: Hub) -> None:
    async with desk(tmp_path, served.say("/feed", feed(its_hub, 1))) as it:
        await it.visit()
        await it.ask_hubs()
        body = feed(its_hub, 2).encode()
        signed = hmac.new(its_hub.last["hub.secret"].encode(), body, "sha512").hexdigest()
        reader, writer = await asyncio.open_connection("127.0.0.1", it.port)
        path = its_hub.last["hub.callback"].partition(f":{it.port}")[2]
        writer.write(
            f"POST {path} HTTP/1.1\r\nHost: hub.example\r\nX-Hub-Signature: sha512={signed}\r\n"
            f"Expect: 100-continue\r\nTransfer-Encoding: chunked\r\n\r\n".encode()
        )
        assert b"100" in await reader.readline()
        for start in range(0, len(body), 100):
            part = body[start : start + 100]
            writer.write(b"%x\r\n%s\r\n" % (len(part), part))
        writer.write(b"0\r\n\r\n")
        assert b" 202 " in (await reader.read())[:40]
        writer.close()
        assert it.polls[-1].pushed
        assert it.polls[-1].new == 1


async def test_the_health_of_a_feed_says_what_its_hub_does(
    served: Outlets, tmp_path: Path, its_hub: Hub, capsys: pytest.CaptureFixture[str]
) -> None:
    async with desk(tmp_path, served.say("/feed", feed(its_hub, 1))) as it:
        await it.visit()
        its_hub.status = 503
        for expected in ("The hub answers with status 503.", "pushes what is new, as agreed until"):
            await it.ask_hubs(after=HOUR)
            health = await asyncio.to_thread(service.health, load(tmp_path / "feeds.yaml", {}))
            Screen().feeds(health, (), it.now, only_failing=False)
            assert expected in " ".join(capsys.readouterr().out.split())
            its_hub.status = 202


async def test_a_push_that_cannot_be_written_is_not_called_taken(served: Outlets, tmp_path: Path, its_hub: Hub) -> None:
    async with desk(tmp_path, served.say("/feed", feed(its_hub, 1))) as it:
        await it.visit()
        await it.ask_hubs()
        with sqlite3.connect(tmp_path / "monitor.sqlite3") as rows:
            rows.execute("CREATE TRIGGER full BEFORE INSERT ON polls BEGIN SELECT RAISE(FAIL, 'disk full'); END")
        assert (await it.push(its_hub, feed(its_hub, 2)))[0] == 500, "the hub will try again"
        assert [trouble for trouble in it.accounting.account().troubles if "disk full" in trouble]
        with sqlite3.connect(tmp_path / "monitor.sqlite3") as rows:
            rows.execute("DROP TRIGGER full")
        assert (await it.push(its_hub, feed(its_hub, 2)))[0] == 202
        assert it.polls[-1].new == 1


async def test_headers_go_before_the_feed(served: Outlets, tmp_path: Path, its_hub: Hub) -> None:
    link = f'<{its_hub.url}>; rel="hub", <http://outlet.example/by-header>; rel="self"'
    url = served.say("/feed", feed(its_hub, 1, topic="http://outlet.example/by-feed"), Link=link)
    async with desk(tmp_path, url) as it:
        await it.visit()
        assert it.feed.offer == HubOffer(hub=its_hub.url, topic="http://outlet.example/by-header")


# --- leases -----------------------------------------------------------------------------------------------


async def test_a_lease_is_renewed_before_it_ends(served: Outlets, tmp_path: Path, its_hub: Hub) -> None:
    its_hub.lease = "86400"
    async with desk(tmp_path, served.say("/feed", feed(its_hub, 1))) as it:
        await it.visit()
        await it.ask_hubs()
        await it.ask_hubs(after=15 * HOUR)
        assert len(its_hub.asked) == 1
        await it.ask_hubs(after=2 * HOUR)
        assert len(its_hub.asked) == 2
        assert its_hub.asked[0]["hub.secret"] == its_hub.asked[1]["hub.secret"]
        assert it.held[0].until == it.now + DAY
        assert it.held[0].failures == 0


async def test_a_lease_that_the_hub_lets_end_brings_the_next_visit_forward(
    served: Outlets, tmp_path: Path, its_hub: Hub
) -> None:
    its_hub.lease = "86400"
    async with desk(tmp_path, served.say("/feed", feed(its_hub, 1))) as it:
        await it.visit()
        await it.ask_hubs()
        await it.push(its_hub, feed(its_hub, 2))
        its_hub.status = 503
        await it.ask_hubs(after=17 * HOUR)
        assert it.held[0].is_active(it.now), "what was agreed holds until it ends"
        assert "503" in it.held[0].sentence
        await it.ask_hubs(after=8 * HOUR)
        assert it.held[0].state is HubState.REFUSED
        assert (it.feed.pushed_until, it.feed.next_poll_at) == (None, it.now)
        assert (await it.push(its_hub, feed(its_hub, 3)))[0] == 410


async def test_a_service_that_was_away_visits_at_once_what_hubs_were_relied_on_for(
    served: Outlets, tmp_path: Path, its_hub: Hub
) -> None:
    url = served.say("/feed", feed(its_hub, 1))
    async with desk(tmp_path, url) as it:
        await it.visit()
        await it.ask_hubs()
        await it.push(its_hub, feed(its_hub, 2))
        assert it.feed.pushed_until is not None
    async with desk(tmp_path, url, public=False) as it:
        served.say("/feed", feed(its_hub, 1, 2, 3))
        await it.engine.once()
        assert [(poll.pushed, poll.new) for poll in it.polls] == [(False, 1)]
        assert it.feed.pushed_until is None


# --- hubs that refuse, lie and die ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "checks", "said"),
    [(404, True, "status 404"), (500, True, "status 500"), (202, False, "has not come to check")],
    ids=["refuses", "broken", "never-comes"],
)
async def test_a_hub_that_does_not_agree_is_asked_ever_more_seldom_and_the_feed_is_visited_as_before(
    status: int, checks: bool, said: str, served: Outlets, tmp_path: Path, its_hub: Hub
) -> None:
    its_hub.status, its_hub.checks = status, checks
    async with desk(tmp_path, served.say("/feed", feed(its_hub, 1))) as it:
        await it.visit()
        for _ in range(14 * 6):
            await it.ask_hubs(after=4 * HOUR)
        assert 5 <= len(its_hub.asked) <= 9, "after 1, 2, 4 … hours, at last once a week"
        assert said in it.held[0].sentence
        assert it.feed.pushed_until is None


async def test_a_hub_that_takes_its_word_back_is_not_relied_on(served: Outlets, tmp_path: Path, its_hub: Hub) -> None:
    async with desk(tmp_path, served.say("/feed", feed(its_hub, 1))) as it:
        await it.visit()
        await it.ask_hubs()
        await it.push(its_hub, feed(its_hub, 2))
        denied = {"hub.mode": "denied", "hub.reason": "the outlet\r\nleft"}
        assert (await asyncio.to_thread(lambda: its_hub.check(its_hub.last, **denied)))[0] == 200
        assert it.held[0].sentence == "The hub refuses: the outlet left."
        assert (it.feed.pushed_until, it.feed.next_poll_at) == (None, it.now)
        assert it.held[0].next_try_at == it.now + HOUR


async def test_a_hub_that_does_not_tell_all_is_found_out(served: Outlets, tmp_path: Path, its_hub: Hub) -> None:
    url = served.say("/feed", feed(its_hub, *range(1, 31)))
    async with desk(tmp_path, url) as it:
        await it.visit()
        await it.ask_hubs()
        await it.push(its_hub, feed(its_hub, 31))
        assert it.feed.pushed_until is not None
        served.say("/feed", feed(its_hub, *range(4, 34)))
        it.now += HOUR
        poll = await it.visit()
        assert (poll.new, poll.gap_suspected) == (2, False)
        assert it.feed.pushed_until != it.held[0].until, "visited as if there were no hub"
        it.now += HOUR
        await it.push(its_hub, feed(its_hub, 34))
        assert it.feed.pushed_until == it.held[0].until, "until it pushes again what is new"


async def test_a_push_of_the_newest_does_not_hide_a_gap_before_it(
    served: Outlets, tmp_path: Path, its_hub: Hub
) -> None:
    url = served.say("/feed", feed(its_hub, *range(1, 21)))
    async with desk(tmp_path, url) as it:
        await it.visit()
        await it.ask_hubs()
        it.now += HOUR
        await it.push(its_hub, feed(its_hub, 90))
        it.now += HOUR
        served.say("/feed", feed(its_hub, *range(71, 91)))
        poll = await it.visit()
        assert (poll.gap_suspected, poll.gap_closed, poll.known, poll.overlap) == (True, False, 1, 0)


async def test_a_push_that_cannot_be_read_says_so_and_is_no_outage(
    served: Outlets, tmp_path: Path, its_hub: Hub
) -> None:
    async with desk(tmp_path, served.say("/feed", feed(its_hub, 1))) as it:
        await it.visit()
        await it.ask_hubs()
        await it.push(its_hub, "<html><title>Hub</title></html>")
        assert (it.polls[-1].outcome, it.polls[-1].failure) == (Outcome.FAILED, Failure.HTML)
        assert it.feed.failures == 0
        with it.parts.ledger.transaction() as transaction:
            coverage = transaction.coverage(NOW - DAY, NOW + DAY)
            assert (coverage.polls, coverage.outages, coverage.recovered) == (1, (), ())


async def test_the_sums_of_a_coverage_hold_with_pushes_in_them(served: Outlets, tmp_path: Path, its_hub: Hub) -> None:
    async with desk(tmp_path, served.say("/feed", feed(its_hub, 1, 2))) as it:
        await it.visit()
        await it.ask_hubs(after=HOUR)
        await it.push(its_hub, feed(its_hub, 2, 3))
        with it.parts.ledger.transaction() as transaction:
            coverage = transaction.coverage(NOW - DAY, NOW + DAY)
            assert (coverage.polls, coverage.entries_new, coverage.entries_reported) == (1, 3, 3)
            assert coverage.disagreements == ()
            assert transaction.breaches() == ()
            assert transaction.feed_coverage(NOW - DAY, NOW + DAY, None)[0].entries_new == 3


# --- who is told of what ----------------------------------------------------------------------------------


async def test_an_outlet_that_leaves_feeds_yaml_is_unsubscribed(served: Outlets, tmp_path: Path, its_hub: Hub) -> None:
    url = served.say("/feed", feed(its_hub, 1))
    async with desk(tmp_path, url) as it:
        await it.visit()
        await it.ask_hubs()
        other = builders.config(tmp_path, (tmp_path / "feeds.yaml").read_text().replace(url, served.url("/other")))
        await it.engine.adopt(it.parts.work(other, is_served=True))
        await it.ask_hubs()
        assert its_hub.asked[-1]["hub.mode"] == "unsubscribe"
        assert "hub.secret" not in its_hub.asked[-1]
        assert its_hub.verified[-1] == (200, "a challenge?&=")
        assert it.held == ()
        assert (await it.push(its_hub, feed(its_hub, 2)))[0] == 410


async def test_a_feed_that_names_another_hub_is_subscribed_there(served: Outlets, tmp_path: Path, its_hub: Hub) -> None:
    url = served.say("/feed", feed(its_hub, 1))
    with hub() as other:
        async with desk(tmp_path, url) as it:
            await it.visit()
            await it.ask_hubs()
            served.say("/feed", feed(other, 1, 2))
            await it.visit()
            await it.ask_hubs()
            assert [form["hub.mode"] for form in its_hub.asked] == ["subscribe", "unsubscribe"]
            assert [form["hub.mode"] for form in other.asked] == ["subscribe"]
            assert [one.offer.hub for one in it.held] == [other.url]


async def test_a_hub_that_sends_us_on_is_followed_a_few_times(served: Outlets, tmp_path: Path, its_hub: Hub) -> None:
    with hub() as other:
        its_hub.sends_on_to = other.url
        async with desk(tmp_path, served.say("/feed", feed(its_hub, 1))) as it:
            await it.visit()
            await it.ask_hubs()
            assert its_hub.asked == other.asked
            assert it.held[0].state is HubState.ACTIVE


async def test_a_hub_that_sends_us_in_a_circle_is_left(served: Outlets, tmp_path: Path, its_hub: Hub) -> None:
    its_hub.sends_on_to = its_hub.url
    async with desk(tmp_path, served.say("/feed", feed(its_hub, 1))) as it:
        await it.visit()
        await it.ask_hubs()
        assert len(its_hub.asked) == 4
        assert "status 307" in it.held[0].sentence


async def test_without_a_public_address_no_hub_is_asked(served: Outlets, tmp_path: Path, its_hub: Hub) -> None:
    async with desk(tmp_path, served.say("/feed", feed(its_hub, 1)), public=False) as it:
        await it.visit()
        await it.ask_hubs()
        assert it.feed.offer is not None
        assert (its_hub.asked, it.held) == ([], ())


async def test_a_hub_in_a_private_network_is_not_asked(served: Outlets, tmp_path: Path, its_hub: Hub) -> None:
    with listener(host="127.0.0.2") as sink:
        its_hub.url = f"http://127.0.0.2:{sink.port}/"
        url = served.say("/feed", feed(its_hub, 1))
        async with desk(tmp_path, url, more="network: {allow_private: [127.0.0.1]}") as it:
            await it.visit()
            await it.ask_hubs()
            assert sink.connections == 0
            assert "127.0.0.2 is private" in it.held[0].sentence


def test_no_hub_is_told_of_a_feed_that_is_read_through_a_proxy() -> None:
    one = feed_state(offer=OFFER)
    assert websub.plan([one], [], "https://m.example", {}, NOW).begin == (one,)
    assert websub.plan([one], [], "https://m.example", {one.url: "socks5://127.0.0.1:9050"}, NOW).begin == ()


def test_a_hub_is_never_less_protected_than_its_feed() -> None:
    plain = HubOffer(hub="http://hub.example/", topic="t")
    assert websub.protected(plain, "https://outlet.example/feed").hub == "https://hub.example/"
    assert websub.protected(plain, "http://outlet.example/feed").hub == "http://hub.example/"


@pytest.mark.parametrize(
    ("granted", "lease"),
    [("3600", HOUR), ("1", timedelta(minutes=5)), ("99999999", timedelta(days=90)), ("", timedelta(days=10)),
     ("0", timedelta(days=10)), ("-5", timedelta(days=10)), ("a week", timedelta(days=10))],
)  # fmt: skip
def test_a_lease_is_believed_within_reason(granted: str, lease: timedelta) -> None:
    query = f"hub.mode=subscribe&hub.topic=https://outlet.example/feed&hub.challenge=x&hub.lease_seconds={granted}"
    agreed = websub.verify(subscription(), query, NOW).subscription
    assert agreed is not None
    assert agreed.until == NOW + lease
    assert agreed.next_try_at is not None
    assert NOW < agreed.next_try_at < agreed.until
