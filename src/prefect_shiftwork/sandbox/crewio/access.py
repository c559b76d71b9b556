"""Who may do what: keys, scopes, and the file of an event."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Header, HTTPException, Request
from fastapi.params import Depends as Dependency

from prefect_shiftwork.sandbox.crewio.limiter import Limiter
from prefect_shiftwork.sandbox.crewio.seed import seeded
from prefect_shiftwork.sandbox.crewio.store import EventFile, Store
from prefect_shiftwork.sandbox.dependencies import TheDesk, refuse_other_query
from prefect_shiftwork.sandbox.desk import Desk

RESOURCES = ("events", "roles", "shifts", "helpers", "messages", "assignments", "availability")
READ_SCOPES = frozenset(f"{resource}:read" for resource in RESOURCES)
WRITE_SCOPES = frozenset(f"{resource}:write" for resource in RESOURCES) | {"events:create", "events:delete"}


def operation(scope: str, *query: str) -> Dependency:
    """What every operation checks first: the key, its rate, the scope, and the names in the query."""

    async def check(request: Request, desk: TheDesk, key: TheKey) -> None:
        scopes = _scopes(desk, key)
        desk.state(Limiter).admit(key)
        if scope not in scopes:
            raise HTTPException(403, f"Missing scope: {scope}")
        refuse_other_query(request, *query)

    return Dependency(check)


async def _key(
    authorization: Annotated[str, Header()] = "",
    x_crewio_api_key: Annotated[str, Header()] = "",
) -> str:
    """The key of either header; the portal calls them equal."""
    scheme, _, token = authorization.partition(" ")
    return token if scheme.lower() == "bearer" else x_crewio_api_key


TheKey = Annotated[str, Depends(_key)]


def _scopes(desk: Desk, key: str) -> frozenset[str]:
    grants = {
        desk.credentials.crewio_key: READ_SCOPES | WRITE_SCOPES,
        desk.credentials.crewio_read_key: READ_SCOPES,
    }
    if key not in grants:
        raise HTTPException(401, "API key missing, invalid, expired or revoked")
    return grants[key]


async def store_of(desk: TheDesk) -> Store:
    """The club's store: asked for in every request, because a reset of the desk empties it."""
    return desk.state(seeded)


TheStore = Annotated[Store, Depends(store_of)]


async def file_of(event_id: UUID, store: TheStore) -> EventFile:
    """The file of the event in the path, or 404."""
    return store.file(event_id)


TheFile = Annotated[EventFile, Depends(file_of)]
