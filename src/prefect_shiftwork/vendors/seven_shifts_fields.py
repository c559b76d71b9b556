"""What both versions of the 7shifts API write alike."""

from typing import Annotated, Literal

from pydantic import Field, PositiveInt

from prefect_shiftwork.rest.fields import none_when

Key = Annotated[PositiveInt | Annotated[None, none_when(0, "0", "")], Field(union_mode="left_to_right")]
"""The id of another record; 0 is None (v1 "Time Punches Read", ``"shift_id": 0``; v2 "Create Role").

Only a 0 costs a call into Python: a page of 100 punches holds 500 ids.
"""

HexColor = Annotated[str, Field(pattern=r"^[0-9A-Fa-f]{6}$")]
"""Six hexadecimal digits without #, like ``00ff00``."""

PageSize = Annotated[int, Field(ge=1, le=500)]
"""Records a page; v2 documents the maximum of 500, clients of v1 found the same."""

Direction = Literal["asc", "desc"]
"""The direction of a list's order."""
