"""The forty people of the world. All of them are invented."""

import unicodedata
from dataclasses import dataclass, replace

RANKS = ("Captain", "Lieutenant", "Engineer", "Paramedic", "Firefighter")
ROLES = ("Server", "Cook", "Bartender", "Host")
PLATOONS = ("A", "B", "C")

NAMES = """
Maren Tidewell, Ilya Brackwater, Odalys Quillfeather, Tobin Marrowby,
Zoë Ångholt, Desmond Fenwhistle, Priya Lanternmoor, Caspian Duskley,
Ruthanne Pebblecroft, Jörg Käferstein, Amadi Wrenfield, Solveig Thistledown,
Lucian Harrowgate, Nadia Cloverhill, Emeric Stonebeck, Yuki Amberlane,
Fiadh Mossgrove, Bastian Kettleburn, Leocadia Fairwhistle, Oren Saltmarsh,
Theodora Plumridge, Gideon Ashbarrow, Mireille Oakenshade, Kwabena Starling-Moor,
Signe Waterhedge, Rafferty Goldenbrook, Chiara Windlemere, Anselm Rookwood-Vale,
Bronagh Silverthorn, Matteo Foxcombe, Annika Süßbrunn, Jericho Larkmead,
Paloma Greyfallow, Stellan Copperdale, Winifred Hazelwick, Dragan Millbrook-Ash,
Ottilie Featherby, Ravi Summerfold, Lene Brandhoek, Pieter Brandhoek
"""

SHARED_EMAIL = "familie.brandhoek@example.org"
"""Two club members of one household have one mailbox, as is common in clubs."""


@dataclass(frozen=True, slots=True)
class Station:
    """A fire station; the same people run the restaurant `location`."""

    number: int
    name: str
    location: str


STATIONS = (Station(1, "Station 1", "Downtown"), Station(2, "Station 2", "Riverside"))


@dataclass(frozen=True, slots=True)
class Person:
    """One of the forty; `rank` and `platoon` at the fire department, `role` in the restaurants."""

    number: int
    first_name: str
    last_name: str
    email: str
    employee_id: str | None
    phone: str
    rank: str
    role: str
    station: Station
    platoon: str

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}"


def _email(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.replace("ß", "ss")).encode("ascii", "ignore").decode()
    return f"{plain.lower().replace(' ', '.')}@example.org"


def _person(number: int, name: str) -> Person:
    first, last = name.split()
    return Person(
        number=number,
        first_name=first,
        last_name=last,
        email=SHARED_EMAIL if last == "Brandhoek" else _email(name),
        employee_id=f"E{number:03}",
        phone=f"+1202555{100 + number:04}",
        rank=RANKS[min((number - 1) // 6, len(RANKS) - 1)],
        role="Manager" if number <= len(STATIONS) else ROLES[number % len(ROLES)],
        station=STATIONS[(number - 1) % 2],
        platoon=PLATOONS[(number - 1) // 2 % 3],
    )


PEOPLE = tuple(_person(number, name.strip()) for number, name in enumerate(NAMES.replace("\n", "").split(","), start=1))

ONLY_EMAIL_MATCHES = 7
NOTHING_MATCHES = 8


def as_staff(person: Person) -> Person:
    """The same person as the restaurants know them: the two systems were never kept in step by hand."""
    if person.number == ONLY_EMAIL_MATCHES:
        return replace(person, employee_id=None)
    if person.number == NOTHING_MATCHES:
        return replace(person, employee_id="T-0812", email="c.duskley@example.com")
    return person
