"""One credential's way to its vendor: authenticates, keeps the rate, repeats what is safe, and ends in time."""

import asyncio
import functools
import random
import ssl
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace
from typing import Protocol

import httpx

from prefect_shiftwork.rest import errors, retry, telemetry
from prefect_shiftwork.rest.budget import Budget
from prefect_shiftwork.rest.call import Call
from prefect_shiftwork.rest.clock import SYSTEM_CLOCK, Clock
from prefect_shiftwork.rest.kept import KeptAnswers
from prefect_shiftwork.rest.origin import check_base_url
from prefect_shiftwork.rest.said import said
from prefect_shiftwork.rest.shares import PermitsUnavailable
from prefect_shiftwork.rest.tally import Effort, Tally

CONNECTIONS = 16
"""Requests that a session has under way at a time."""


class Auth(Protocol):
    """A credential, as a session uses it."""

    async def header(self, session: "Session") -> str:
        """The value of the Authorization header."""

    async def renew(self, session: "Session", rejected: str) -> bool:
        """After a 401 to that header: whether :meth:`header` now answers another one."""

    def conceal(self, text: str) -> str:
        """The text without any secret of this credential in it."""


@functools.cache
def tls() -> ssl.SSLContext:
    """The process's one TLS context: building one costs 20 ms."""
    return httpx.create_ssl_context()


class Session:
    """Sends calls with one credential. Use as an async context manager, in one event loop.

    Args:
        vendor: the vendor's name for people, as in error messages.
        base_url: origin (and optional path) in front of every operation's path.
        auth: the credential.
        budget: the rate that all sessions of the credential share.
        pause_after_429: seconds nobody calls after a 429 without Retry-After.
        headers: sent with every call.
        kept: tagged answers, which all sessions of the credential share; None where the vendor tags none.
        transport: instead of the network, for tests and recordings.

    Attributes:
        tally: what it has done so far.
    """

    def __init__(
        self,
        vendor: str,
        base_url: str,
        auth: Auth,
        *,
        budget: Budget | None = None,
        pause_after_429: float = 1.0,
        headers: Mapping[str, str] | None = None,
        kept: KeptAnswers | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
        clock: Clock = SYSTEM_CLOCK,
        spread: random.Random | None = None,
    ) -> None:
        self.vendor = vendor
        self.clock = clock
        self.tally = Tally()
        self._base_url = check_base_url(base_url)
        self._auth = auth
        self._budget = budget or Budget(None, clock)
        self._pause_after_429 = pause_after_429
        self._kept = kept
        self._spread = spread or random.Random()
        self._free = asyncio.Semaphore(CONNECTIONS)
        self._http = httpx.AsyncClient(
            headers=headers, transport=transport, verify=tls(), limits=httpx.Limits(max_connections=CONNECTIONS)
        )

    async def aclose(self) -> None:
        """Close the connections."""
        await self._http.aclose()

    async def send(self, call: Call) -> httpx.Response:
        """The vendor's answer (below 400), with its body read.

        Raises:
            CallError: the one that fits, after as many tries as are safe within the deadline.
        """
        with self._counted(call) as effort:
            if self._kept and call.method == "GET":
                return await self._send_if_changed(call, effort, self._kept)
            return await self._send(call, effort, stream=False)

    @asynccontextmanager
    async def stream(self, call: Call) -> AsyncIterator[httpx.Response]:
        """The vendor's answer (below 400), with its body still to be read."""
        with self._counted(call) as effort:
            response = await self._send(call, effort, stream=True)
            try:
                yield response
            finally:
                effort.received += response.num_bytes_downloaded
                await response.aclose()

    @contextmanager
    def _counted(self, call: Call) -> Iterator[Effort]:
        """The effort of a call, which is counted and told when the call is over, however it ends."""
        effort = Effort(now := self.clock.monotonic(), now + call.deadline)
        with telemetry.told(self.vendor, call.operation, effort):
            try:
                yield effort
            except BaseException as error:
                effort.outcome = type(error).__name__
                raise
            finally:
                effort.seconds = self.clock.monotonic() - effort.began
                self.tally.add(effort)

    async def _send_if_changed(self, call: Call, effort: Effort, answers: KeptAnswers) -> httpx.Response:
        """The kept answer if the vendor says that it still holds, or else a new one, which is kept."""
        url = self._url(call)
        kept = answers.of(url)
        asked = replace(call, headers={**call.headers, "If-None-Match": kept.tag}) if kept else call
        response = await self._send(asked, effort, stream=False)
        if kept and response.status_code == httpx.codes.NOT_MODIFIED:
            return kept.answer()
        answers.keep(url, response)
        return response

    async def _send(self, call: Call, effort: Effort, *, stream: bool) -> httpx.Response:
        may_renew = not call.anonymous
        for tries_left in reversed(range(retry.ATTEMPTS)):
            header = "" if call.anonymous else await self._auth.header(self)
            try:
                response = await self._once(call, header, effort, stream=stream)
                if response.status_code == 401 and may_renew and await self._auth.renew(self, header):
                    may_renew = False
                    response = await self._once(call, await self._auth.header(self), effort, stream=stream)
            except (httpx.TransportError, TimeoutError) as error:
                wait = self._wait_after_silence(call, error, tries_left)
            else:
                if response.is_success or _still_holds(call, response):
                    return response
                wait = self._wait_after_refusal(call, response, tries_left)
            await self._pause(call, wait, effort)
        raise AssertionError("the last try returns or raises")  # pragma: no cover

    async def _once(self, call: Call, header: str, effort: Effort, *, stream: bool) -> httpx.Response:
        """One request, which leaves as soon as it has its turn: a connection, and then a slot of the rate."""
        async with self._connection(call, effort.ends):
            await self._take_slot(call, effort)
            return await self._answer(call, header, effort, stream=stream)

    @asynccontextmanager
    async def _connection(self, call: Call, ends: float) -> AsyncIterator[None]:
        try:
            async with asyncio.timeout(max(0.0, ends - self.clock.monotonic())):
                await self._free.acquire()
        except TimeoutError:
            raise errors.DeadlinePassed(
                self._failure(call), happened="would have to wait too long for other calls of the run"
            ) from None
        try:
            yield
        finally:
            self._free.release()

    async def _answer(self, call: Call, header: str, effort: Effort, *, stream: bool) -> httpx.Response:
        left = max(0.01, effort.ends - self.clock.monotonic())
        effort.tries += 1
        request = self._http.build_request(
            call.method,
            self._url(call),
            headers={**call.headers, "Authorization": header} if header else dict(call.headers),
            json=call.json,
            data=call.form,
            content=call.content,
            timeout=httpx.Timeout(min(call.patience, left), connect=min(10.0, left)),
        )
        async with asyncio.timeout(left):
            response = await self._http.send(request, stream=stream)
            if stream and not response.is_success:
                await response.aread()
        effort.status = response.status_code
        effort.refused += response.status_code == httpx.codes.TOO_MANY_REQUESTS
        effort.received += response.num_bytes_downloaded
        return response

    def _url(self, call: Call) -> str:
        # httpx parses the whole address a second time to add a query to it.
        query = f"?{httpx.QueryParams(tuple(call.query))}" if call.query else ""
        return self._base_url + call.path + query

    async def _take_slot(self, call: Call, effort: Effort) -> None:
        began = self.clock.monotonic()
        try:
            in_time = await self._budget.slot(effort.ends - began)
        except PermitsUnavailable as error:
            raise errors.Unreachable(self._failure(call), happened=f"was not sent: {error}", fix=error.fix) from error
        finally:
            effort.waited += self.clock.monotonic() - began
        if not in_time:
            raise errors.DeadlinePassed(
                self._failure(call), happened="would have to wait too long for its turn within the rate limit"
            )

    def _wait_after_refusal(self, call: Call, response: httpx.Response, tries_left: int) -> float:
        """Seconds to wait before the next try after an answer of 300 or more; else raises."""
        status = response.status_code
        if response.is_redirect:
            away = "was redirected to another address, which is not followed"
            happened = away if response.has_redirect_location else "was answered with a status that nobody asked for"
            raise errors.UnexpectedAnswer(self._failure(call, response), happened=happened)
        asked = retry.retry_after(response.headers.get("Retry-After"), self.clock.time())
        wait = self._wait_for(status, asked, retry.ATTEMPTS - 1 - tries_left)
        if status == httpx.codes.TOO_MANY_REQUESTS:
            self._budget.block(wait)
        verdict = retry.after_status(status, repeatable=call.repeatable, asked_to_wait=asked is not None)
        if verdict is retry.Verdict.REPEAT and tries_left:
            return wait
        kind = errors.OutcomeUnknown if verdict is retry.Verdict.UNKNOWN else errors.refusal(status)
        raise kind(self._failure(call, response))

    def _wait_for(self, status: int, asked: float | None, attempt: int) -> float:
        if asked is not None:
            return asked
        if status == httpx.codes.TOO_MANY_REQUESTS:
            return self._pause_after_429
        return retry.backoff(attempt, self._spread)

    def _wait_after_silence(self, call: Call, error: httpx.TransportError | TimeoutError, tries_left: int) -> float:
        """Seconds to wait before the next try after a request without an answer; else raises."""
        verdict = retry.after_silence(error, repeatable=call.repeatable)
        if verdict is retry.Verdict.REPEAT and tries_left:
            return retry.backoff(retry.ATTEMPTS - 1 - tries_left, self._spread)
        if verdict is retry.Verdict.UNKNOWN:
            raise errors.OutcomeUnknown(self._failure(call)) from error
        kind = errors.DeadlinePassed if isinstance(error, TimeoutError) else errors.Unreachable
        raise kind(self._failure(call)) from error

    async def _pause(self, call: Call, wait: float, effort: Effort) -> None:
        if wait >= effort.ends - self.clock.monotonic():
            raise errors.DeadlinePassed(
                self._failure(call),
                happened=f"would have to wait {wait:.0f} s before the next try, longer than it is allowed to",
            )
        await self.clock.sleep(wait)
        effort.waited += wait

    def _failure(self, call: Call, response: httpx.Response | None = None) -> errors.Failure:
        if response is None:
            return errors.Failure(self.vendor, call.operation)
        words = said(response, self._auth.conceal)
        return errors.Failure(self.vendor, call.operation, response.status_code, words, call.scope)


def _still_holds(call: Call, response: httpx.Response) -> bool:
    """Whether the answer says that what the caller has is still right; without a tag the caller has nothing."""
    return response.status_code == httpx.codes.NOT_MODIFIED and "If-None-Match" in call.headers
