"""Where a visit never goes: every form of a private address, every way there. Real servers, loopback only."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from ipaddress import IPv4Address, IPv6Address, ip_address
from itertools import cycle

import pytest

from monitor.fetch import Fetcher, Poster, is_public
from monitor.model import Failure, Fetched, FetchFailed, FetchRequest
from tests.servers import Answer, Listener, Outlets, listener
from tests.visits import BODY, failed, fetched, network, redirect, says, visit

PUBLIC = [
    "1.1.1.1", "8.8.8.8", "9.9.9.9", "93.184.216.34", "151.101.0.81", "185.60.216.35", "172.15.255.255", "172.32.0.1",
    "192.167.255.255", "192.169.0.1", "11.0.0.0", "9.255.255.255", "126.255.255.255", "128.0.0.1", "100.63.255.255",
    "100.128.0.0", "169.253.255.255", "169.255.0.1", "198.17.255.255", "198.20.0.0", "223.255.255.255",
    "2606:4700:4700::1111", "2a00:1450:4001:81b::200e", "2001:4860:4860::8888", "2620:fe::fe", "::ffff:8.8.8.8",
    "64:ff9b::8.8.8.8", "2002:808:808::1",
]  # fmt: skip

PRIVATE = [
    "0.0.0.0", "0.0.0.1", "0.255.255.255", "10.0.0.0", "10.1.2.3", "10.255.255.255", "100.64.0.0", "100.64.0.1",  # noqa: S104 - asked for, never bound
    "100.127.255.255", "127.0.0.0", "127.0.0.1", "127.0.0.53", "127.255.255.255", "169.254.0.1", "169.254.169.254",
    "169.254.170.2", "100.100.100.200", "168.63.129.16", "172.16.0.0", "172.31.255.255", "192.0.0.0", "192.0.0.8",
    "192.0.0.192", "192.0.2.1", "192.88.99.1", "192.168.0.1", "192.168.255.255", "198.18.0.1", "198.19.255.255",
    "198.51.100.7", "203.0.113.9", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.254", "255.255.255.255",
    "::", "::1", "::2", "::127.0.0.1", "::10.0.0.1", "::8.8.8.8", "::ffff:0.0.0.0", "::ffff:127.0.0.1",
    "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::ffff:100.64.0.1", "::ffff:192.168.1.1", "64:ff9b::127.0.0.1",
    "64:ff9b::10.0.0.1", "64:ff9b::169.254.169.254", "64:ff9b::0.0.0.0", "64:ff9b:1::1", "64:ff9b:1::7f00:1",
    "100::1", "2001::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:db8::1", "2001:db8:ffff::1", "2002:7f00:1::",
    "::ffff:0:7f00:1", "3fff::1", "3ffe::1", "5f00::1", "2001:10::1", "2001:20::1", "2002:a00:1::1",
    "2002:c0a8:101::1", "2002:a9fe:a9fe::1", "fc00::1", "fd00:ec2::254", "fdff::1", "fe80::1",
    "fe80::ffff:1", "febf::1", "fec0::1", "feff::1", "ff00::1", "ff02::1", "ff0e::1",
]  # fmt: skip


@pytest.mark.parametrize("address", PUBLIC)
def test_an_address_of_the_public_internet_may_be_visited(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_that_is_not_of_the_public_internet_is_never_visited(address: str) -> None:
    assert not is_public(ip_address(address))


def test_the_tables_of_addresses_are_long_enough_to_mean_something() -> None:
    assert len(set(PUBLIC)) >= 20
    assert len(set(PRIVATE)) >= 60


LOOPBACK = {
    "dotted": "http://127.0.0.1:{port}/",
    "another loopback": "http://127.0.0.53:{port}/",
    "decimal": "http://2130706433:{port}/",
    "hex": "http://0x7f000001:{port}/",
    "hex in parts": "http://0x7f.0x0.0x0.0x1:{port}/",
    "octal": "http://0177.0.0.1:{port}/",
    "octal in parts": "http://0177.0000.0000.0001:{port}/",
    "short": "http://127.1:{port}/",
    "shorter": "http://127.0.1:{port}/",
    "zero": "http://0.0.0.0:{port}/",
    "one zero": "http://0:{port}/",
    "trailing dot": "http://127.0.0.1.:{port}/",
    "full-width digits": "http://１２７.0.0.1:{port}/",
    "circled digits": "http://①②⑦.0.0.1:{port}/",
    "ideographic dot": "http://127。0。0。1:{port}/",
    "mapped": "http://[::ffff:127.0.0.1]:{port}/",
    "mapped in hex": "http://[::ffff:7f00:1]:{port}/",
    "loopback of IPv6": "http://[::1]:{port}/",
    "any of IPv6": "http://[::]:{port}/",
    "compatible": "http://[::127.0.0.1]:{port}/",
    "NAT64": "http://[64:ff9b::7f00:1]:{port}/",
    "6to4": "http://[2002:7f00:1::]:{port}/",
    "name": "http://localhost:{port}/",
    "name in capitals": "http://LOCALHOST:{port}/",
    "name with a dot": "http://localhost.:{port}/",
    "behind a user": "http://example.org@127.0.0.1:{port}/",
    "behind a password": "http://example.org:80@127.0.0.1:{port}/",
    "before a backslash": "http://127.0.0.1:{port}\\@example.org/",
    "before a fragment": "http://127.0.0.1:{port}#@example.org/",
    "percent signs": "http://%31%32%37.0.0.1:{port}/",
    "tab inside": "http://127.0\t.0.1:{port}/",
    "newline inside": "http://127.0.\n0.1:{port}/",
    "hex and short": "http://0x7f.1:{port}/",
    "octal and short": "http://0177.1:{port}/",
    "octal in one": "http://017700000001:{port}/",
    "hex with a dot": "http://0x7f000001.:{port}/",
    "hex in capitals": "http://0X7F.0.0.1:{port}/",
    "hex with zeros": "http://0x00000000007f000001:{port}/",
    "many zeros": "http://000000177.0.0.01:{port}/",
    "three digits": "http://127.000.000.001:{port}/",
    "decimal with a dot": "http://2130706433.:{port}/",
    "decimal beyond 32 bits": "http://6425673729:{port}/",
    "last part of 24 bits": "http://127.65536:{port}/",
    "last part of 16 bits": "http://127.0.257:{port}/",
    "two dots": "http://127.0.0.1..:{port}/",
    "full-width dots": "http://127．0．0．1:{port}/",
    "half-width ideographic dots": "http://127｡0｡0｡1:{port}/",
    "mathematical digits": "http://𝟏𝟐𝟕.𝟎.𝟎.𝟏:{port}/",
    "superscript digits": "http://¹²⁷.⁰.⁰.¹:{port}/",
    "Arabic digits": "http://١٢٧.٠.٠.١:{port}/",
    "soft hyphen": "http://127.0.\u00ad0.1:{port}/",
    "zero-width space": "http://127.0.0.\u200b1:{port}/",
    "name in full width": "http://ｌｏｃａｌｈｏｓｔ:{port}/",
    "name in circles": "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ:{port}/",
    "name with its domain": "http://localhost.localdomain:{port}/",
    "name below localhost": "http://feeds.localhost:{port}/",
    "name of IPv6": "http://ip6-localhost:{port}/",
    "loopback of IPv6 in full": "http://[0:0:0:0:0:0:0:1]:{port}/",
    "loopback of IPv6 with zeros": "http://[0000::0001]:{port}/",
    "mapped in full": "http://[0:0:0:0:0:ffff:127.0.0.1]:{port}/",
    "mapped any": "http://[::ffff:0.0.0.0]:{port}/",
    "translated": "http://[::ffff:0:127.0.0.1]:{port}/",
    "local NAT64": "http://[64:ff9b:1::7f00:1]:{port}/",
    "Teredo": "http://[2001:0:7f00:1::1]:{port}/",
    "link-local with a zone": "http://[fe80::1%25lo]:{port}/",
    "loopback with a zone": "http://[::1%25lo]:{port}/",
    "loopback with a bare zone": "http://[::1%lo]:{port}/",
    "brackets round IPv4": "http://[127.0.0.1]:{port}/",
    "scheme in capitals": "HTTP://127.0.0.1:{port}/",
    "zeros before the port": "http://127.0.0.1:000{port}/",
    "empty user": "http://@127.0.0.1:{port}/",
    "two users": "http://example.org@example.net@127.0.0.1:{port}/",
    "user with a port": "http://example.org:80%40@127.0.0.1:{port}/",
    "user with a slash": "http://example.org%2f@127.0.0.1:{port}/",
    "user with a hash": "http://example.org%23@127.0.0.1:{port}/",
    "user with a bracket": "http://[::1]@127.0.0.1:{port}/",
    "space before": " http://127.0.0.1:{port}/",
    "over TLS": "https://127.0.0.1:{port}/",
    "over TLS, decimal": "https://2130706433:{port}/",
}


@pytest.fixture(scope="module")
def drain() -> Iterator[Listener]:
    """A server that nothing may reach, one for all tests here."""
    with listener(talk=says(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")) as server:
        yield server


@pytest.fixture
def sink(drain: Listener) -> Listener:
    """The server that nothing may reach, as if nothing ever had."""
    drain.connections = 0
    return drain


@pytest.mark.parametrize("form", LOOPBACK.values(), ids=LOOPBACK.keys())
@pytest.mark.parametrize("allowed", [(), ("10.0.0.0/8", "feeds.intranet")], ids=["nothing allowed", "others allowed"])
async def test_this_machine_is_not_visited_in_any_disguise(sink: Listener, form: str, allowed: tuple[str, ...]) -> None:
    result = await failed(form.format(port=sink.port), allow_private=allowed)
    assert result.failure in (Failure.PRIVATE, Failure.DNS, Failure.REDIRECT)
    assert sink.connections == 0


@pytest.mark.parametrize("form", LOOPBACK.values(), ids=LOOPBACK.keys())
async def test_a_redirect_does_not_lead_to_this_machine_in_any_disguise(
    shared: Outlets, sink: Listener, form: str
) -> None:
    """The outlet itself is allowed by its name, the machine it stands on is not."""
    location = form.format(port=sink.port).encode()
    shared.answers["/feed"] = Answer(act=says(b"HTTP/1.1 302 Found\r\nLocation: " + location + b"\r\n\r\n"))
    port = shared.address.rpartition(":")[2]
    result = await visit(f"http://localhost:{port}/feed", allow_private=("localhost",))
    if "localhost" in form.lower():
        assert isinstance(result, Fetched | FetchFailed)
    else:
        assert isinstance(result, FetchFailed)
        assert sink.connections == 0


@pytest.mark.parametrize("allowed", ["127.0.0.0/8", "127.0.0.1", "127.0.0.1/32", "0.0.0.0/0"])
async def test_a_private_network_that_is_named_is_visited(sink: Listener, allowed: str) -> None:
    await fetched(f"http://127.0.0.1:{sink.port}/", allow_private=(allowed,))
    assert sink.connections == 1


@pytest.mark.parametrize("allowed", ["localhost", "LocalHost"])
async def test_a_private_host_that_is_named_is_visited_by_that_name_only(sink: Listener, allowed: str) -> None:
    await fetched(f"http://localhost:{sink.port}/", allow_private=(allowed,))
    result = await failed(f"http://127.0.0.1:{sink.port}/", allow_private=(allowed,))
    assert result.failure is Failure.PRIVATE
    assert sink.connections == 1


async def test_a_redirect_from_an_allowed_host_to_another_private_one_is_refused(shared: Outlets) -> None:
    try:
        other = listener("127.0.0.2")
        with other as sink:
            url = redirect(shared, "/feed", f"http://127.0.0.2:{sink.port}/secret")
            result = await failed(url, allow_private=("127.0.0.1/32",))
            assert sink.connections == 0
    except OSError:  # pragma: no cover - only Linux answers on all of 127.0.0.0/8
        pytest.skip("this system has no address 127.0.0.2")
    assert result.failure is Failure.PRIVATE
    assert "127.0.0.2" in result.sentence
    assert "allow_private" in result.sentence


@pytest.mark.parametrize("variable", ["http_proxy", "HTTP_PROXY", "ALL_PROXY", "all_proxy", "HTTPS_PROXY"])
async def test_a_proxy_in_the_environment_is_not_used(
    shared: Outlets, sink: Listener, variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, f"http://127.0.0.1:{sink.port}")
    assert (await fetched(shared.say("/feed", BODY))).body == BODY
    assert sink.connections == 0


@pytest.mark.parametrize("form", LOOPBACK.values(), ids=LOOPBACK.keys())
async def test_a_proxy_is_not_asked_for_this_machine_in_any_disguise(sink: Listener, form: str) -> None:
    """The proxy looks names up, so what is written is all that can be checked: every form of an address is."""
    fetcher = Fetcher(network(allow_private=()))
    try:
        request = FetchRequest(url=form.format(port=80), proxy=f"http://127.0.0.1:{sink.port}")
        assert isinstance(await fetcher.fetch(request), FetchFailed)
    finally:
        await fetcher.close()
    assert sink.connections == 0


@pytest.mark.parametrize("form", LOOPBACK.values(), ids=LOOPBACK.keys())
async def test_a_webhook_or_a_hub_is_not_this_machine_in_any_disguise(sink: Listener, form: str) -> None:
    reply = await Poster(network(allow_private=())).post(form.format(port=sink.port), b"{}", {})
    assert (reply.status, reply.handed_over) == (None, False)
    assert sink.connections == 0


@pytest.mark.parametrize("port", [22, 25, 110, 6379, 9200, 11211, 65535])
@pytest.mark.parametrize("host", ["8.8.8.8", "[2606:4700:4700::1111]"])
async def test_only_ports_of_web_servers_are_visited_on_the_public_internet(host: str, port: int) -> None:
    result = await failed(f"http://{host}:{port}/feed", allow_private=())
    assert result.failure is Failure.PORT
    assert f"network.ports: [{port}]" in result.sentence


# --- names that change their minds


class Rebinding:
    """A resolver that gives the address that may be visited, then the one that may not, in every order and mix."""

    def __init__(self, good: str, bad: str) -> None:
        self.mixes = cycle([[good], [bad], [good, bad], [bad, good], [bad, bad, good]])
        self.asked = 0

    async def __call__(self, _host: str, _port: int) -> list[IPv4Address | IPv6Address]:
        self.asked += 1
        return [ip_address(address) for address in next(self.mixes)]


async def test_a_name_that_changes_its_address_a_thousand_times_never_leads_to_the_sink(shared: Outlets) -> None:
    """The sink stands on the port of the outlet at another address: only the check keeps us from it."""
    port = int(shared.address.rpartition(":")[2])
    shared.say("/feed", BODY)
    names = Rebinding("127.0.0.1", "127.0.0.2")
    try:
        trap = listener("127.0.0.2", port=port)
        with trap as sink:
            fetcher = Fetcher(network(allow_private=("127.0.0.1/32",), spacing=timedelta()), names)
            answers = [await fetcher.fetch(FetchRequest(url=f"http://outlet.example:{port}/feed")) for _ in range(1000)]
            await fetcher.close()
            assert sink.connections == 0
    except OSError:  # pragma: no cover - only Linux answers on all of 127.0.0.0/8
        pytest.skip("this system has no address 127.0.0.2")
    assert names.asked == 1000, "looked up once for each visit, and connected to what was checked"
    assert sum(isinstance(answer, Fetched) for answer in answers) == 200
    refused = [answer.failure for answer in answers if isinstance(answer, FetchFailed)]
    assert refused == [Failure.PRIVATE] * 800


async def test_a_redirect_to_a_name_that_has_changed_its_address_is_checked_again(shared: Outlets) -> None:
    port = shared.address.rpartition(":")[2]
    redirect(shared, "/feed", f"http://outlet.example:{port}/secret")
    shared.say("/secret", BODY)
    fetcher = Fetcher(network(allow_private=("127.0.0.1/32",)), Rebinding("127.0.0.1", "127.0.0.2"))
    result = await fetcher.fetch(FetchRequest(url=f"http://outlet.example:{port}/feed"))
    await fetcher.close()
    assert isinstance(result, FetchFailed)
    assert result.failure is Failure.PRIVATE
    assert [path for path, _ in shared.asked] == ["/feed"]
