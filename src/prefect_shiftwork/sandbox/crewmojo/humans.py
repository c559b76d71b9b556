"""The people whom the company keeps at Crewmojo, and what an upload makes of them."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.sandbox.people import RANKS, Person

REQUIRED = ("firstName", "lastName", "emailAddress")
COLUMNS = (
    *REQUIRED,
    "employeeCode",
    "managerEmployeeCode",
    "employmentStartDate",
    "employmentEndDate",
    "humanRole",
)
ROLES = frozenset(RANKS)
"""The configured roles: an upload must name one of them exactly."""

Change = Literal["created", "updated", "unchanged"]


@dataclass(slots=True)
class Human:
    """A person, as one row of text by column; columns that Crewmojo does not name are custom fields."""

    row: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.row.get(column, "")


class Humans:
    """Everybody, in the order in which they came."""

    def __init__(self, desk: Desk) -> None:
        managers = {(p.station, p.platoon): p for p in reversed(desk.world.people) if p.rank == RANKS[0]}
        self._humans = [Human(_row(person, managers[person.station, person.platoon])) for person in desk.world.people]

    def __iter__(self) -> Iterator[Human]:
        return iter(self._humans)

    def columns(self) -> tuple[str, ...]:
        """The documented columns, and every custom field in use."""
        return tuple(dict.fromkeys((*COLUMNS, *(column for human in self._humans for column in human.row))))

    def upload(self, rows: list[dict[str, str]]) -> Counter[Change]:
        """Take rows in: those who are known are changed, the others are new; nobody who is missing goes."""
        return Counter(self._take(row) for row in rows)

    def _take(self, row: Mapping[str, str]) -> Change:
        known = self._match("employeeCode", row) or self._match("emailAddress", row)
        if known is None:
            self._humans.append(Human(dict(row)))
            return "created"
        before = dict(known.row)
        known.row.update(row)
        return "unchanged" if known.row == before else "updated"

    def _match(self, column: str, row: Mapping[str, str]) -> Human | None:
        key = row.get(column, "").lower()
        return next((human for human in self._humans if key and human[column].lower() == key), None)


def _row(person: Person, manager: Person) -> dict[str, str]:
    return {
        "firstName": person.first_name,
        "lastName": person.last_name,
        "emailAddress": person.email,
        "employeeCode": person.employee_id or "",
        "managerEmployeeCode": manager.employee_id or "" if manager != person else "",
        "employmentStartDate": f"20{10 + person.number % 15}-{1 + person.number % 12:02}-01",
        "employmentEndDate": "",
        "humanRole": person.rank,
    }
