"""What the forms of several flows have in common."""

import difflib
import zoneinfo
from typing import Annotated, Literal, TypeVar

from prefect.blocks.core import Block
from pydantic import AfterValidator, BaseModel, ConfigDict, GetJsonSchemaHandler, WithJsonSchema
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema


class Form(BaseModel):
    """A card of a form: unknown fields are refused, so that a typo is not lost in silence."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


def known_zone(name: str) -> str:
    """The name of a time zone. Raises ValueError with the nearest names for one that does not exist."""
    if name in zoneinfo.available_timezones():
        return name
    near = difflib.get_close_matches(name, zoneinfo.available_timezones(), n=3)
    hint = f" Did you mean {' or '.join(near)}?" if near else " Write one like Europe/Berlin or America/New_York."
    raise ValueError(f"there is no time zone {name!r}.{hint}")


def _choices() -> list[str]:
    regions = ("Africa/", "America/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/")
    return ["UTC", *sorted(name for name in zoneinfo.available_timezones() if name.startswith(regions))]


ZoneName = Annotated[
    str, AfterValidator(known_zone), WithJsonSchema({"type": "string", "enum": _choices()}, mode="validation")
]
"""A time zone by its IANA name; a searchable choice in Prefect's form."""

Language = Literal["English", "Deutsch"]
LOCALES: dict[Language, str] = {"English": "en", "Deutsch": "de"}


class ByReference:
    """Marks a block parameter that is always a saved block, chosen in the form.

    Prefect's server takes a parameter for a reference to a saved block *or* the block's fields, and refuses one that fits
    both: a block none of whose fields is required takes a reference for an unknown field, so it could not be chosen at
    all. Its fields are therefore closed in the parameter's schema (Prefect 3.8.8, ``schema_tools/validation.py``).
    """

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The block's schema with its fields closed."""
        shown = handler(schema)
        handler.resolve_ref_schema(shown)["additionalProperties"] = False
        return shown


B = TypeVar("B", bound=Block)
Saved = Annotated[B, ByReference()]
"""A saved block of that type."""
