"""One question and its answer over a connection of its own: HTTP/1.1 by h11 on our guarded streams.

It stands where httpx2 has its own transport, which keeps connections for later and asks a second library to do it:
for visits that keep none, that costs as much again as all the rest of them.
"""

from __future__ import annotations

import contextlib
import functools
import os
import ssl
from collections.abc import AsyncIterator

import h11
import httpx2

from monitor.fetch.guard import DEFAULT_PORTS, Guard
from monitor.fetch.streams import Stream

_READ = 64 * 1024
_MOST_HEADERS = 100 * 1024


class Transport(httpx2.AsyncBaseTransport):
    """The client's transport with our guard below it; every request has a connection of its own."""

    def __init__(self, guard: Guard) -> None:
        self._guard, self._context = guard, tls_context()

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Connect where the guard allows it, ask, and read the head of the answer."""
        url = request.url
        if url.scheme not in DEFAULT_PORTS:
            raise httpx2.UnsupportedProtocol("Only http and https are spoken.")
        host, timeout = url.raw_host.decode("ascii"), request.extensions["timeout"]["connect"]
        stream = await self._guard.connect(host, url.port or DEFAULT_PORTS[url.scheme], timeout)
        try:
            if url.scheme == "https":
                await stream.start_tls(self._context, host, timeout)
            return await _Exchange(stream).ask(request)
        except BaseException:  # a cancellation too: nobody else knows the connection
            stream.close()
            raise


class _Exchange(httpx2.AsyncByteStream):
    """A question and the body of its answer; the connection is closed with it."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._state = h11.Connection(h11.CLIENT, max_incomplete_event_size=_MOST_HEADERS)

    async def ask(self, request: httpx2.Request) -> httpx2.Response:
        """Send it all at once, and wait for the head of the answer."""
        question = await self._written(request)
        with contextlib.suppress(httpx2.WriteError):  # a server may answer before it has heard everything, and hang up
            await self._stream.write(question)
        answer = await self._next()
        while isinstance(answer, h11.InformationalResponse) and answer.status_code != 101:
            answer = await self._next()
        if not isinstance(answer, h11.Response | h11.InformationalResponse):
            raise httpx2.RemoteProtocolError("The server answered without a status.")
        return httpx2.Response(answer.status_code, headers=answer.headers.raw_items(), stream=self, request=request)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while isinstance(event := await self._next(), h11.Data):
            yield bytes(event.data)

    async def aclose(self) -> None:
        self._stream.close()

    async def _written(self, request: httpx2.Request) -> bytes:
        content = await request.aread()
        try:
            head = h11.Request(method=request.method, target=request.url.raw_path, headers=request.headers.raw)
            body = [h11.Data(data=content)] if content else []
            return b"".join(self._state.send(event) or b"" for event in (head, *body, h11.EndOfMessage()))
        except h11.LocalProtocolError as error:
            raise httpx2.LocalProtocolError(str(error)) from error

    async def _next(self) -> h11.Event | type[h11.NEED_DATA] | type[h11.PAUSED]:
        try:
            while (event := self._state.next_event()) is h11.NEED_DATA:
                data = await self._stream.read(_READ)
                if not data and self._state.their_state is h11.SEND_RESPONSE:
                    raise httpx2.RemoteProtocolError("Server disconnected without sending a response.")
                self._state.receive_data(data)
        except h11.RemoteProtocolError as error:
            raise httpx2.RemoteProtocolError(str(error)) from error
        return event


def tls_context() -> ssl.SSLContext:
    """What servers must prove: the system's certificates, or those of SSL_CERT_FILE."""
    return _certificates(os.environ.get("SSL_CERT_FILE"))


@functools.cache
def _certificates(_file: str | None) -> ssl.SSLContext:
    """Loading them is dear, so once."""
    context = ssl.create_default_context()
    context.set_alpn_protocols(["http/1.1"])
    return context
