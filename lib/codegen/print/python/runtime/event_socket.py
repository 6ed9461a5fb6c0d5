"""The WebSocket over which events come."""

from __future__ import annotations

import asyncio
import json
import random
from typing import TYPE_CHECKING, List, Optional
from urllib.parse import quote

import aiohttp
from yarl import URL

from .errors import AccessError, ApplicationReplacedError, AriError, RequestConnectionError, error_for_status
from .operation import Operation, Parameter, request_of

if TYPE_CHECKING:
    from .base_client import BaseClient

SHORTEST_PAUSE = 0.1
LONGEST_PAUSE = 2.0
#: A user that is refused is tried again seldom: its password may be set meanwhile.
PAUSE_OF_THE_REFUSED = 30.0
#: A peer that answers no ping within this many seconds is gone.
HEARTBEAT = 15.0

_SUBSCRIBE = Operation(
    name="applications.subscribe",
    method="POST",
    path=("/applications/", "/subscription"),
    query=(Parameter("event_source", "eventSource", True),),
    result="nothing",
)


class EventSocket:
    """Hears the events of applications, and heals itself for ever."""

    def __init__(self, client: "BaseClient", apps: List[str], subscribe_all: bool, subscriptions: List[str]) -> None:
        self.opened = asyncio.Event()
        self._client = client
        self._apps = apps
        self._subscribe_all = subscribe_all
        self._subscriptions = subscriptions
        self._socket: Optional[aiohttp.ClientWebSocketResponse] = None
        self._closed = asyncio.Event()

    async def run(self) -> None:
        """Connects, hears, and connects again, until it is closed."""
        attempt = 0
        was_open = False
        while not self._closed.is_set():
            pause = LONGEST_PAUSE
            try:
                self._socket = socket = await self._connect()
                attempt = 0
                await self._set_up()
                was_open = True
                self.opened.set()
                await self._hear(socket)
            except ApplicationReplacedError:
                raise
            except AccessError as error:
                if not was_open:
                    raise
                self._client.report(error)
                pause = PAUSE_OF_THE_REFUSED
            except AriError as error:
                self._client.report(error)
            finally:
                self.opened.clear()
                if self._socket is not None:
                    await self._socket.close()
                self._socket = None
            attempt += 1
            longest = pause if pause > LONGEST_PAUSE else min(LONGEST_PAUSE, SHORTEST_PAUSE * 2**attempt)
            await self._pause(random.uniform(longest / 2, longest))

    async def close(self) -> None:
        """Ends the socket; run() returns."""
        self._closed.set()
        if self._socket is not None:
            await self._socket.close()

    async def _pause(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self._closed.wait(), seconds)
        except asyncio.TimeoutError:
            pass

    async def _connect(self) -> aiohttp.ClientWebSocketResponse:
        transport = self._client.transport
        target = f"/events?app={quote(','.join(self._apps), safe=',')}"
        if self._subscribe_all:
            target += "&subscribeAll=true"
        try:
            return await transport.session().ws_connect(
                URL(transport.base + target, encoded=True), heartbeat=HEARTBEAT, max_msg_size=64 * 1024 * 1024
            )
        except aiohttp.WSServerHandshakeError as cause:
            error = error_for_status(cause.status)
            raise error(cause.status, "GET", "/events", "events", "the event socket was refused") from None
        except (aiohttp.ClientError, asyncio.TimeoutError) as cause:
            raise RequestConnectionError("events", f"cannot connect ({type(cause).__name__})", "no") from None

    async def _set_up(self) -> None:
        """What was subscribed by hand, and what run() was asked for."""
        await self._client.restore()
        for app in self._apps if self._subscriptions else ():
            request = request_of(_SUBSCRIBE, (app,), {"event_source": self._subscriptions})
            await self._client.transport.send(_SUBSCRIBE.name, request, _SUBSCRIBE.result)

    async def _hear(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        async for frame in socket:
            if frame.type != aiohttp.WSMsgType.TEXT:
                continue
            try:
                fields = json.loads(frame.data)
            except ValueError as error:
                self._client.report(error)
                continue
            if not isinstance(fields, dict):
                continue
            self._client.dispatch(fields)
            if fields.get("type") == "ApplicationReplaced" and fields.get("application") in self._apps:
                raise ApplicationReplacedError(f"another program has taken {fields.get('application')}")
