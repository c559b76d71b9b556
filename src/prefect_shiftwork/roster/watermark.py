"""How far a watching run has come: what it has delivered, so that the next run delivers the rest."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
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

    @property
    def modified(self) -> datetime | None:
        """When it last changed, if the vendor tells."""


@dataclass(frozen=True)
class Watermark:
    """What has been delivered.

    Attributes:
        at: the time of change up to which everything is delivered, by the vendor's clock; None until one is known. The
            next list may be asked for what changed since, this very moment included.
        delivered: when each delivered thing is over, by its key.
    """

    at: AwareDatetime | None = None
    delivered: Mapping[str, AwareDatetime] = field(default_factory=dict)

    @property
    def keys(self) -> frozenset[str]:
        """The keys of what has been delivered and is not over yet."""
        return frozenset(self.delivered)

    def is_new(self, key: str, modified: datetime | None) -> bool:
        """Whether this has yet to be delivered: its key is not known, and it did not change before the watermark."""
        stale = self.at is not None and modified is not None and utc(modified) < utc(self.at)
        return key not in self.delivered and not stale

    def advanced(
        self, delivered: Iterable[Sighting], pending: Iterable[Sighting] = (), *, window_start: datetime
    ) -> "Watermark":
        """The watermark after a run.

        Args:
            delivered: what this run delivered, or need not deliver because it was there before the first run.
            pending: what this run should have delivered and did not; the watermark stays at or before it.
            window_start: what was over by then is forgotten, so that the watermark does not grow for ever.
        """
        done = list(delivered)
        known = {**self.delivered, **{each.key: each.until for each in done}}
        changes = [utc(each.modified) for each in done if each.modified]
        owed = [utc(each.modified) for each in pending if each.modified]
        latest = max([*changes, *([utc(self.at)] if self.at else [])], default=None)
        return Watermark(
            at=min([latest, *owed]) if latest else None,
            delivered={key: until for key, until in known.items() if utc(until) >= utc(window_start)},
        )

    def to_json(self) -> str:
        """This watermark as text that :meth:`from_json` reads."""
        return _WATERMARK.dump_json(self).decode()

    @classmethod
    def from_json(cls, text: str) -> "Watermark":
        """The watermark that :meth:`to_json` wrote. Raises ValueError, naming what is wrong, for other text."""
        return _WATERMARK.validate_json(text)


_WATERMARK = TypeAdapter(Watermark)
