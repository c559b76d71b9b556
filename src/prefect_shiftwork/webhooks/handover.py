"""Events handed to Prefect: runs that survive its restarts, and entries in its event feed."""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from fnmatch import fnmatchcase
from typing import Self

import httpx
from prefect.client.orchestration import PrefectClient
from prefect.exceptions import ObjectNotFound
from prefect.settings import PREFECT_API_AUTH_STRING, PREFECT_API_KEY, PREFECT_API_URL

from prefect_shiftwork.events.event import Event
from prefect_shiftwork.events.feed import NotHandedOver, explained, tell
from prefect_shiftwork.rest.errors import InvalidInput
from prefect_shiftwork.webhooks.together import Together

PARAMETER = "event"
"""A flow that has this parameter is given the event; every other one looks for itself what is new."""


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
        self._feed = Together(self._tell)
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
        await self._feed(event)

    async def check(self) -> None:
        """Raises NotHandedOver if Prefect does not answer, or lacks a deployment."""
        with explained("its health"):
            await self._client.request("GET", "/health")
        for deployment in {each for deployments in self._runs.values() for each in deployments}:
            with _deployed(deployment):
                await self._client.read_deployment_by_name(deployment)

    async def _tell(self, events: Sequence[Event]) -> Sequence[None]:
        async with self._turn:
            await tell(self._client, events)
        return [None] * len(events)

    def _deployments(self, name: str) -> list[str]:
        matching = (deployments for pattern, deployments in self._runs.items() if fnmatchcase(name, pattern))
        return list(dict.fromkeys(each for deployments in matching for each in deployments))

    async def _run(self, name: str, event: Event) -> None:
        with _deployed(name):
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


@contextmanager
def _deployed(name: str) -> Iterator[None]:
    """What goes wrong with a deployment. Raises NotHandedOver."""
    try:
        with explained(f"the deployment {name}"):
            yield
    except ObjectNotFound:
        raise NotHandedOver(
            f"Prefect does not know the deployment {name}. Deploy it, or correct WEBHOOKS_RUNS."
        ) from None
