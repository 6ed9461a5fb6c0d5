"""What Asterisk sends: fields by name, and objects that can be asked to do something."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Dict, Iterator, Mapping, Optional, Tuple

from .listeners import Handler, Subscription

if TYPE_CHECKING:
    from .base_client import BaseClient


class Fields(Mapping[str, Any]):
    """Named values: ``channel.name`` and ``channel['name']`` are the same. What this version does not know stays."""

    _declared: ClassVar[Tuple[str, ...]] = ()
    #: The fields that hold records and objects, by their type.
    _shapes: ClassVar[Mapping[str, str]] = {}
    #: Attributes that have another name on the wire.
    _renamed: ClassVar[Mapping[str, str]] = {}

    def __init__(self, fields: Mapping[str, Any], client: "BaseClient") -> None:
        self._values: Dict[str, Any] = {
            name: client.decode(self._shapes[name], value) if name in self._shapes else value
            for name, value in fields.items()
        }

    def __getitem__(self, name: str) -> Any:
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __getattr__(self, name: str) -> Any:
        if not name.startswith("_"):
            wire = self._renamed.get(name, name)
            if wire in self._values:
                return self._values[wire]
            if wire in self._declared:
                return None
        raise AttributeError(f"{type(self).__name__} has no {name}")

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._values!r})"


class Event(Fields):
    """Something that happened."""

    _common: ClassVar[Tuple[str, ...]] = ("type", "asterisk_id", "application", "timestamp")

    type: str
    asterisk_id: Optional[str]
    application: str
    timestamp: str

    def __getattr__(self, name: str) -> Any:
        if name in self._common and name not in self._values:
            return None
        return super().__getattr__(name)


class Entity(Fields):
    """A thing inside Asterisk, as it was when it was received. Its methods act on what it is now."""

    _kind: ClassVar[str] = ""
    _identity: ClassVar[Tuple[str, ...]] = ()

    def __init__(self, fields: Mapping[str, Any], client: "BaseClient") -> None:
        super().__init__(fields, client)
        self._client = client  # The generated class says which one.

    @property
    def _key(self) -> Tuple[str, ...]:
        return (self._kind, "/".join(str(self._values.get(name, "")) for name in self._identity))

    def on_event(self, name: str, handler: Handler) -> Subscription:
        """Calls ``handler(object, event)`` for each event of this object; ``*`` hears all. They end with the object."""
        return self._client.listeners.add(self._key, name, handler)

    def add_event_handler(self, name: str, handler: Handler) -> Subscription:
        """The same as on_event."""
        return self.on_event(name, handler)

    def remove_event_handler(self, name: str, handler: Handler) -> None:
        """Removes a handler that on_event added."""
        self._client.listeners.remove(self._key, name, handler)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Entity) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)


class EndingEntity(Entity):
    """A thing that takes its time and ends by itself."""

    async def finished(self, timeout: Optional[float] = None) -> Event:
        """Waits for its end, however short it was: who began it began to listen before. Raises asyncio.TimeoutError."""
        return await self._client.end_of(self._key, timeout)
