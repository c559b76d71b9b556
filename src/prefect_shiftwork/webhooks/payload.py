"""Bodies as JSON that Prefect can keep."""

import json
import re
from typing import Annotated

from pydantic import JsonValue, StringConstraints, TypeAdapter, ValidationError
from pydantic_core import from_json

from prefect_shiftwork.rest.signatures import WebhookRefused

Word = Annotated[str, StringConstraints(pattern=r"^[!-~]{1,200}$")]
"""Ids and names: Prefect indexes them, and its database refuses long ones."""

WORD: TypeAdapter[str] = TypeAdapter(Word)
OBJECT: TypeAdapter[dict[str, JsonValue]] = TypeAdapter(dict[str, JsonValue])
ZERO = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")


def read_object(raw: bytes) -> dict[str, JsonValue]:
    """The JSON object in a body.

    Raises:
        WebhookRefused: with 400, for anything else, and for what Prefect could not keep: numbers beyond all measure,
            which JSON cannot write again, and the character zero, which PostgreSQL refuses.
    """
    try:
        value = OBJECT.validate_python(from_json(raw, allow_inf_nan=False))
        # A number like 1e400 becomes infinite when it is read.
        json.dumps(value, allow_nan=False)
    except ValueError:
        raise WebhookRefused("The body is not a JSON object.", 400) from None
    if ZERO.search(raw):
        raise WebhookRefused("The body holds the character zero, which Prefect's database cannot keep.", 400)
    return value


def word(said: object, what: str) -> str:
    """An id or a name; refused with 400 if it is none."""
    try:
        return WORD.validate_python(said)
    except ValidationError:
        raise WebhookRefused(f"{what} is missing, longer than 200 characters, or has blanks or umlauts.", 400) from None
