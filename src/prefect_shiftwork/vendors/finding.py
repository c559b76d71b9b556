"""One record of a kind by the name that people know it by, or by its id.

::

    class Finders(Vendor):
        find_role = finder(Roles.list_roles, lambda role: [role.name])

Makes ``find_role`` a method of the client: ``await client.find_role("Bartender")``. What the list can be asked for
may be given too: ``await client.find_role("Bartender", location_id=1540)``.

A name is never guessed. Capitals, accents and blanks do not matter; of several records that match so, the one that is
written exactly alike is meant.
"""

import difflib
import unicodedata
from collections.abc import AsyncIterator, Callable, Coroutine, Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Concatenate, Generic, ParamSpec, Self, TypeVar, overload

from prefect_shiftwork.rest.errors import Ambiguous, Failure, InvalidInput, NotFound
from prefect_shiftwork.rest.operation import Operation
from prefect_shiftwork.rest.vendor import Vendor

P = ParamSpec("P")
T = TypeVar("T")

MOST_NAMED = 10
"""Records that an error names."""


def folded(name: str) -> str:
    """The name without what does not tell names apart: capitals, accents, and how many blanks there are."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    return " ".join(plain.casefold().split())


def full_name(first: str | None, last: str | None) -> str:
    """Both names of a person, or the one that there is."""
    return " ".join(filter(None, (first, last)))


@dataclass(frozen=True)
class Candidate(Generic[T]):
    """A record with all that it is known by; the first of its names is the one that people are shown."""

    record: T
    id: str
    names: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.names[0]} ({self.id})" if self.names else self.id


def matching(text: str, candidates: Sequence[Candidate[T]]) -> list[Candidate[T]]:
    """Those with that id; else those named exactly so; else those whose name differs in nothing that counts."""
    wanted = folded(text)
    rules: tuple[Callable[[Candidate[T]], bool], ...] = (
        lambda each: each.id == text.strip(),
        lambda each: text.strip() in each.names,
        lambda each: wanted in map(folded, each.names),
    )
    return next((found for rule in rules if (found := list(filter(rule, candidates)))), [])


def nearest(text: str, candidates: Sequence[Candidate[T]]) -> list[Candidate[T]]:
    """Up to three whose names look like the text, the most alike first."""
    spellings = {folded(name): each for each in reversed(candidates) for name in each.names}
    close = difflib.get_close_matches(folded(text), spellings, n=3)
    return list({id(spellings[name]): spellings[name] for name in close}.values())


@dataclass
class Finder(Generic[P, T]):
    """On a client, the method that finds one record of what an operation lists.

    Attributes:
        listing: lists the records; its arguments are the finder's too.
        names: what a record is known by, the name that people are shown first.
        key: the id of a record.
    """

    listing: Operation[P, Any]
    names: Callable[[T], Iterable[str | None]]
    key: Callable[[T], object]
    name: str = ""

    def __set_name__(self, owner: type[Vendor], name: str) -> None:
        self.name = name
        self.__doc__ = f"The {self.noun} of that name, or with that id, among those of `{self.listing.name}`."

    @property
    def noun(self) -> str:
        """What is found, like ``work type``."""
        return self.name.removeprefix("find_").replace("_", " ")

    @overload
    def __get__(self, client: None, owner: type[Vendor]) -> Self: ...
    @overload
    def __get__(self, client: Vendor, owner: type[Vendor]) -> Callable[Concatenate[str, P], Coroutine[Any, Any, T]]: ...
    def __get__(
        self, client: Vendor | None, owner: type[Vendor]
    ) -> Self | Callable[Concatenate[str, P], Coroutine[Any, Any, T]]:
        """The finder itself on the class, the method on a client."""
        if client is None:
            return self

        async def find(text: str, /, *args: P.args, **kwargs: P.kwargs) -> T:
            return await self.on(client, text, *args, **kwargs)

        return find

    async def on(self, client: Vendor, text: str, /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Find the record on a client.

        Args:
            client: of the vendor.
            text: the record's name or id.
            *args: what the list is asked for.
            **kwargs: what the list is asked for.

        Raises:
            InvalidInput: there is no text, or an argument is not valid for the list.
            NotFound: nothing has that name or id; the nearest names are told.
            Ambiguous: several records have that name; their ids are told.
            CallError: the list cannot be read.
        """
        if not text.strip():
            raise InvalidInput(f"{self.name}: give the name or the id of the {self.noun}.")
        answer = self.listing.on(client, *args, **kwargs)
        records = [record async for record in answer] if self.listing.spec.pages else await answer
        return self.among(records, text)

    def among(self, records: Iterable[T], text: str) -> T:
        """Find the record among some that were listed before.

        Raises:
            NotFound: nothing has that name or id; the nearest names are told.
            Ambiguous: several records have that name; their ids are told.
        """
        return self._choose(text, [self._candidate(record) for record in records]).record

    def _candidate(self, record: T) -> Candidate[T]:
        names = (name.strip() for name in self.names(record) if name)
        return Candidate(record, str(self.key(record)), tuple(filter(None, names)))

    def _choose(self, text: str, candidates: Sequence[Candidate[T]]) -> Candidate[T]:
        found, failure = matching(text, candidates), Failure(self.listing.vendor.title, self.name)
        if len(found) == 1:
            return found[0]
        if found:
            happened = f"found {len(found)} records that {text.strip()!r} names"
            raise Ambiguous(failure, happened=happened, fix=f"Give the id of one: {listed(found)}.")
        happened = f"found no {self.noun} {text.strip()!r}"
        raise NotFound(failure, happened=happened, fix=self._way_on(text, candidates))

    def _way_on(self, text: str, candidates: Sequence[Candidate[T]]) -> str:
        if close := nearest(text, candidates):
            return f"Did you mean {' or '.join(map(str, close))}? {self.listing.name} has all {len(candidates)}."
        if candidates:
            return f"Check the spelling, or give the id: there are {listed(candidates)}."
        return f"{self.listing.name} is empty: check what it is asked for, and what the credential may see."


def listed(candidates: Sequence[Candidate[T]]) -> str:
    """Some of them for people, with their ids."""
    more = len(candidates) - MOST_NAMED
    named = ", ".join(map(str, candidates[:MOST_NAMED]))
    return f"{named} and {more} more" if more > 0 else named


@overload
def finder(
    listing: Operation[P, AsyncIterator[T]],
    names: Callable[[T], Iterable[str | None]],
    key: Callable[[T], object] = ...,
) -> Finder[P, T]: ...
@overload
def finder(
    listing: Operation[P, Coroutine[Any, Any, list[T]]],
    names: Callable[[T], Iterable[str | None]],
    key: Callable[[T], object] = ...,
) -> Finder[P, T]: ...
def finder(
    listing: Operation[P, Any],
    names: Callable[[T], Iterable[str | None]],
    key: Callable[[T], object] = attrgetter("id"),
) -> Finder[P, T]:
    """A method that finds one record of what an operation lists, in pages or whole."""
    return Finder(listing, names, key)


def finders(vendor: type[Vendor]) -> dict[str, Finder[..., Any]]:
    """The finders of a vendor by what they find, like ``work_type``."""
    members = {name: member for part in reversed(vendor.__mro__) for name, member in vars(part).items()}
    return {name.removeprefix("find_"): member for name, member in members.items() if isinstance(member, Finder)}
