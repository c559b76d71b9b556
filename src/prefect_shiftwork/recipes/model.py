"""What a recipe says; the same fields are a card of Prefect's form and an entry of a YAML file.

A person types no JSON object: what is a mapping in YAML is rows of name and value in the form. Each thing that a step
can do is told apart by a field of its own, because Prefect's form goes by field names.
"""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import to_json

from prefect_shiftwork.recipes.operations import names

NAME = r"^[a-z][a-z0-9_]*$"


def as_text(value: object) -> object:
    """A value of a YAML file as a person would type it into the form: a list or a number as JSON, a day as ISO 8601."""
    if isinstance(value, str) or value is None:
        return value or ""
    return to_json(value).decode().strip('"')


def rows(name: str, value: str) -> BeforeValidator:
    """Takes a mapping for a list of rows with these two fields."""

    def told(found: object) -> object:
        if isinstance(found, Mapping):
            return [{name: key, value: content} for key, content in found.items()]
        return found

    return BeforeValidator(told)


Text = Annotated[str, BeforeValidator(as_text)]
"""Text that may hold expressions."""

OperationName = Annotated[str, WithJsonSchema({"type": "string", "enum": list(names())})]
"""``vendor.operation``; a searchable choice in Prefect's form. That there is no such one is told by the check."""


FileKind = Literal["CSV", "XLSX", "calendar"]
PictureKind = Literal["bars", "heat map", "calendar"]


class Card(BaseModel):
    """A card of the form: unknown fields are refused, so that a typo is not lost in silence."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class Argument(Card):
    """An argument of an operation."""

    name: str = Field(title="Name", description="As the operation calls it, like start.")
    value: Text = Field(default="", title="Value", description="Text, a number, or {{ an expression }}.")


class Call(Card):
    """One operation of a vendor."""

    operation: OperationName = Field(title="Operation", description="Vendor and operation.")
    arguments: Annotated[list[Argument], rows("name", "value")] = Field(
        default=[],
        title="Arguments",
        description="What the operation needs, by the vendor's reference; one that finds needs a name, as named.",
    )


class CallStep(Card):
    """Call a vendor."""

    model_config = ConfigDict(title="Call an operation")

    call: Call = Field(title="Call", description="Its answer is the result of the step.")


class Column(Card):
    """A column of a table."""

    heading: str = Field(title="Heading", description="Each only once.", min_length=1)
    value: Text = Field(title="Value", description="Of each row, like {{ item.name }}.")


class Picture(Card):
    """A picture of a table."""

    model_config = ConfigDict(title="Picture")

    kind: PictureKind = Field(
        title="Kind", description="Bars of figures, figures by two columns as a heat map, or days as a calendar strip."
    )
    title: str = Field(title="Title", description="What it shows.", min_length=1)
    rows: str = Field(title="Rows", description="Heading of the column that stands on the left, like Name.")
    across: str = Field(default="", title="Across", description="Heat map: of the column that stands on top, like Day.")
    figure: str = Field(default="", title="Figure", description="Bars, heat map: of the column of numbers, like Hours.")
    start: str = Field(default="", title="Start", description="Calendar: of the column of first days, like From.")
    end: str = Field(default="", title="End", description="Calendar: of the column of last days, like Until.")
    weeks: int = Field(default=4, ge=1, le=8, title="Weeks", description="Calendar: how many it shows.")


class Table(Card):
    """A table with a row for each record."""

    columns: Annotated[list[Column], rows("heading", "value")] = Field(
        default=[], title="Columns", description="From left to right; none takes those that the records have."
    )
    pictures: list[Picture] = Field(
        default=[], title="Pictures", description="Shown in the run, and in a mail that has the table attached."
    )


class TableStep(Card):
    """Make a table."""

    model_config = ConfigDict(title="Make a table")

    table: Table = Field(title="Table", description="Shown in the run; a mail may have it attached.")


class Attached(Card):
    """A file of a mail."""

    model_config = ConfigDict(title="File")

    table: str = Field(title="Table", description="Name of the step that makes the table.")
    kind: FileKind = Field(
        default="XLSX",
        title="As",
        description="A calendar takes its entries from the columns Title, Start and End; a column Id keeps them apart.",
    )


class Mail(Card):
    """A mail."""

    to: Text = Field(title="To", description="Addresses with commas between them; each gets a mail of their own.")
    subject: Text = Field(title="Subject", description="One line.")
    text: Text = Field(title="Text", description="What the mail says.")
    files: list[Attached] = Field(default=[], title="Files", description="Tables to attach.")


class MailStep(Card):
    """Send a mail."""

    model_config = ConfigDict(title="Send a mail")

    mail: Mail = Field(title="Mail", description="Needs an e-mail block.")


class Message(Card):
    """A message in a chat."""

    title: Text = Field(default="", title="Title", description="Where the chat shows one.")
    text: Text = Field(title="Text", description="What the message says.")


class ChatStep(Card):
    """Write into a chat."""

    model_config = ConfigDict(title="Write into a chat")

    chat_message: Message = Field(title="Chat message", description="Needs a chat block.")


class Question(Card):
    """A question to a person."""

    question: Text = Field(title="Question", description="What the person is to decide, in Markdown.")
    hours: float = Field(default=8, gt=0, le=72, title="Hours", description="Without an answer by then, it is a no.")


class ApprovalStep(Card):
    """Wait for a person."""

    model_config = ConfigDict(title="Wait for a person's approval")

    approval: Question = Field(title="Approval", description="After a no, the steps below are not made.")


class Step(Card):
    """A step of a recipe."""

    name: str = Field(
        pattern=NAME, title="Name", description="Small letters, digits and _; later steps use {{ steps.name }}."
    )
    for_each: Text = Field(
        default="", title="For each", description="A list, like {{ steps.people }}; each record of it is {{ item }}."
    )
    only_if: Text = Field(default="", title="Only if", description="A condition, like {{ item.user_id is none }}.")
    does: CallStep | TableStep | MailStep | ChatStep | ApprovalStep = Field(
        title="Does", description="What the step does."
    )
    once: Text = Field(
        default="",
        title="Once for each",
        description=(
            "What may change only once, like {{ item.id }}; {{ week }} for once a week, {{ run }} for every run. "
            "Needed where a second time would be one too many: for mails, messages and most writes."
        ),
    )


class Value(Card):
    """A value that whoever runs the recipe fills in."""

    name: str = Field(pattern=NAME, title="Name", description="Steps use it as {{ values.name }}.")
    value: Text = Field(
        default="", title="Value", description="What it is unless it is filled in; empty if it must be."
    )


class Recipe(Card):
    """Steps in their order."""

    name: str = Field(
        pattern=r"^[a-z0-9][a-z0-9-]*$",
        title="Name",
        description="Small letters, digits and dashes. What was done once is remembered under it, so keep it.",
    )
    about: str = Field(default="", title="About", description="What it is for.")
    values: Annotated[list[Value], rows("name", "value")] = Field(
        default=[], title="Values", description="What differs from one user of the recipe to the next."
    )
    steps: list[Step] = Field(title="Steps", description="Done one after the other.", min_length=1)
