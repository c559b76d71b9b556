"""The kinds of values in Crewmojo's requests ("Downloading Data and Reports via the API", Request Body)."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, PlainSerializer, StringConstraints, ValidationInfo
from pydantic.functional_validators import AfterValidator

ContentType = Literal["csv", "json"]
"""The forms that a report comes in; csv is the default."""

ReportId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9._-]+$")]
"""A report identifier like ``oneonone.summary``, the only published one; Crewmojo tells each customer theirs."""

JobId = Annotated[str, StringConstraints(min_length=1)]
"""The id of a long-running report, from its ticket."""


def _number(day: date) -> int:
    return day.year * 10_000 + day.month * 100 + day.day


ReportDate = Annotated[date, PlainSerializer(_number)]
"""A day, sent as the number ``20240101``."""


def _fits_start(end: date | None, info: ValidationInfo) -> date | None:
    if "start_date" not in info.data:
        return end
    start: date | None = info.data["start_date"]
    if (start is None) != (end is None):
        raise ValueError("give both start_date and end_date, or neither")
    if start and end and start > end:
        raise ValueError("is before start_date")
    return end


EndDate = Annotated[ReportDate | None, Field(validate_default=True), AfterValidator(_fits_start)]
"""The last day of a report, which goes with the ``start_date`` before it: both or neither, and in this order."""
