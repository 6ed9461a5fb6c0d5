"""Who hears which event."""

from __future__ import annotations

from types import TracebackType
from typing import Any, Callable, Dict, Generator, List, Optional, Tuple, Type

Handler = Callable[..., Any]
#: () for every event, (kind,) for the events of a kind of object, (kind, id) for those of one object.
Key = Tuple[str, ...]


class Subscription:
    """A handler that stands until it is closed. Awaiting it gives it back: adding a handler needs no waiting."""

    def __init__(self, remove: Callable[[], None]) -> None:
        self._remove: Optional[Callable[[], None]] = remove

    def close(self) -> None:
        """Removes the handler. Doing so twice does nothing."""
        remove, self._remove = self._remove, None
        if remove is not None:
            remove()

    def __await__(self) -> Generator[Any, None, "Subscription"]:
        return self
        yield  # What makes this a generator.

    def __enter__(self) -> "Subscription":
        return self

    def __exit__(
        self,
        kind: Optional[Type[BaseException]],
        error: Optional[BaseException],
        trace: Optional[TracebackType],
    ) -> None:
        self.close()


class Listeners:
    """Handlers by what they listen to and by the name of the event; ``*`` hears all of them."""

    def __init__(self) -> None:
        self._handlers: Dict[Key, Dict[str, List[Handler]]] = {}

    def add(self, key: Key, name: str, handler: Handler) -> Subscription:
        """Adds a handler."""
        if not callable(handler):
            raise TypeError("a handler is a function")
        self._handlers.setdefault(key, {}).setdefault(name, []).append(handler)
        return Subscription(lambda: self.remove(key, name, handler))

    def remove(self, key: Key, name: str, handler: Handler) -> None:
        """Removes a handler, once."""
        by_name = self._handlers.get(key, {})
        handlers = by_name.get(name, [])
        if handler in handlers:
            handlers.remove(handler)
        if not handlers:
            by_name.pop(name, None)
        if not by_name:
            self._handlers.pop(key, None)

    def forget(self, key: Key) -> None:
        """Removes all handlers of an object that has ended."""
        self._handlers.pop(key, None)

    def hearing(self, key: Key, name: str) -> List[Handler]:
        """The handlers of an event; a copy, because a handler may remove itself."""
        by_name = self._handlers.get(key)
        return [] if by_name is None else [*by_name.get(name, ()), *by_name.get("*", ())]

    def __len__(self) -> int:
        return sum(len(handlers) for by_name in self._handlers.values() for handlers in by_name.values())
