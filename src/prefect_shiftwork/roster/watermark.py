"""How far a watching run has come: what it has delivered, so that the next run delivers the rest."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Protocol

from pydantic import AwareDatetime, TypeAdapter

from prefect_shiftwork.roster.moments import utc


class Sighting(Protocol):
    """Something that was seen, like a shift."""

    @property
    def key(self) -> str:
        """Its natural key."""

    @property
    def until(self) -> datetime:
        """When it is over."""


@dataclass(frozen=True)
class Watermark:
    """What has been delivered. Only its keys decide what is new, and no time of change does.

    A list that is asked for by dates of work shows a shift when its day comes near, however long ago it was made.

    Attributes:
        at: when the last run looked; None before the first.
        delivered: when each delivered thing is over, by its key.
    """

    at: AwareDatetime | None = None
    delivered: Mapping[str, AwareDatetime] = field(default_factory=dict)

    def is_new(self, key: str) -> bool:
        """Whether what has this key is still to be delivered."""
        return key not in self.delivered

    def without(self, keys: Collection[str]) -> "Watermark":
        """The watermark as if what has these keys had never been delivered."""
        return replace(self, delivered={key: until for key, until in self.delivered.items() if key not in keys})

    def advanced(self, delivered: Iterable[Sighting], *, at: datetime) -> "Watermark":
        """The watermark after a run.

        Args:
            delivered: what this run delivered, or need not deliver because it was there before the first run. What it
                owes is left out, and is new again for the next run.
            at: when it looked. What was over by then is forgotten, so that the watermark does not grow for ever.
        """
        known = {**self.delivered, **{each.key: each.until for each in delivered}}
        return Watermark(at, {key: until for key, until in known.items() if utc(until) >= utc(at)})

    def to_json(self) -> str:
        """This watermark as text that :meth:`from_json` reads."""
        return _WATERMARK.dump_json(self).decode()

    @classmethod
    def from_json(cls, text: str) -> "Watermark":
        """The watermark that :meth:`to_json` wrote. Raises ValueError, naming what is wrong, for other text."""
        return _WATERMARK.validate_json(text)


_WATERMARK = TypeAdapter(Watermark)
