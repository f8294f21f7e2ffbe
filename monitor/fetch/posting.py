"""One guarded HTTP POST, for webhooks: the same guard as for visits, no redirects, bounded time and answer."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping

import httpx2

from monitor.fetch.diagnosis import Refused, diagnose
from monitor.fetch.exchange import Transport
from monitor.fetch.guard import Allowance, Guard, resolve
from monitor.fetch.streams import PROGRESS, Progress
from monitor.model import NetworkRules, Reply

for _name in ("httpx2", "httpcore2"):  # they log addresses, and a webhook's address may hold a token
    logging.getLogger(_name).setLevel(logging.WARNING)

_NOT_SENT = (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.UnsupportedProtocol, httpx2.InvalidURL)
_MOST_OF_AN_ANSWER = 2000
_SENT_ON = (307, 308)  # the same request, elsewhere


class Poster:
    """Posts with bounded time; what the other side does is a value, never an exception."""

    def __init__(self, rules: NetworkRules) -> None:
        self._rules = rules

    async def post(self, url: str, body: bytes, headers: Mapping[str, str]) -> Reply:
        """One POST. Without a status, `handed_over` says whether the other side may have it nevertheless."""
        PROGRESS.set(Progress())
        transport = Transport(Guard(Allowance(self._rules.allow_private), self._rules.ports, resolve))
        client = httpx2.AsyncClient(transport=transport, trust_env=False, timeout=httpx2.Timeout(60, connect=10))
        named = {"User-Agent": self._rules.user_agent, "Accept-Encoding": "identity", **headers}
        try:
            async with client, asyncio.timeout(60), client.stream("POST", url, content=body, headers=named) as response:
                return Reply(status=response.status_code, words=await _beginning(response), handed_over=True,
                             sent_on_to=_sent_on_to(response, url))  # fmt: skip
        except TimeoutError:
            return Reply(words="The server did not finish its answer within 60 seconds.", handed_over=True)
        except Refused as refused:
            return Reply(words=refused.as_value.sentence)
        except (httpx2.HTTPError, httpx2.InvalidURL, httpx2.StreamError, OSError, ValueError, OverflowError) as error:
            return Reply(words=diagnose(error).sentence, handed_over=not isinstance(error, _NOT_SENT))


def _sent_on_to(response: httpx2.Response, url: str) -> str:
    location = response.headers.get("location", "") if response.status_code in _SENT_ON else ""
    return str(httpx2.URL(url).join(location)) if location else ""


async def _beginning(response: httpx2.Response) -> str:
    """The first words of the answer; the status alone is an answer when they do not come."""
    said = b""
    try:
        async for chunk in response.aiter_raw():
            said += chunk[:_MOST_OF_AN_ANSWER]
            if len(said) >= _MOST_OF_AN_ANSWER:
                break
    except httpx2.HTTPError:
        pass
    return said[:_MOST_OF_AN_ANSWER].decode("utf-8", "replace")
