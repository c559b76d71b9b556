"""Prefect's event feed: the one way in, for what a vendor told and for what a flow has seen."""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import httpx
from prefect.client.orchestration import PrefectClient
from prefect.events import Event as PrefectEvent
from prefect.events import Resource
from prefect.settings import PREFECT_API_URL

from prefect_shiftwork.events.event import Event
from prefect_shiftwork.rest.errors import ShiftworkError

PATIENCE = 5.0
"""Seconds that Prefect has for one request to its feed."""

ADVICE = {
    401: "Set PREFECT_API_AUTH_STRING or PREFECT_API_KEY.",
    403: "Set PREFECT_API_AUTH_STRING or PREFECT_API_KEY.",
    404: "PREFECT_API_URL has to end in /api.",
    405: "PREFECT_API_URL has to end in /api.",
    409: "Run the deployment by hand: Prefect does not accept its parameters.",
}


class NotHandedOver(ShiftworkError):
    """Prefect has not confirmed an event: it may have arrived, and can be handed over again."""


async def tell(prefect: PrefectClient, events: Sequence[Event]) -> None:
    """Put events into the feed, in one request. Prefect answers before it keeps them (docs/events).

    Raises:
        NotHandedOver: Prefect has not confirmed them. Told again, they have the ids that they had.
    """
    with explained("the event feed"):
        async with asyncio.timeout(PATIENCE):
            await prefect.request("POST", "/events", json=[entry(each).model_dump(mode="json") for each in events])


def entry(event: Event) -> PrefectEvent:
    """An event as it stands in the feed; the same id each time, so that Prefect keeps it once."""
    resource = Resource({"prefect.resource.id": event.resource})
    fed = PrefectEvent(id=event.key, event=event.name, resource=resource, payload=event.payload)
    return fed.model_copy(update={"occurred": event.occurred_at}) if event.occurred_at else fed


@contextmanager
def explained(what: str) -> Iterator[None]:
    """What goes wrong at Prefect, in one sentence without its own words, which may quote an event.

    Raises:
        NotHandedOver: saying what to do.
    """
    try:
        yield
    except httpx.HTTPStatusError as error:
        status = error.response.status_code
        advice = ADVICE.get(status, "Look at the log of Prefect's server.")
        raise NotHandedOver(f"Prefect answered {status} when asked for {what}. {advice}") from None
    except (httpx.HTTPError, TimeoutError, ValueError):
        # A ValueError is an answer that is not JSON, or not Prefect's.
        raise NotHandedOver(
            f"Prefect's server does not answer at {_address()}. Start it with: prefect server start; or correct "
            "PREFECT_API_URL."
        ) from None


def _address() -> str:
    """Where Prefect is, without a password that may stand in the address."""
    return str(httpx.URL(PREFECT_API_URL.value() or "").copy_with(userinfo=b""))
