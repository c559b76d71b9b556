"""A start where the last one ended."""

from urllib.parse import quote

import httpx
from fastapi import FastAPI

from prefect_shiftwork.sandbox.app import create_app
from prefect_shiftwork.sandbox.board import Entry
from prefect_shiftwork.sandbox.clock import Clock
from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.sandbox.state.lines import Call, Change, Received
from prefect_shiftwork.sandbox.state.memory import Memory, say


async def resume(memory: Memory, clock: Clock) -> tuple[Desk, FastAPI]:
    """The sandbox as it was left: the same world, changed by the same requests at the same moments.

    Raises:
        UnusableState: what was kept cannot be read.
    """
    past = memory.recall(clock.now())
    with clock.hold(past.opened):
        desk = Desk(clock)
    app = create_app(desk)
    host = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=host, base_url="http://sandbox") as client:
        for change in past.changes:
            with clock.hold(change.at):
                await _repeat(change, desk, memory, client)
    desk.faults.calls.clear()
    # From here on only: what is made again is in the memory already.
    desk.memory = memory
    return desk, app


async def _repeat(change: Change, desk: Desk, memory: Memory, client: httpx.AsyncClient) -> None:
    match change:
        case Call():
            await _call(change, client)
        case Received():
            _receive(change, desk, memory)
        case Entry():
            desk.journal.record(change.vendor, change.action, change.text)


async def _call(call: Call, client: httpx.AsyncClient) -> None:
    url = f"/{call.vendor}{quote(call.path)}?{call.query}"
    body = call.body.encode("latin-1")
    answer = await client.request(call.method, url, headers=call.headers, content=body)
    if answer.status_code != call.status:
        request = f"{call.method} {call.path} of {call.at:%-d %B, %H:%M:%S}"
        say(f"{call.vendor}: {request} was answered {call.status}, and now {answer.status_code}.")


def _receive(received: Received, desk: Desk, memory: Memory) -> None:
    content = memory.mail(received.mail)
    if content is None:
        say(f"Mail {received.mail} is no longer in {memory.folder}: it is left out.")
        return
    desk.mailbox.add(received.at, received.sender, received.recipients, content, number=received.mail)
