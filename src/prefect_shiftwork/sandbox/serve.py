"""The sandbox as a server: HTTP for the vendors and the page, and SMTP for the mails."""

import asyncio
import contextlib
import signal
from collections.abc import Iterator

import uvicorn

from prefect_shiftwork.sandbox.app import create_app
from prefect_shiftwork.sandbox.credentials import Credentials
from prefect_shiftwork.sandbox.desk import Desk


def serve(port: int, smtp_port: int | None, host: str = "127.0.0.1") -> None:
    """Serve until SIGINT or SIGTERM; port 0 takes a free one, and without an SMTP port no mail is taken."""
    with _quiet_ending():
        asyncio.run(_serve(port, smtp_port, host))


async def _serve(port: int, smtp_port: int | None, host: str) -> None:
    desk = Desk()
    config = uvicorn.Config(create_app(desk), host, port, log_level="warning", timeout_graceful_shutdown=1)
    socket = config.bind_socket()
    async with contextlib.AsyncExitStack() as stack:
        smtp = "not served"
        if smtp_port is not None:
            # aiosmtpd comes with the extra `sandbox` only.
            from prefect_shiftwork.sandbox.mailroom import Mailroom

            room = Mailroom(smtp_port, host, mailbox=desk.mailbox, clock=desk.clock)
            smtp = f"{host}:{(await stack.enter_async_context(room)).port}, without TLS, any login will do"
        origin = f"http://{host}:{socket.getsockname()[1]}"
        print(_sign(desk.credentials, origin, smtp), flush=True)  # noqa: T201 - a person reads it
        await uvicorn.Server(config).serve([socket])


@contextlib.contextmanager
def _quiet_ending() -> Iterator[None]:
    """End without a traceback: uvicorn sends itself the signal again once it has shut down."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with contextlib.suppress(KeyboardInterrupt):
            yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _sign(keys: Credentials, origin: str, smtp: str) -> str:
    """Where everything is, and which credentials open it."""
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
    )
    return "\n".join(("Shiftwork sandbox", *(f"  {name:<12} {text}" for name, text in rows)))
