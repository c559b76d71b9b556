"""People of two systems, and who is who."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

How = Literal["map", "employee id", "email", "nobody", "several"]
Trait = Literal["employee id", "email"]

_TRAITS: tuple[Trait, ...] = ("employee id", "email")
_SPOKEN = {"employee id": "employee id", "email": "e-mail address"}


@dataclass(frozen=True)
class Person:
    """Somebody as one system knows them; ``system`` is the vendor's id, ``id`` the person's id there."""

    system: str
    id: str
    name: str
    employee_id: str | None = None
    email: str | None = None
    active: bool = True

    def trait(self, trait: Trait) -> str:
        """What two systems may both know about a person, comparably spelled; empty if unknown."""
        if trait == "email":
            return (self.email or "").strip().casefold()
        return (self.employee_id or "").strip()


@dataclass(frozen=True)
class Match:
    """Who a person is in the other system, or why nobody can say.

    ``target`` is None exactly when ``how`` is "nobody" or "several". ``reason`` is a sentence for a manager: it has
    names and ids, never e-mail addresses or phone numbers.
    """

    person: Person
    target: Person | None
    how: How
    reason: str
    candidates: tuple[Person, ...] = ()


class Matcher:
    """Finds people of one system in another: by an explicit map, else by employee id, else by e-mail address.

    A trait that two people of one side share matches nobody, because clubs and families share mailboxes. Blank traits
    never match. People who are not active are found by the map only.

    Args:
        targets: everybody in the other system.
        explicit: the id there by the id here; it comes before everything else.
        sources: everybody in this system, so that a trait that two of them share is noticed.
        there: the other system's name for people.
    """

    def __init__(
        self,
        targets: Iterable[Person],
        explicit: Mapping[str, str] = MappingProxyType({}),
        *,
        sources: Iterable[Person] = (),
        there: str = "the other system",
    ) -> None:
        self._by_id = by_id(targets)
        self._explicit = explicit
        self._there = there
        self._targets = {trait: _by_trait(self._by_id.values(), trait) for trait in _TRAITS}
        self._sources = {trait: _by_trait(sources, trait) for trait in _TRAITS}

    def match(self, person: Person) -> Match:
        """Who this person is in the other system; never a guess."""
        if person.id in self._explicit:
            return self._by_map(person, self._explicit[person.id])
        for trait in _TRAITS:
            if found := self._targets[trait].get(person.trait(trait)):
                return self._by(trait, person, tuple(found.values()))
        return Match(person, None, "nobody", self._nobody(person))

    def _by_map(self, person: Person, target_id: str) -> Match:
        if target := self._by_id.get(target_id):
            return Match(person, target, "map", f"The map of people says that {person.name} is {_named(target)}.")
        reason = (
            f"The map of people says that {person.name} is id {target_id}, "
            f"but nobody in {self._there} has that id; correct the row."
        )
        return Match(person, None, "nobody", reason)

    def _by(self, trait: Trait, person: Person, found: tuple[Person, ...]) -> Match:
        twins = self._sources[trait].get(person.trait(trait), {}).keys() - {person.id}
        if len(found) == 1 and not twins:
            return Match(person, found[0], trait, f"{person.name} and {_named(found[0])} have one {_SPOKEN[trait]}.")
        sharing = f"{len(twins) + 1} people share" if twins else f"{len(found)} people in {self._there} share"
        reason = (
            f"{sharing} the {_SPOKEN[trait]} of {person.name}, who may be {' or '.join(map(_named, found))} "
            f"in {self._there}; add a row to the map of people."
        )
        return Match(person, None, "several", reason, found)

    def _nobody(self, person: Person) -> str:
        known = [_SPOKEN[trait] for trait in _TRAITS if person.trait(trait)]
        if not known:
            return f"{person.name} has neither employee id nor e-mail address; add a row to the map of people."
        return f"Nobody in {self._there} has the {' or '.join(known)} of {person.name}; add a row to the map of people."


def by_id(people: Iterable[Person]) -> dict[str, Person]:
    """People by their id."""
    return {person.id: person for person in people}


def _by_trait(people: Iterable[Person], trait: Trait) -> dict[str, dict[str, Person]]:
    groups: defaultdict[str, dict[str, Person]] = defaultdict(dict)
    for person in people:
        if person.active and (value := person.trait(trait)):
            groups[value][person.id] = person
    return dict(groups)


def _named(person: Person) -> str:
    return f"{person.name} (id {person.id})"
