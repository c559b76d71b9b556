"""What the routes of several apps ask FastAPI for."""

from typing import Annotated

from fastapi import Depends, Request
from starlette.types import ASGIApp, Receive, Scope, Send

from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.sandbox.error_object import invalid


class AtDesk:
    """An app at a desk of its own: building the routes is slow, so all desks share one app."""

    def __init__(self, app: ASGIApp, desk: Desk) -> None:
        self._app = app
        self._desk = desk

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand the desk to whoever answers the request."""
        await self._app({**scope, "desk": self._desk}, receive, send)


def desk_of(request: Request) -> Desk:
    """The desk that the request came to."""
    desk: Desk = request.scope["desk"]
    return desk


async def _desk(request: Request) -> Desk:
    # A coroutine, as all dependencies of the sandbox: FastAPI runs a function in a thread, at many times its cost.
    return desk_of(request)


TheDesk = Annotated[Desk, Depends(_desk)]


def own_path(scope: Scope) -> str:
    """The vendor's own path: Starlette keeps the path of a mount in front of it."""
    return str(scope["path"]).removeprefix(scope.get("root_path", ""))


def only_reads(request: Request) -> None:
    """Say that a request changes nothing although its method may, so that a restart need not make it again."""
    request.state.only_reads = True


def refuse_other_query(request: Request, *documented: str) -> None:
    """Answer 400 to a query parameter that the document does not name."""
    if unknown := sorted(set(request.query_params) - set(documented)):
        raise invalid(f"Unknown query parameter: {', '.join(unknown)}")
