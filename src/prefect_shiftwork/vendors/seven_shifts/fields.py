"""7shifts v2's own spellings, and the limits that arguments keep."""

from datetime import UTC, date, datetime
from typing import Annotated, ClassVar, Literal

from pydantic import (
    AfterValidator,
    ConfigDict,
    Field,
    SerializerFunctionWrapHandler,
    model_serializer,
)

from prefect_shiftwork.rest.fields import RequestPart

Day = date
"""A day, like ``2026-12-24``; for models that call a field date."""

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""The days of a week, as names of fields begin with them."""

UtcUnlessSaid = Annotated[
    datetime, AfterValidator(lambda moment: moment if moment.tzinfo else moment.replace(tzinfo=UTC))
]
"""A moment in a record whose format the document leaves open: without a zone it is UTC, like all times of the API."""

Cents = Annotated[int, Field(ge=0)]
"""Money in hundredths of the currency."""

WageType = Literal["hourly", "weekly_salary"]
"""How a wage is counted."""


class Input(RequestPart):
    """A part of a request, or its whole body. Unknown fields are refused; None is not sent: a blank erases nothing."""

    model_config: ClassVar[ConfigDict] = ConfigDict(populate_by_name=True)

    @model_serializer(mode="wrap")
    def _given(self, serialize: SerializerFunctionWrapHandler) -> dict[str, object]:
        return {name: value for name, value in serialize(self).items() if value is not None}
