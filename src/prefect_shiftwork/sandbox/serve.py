"""The sandbox as a server: HTTP for the vendors and the page, and SMTP for the mails."""

import asyncio
import contextlib
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import uvicorn
from fastapi import FastAPI

from prefect_shiftwork.sandbox.app import create_app
from prefect_shiftwork.sandbox.clock import Clock
from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.sandbox.state.memory import Memory, UnusableState
from prefect_shiftwork.sandbox.state.resume import resume


def serve(port: int, smtp_port: int | None, host: str = "127.0.0.1", state: Path | None = None) -> None:
    """Serve until SIGINT or SIGTERM; port 0 takes a free one, and without an SMTP port no mail is taken.

    With a folder for the state, a second start finds what the first one left, and so does one after a crash.
    """
    with _quiet_ending():
        asyncio.run(_serve(port, smtp_port, host, state))


async def _serve(port: int, smtp_port: int | None, host: str, state: Path | None) -> None:
    async with contextlib.AsyncExitStack() as stack:
        desk, app = await _sandbox(stack, state)
        config = uvicorn.Config(app, host, port, log_level="warning", timeout_graceful_shutdown=1)
        socket = config.bind_socket()
        socket.listen(config.backlog)  # whoever reads the sign below may call at once
        smtp = "not served"
        if smtp_port is not None:
            # aiosmtpd comes with the extra `sandbox` only.
            from prefect_shiftwork.sandbox.mailroom import Mailroom

            room = Mailroom(smtp_port, host, mailbox=desk.mailbox, clock=desk.clock)
            smtp = f"{host}:{(await stack.enter_async_context(room)).port}, without TLS, any login will do"
        origin = f"http://{host}:{socket.getsockname()[1]}"
        print(_sign(desk, origin, smtp), flush=True)  # noqa: T201 - a person reads it
        await uvicorn.Server(config).serve([socket])


async def _sandbox(stack: contextlib.AsyncExitStack, state: Path | None) -> tuple[Desk, FastAPI]:
    if state is None:
        return (desk := Desk()), create_app(desk)
    try:
        return await resume(stack.enter_context(Memory(state)), Clock())
    except UnusableState as problem:
        sys.exit(f"shiftwork sandbox: {problem}")


@contextlib.contextmanager
def _quiet_ending() -> Iterator[None]:
    """End without a traceback: uvicorn sends itself the signal again once it has shut down."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with contextlib.suppress(KeyboardInterrupt):
            yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _sign(desk: Desk, origin: str, smtp: str) -> str:
    """Where everything is, and which credentials open it."""
    keys = desk.credentials
    rows = (
        ("Page", f"{origin}/"),
        ("Control", f"{origin}/_control"),
        ("Mail (SMTP)", smtp),
        ("CrewSense", f"{origin}/crewsense"),
        ("", f"client id {keys.crewsense_client_id}, secret {keys.crewsense_client_secret}"),
        ("CrewIO", f"{origin}/crewio"),
        ("", f"key {keys.crewio_key}, or {keys.crewio_read_key} to read only"),
        ("7shifts", f"{origin}/seven_shifts"),
        ("", f"v2: token {keys.seven_shifts_token}"),
        ("", f"    or client id {keys.seven_shifts_client_id}, secret {keys.seven_shifts_client_secret}"),
        ("", f"    company {keys.seven_shifts_company_id}, guid {keys.seven_shifts_company_guid}"),
        ("", f"v1: key {keys.seven_shifts_v1_key}"),
        ("Crewmojo", f"{origin}/crewmojo"),
        ("", f"client id {keys.crewmojo_client_id}, secret {keys.crewmojo_client_secret}"),
        ("State", f"{desk.memory.folder}, since {desk.opened:%-d %B %Y}" if desk.memory else "not kept"),
    )
    return "\n".join(("Shiftwork sandbox", *(f"  {name:<12} {text}" for name, text in rows)))
