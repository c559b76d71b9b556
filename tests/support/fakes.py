"""Stand-ins that several rooms' tests share: a clock that does not run, a vendor that says what it is told to."""

import asyncio
import json
from collections.abc import Callable
from types import FunctionType
from typing import Any

import httpx

Answer = httpx.Response | Callable[[httpx.Request], httpx.Response]


class StillClock:
    """A clock that moves only when somebody sleeps on it."""

    def __init__(self, epoch: float = 1_750_000_000.0) -> None:
        self.now = 1_000.0
        self.slept: list[float] = []
        self._epoch = epoch

    def monotonic(self) -> float:
        return self.now

    def time(self) -> float:
        return self._epoch + self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds
        await asyncio.sleep(0)


class Wire:
    """Answers with what it was told, in order and the last one for good, and remembers the requests."""

    def __init__(self) -> None:
        self.answers: list[Answer] = []
        self.requests: list[httpx.Request] = []

    def will(self, *answers: object) -> None:
        """Answer with these: responses, functions that make one, or JSON of status 200."""
        ready = (httpx.Response, FunctionType)
        self.answers += [a if isinstance(a, ready) else httpx.Response(200, json=a) for a in answers]

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        return answer if isinstance(answer, httpx.Response) else answer(request)

    @property
    def request(self) -> httpx.Request:
        """The one request that was made."""
        [request] = self.requests
        return request

    @property
    def body(self) -> Any:
        """The body of the one request, or None."""
        return json.loads(self.request.content) if self.request.content else None
