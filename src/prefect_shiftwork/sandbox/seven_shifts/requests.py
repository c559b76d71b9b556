"""Strict request bodies and the books of the request, the same for both API versions."""

from typing import Annotated, Any, Final, TypeVar

from fastapi import Depends, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, ValidationError

from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.sandbox.seven_shifts.books import Books
from prefect_shiftwork.sandbox.seven_shifts.seed import open_books

OMITTED: Final[Any] = None
"""The default of a field that may be left out but not be null: pydantic does not validate defaults."""


class Body(BaseModel):
    """A JSON object of a request: no unknown field, no value of a neighbouring type."""

    model_config = ConfigDict(extra="forbid", strict=True)

    def given(self) -> dict[str, Any]:
        """The fields that the request holds, by the names of the record."""
        return {name: getattr(self, name) for name in type(self).model_fields if name in self.model_fields_set}


class Filters(BaseModel):
    """The query of a list: no unknown parameter. Equal queries are one key for `Books.recall`."""

    model_config = ConfigDict(extra="forbid", frozen=True)


B = TypeVar("B", bound=Body)


def json_body(model: type[B]) -> Any:
    """Read the body as JSON whatever its content type, and validate it strictly.

    Strict validation has to see the JSON itself: read from Python values it would refuse a date.
    """

    async def read(request: Request) -> B:
        return validated(model, await request.body())

    return Depends(read)


def validated(model: type[B], content: bytes) -> B:
    """The body as a model; a `RequestValidationError` like FastAPI's own otherwise."""
    try:
        return model.model_validate_json(content)
    except ValidationError as error:
        raise RequestValidationError(error.errors(include_url=False, include_input=False)) from None


def desk_of(request: Request) -> Desk:
    """The desk that the app was made for."""
    desk: Desk = request.app.state.desk
    return desk


def books_of(desk: Annotated[Desk, Depends(desk_of)]) -> Books:
    """The present books: asked for in every request, because a reset of the desk closes them."""
    return desk.state(open_books)


TheDesk = Annotated[Desk, Depends(desk_of)]
TheBooks = Annotated[Books, Depends(books_of)]
