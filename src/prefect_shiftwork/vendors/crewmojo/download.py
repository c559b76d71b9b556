"""The download of a report that may take minutes: ask, come back with the ticket, keep what comes."""

import random
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import aclosing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NoReturn

import httpx

from prefect_shiftwork.rest import answers
from prefect_shiftwork.rest.call import Call
from prefect_shiftwork.rest.errors import DeadlinePassed, Failure, NotFound, Rejected
from prefect_shiftwork.rest.session import Session
from prefect_shiftwork.vendors.crewmojo.answers import HEAD, MediaType, NotAReport, Ticket, verdict
from prefect_shiftwork.vendors.crewmojo.storing import store

DEADLINE = 300.0
"""Seconds: "If the total time exceeds 5 minutes, then abandon the report request" (Crewmojo "Long running reports")."""


@dataclass(frozen=True)
class Download:
    """A report on the disk.

    Attributes:
        path: where it is.
        media_type: what it is, which is not always what was asked for.
        size: in bytes.
    """

    path: Path
    media_type: MediaType
    size: int


def waits(spread: random.Random) -> Iterator[float]:
    """Seconds before each poll: 5, then half as long again up to 15, each shortened by up to a fifth."""
    wait = 5.0
    while True:
        yield wait * spread.uniform(0.8, 1.0)
        wait = min(15.0, wait * 1.5)


class Downloading:
    """One download, from its first request to the file.

    Args:
        session: of the client.
        ask: the request for the report.
        poll: the request for the report of a job.
        to: the file.
        on_ticket: told the id of each job, so that another run can resume it.
    """

    def __init__(
        self,
        session: Session,
        ask: Call,
        poll: Callable[[str], Awaitable[Call]],
        to: Path,
        on_ticket: Callable[[str], None] | None,
    ) -> None:
        self._session = session
        self._ask = ask
        self._poll = poll
        self._to = to
        self._on_ticket = on_ticket
        self._ends = session.clock.monotonic() + DEADLINE

    async def run(self, job_id: str | None) -> Download:
        """Ask, or go on with a job, until the report is there; a job that is lost is asked for once more."""
        may_ask_again = True
        for wait in waits(random.Random()):
            try:
                outcome = await self._once(job_id)
            except (NotFound, Rejected):
                if job_id is None or not may_ask_again:
                    raise
                job_id, may_ask_again = None, False
                continue
            if isinstance(outcome, Download):
                return outcome
            job_id = self._noted(outcome, job_id)
            await self._pause(wait)
        raise AssertionError("there is always another wait")  # pragma: no cover

    async def _once(self, job_id: str | None) -> Download | Ticket | None:
        """The report, the ticket for it, or None when the transfer broke off."""
        call = self._ask if job_id is None else await self._poll(job_id)
        async with self._session.stream(replace(call, deadline=self._left())) as response:
            try:
                return await self._received(response)
            except NotAReport as problem:
                raise answers.unexpected(response, self._session.vendor, call.operation, str(problem)) from None
            except (httpx.TransportError, httpx.DecodingError):
                return None

    async def _received(self, response: httpx.Response) -> Download | Ticket:
        async with aclosing(response.aiter_bytes(HEAD)) as body:  # type: ignore[type-var]  # it is a generator
            head = await anext(body, b"")
            found = verdict(response, head, complete=len(head) < HEAD)
            if isinstance(found, Ticket):
                return found
            size = await store(self._in_time(head, body), found, self._to)
        return Download(self._to, found, size)

    async def _in_time(self, head: bytes, body: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
        yield head
        async for chunk in body:
            self._left()
            yield chunk

    def _noted(self, ticket: Ticket | None, job_id: str | None) -> str | None:
        if ticket is None or ticket.job_id == job_id:
            return job_id
        if self._on_ticket:
            self._on_ticket(ticket.job_id)
        return ticket.job_id

    async def _pause(self, wait: float) -> None:
        if wait >= self._left():
            self._give_up()
        await self._session.clock.sleep(wait)

    def _left(self) -> float:
        left = self._ends - self._session.clock.monotonic()
        return left if left > 0 else self._give_up()

    def _give_up(self) -> NoReturn:
        raise DeadlinePassed(
            Failure(self._session.vendor, "download_report"),
            happened=f"took longer than {DEADLINE / 60:.0f} minutes",
            fix="Run it again, for a shorter period if you can; if it stays, ask Crewmojo about this report.",
        )
