"""Strict request bodies, and the books of a request, the same for both API versions."""

from typing import Annotated, Any, Final, TypeVar

from fastapi import Depends, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, ValidationError

from prefect_shiftwork.sandbox.dependencies import TheDesk
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


B = TypeVar("B", bound=BaseModel)


def json_body(model: type[B], when_empty: bytes = b"") -> Any:
    """Read the body as JSON whatever its content type, and validate it strictly.

    Strict validation has to see the JSON itself: read from Python values it would refuse a date.
    `when_empty` stands in for a body that may be left out.
    """

    async def read(request: Request) -> B:
        return validated(model, await request.body() or when_empty)

    return Depends(read)


def validated(model: type[B], content: bytes) -> B:
    """The body as a model; a `RequestValidationError` like FastAPI's own otherwise."""
    try:
        return model.model_validate_json(content)
    except ValidationError as error:
        raise RequestValidationError(error.errors(include_url=False, include_input=False)) from None


async def books_of(desk: TheDesk) -> Books:
    """The present books: asked for in every request, because a reset of the desk closes them."""
    return desk.state(open_books)


TheBooks = Annotated[Books, Depends(books_of)]
