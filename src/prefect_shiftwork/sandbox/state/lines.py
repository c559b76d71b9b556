"""The lines of `changes.jsonl`, each a JSON object."""

from dataclasses import dataclass

from pydantic import AwareDatetime, TypeAdapter

from prefect_shiftwork.sandbox.board import Entry


@dataclass(frozen=True, slots=True)
class Opening:
    """The first line: the moment whose world all the others change."""

    opened: AwareDatetime


@dataclass(frozen=True, slots=True)
class Call:
    """A request that changed something: the moment that it saw, and the status of its answer.

    `path` is the vendor's own. `headers` and `body` hold bytes as the characters of the same numbers
    (ISO 8859-1), which brings any bytes there and back.
    """

    at: AwareDatetime
    vendor: str
    method: str
    path: str
    query: str
    headers: dict[str, str]
    body: str
    status: int


@dataclass(frozen=True, slots=True)
class Received:
    """The envelope of a mail; the mail itself is in the file of this number."""

    at: AwareDatetime
    mail: int
    sender: str
    recipients: tuple[str, ...]


Change = Call | Received | Entry
"""A journal entry is a line of its own when no request brings it back, such as the delivery of a webhook."""

OPENING: TypeAdapter[Opening] = TypeAdapter(Opening)
CHANGE: TypeAdapter[Change] = TypeAdapter(Change)


def written(line: Opening | Change) -> bytes:
    """A line as it is kept, with its end."""
    content = OPENING.dump_json(line) if isinstance(line, Opening) else CHANGE.dump_json(line)
    return content + b"\n"
