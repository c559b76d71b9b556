"""The same types with lists that go on without the items that cannot be read."""

import functools
from collections.abc import Callable, Mapping
from typing import Annotated, Any, TypeVar, get_args, get_origin

from pydantic import Field, ValidationError, ValidationInfo, ValidatorFunctionWrapHandler, WrapValidator, create_model
from pydantic_core import PydanticOmit

from prefect_shiftwork.rest.drift import Drift, Trouble, trouble_of
from prefect_shiftwork.rest.pages import Page

T = TypeVar("T")
LEFT_OUT = "left out"
"""Where in a validation's context the troubles of items are put down."""


def _or_left_out(value: object, validate: ValidatorFunctionWrapHandler, info: ValidationInfo) -> object:
    try:
        return validate(value)
    except ValidationError as error:
        info.context[LEFT_OUT].append(trouble_of(error))  # type: ignore[index]  # read() has put it there
        raise PydanticOmit from None


@functools.cache
def type_of(hint: Any) -> Any:
    """The type of a list without its unreadable items; any other type is as strict as it was."""
    if get_origin(hint) is Annotated:
        inner, *marks = get_args(hint)
        return Annotated[type_of(inner), *marks]
    if get_origin(hint) is list:
        item: Any = get_args(hint)[0]
        return list[Annotated[item, WrapValidator(_or_left_out)]]
    return hint


@functools.cache
def page_of(shape: type[Page]) -> type[Page]:
    """The model of a page without its unreadable items."""
    items = shape.model_fields["items"]
    hint: Any = items.annotation
    rows: Any = Annotated[type_of(hint), Field(validation_alias=items.validation_alias), *items.metadata]
    return create_model("Page", __base__=shape, items=rows)


def read(
    drift: Drift,
    operation: str,
    context: Mapping[str, object],
    strictly: Callable[[Mapping[str, object]], T],
    leniently: Callable[[Mapping[str, object]], T],
) -> tuple[T, int]:
    """What an answer holds, and how many items were left out of it, which the client's drift reports.

    Args:
        drift: says whether items may be left out, and is told of those that are.
        operation: whose answer it is.
        context: what validating needs to know.
        strictly: validates with a context.
        leniently: does so with a lenient type.

    Raises:
        ValidationError: it is not as documented, and nothing is to be left out or would help.
    """
    try:
        return strictly(context), 0
    except ValidationError:
        if drift.on_drift == "stop":
            raise
    troubles: list[Trouble] = []
    found = leniently({**context, LEFT_OUT: troubles})
    for trouble in troubles:
        drift.leave_out(operation, trouble)
    return found, len(troubles)
