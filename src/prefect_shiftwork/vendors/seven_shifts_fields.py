"""What both versions of the 7shifts API write alike."""

from datetime import time
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, PlainSerializer, PositiveInt

from prefect_shiftwork.rest.fields import none_when
from prefect_shiftwork.rest.zones import known_zone

Key = Annotated[PositiveInt | Annotated[None, none_when(0, "0", "")], Field(union_mode="left_to_right")]
"""The id of another record; 0 is None (v1 "Time Punches Read", ``"shift_id": 0``; v2 "Create Role").

Only a 0 costs a call into Python: a page of 100 punches holds 500 ids.
"""

HexColor = Annotated[str, Field(pattern=r"^[0-9A-Fa-f]{6}$")]
"""Six hexadecimal digits without #, like ``00ff00``."""

Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
"""Two capital letters, like ``CA``."""

Zone = Annotated[str, AfterValidator(known_zone), Field(json_schema_extra={"format": "time-zone"})]
"""A time zone like ``America/Regina``; the vendor refuses names that do not exist."""

ClockTime = Annotated[time, PlainSerializer(lambda moment: moment.strftime("%H:%M:%S"))]
"""A time of day on the location's clock, sent like ``09:30:00``."""

PageSize = Annotated[int, Field(ge=1, le=500)]
"""Records a page; v2 documents the maximum of 500, clients of v1 found the same."""

Direction = Literal["asc", "desc"]
"""The direction of a list's order."""
