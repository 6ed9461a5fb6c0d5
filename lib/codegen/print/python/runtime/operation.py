"""How a command travels: its path, its parameters, its body."""

from __future__ import annotations

import functools
import json
from dataclasses import dataclass
from typing import Any, Callable, Dict, List, Mapping, Optional, Sequence, Tuple, TypeVar, cast
from urllib.parse import quote, urlencode

from .errors import InvalidCallError

#: Longer request lines are refused by Asterisk without a word of why.
LONGEST_TARGET = 4000


@dataclass(frozen=True)
class Parameter:
    """One parameter: its name in Python and on the wire."""

    name: str
    wire: str
    required: bool = False


@dataclass(frozen=True)
class Operation:
    """One command of Asterisk."""

    name: str
    method: str
    #: The path, cut where the ids stand.
    path: Tuple[str, ...]
    result: str
    query: Tuple[Parameter, ...] = ()
    query_in_body: bool = False
    body: Optional[Parameter] = None
    bare_body: bool = False
    #: Texts that each item of the body must have: Asterisk crashes without them.
    item_texts: Tuple[str, ...] = ()
    #: What it creates, and the parameter that chooses its id.
    creates: Optional[Tuple[str, str]] = None


@dataclass(frozen=True)
class Request:
    """A command that can be sent."""

    method: str
    path: str
    target: str
    body: Optional[bytes]


def request_of(operation: Operation, ids: Sequence[str], given: Mapping[str, Any]) -> Request:
    """Puts a command together. Raises InvalidCallError where Asterisk could not understand it."""
    path = "".join(_with_ids(operation, ids))
    body = _body_of(operation, given)
    query: Dict[str, str] = {}
    in_body: Dict[str, Any] = {}
    for parameter in operation.query:
        value = given.get(parameter.name)
        if value is None:
            if parameter.required:
                raise InvalidCallError(f"{operation.name}: {parameter.name} is required")
            continue
        query[parameter.wire] = _text_of(value)
        in_body[parameter.wire] = list(value) if isinstance(value, (list, tuple)) else value
    # urlencode would write a blank as +, which not every Asterisk reads as one.
    target = path + ("?" + urlencode(query, quote_via=quote) if query else "")
    if len(target) > LONGEST_TARGET and operation.query_in_body:
        target = path
        body = {**in_body, **(body or {})}
    return Request(operation.method, path, target, None if body is None else _json_of(body))


def _with_ids(operation: Operation, ids: Sequence[str]) -> List[str]:
    pieces = [operation.path[0]]
    for value, piece in zip(ids, operation.path[1:]):
        if not isinstance(value, str) or value == "":
            raise InvalidCallError(f"{operation.name}: an id is a text that is not empty")
        # A dot is no special sign, and yet ".." would lead elsewhere.
        pieces += [quote(value, safe="").replace(".", "%2E") if value in (".", "..") else quote(value, safe=""), piece]
    return pieces


def _body_of(operation: Operation, given: Mapping[str, Any]) -> Any:
    parameter = operation.body
    if parameter is None:
        return None
    value = given.get(parameter.name)
    if value is None:
        if parameter.required:
            raise InvalidCallError(f"{operation.name}: {parameter.name} is required")
        return None
    for item in value if operation.item_texts else ():
        for text in operation.item_texts:
            if not isinstance(item.get(text), str):
                raise InvalidCallError(f"{operation.name}: each of {parameter.name} needs {text}")
    return value if operation.bare_body else {parameter.wire: value}


def _text_of(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)):
        return ",".join(_text_of(each) for each in value)
    return str(value)


def _json_of(body: Any) -> bytes:
    return json.dumps(body, default=dict).encode("utf-8")


F = TypeVar("F", bound=Callable[..., Any])


def wire_names(**names: str) -> Callable[[F], F]:
    """Lets a method take its keyword arguments by Asterisk's own names, too: channelId for channel_id."""

    def decorate(method: F) -> F:
        @functools.wraps(method)
        def translated(*args: Any, **given: Any) -> Any:
            return method(*args, **{names.get(name, name): value for name, value in given.items()})

        return cast(F, translated)

    return decorate
