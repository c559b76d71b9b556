"""The receiver as an ASGI app."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from hmac import compare_digest

import httpx
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from prefect_shiftwork.events.feed import NotHandedOver
from prefect_shiftwork.rest.errors import ShiftworkError
from prefect_shiftwork.webhooks.handover import Prefect
from prefect_shiftwork.webhooks.receiver import Receiver
from prefect_shiftwork.webhooks.senders import CrewIO, Sender, SevenShifts, SevenShiftsUnsigned
from prefect_shiftwork.webhooks.settings import WebhookSettings, from_environment
from prefect_shiftwork.webhooks.store import Store

PATIENCE = 10.0
"""Seconds that a sender has for its body, and Prefect for an answer on whether it is there."""

Endpoint = Callable[[Request], Awaitable[JSONResponse]]


def _now() -> datetime:
    return datetime.now(UTC)


def create_app(
    settings: WebhookSettings | None = None,
    *,
    now: Callable[[], datetime] = _now,
    transport: httpx.AsyncBaseTransport | None = None,
) -> Starlette:
    """The receiver, for an ASGI server: ``uvicorn --factory prefect_shiftwork.webhooks:create_app``.

    Args:
        settings: instead of those from the environment and ``.env``.
        now: the time, with a zone.
        transport: to Prefect, instead of a connection to PREFECT_API_URL.

    Raises:
        InvalidInput: naming the setting that is missing or wrong.
    """
    settings = settings or from_environment()
    prefect = Prefect(settings.webhooks_runs, transport)
    store = Store(settings.webhooks_state)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with store, prefect:
            yield

    receiver = Receiver(store, prefect, now)
    routes = [
        Route(path, _endpoint(receiver, sender, settings), methods=["POST"])
        for path, sender in senders(settings).items()
    ]
    routes += [Route("/health", health), Route("/ready", _ready(store, prefect))]
    return Starlette(routes=routes, lifespan=lifespan, exception_handlers={HTTPException: refusal})


def senders(settings: WebhookSettings) -> dict[str, Sender]:
    """Who may send, by the path for it; a vendor without a secret is not among them."""
    served: dict[str, Sender] = {}
    if settings.crewio_webhook_secret:
        served["/crewio"] = CrewIO(settings.crewio_webhook_secret)
    if settings.seven_shifts_webhook_guid:
        served["/seven_shifts"] = SevenShifts(settings.seven_shifts_webhook_guid)
    if settings.seven_shifts_webhook_token:
        served["/seven_shifts/{token}"] = SevenShiftsUnsigned()
    return served


def _endpoint(receiver: Receiver, sender: Sender, settings: WebhookSettings) -> Endpoint:
    tokens = [token.get_secret_value().encode() for token in settings.seven_shifts_webhook_token]

    async def endpoint(request: Request) -> JSONResponse:
        token = request.path_params.get("token")
        if token is not None and not any(compare_digest(token.encode(), each) for each in tokens):
            raise HTTPException(404)
        raw = await body(request, settings.webhooks_largest_body)
        answer = await receiver.receive(sender, request.headers, raw)
        return JSONResponse(answer.said, answer.status, {"Retry-After": "60"} if answer.status == 503 else None)

    return endpoint


async def body(request: Request, largest: int) -> bytes:
    """The body as it came. Raises HTTPException: with 413 as soon as it is too large, with 408 if it does not end."""
    raw = bytearray()
    try:
        async with asyncio.timeout(PATIENCE):
            async for part in request.stream():
                raw += part
                if len(raw) > largest:
                    raise HTTPException(413, f"At most {largest} bytes are taken.")
    except (TimeoutError, ClientDisconnect):
        raise HTTPException(408, "The body did not arrive.") from None
    return bytes(raw)


async def refusal(request: Request, error: Exception) -> JSONResponse:  # noqa: ARG001  # what Starlette calls
    """What HTTP itself refuses, in the form of every other answer."""
    assert isinstance(error, HTTPException)  # noqa: S101  # it is registered for nothing else
    return JSONResponse({"error": error.detail}, error.status_code, error.headers)


async def health(request: Request) -> JSONResponse:  # noqa: ARG001  # what Starlette calls
    """That the process is up."""
    return JSONResponse({"up": True})


def _ready(store: Store, prefect: Prefect) -> Endpoint:
    async def ready(request: Request) -> JSONResponse:  # noqa: ARG001  # what Starlette calls
        """Whether an event would be accepted now, and what to do if it would not."""
        problems = [each for each in (await problem(store.check()), await problem(prefect.check())) if each]
        return JSONResponse({"ready": not problems, "problems": problems}, 503 if problems else 200)

    return ready


async def problem(check: Awaitable[None]) -> str | None:
    """What a check finds wrong, in a sentence."""
    try:
        async with asyncio.timeout(PATIENCE):
            await check
    except TimeoutError:
        return str(NotHandedOver(f"No answer came within {PATIENCE:g} seconds: look at the log of Prefect's server."))
    except ShiftworkError as error:
        return str(error)
    return None
