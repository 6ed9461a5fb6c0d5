"""One Asterisk: commands, events, and who hears them."""

from __future__ import annotations

import asyncio
import inspect
import logging
import uuid
from typing import Any, ClassVar, Dict, List, Mapping, Optional, Sequence, Set, Tuple, Type, Union

from .event_socket import EventSocket
from .listeners import Handler, Key, Listeners, Subscription
from .model import Entity, Event, Fields
from .operation import Operation, request_of
from .transport import Transport

log = logging.getLogger("ari")

#: The events after which an object is no more, with the field that holds it.
ENDS: Mapping[str, str] = {
    "StasisEnd": "channel",
    "ChannelDestroyed": "channel",
    "BridgeDestroyed": "bridge",
    "PlaybackFinished": "playback",
    "RecordingFinished": "recording",
    "RecordingFailed": "recording",
}
#: What can be waited for at the same time.
MOST_WAITS = 10_000


class BaseClient:
    """What every generated client is built on."""

    types: ClassVar[Mapping[str, Type[Fields]]] = {}
    events_by_name: ClassVar[Mapping[str, Type[Event]]] = {}
    #: For each event the fields that hold objects of a kind.
    places: ClassVar[Mapping[str, Mapping[str, Tuple[str, ...]]]] = {}

    def __init__(self, url: str, username: str, password: str, *, timeout: float = 10.0, id_prefix: str = "py") -> None:
        self.transport = Transport(url, username, password, timeout)
        self.listeners = Listeners()
        self._id_prefix = id_prefix
        self._errors: List[Handler] = []
        self._tasks: Set["asyncio.Task[Any]"] = set()
        self._ends: Dict[Key, "asyncio.Future[Event]"] = {}
        self._socket: Optional[EventSocket] = None
        #: Event sources and filters by application, to be set again after a reconnect.
        self._wanted: Dict[str, Tuple[Operation, Tuple[str, ...], Mapping[str, Any]]] = {}

    async def execute(self, operation: Operation, ids: Sequence[str], given: Mapping[str, Any]) -> Any:
        """Sends a command. What it creates gets an id from here, so that its events are heard from the first one."""
        given = self._with_own_id(operation, given)
        request = request_of(operation, ids, given)
        answer = await self.transport.send(operation.name, request, operation.result)
        self._remember(operation, tuple(ids), given)
        return self.decode(operation.result, answer)

    def decode(self, shape: str, value: Any) -> Any:
        """JSON as objects: ``Channel``, ``Channel[]``; what has no class stays as it is."""
        if shape.endswith("[]") and isinstance(value, list):
            return [self.decode(shape[:-2], each) for each in value]
        kind = self.types.get(shape)
        return kind(value, self) if kind is not None and isinstance(value, dict) else value

    async def run(
        self,
        apps: Union[str, Sequence[str]],
        *,
        subscribe_all: bool = False,
        subscriptions: Sequence[str] = (),
    ) -> None:
        """Hears the events of Stasis applications until the client is closed, and connects again when it is cut.

        ``subscriptions`` are further sources, such as ``deviceState:Stasis:door``: set after every connect.
        Raises AccessError where the user is refused at first, ApplicationReplacedError when another program takes over.
        """
        names = apps.split(",") if isinstance(apps, str) else list(apps)
        self._socket = EventSocket(self, names, subscribe_all, list(subscriptions))
        await self._socket.run()

    async def connected(self) -> None:
        """Waits until ``run`` hears events."""
        while self._socket is None:
            await asyncio.sleep(0)
        await self._socket.opened.wait()

    async def close(self) -> None:
        """Stops hearing, cancels the handlers that still run, closes all connections."""
        if self._socket is not None:
            await self._socket.close()
        for task in list(self._tasks):
            if task is not asyncio.current_task():
                task.cancel()
        for future in self._ends.values():
            future.cancel()
        await self.transport.close()

    def on_event(self, name: str, handler: Handler) -> Subscription:
        """Calls ``handler(event)`` for each event of this name; ``*`` hears all."""
        return self.listeners.add((), name, handler)

    def add_event_handler(self, name: str, handler: Handler) -> Subscription:
        """The same as on_event."""
        return self.on_event(name, handler)

    def remove_event_handler(self, name: str, handler: Handler) -> None:
        """Removes a handler that on_event added."""
        self.listeners.remove((), name, handler)

    def on_error(self, handler: Handler) -> Subscription:
        """Calls ``handler(error)`` for what a handler raised and for what went wrong on the event socket."""
        self._errors.append(handler)
        return Subscription(lambda: self._errors.remove(handler))

    def on_kind_event(self, kind: str, name: str, handler: Handler) -> Subscription:
        """Calls ``handler(object, event)``. Where an event has several of the kind: ``handler({field: object}, event)``."""
        return self.listeners.add((kind,), name, handler)

    def report(self, error: BaseException) -> None:
        """Tells of an error that no caller waits for."""
        if not self._errors:
            log.error("%s: %s", type(error).__name__, error, exc_info=error)
        for handler in list(self._errors):
            handler(error)

    async def end_of(self, key: Key, timeout: Optional[float]) -> Event:
        """Waits for the event that ends an object."""
        return await asyncio.wait_for(asyncio.shield(self._await_end(key)), timeout)

    def dispatch(self, fields: Mapping[str, Any]) -> None:
        """Gives an event to all that listen to it, in the order in which it came."""
        name = str(fields.get("type", ""))
        event = self.events_by_name.get(name, Event)(fields, self)
        for handler in self.listeners.hearing((), name):
            self._call(handler, event)
        for kind, places in self.places.get(name, {}).items():
            found = {place: event[place] for place in places if isinstance(event.get(place), Entity)}
            for handler in self.listeners.hearing((kind,), name) if found else ():
                self._call(handler, found if len(places) > 1 else next(iter(found.values())), event)
        for entity in _entities_in(event):
            for handler in self.listeners.hearing(entity._key, name):
                self._call(handler, entity, event)
        ended = event.get(ENDS.get(name, ""))
        if isinstance(ended, Entity):
            self._finish(ended._key, event)

    async def restore(self) -> None:
        """Sets sources and filters again, which a restarted Asterisk has forgotten."""
        for operation, ids, given in list(self._wanted.values()):
            try:
                await self.transport.send(operation.name, request_of(operation, ids, given), operation.result)
            except Exception as error:  # One that is refused must not keep the others away.
                self.report(error)

    def _with_own_id(self, operation: Operation, given: Mapping[str, Any]) -> Mapping[str, Any]:
        if operation.creates is None:
            return given
        kind, parameter = operation.creates
        own = given.get(parameter) or f"{self._id_prefix}-{uuid.uuid4().hex}"
        if kind in ("Playback", "LiveRecording") and self._socket is not None:
            self._await_end((kind, own))
        return {**given, parameter: own}

    def _await_end(self, key: Key) -> "asyncio.Future[Event]":
        future = self._ends.get(key)
        if future is None:
            future = self._ends[key] = asyncio.get_running_loop().create_future()
            if len(self._ends) > MOST_WAITS:
                self._ends.pop(next(iter(self._ends))).cancel()
        return future

    def _finish(self, key: Key, event: Event) -> None:
        self.listeners.forget(key)
        future = self._ends.get(key)
        if future is None or future.done():
            return
        future.set_result(event)
        # Who began it may ask for its end a little later.
        asyncio.get_running_loop().call_later(60, self._ends.pop, key, None)

    def _remember(self, operation: Operation, ids: Tuple[str, ...], given: Mapping[str, Any]) -> None:
        sources = f"{ids[0]} {given.get('event_source')}" if ids else ""
        if operation.name == "applications.subscribe":
            self._wanted[sources] = (operation, ids, given)
        elif operation.name == "applications.unsubscribe":
            self._wanted.pop(sources, None)
        elif operation.name == "applications.filter":
            self._wanted[f"{ids[0]} filter"] = (operation, ids, given)

    def _call(self, handler: Handler, *args: Any) -> None:
        try:
            result = handler(*args)
        except Exception as error:
            self.report(error)
            return
        if inspect.isawaitable(result):
            task = asyncio.ensure_future(result)
            self._tasks.add(task)
            task.add_done_callback(self._ended)

    def _ended(self, task: "asyncio.Task[Any]") -> None:
        self._tasks.discard(task)
        error = None if task.cancelled() else task.exception()
        if error is not None:
            self.report(error)


def _entities_in(fields: Fields) -> List[Entity]:
    found: Dict[Key, Entity] = {}
    for value in fields.values():
        for each in value if isinstance(value, list) else [value]:
            inner = [each] if isinstance(each, Entity) else _entities_in(each) if isinstance(each, Fields) else []
            for entity in inner:
                found.setdefault(entity._key, entity)
    return list(found.values())
