"""The HTTP connection to one Asterisk."""

from __future__ import annotations

import asyncio
import json
import re
from typing import Any, Optional
from urllib.parse import urlsplit

import aiohttp
from yarl import URL

from .errors import InvalidCallError, RequestConnectionError, RequestTimeoutError, error_for_status
from .operation import Request


class Transport:
    """Sends commands, each with a time limit. The password stands in a header and nowhere else."""

    def __init__(self, url: str, username: str, password: str, timeout: float) -> None:
        self.base = base_of(url)
        self._timeout = aiohttp.ClientTimeout(total=timeout)
        self._auth = aiohttp.BasicAuth(username, password, encoding="utf-8")
        self._session: Optional[aiohttp.ClientSession] = None

    def session(self) -> aiohttp.ClientSession:
        """The session, opened when it is first needed: it belongs to the running event loop."""
        if self._session is None or self._session.closed:
            connector = aiohttp.TCPConnector(limit=16)
            self._session = aiohttp.ClientSession(auth=self._auth, connector=connector)
        return self._session

    async def send(self, operation: str, request: Request, result: str) -> Any:
        """Sends a command and gives what Asterisk answered: JSON, bytes, or nothing."""
        headers = {} if request.body is None else {"Content-Type": "application/json"}
        try:
            async with self.session().request(
                request.method,
                URL(self.base + request.target, encoded=True),
                data=request.body,
                headers=headers,
                timeout=self._timeout,
                allow_redirects=False,
            ) as response:
                content = await response.read()
                status = response.status
        except asyncio.TimeoutError as cause:
            raise RequestTimeoutError(operation, "no answer within the time limit", "unknown") from cause
        except aiohttp.ClientConnectorError as cause:
            raise RequestConnectionError(operation, f"cannot connect ({cause.os_error})", "no") from None
        except aiohttp.ClientError as cause:
            raise RequestConnectionError(operation, f"the connection broke ({cause})", "unknown") from cause
        if not 200 <= status < 300:
            raise error_for_status(status)(status, request.method, request.path, operation, _message_of(content))
        if result == "binary":
            return content
        if result == "nothing" or not content:
            return None
        return json.loads(content)

    async def close(self) -> None:
        """Closes all connections."""
        if self._session is not None:
            await self._session.close()


def base_of(url: str) -> str:
    """The address of the interface, with /ari at its end."""
    parts = urlsplit(url)
    if parts.username or parts.password:
        # Not repeated: an address with a password in it must not reach a log.
        raise InvalidCallError("the address holds a user or a password: give them as arguments of their own")
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise InvalidCallError("the address is not like http://127.0.0.1:8088")
    path = re.sub(r"/ari$", "", parts.path.rstrip("/"))
    return f"{parts.scheme}://{parts.netloc}{path}/ari"


def _message_of(content: bytes) -> str:
    text = content.decode("utf-8", "replace")
    try:
        body = json.loads(text)
    except ValueError:
        return re.sub(r"<[^>]*>", " ", text).strip()[:200]
    if isinstance(body, dict):
        return str(body.get("message") or body.get("error") or "")
    return ""
