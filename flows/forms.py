"""What the forms of several flows have in common."""

import zoneinfo
from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal, Self, TypeVar

from prefect.blocks.core import Block
from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from prefect_shiftwork.mail.addresses import address
from prefect_shiftwork.rest.errors import InvalidInput
from prefect_shiftwork.rest.zones import known_zone


class Form(BaseModel):
    """A card of a form: unknown fields are refused, so that a typo is not lost in silence."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class FlowForm(Form):
    """The whole form of a flow that writes."""

    if TYPE_CHECKING:
        dry_run: bool  # each form declares it after its own fields, as the last that a person sees

    @property
    def mark(self) -> str:
        """What the name of a run says of it: whether it was a dry run."""
        return " (dry run)" if self.dry_run else ""


class MessageForm(FlowForm):
    """The whole form of a flow that sends messages."""

    if TYPE_CHECKING:
        repeat_uncertain: bool
        count_as_sent: bool
        max_failures: int


class Days(Form):
    """From one day to another."""

    start: date = Field(title="First day", description="Included.")
    end: date = Field(title="Last day", description="Included.")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.end < self.start:
            raise ValueError("the last day is before the first: correct 'Last day'")
        return self


class ByDays(Form):
    """From one day to another."""

    model_config = ConfigDict(title="From one day to another")

    days: Days = Field(title="Days", description="Both are included.")


def known_sender(text: str) -> str:
    """The sender as written, if it is an e-mail address or empty. Raises ValueError otherwise."""
    return text if text == "" or known_addresses([text]) else ""


def known_addresses(texts: list[str]) -> list[str]:
    """The addresses, bare and each once. Raises ValueError saying which is none."""
    try:
        return list(dict.fromkeys(address(text).addr_spec for text in texts))
    except InvalidInput as error:
        raise ValueError(str(error)) from None


def _choices() -> list[str]:
    regions = ("Africa/", "America/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/")
    return ["UTC", *sorted(name for name in zoneinfo.available_timezones() if name.startswith(regions))]


ZoneName = Annotated[
    str, AfterValidator(known_zone), WithJsonSchema({"type": "string", "enum": _choices()}, mode="validation")
]
"""A time zone by its IANA name; a searchable choice in Prefect's form."""

Addresses = Annotated[list[str], AfterValidator(known_addresses)]
"""E-mail addresses, with names or without; each is kept bare and once."""

Sender = Annotated[
    str,
    AfterValidator(known_sender),
    Field(title="From", description="Sender's address; empty takes the user name of the e-mail block."),
]

Language = Literal["English", "Deutsch"]
LOCALES: dict[Language, str] = {"English": "en", "Deutsch": "de"}

MaxFailures = Annotated[
    int,
    Field(ge=0, title="Stop after failures", description="With so many failures the rest is not tried; 0 never stops."),
]

RepeatUncertain = Annotated[
    bool,
    Field(
        title="Repeat what is uncertain",
        description="Send again what an earlier run may have sent before it was stopped. Look first if it is there.",
    ),
]

CountAsSent = Annotated[
    bool,
    Field(
        title="Count what is uncertain as sent",
        description="When you have looked, and it is there. It is then not sent again, whatever else is switched on.",
    ),
]


class ByReference:
    """Marks a block parameter that is always a saved block, chosen in the form.

    Prefect's server takes a parameter for a reference to a saved block *or* the block's fields, and refuses one that
    fits both: a block none of whose fields is required takes a reference for an unknown field, so it could not be
    chosen at all (Prefect 3.8.8, ``schema_tools/validation.py``). In the parameter's schema all of its fields are
    required. To close them would do for Prefect's newer pages; its older ones check with a copy of the schema that
    has lost ``additionalProperties``.
    """

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The block's schema with its fields required."""
        shown = handler(schema)
        fields = handler.resolve_ref_schema(shown)
        fields["required"] = list(fields["properties"])
        return shown


B = TypeVar("B", bound=Block)
Saved = Annotated[B, ByReference()]
"""A saved block of that type."""
