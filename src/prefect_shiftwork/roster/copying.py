"""Copying time off into a system that keeps days off: what is missing there, what differs, what was withdrawn."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, count
from zoneinfo import ZoneInfo

from prefect_shiftwork.roster.days_off import DaysOff, Rule, days_off
from prefect_shiftwork.roster.pairing import ExistingDaysOff, kept_beyond, paired
from prefect_shiftwork.roster.people import Match, Matcher, Person
from prefect_shiftwork.roster.periods import Period
from prefect_shiftwork.roster.plan import WRITES, Action, Item, Plan
from prefect_shiftwork.roster.time_off import TimeOff, entry_and_part, merge_segments, part_key


@dataclass(frozen=True)
class DaysOffWrite:
    """Days off to be written into the target system, or the record there that is to be removed.

    ``person`` and ``kind`` are the target's. ``record_id`` is None for what is not there yet.
    """

    key: str
    person: Person
    days: DaysOff
    kind: str
    record_id: str | None = None


def plan_time_off(
    wanted: Sequence[TimeOff],
    existing: Sequence[ExistingDaysOff],
    matcher: Matcher,
    kinds: Mapping[str, str],
    zone: ZoneInfo,
    rule: Rule = "shift day",
    *,
    remove_withdrawn: bool,
    most_removals: int,
    complete: bool,
    window: Period,
) -> Plan[DaysOffWrite]:
    """What copying time off would write. Records without our natural key are never touched.

    Args:
        wanted: the time off of the source that touches the window, as rows or merged.
        existing: what the target holds for the window.
        matcher: from people of the source to people of the target.
        kinds: the target's kind by the name of the source's, whatever its capitals; other kinds are not copied.
        zone: whose wall clock names the days.
        rule: how hours become days.
        remove_withdrawn: whether copies go whose entry the source no longer has, or no longer approves.
        most_removals: with more than that many to remove, nothing is removed.
        complete: whether the list of the source is known to be whole; otherwise nothing is removed.
        window: the days that are compared; what is there beyond them stays as it is.
    """
    copies: defaultdict[str, list[ExistingDaysOff]] = defaultdict(list)
    for record in existing:
        copies[entry_and_part(record.key)[0]].append(record)
    foreign: defaultdict[str, list[ExistingDaysOff]] = defaultdict(list)
    for record in copies.pop("", []):
        foreign[record.person.id].append(record)
    copying = _Copying(matcher, {plain(name): kind for name, kind in kinds.items()}, zone, rule, window, foreign)
    items: list[Item[DaysOffWrite]] = []
    for stretches in _by_entry(wanted):
        # Copies of an entry that is not approved any more stay behind, and count as withdrawn.
        mine = copies.pop(stretches[0].entry, []) if stretches[0].approved else []
        items += copying.entry(stretches, mine)
    items += copying.withdrawn(chain.from_iterable(copies.values()))
    return Plan(tuple(_held_back(items, _hindrance(items, remove_withdrawn, complete, most_removals))))


@dataclass(frozen=True)
class _Copying:
    matcher: Matcher
    kinds: Mapping[str, str]
    zone: ZoneInfo
    rule: Rule
    window: Period
    foreign: Mapping[str, Sequence[ExistingDaysOff]]
    """What people entered in the target, by the id there of whoever it is of: looked through once for each write."""

    def entry(self, stretches: Sequence[TimeOff], copies: list[ExistingDaysOff]) -> Iterator[Item[DaysOffWrite]]:
        """What becomes of one entry, given the copies made of it earlier."""
        first = stretches[0]
        match, kind = self.matcher.match(first.person), self.kinds.get(plain(first.kind))
        if match.target is None or kind is None or not first.approved:
            yield self._refused(stretches, match, kind)
            return
        blocks = chain.from_iterable(days_off(stretch, self.zone, self.rule) for stretch in stretches)
        parts = count(max((entry_and_part(copy.key)[1] for copy in copies), default=0) + 1)
        pairs, left = paired(blocks, copies, self.window)
        for days, copy in pairs:
            key = copy.key if copy else part_key(first.entry, next(parts))
            days = kept_beyond(days, copy.days, self.window) if copy else days
            write = DaysOffWrite(key, match.target, days, kind, copy.id if copy else None)
            yield self._item(first, write, copy)
        yield from self.withdrawn(left)

    def withdrawn(self, copies: Iterable[ExistingDaysOff]) -> Iterator[Item[DaysOffWrite]]:
        """Removal of copies that nothing in the source asks for; those beyond the window are left alone."""
        for copy in copies:
            if not copy.stands or not copy.days.touches(self.window):
                continue
            what = f"off {copy.days}"
            if copy.days.lies_in(self.window):
                payload = DaysOffWrite(copy.key, copy.person, copy.days, copy.kind, copy.id)
                yield Item(Action.REMOVE, copy.key, copy.person.name, what, "withdrawn", payload)
            else:
                why = "withdrawn, but it reaches beyond the period; shorten or remove it by hand"
                yield Item(Action.SKIP, copy.key, copy.person.name, what, why)

    def _refused(self, stretches: Sequence[TimeOff], match: Match, kind: str | None) -> Item[DaysOffWrite]:
        first = stretches[0]
        what = "; ".join(map(str, stretches))
        if not first.approved:
            return Item(Action.SKIP, first.entry, first.person.name, what, "not approved")
        if kind is None:
            return Item(Action.SKIP, first.entry, first.person.name, what, "of a type that is not copied")
        return Item(Action.UNMATCHED, first.entry, first.person.name, what, match.reason)

    def _item(self, entry: TimeOff, write: DaysOffWrite, copy: ExistingDaysOff | None) -> Item[DaysOffWrite]:
        action, why = self._verdict(write, copy)
        payload = write if action in WRITES else None
        return Item(action, write.key, entry.person.name, f"off {write.days}", why, payload)

    def _verdict(self, write: DaysOffWrite, copy: ExistingDaysOff | None) -> tuple[Action, str]:
        if not any(days.touches(self.window) for days in (write.days, *([copy.days] if copy else ()))):
            return Action.SKIP, "outside of the period"
        if copy and not copy.stands:
            return Action.CONFLICT, "somebody declined or cancelled it there"
        if copy and (copy.person.id, copy.days, copy.kind) == (write.person.id, write.days, write.kind):
            return Action.SKIP, "already there"
        if clash := self._clash(write):
            return Action.CONFLICT, f"off there already, {clash.days}, by an entry that is not a copy"
        if copy:
            # Not which type: whoever may look at runs reads the plan.
            other = "" if copy.kind == write.kind else ", of another type"
            return Action.UPDATE, f"there it is {copy.days}, of {copy.person.name}{other}"
        return Action.CREATE, "missing there"

    def _clash(self, write: DaysOffWrite) -> ExistingDaysOff | None:
        mine = (there for there in self.foreign.get(write.person.id, ()) if there.stands)
        return next((there for there in mine if there.days.overlaps(write.days)), None)


def _by_entry(rows: Iterable[TimeOff]) -> list[list[TimeOff]]:
    entries: defaultdict[str, list[TimeOff]] = defaultdict(list)
    for stretch in merge_segments(rows):
        entries[stretch.entry].append(stretch)
    return list(entries.values())


def plain(name: str) -> str:
    """The name of a kind of time off, however it is written."""
    return name.strip().casefold()


def _hindrance(items: Iterable[Item[DaysOffWrite]], asked: bool, complete: bool, most: int) -> str:
    """Why nothing may be removed; empty if it may."""
    removals = sum(item.action is Action.REMOVE for item in items)
    if not asked:
        return "withdrawn, but removing was not asked for"
    if not complete:
        return "perhaps withdrawn, but the list of time off may not be whole"
    if removals > most:
        return f"withdrawn, but {removals} removals are more than the {most} allowed"
    return ""


def _held_back(items: Iterable[Item[DaysOffWrite]], hindrance: str) -> Iterator[Item[DaysOffWrite]]:
    for item in items:
        held = hindrance and item.action is Action.REMOVE
        yield replace(item, action=Action.SKIP, why=hindrance, payload=None) if held else item
