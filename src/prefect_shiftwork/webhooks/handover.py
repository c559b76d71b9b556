"""Events handed to Prefect: runs that survive its restarts, and entries in its event feed."""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from fnmatch import fnmatchcase
from typing import Self

import httpx
from prefect.client.orchestration import PrefectClient
from prefect.events import Event as PrefectEvent
from prefect.events import Resource
from prefect.exceptions import ObjectNotFound
from prefect.settings import PREFECT_API_AUTH_STRING, PREFECT_API_KEY, PREFECT_API_URL

from prefect_shiftwork.rest.errors import InvalidInput, ShiftworkError
from prefect_shiftwork.webhooks.event import Event
from prefect_shiftwork.webhooks.together import Together

ROUND = 5.0
"""Seconds that Prefect has for one request to its feed, while others wait for the next."""

PARAMETER = "event"
"""A flow that has this parameter is given the event; every other one looks for itself what is new."""

ADVICE = {
    401: "Set PREFECT_API_AUTH_STRING or PREFECT_API_KEY.",
    403: "Set PREFECT_API_AUTH_STRING or PREFECT_API_KEY.",
    404: "PREFECT_API_URL has to end in /api.",
    405: "PREFECT_API_URL has to end in /api.",
    409: "Run the deployment by hand: Prefect does not accept its parameters.",
}


class NotHandedOver(ShiftworkError):
    """Prefect has not confirmed an event: it may have arrived, and can be handed over again."""


class Prefect:
    """Prefect's API, for as long as the receiver runs.

    Args:
        runs: which deployments (``flow/deployment``) an event starts, by a pattern for the event's name.
        transport: instead of a connection to the server.
    """

    def __init__(self, runs: Mapping[str, Sequence[str]], transport: httpx.AsyncBaseTransport | None = None) -> None:
        if not PREFECT_API_URL.value():
            raise InvalidInput(
                "Set PREFECT_API_URL to the address of Prefect's server, like http://127.0.0.1:4200/api."
            )
        self._runs = runs
        self._feed = Together(self._post)
        # Writers to Prefect's SQLite lock each other out, and its client then waits for seconds before it tries again.
        self._turn = asyncio.Lock()
        self._client = PrefectClient(
            PREFECT_API_URL.value(),
            auth_string=PREFECT_API_AUTH_STRING.value(),
            api_key=PREFECT_API_KEY.value(),
            httpx_settings={"transport": transport} if transport else None,
        )

    async def __aenter__(self) -> Self:
        """Open the client; Prefect itself may still be down."""
        await self._client.__aenter__()
        return self

    async def __aexit__(self, *error: object) -> None:
        """Close the client."""
        await self._client.__aexit__(*error)

    async def hand_over(self, event: Event) -> None:
        """Start the runs of an event and put it into the feed; done twice, it starts no second run.

        Runs come first. Prefect has written a run to its database when it answers; an event it keeps in memory for some
        seconds more, and forgets when it is killed.

        Raises:
            NotHandedOver: if anything of it is not confirmed.
        """
        for deployment in self._deployments(event.name):
            await self._run(deployment, event)
        await self._feed(entry(event))

    async def check(self) -> None:
        """Raises NotHandedOver if Prefect does not answer, or lacks a deployment."""
        with _explained("its health"):
            await self._client.request("GET", "/health")
        for deployment in {each for deployments in self._runs.values() for each in deployments}:
            with _explained(f"the deployment {deployment}"):
                await self._client.read_deployment_by_name(deployment)

    async def _post(self, entries: Sequence[PrefectEvent]) -> Sequence[None]:
        with _explained("the event feed"):
            async with self._turn, asyncio.timeout(ROUND):
                await self._client.request("POST", "/events", json=[each.model_dump(mode="json") for each in entries])
        return [None] * len(entries)

    def _deployments(self, name: str) -> list[str]:
        matching = (deployments for pattern, deployments in self._runs.items() if fnmatchcase(name, pattern))
        return list(dict.fromkeys(each for deployments in matching for each in deployments))

    async def _run(self, name: str, event: Event) -> None:
        with _explained(f"the deployment {name}"):
            deployment = await self._client.read_deployment_by_name(name)
            schema = deployment.parameter_openapi_schema or {}
            # As text that Prefect reads, because it would carry out templates and variables that it finds in an object.
            given = {PARAMETER: {"__prefect_kind": "json", "value": event.text}}
            async with self._turn:
                await self._client.create_flow_run_from_deployment(
                    deployment.id,
                    parameters=given if PARAMETER in schema.get("properties", {}) else {},
                    # A key is unique in a flow, which may have several deployments.
                    idempotency_key=f"{name}: {event.key}",
                )


def entry(event: Event) -> PrefectEvent:
    """An event as it stands in Prefect's feed; the same id each time, so that Prefect keeps it once."""
    resource = Resource({"prefect.resource.id": f"{event.vendor}.event.{event.id}"})
    fed = PrefectEvent(id=event.key, event=event.name, resource=resource, payload=event.payload)
    return fed.model_copy(update={"occurred": event.occurred_at}) if event.occurred_at else fed


@contextmanager
def _explained(what: str) -> Iterator[None]:
    """What goes wrong at Prefect, in one sentence without its own words, which may quote an event."""
    try:
        yield
    except ObjectNotFound:
        raise NotHandedOver(f"Prefect does not know {what}. Deploy it, or correct WEBHOOKS_RUNS.") from None
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
    return str(httpx.URL(PREFECT_API_URL.value()).copy_with(userinfo=b""))
