"""What a command to Asterisk ends in when it fails: one class for each status."""

from __future__ import annotations

from typing import Dict, Optional, Type


class AriError(Exception):
    """Everything that this package raises by itself."""


class InvalidCallError(AriError, ValueError):
    """The call cannot be right, so nothing was sent: a required parameter is missing, or an id is empty."""


class NoAnswerError(AriError):
    """Asterisk gave no answer. ``sent`` is ``no`` when nothing can have reached it, else ``unknown``."""

    def __init__(self, operation: str, reason: str, sent: str) -> None:
        super().__init__(f"{operation}: {reason} (sent: {sent})")
        self.operation = operation
        self.sent = sent


class RequestTimeoutError(NoAnswerError):
    """The time limit of the request was over."""


class RequestConnectionError(NoAnswerError):
    """The connection could not be made, or broke. Many open sessions of Asterisk look like this, too."""


class ApplicationReplacedError(AriError):
    """Another program has taken the Stasis application. Taking it back without asking would go on for ever."""


class HTTPError(AriError):
    """Asterisk answered, and refused."""

    def __init__(self, status: int, method: str, path: str, operation: str, asterisk_message: str) -> None:
        super().__init__(f"{operation}: {status} {asterisk_message} ({method} {path})")
        self.status = status
        self.method = method
        self.path = path
        self.operation = operation
        self.asterisk_message = asterisk_message


class IllegalInputError(HTTPError):
    """400: a parameter is missing or wrong."""


class RequestTooLargeError(IllegalInputError):
    """413: the body is larger than Asterisk reads."""


class UnprocessableError(IllegalInputError):
    """422: the parameters do not go together with what is there."""


class AccessError(HTTPError):
    """401 or 403: this user may not."""


class UnauthorizedError(AccessError):
    """401: no such user, or another password."""


class ForbiddenError(AccessError):
    """403: the user may only read, or the thing may not be changed."""


class NotFoundError(HTTPError):
    """404: the object does not exist, or exists no more."""


class IllegalStateError(HTTPError):
    """409: the object is not in a state for this; for example, no application has the channel."""


class PreconditionFailedError(IllegalStateError):
    """412: the channel is in the application, and not answered yet."""


class AsteriskServerError(HTTPError):
    """500: Asterisk failed."""


class NoSuchMethodError(AsteriskServerError):
    """501: this Asterisk cannot do it."""


class UnavailableError(AsteriskServerError):
    """503: Asterisk is starting or stopping. Worth another try."""


class AsteriskUnknownError(AsteriskServerError):
    """Any other 5xx."""


IllegalInputException = IllegalInputError
NotFoundException = NotFoundError
IllegalStateException = IllegalStateError
AsteriskServerException = AsteriskServerError
NoSuchMethodException = NoSuchMethodError
AsteriskUnknownException = AsteriskUnknownError

_BY_STATUS: Dict[int, Type[HTTPError]] = {
    400: IllegalInputError,
    401: UnauthorizedError,
    403: ForbiddenError,
    404: NotFoundError,
    409: IllegalStateError,
    412: PreconditionFailedError,
    413: RequestTooLargeError,
    422: UnprocessableError,
    500: AsteriskServerError,
    501: NoSuchMethodError,
    503: UnavailableError,
}


def error_for_status(status: int) -> Type[HTTPError]:
    """The class of a status; there is one for every status."""
    known: Optional[Type[HTTPError]] = _BY_STATUS.get(status)
    if known is not None:
        return known
    return AsteriskUnknownError if status >= 500 else HTTPError
