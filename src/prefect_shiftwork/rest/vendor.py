"""The base of every vendor's client."""

from collections.abc import Mapping
from dataclasses import replace
from types import TracebackType
from typing import ClassVar, Self

from prefect_shiftwork.rest.answers import Unwrap, Unwrapping
from prefect_shiftwork.rest.budget import Rate
from prefect_shiftwork.rest.drift import Drift
from prefect_shiftwork.rest.errors import InvalidInput
from prefect_shiftwork.rest.session import Session
from prefect_shiftwork.rest.tally import Tally


class About:
    """What there is to say of a vendor without its client."""

    id: ClassVar[str]
    """The vendor's id on the command line, in the catalogue and in the sandbox."""
    title: ClassVar[str]
    """The vendor's name for people."""
    default_base_url: ClassVar[str]
    rate: ClassVar[Rate | None] = None
    """The documented rate limit of one credential."""


class Vendor(About):
    """A client of one vendor with one credential: a session, and the operations that subclasses declare.

    Use as an async context manager, in one event loop.

    Attributes:
        session: sends its calls.
        drift: what the vendor has answered otherwise than documented; ``drift.on_drift = "skip"`` makes lists go on
            without a record that cannot be read.
    """

    unwrap: ClassVar[Unwrapping] = Unwrap()
    """Where records are in this vendor's answers, unless an operation says otherwise."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.drift: Drift = Drift(self.title)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Close the connections."""
        await self.session.aclose()

    def note(self, operation: str, answer: object) -> None:
        """Look at what was read: how many records it has, and fields that are new."""
        self.drift.note(operation, answer)
        self.session.tally.records += len(answer) if isinstance(answer, list) else answer is not None

    def tally(self) -> Tally:
        """What it has done so far, in numbers."""
        found = self.drift.findings()
        return replace(
            self.session.tally,
            new_fields=sum(each.readable for each in found),
            left_out=sum(each.records for each in found if not each.readable),
        )

    @property
    def context(self) -> Mapping[str, object]:
        """What validating this vendor's arguments and records needs to know, like the organisation's time zone."""
        return {}

    async def supply(self, name: str) -> str:
        """The value of a request argument that no caller gives, like the company's id."""
        raise InvalidInput(f"{self.title} has no value for {name}.")
