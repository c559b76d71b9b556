"""What the routes of several apps ask FastAPI for."""

from typing import Annotated

from fastapi import Depends, Request

from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.sandbox.error_object import invalid


def desk_of(request: Request) -> Desk:
    """The desk that the app was made for: its `create_app` leaves it in `app.state.desk`."""
    desk: Desk = request.app.state.desk
    return desk


TheDesk = Annotated[Desk, Depends(desk_of)]


def refuse_other_query(request: Request, *documented: str) -> None:
    """Answer 400 to a query parameter that the document does not name."""
    if unknown := sorted(set(request.query_params) - set(documented)):
        raise invalid(f"Unknown query parameter: {', '.join(unknown)}")
