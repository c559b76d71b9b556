"""Stations: the numbered places of a role, such as the grill of the cooks."""

from dataclasses import dataclass

from prefect_shiftwork.sandbox.seven_shifts.books import Books
from prefect_shiftwork.sandbox.seven_shifts.records import Role

STATIONS_PER_ROLE = 100


@dataclass(frozen=True, slots=True)
class Station:
    """One place of a role; numbers count from 1."""

    id: int
    number: int
    name: str


def stations_of(role: Role) -> list[Station]:
    """The stations of a role; an id follows from the role and the number."""
    return [
        Station(role.id * STATIONS_PER_ROLE + number, number, name)
        for number, name in enumerate(role.stations, start=1)
    ]


def station(books: Books, station_id: int | None) -> Station | None:
    """The station with this id, unless it is gone."""
    role = books.roles.get(station_id // STATIONS_PER_ROLE) if station_id else None
    return next((row for row in stations_of(role) if row.id == station_id), None) if role else None
