"""What a watching flow knows of a source, and what it still has to tell: noted before it is told.

An event gets its id when it is first seen, and is noted with it before Prefect is told. A run that is killed at any
moment has then either told nothing, or leaves a note by which the next run tells the same event under the same id.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from pydantic import JsonValue, TypeAdapter

from prefect_shiftwork.events.event import Event
from prefect_shiftwork.roster.moments import utc
from prefect_shiftwork.roster.plan import Action, Item
from prefect_shiftwork.roster.watermark import Watermark


@dataclass(frozen=True)
class Sighting:
    """Something that is there at a vendor, like time off that is approved.

    Attributes:
        key: the vendor's record, like ``time_off.744837``.
        until: when it is over, and need not be known any more.
        who: whom or what it is about, for the plan.
        what: itself in words, for the plan.
        data: what the event says of it.
    """

    key: str
    until: datetime
    who: str
    what: str
    data: dict[str, JsonValue]


@dataclass(frozen=True)
class Look:
    """What one look at a source has found.

    Attributes:
        there: everything that is there now.
        gone: what was there and is not any more, with what the event says of it.
        forgotten: what is not there any more, and nobody is told.
        problems: a sentence for each record that could not be read.
    """

    there: list[Sighting]
    gone: Mapping[str, dict[str, JsonValue]] = field(default_factory=dict)
    forgotten: Collection[str] = ()
    problems: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Words:
    """What happens at a source, as its events are called."""

    vendor: str
    appeared: str
    gone: str = ""

    def event(self, word: str, key: str, data: dict[str, JsonValue], at: datetime) -> Event:
        """An event about a record; ``at`` is when it was seen, which tells it from another one of the same record."""
        event_id = f"{word}/{key}/{at.isoformat()}"
        return Event(self.vendor, event_id, word, data, at, source="polling", record=key)


@dataclass(frozen=True)
class Noted:
    """What is known of a source.

    Attributes:
        seen: what was there.
        owed: what Prefect was not told yet, or has not confirmed.
    """

    seen: Watermark = field(default_factory=Watermark)
    owed: tuple[Event, ...] = ()

    @property
    def first(self) -> bool:
        """Whether nobody has looked yet."""
        return self.seen.at is None

    def news(self, look: Look, at: datetime) -> list[Sighting]:
        """What is there that was not there before. What is over by then is forgotten, and would be new each time."""
        return [each for each in look.there if self.seen.is_new(each.key) and utc(each.until) > utc(at)]

    def after(self, look: Look, words: Words, *, at: datetime, silent: bool) -> "Noted":
        """The notes after a look.

        Args:
            look: what was found.
            words: how the events are called.
            at: when it was found; the events have it as their time, and in their ids.
            silent: whether nobody is told, because it is the first look.
        """
        events = [words.event(words.appeared, each.key, each.data, at) for each in self.news(look, at)]
        events += [words.event(words.gone, key, data, at) for key, data in look.gone.items()]
        seen = self.seen.without({*look.gone, *look.forgotten}).advanced(look.there, at=at)
        return Noted(seen, self.owed if silent else (*self.owed, *events))

    def told(self, owed: Collection[UUID]) -> "Noted":
        """The notes after a run, which has told everything but the events with these keys."""
        return replace(self, owed=tuple(event for event in self.owed if event.key in owed))

    def to_json(self) -> str:
        """These notes as text that :meth:`from_json` reads."""
        return _NOTED.dump_json(self).decode()

    @classmethod
    def from_json(cls, text: str) -> "Noted":
        """The notes that :meth:`to_json` wrote. Raises ValueError for other text."""
        return _NOTED.validate_json(text)


def item_for(event: Event, look: Look) -> Item[Event]:
    """One event of a plan."""
    sighting = next((each for each in look.there if each.key == event.record), None)
    return Item(
        Action.CREATE,
        key=event.id,
        who=sighting.who if sighting else event.record,
        what=f"{event.name}: {sighting.what}" if sighting else event.name,
        payload=event,
    )


_NOTED = TypeAdapter(Noted)
