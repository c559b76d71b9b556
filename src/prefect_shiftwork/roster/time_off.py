"""Time off as the system of origin keeps it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from prefect_shiftwork.roster.moments import overlap, stretch_in_words, utc
from prefect_shiftwork.roster.people import Person


@dataclass(frozen=True)
class TimeOff:
    """One stretch [start, end) that a person has off; both are aware.

    ``kind`` is the vendor's name of it, like "Vacation". ``part`` counts the stretches of one entry of the vendor's,
    from 1, when there is a gap between them.
    """

    system: str
    id: str
    person: Person
    start: datetime
    end: datetime
    kind: str
    note: str = ""
    approved: bool = True
    part: int = 1

    def __post_init__(self) -> None:
        if utc(self.end) <= utc(self.start):
            raise ValueError(f"Time off {self.entry} cannot end at {self.end}, before it starts.")

    def __str__(self) -> str:
        # Not why: plans are read by everybody who may look at runs.
        return f"off {stretch_in_words(self.start, self.end)}"

    @property
    def entry(self) -> str:
        """The natural key of the vendor's entry, which all its parts share: ``crewsense:744837``."""
        return f"{self.system}:{self.id}"

    @property
    def key(self) -> str:
        """The natural key of this stretch: ``crewsense:744837``, and for the next parts ``crewsense:744837/2``."""
        return part_key(self.entry, self.part)

    def overlaps(self, start: datetime, end: datetime) -> bool:
        """Whether some moment of [start, end) is in this stretch."""
        return overlap(self.start, self.end, start, end)


def part_key(entry: str, part: int) -> str:
    """The natural key of a part, counted from 1, of an entry with that natural key."""
    return entry if part == 1 else f"{entry}/{part}"


def entry_and_part(key: str) -> tuple[str, int]:
    """The entry and the part that a natural key names."""
    entry, _, part = key.partition("/")
    return entry, int(part or 1)


def merge_segments(rows: Iterable[TimeOff]) -> list[TimeOff]:
    """Segments of one entry that touch or overlap as one stretch, in the order of their start.

    CrewSense cuts long time off into segments of a shift, which share one id; a segment that two pages repeat counts
    once. Stretches with a gap between them stay apart and are counted.
    """
    entries: defaultdict[str, list[TimeOff]] = defaultdict(list)
    for row in rows:
        entries[row.entry].append(row)
    merged = [stretch for segments in entries.values() for stretch in _stretches(segments)]
    return sorted(merged, key=lambda stretch: (utc(stretch.start), stretch.key))


def _stretches(segments: list[TimeOff]) -> Iterator[TimeOff]:
    first, *others = sorted(segments, key=lambda segment: utc(segment.start))
    current = replace(first, part=1)
    for segment in others:
        if utc(segment.start) <= utc(current.end):
            current = replace(current, end=max(current.end, segment.end, key=utc))
        else:
            yield current
            current = replace(segment, part=current.part + 1)
    yield current
