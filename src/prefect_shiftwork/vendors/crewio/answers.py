"""Where a record is in an answer of CrewIO, of which the portal shows few."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class One:
    """The record in an answer: under its name, else bare, else under another name.

    Under its name is how the portal shows events, shifts and assignments; it shows no other answer with one record.

    Attributes:
        name: like ``event``.
        mark: the field by which a record is known.
        needed: without it, an answer that holds no record is None: the change was made all the same.
    """

    name: str
    mark: str = "id"
    needed: bool = True

    def __call__(self, body: object, /) -> object:
        """The record; without one, what is there instead of it, or None if no record is needed."""
        members = (body.get(self.name), body, *body.values()) if isinstance(body, Mapping) else ()
        records = (each for each in members if isinstance(each, Mapping) and self.mark in each)
        return next(records, body if self.needed else None)
