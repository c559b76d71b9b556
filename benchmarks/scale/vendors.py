"""The vendors of a fleet: every organisation has accounts of its own, and all of them share one club at CrewIO.

So each effect can be counted for each organisation, and CrewIO's hundred requests a minute are for everybody together.
"""

from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from time import time

from starlette.types import ASGIApp, Receive, Scope, Send

from benchmarks.scale.refusals import Refusals
from benchmarks.web import serving
from prefect_shiftwork.sandbox import create_app
from prefect_shiftwork.sandbox.credentials import Credentials
from prefect_shiftwork.sandbox.crewio.models import EventBody, RoleBody, ShiftBody
from prefect_shiftwork.sandbox.crewio.seed import seeded
from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.sandbox.mailbox import Mail, Mailbox
from prefect_shiftwork.sandbox.mailroom import Mailroom

CLUB = "club"
EVENT = "Open evening"
FIRST_COMPANY = 10_000
"""The number of the first organisation's company at 7shifts."""


def name_of(number: int) -> str:
    """The name of an organisation: of its blocks, its deployments, and its vendors' paths."""
    return f"organisation-{number}"


def credentials_of(number: int) -> Credentials:
    """What opens an organisation's accounts. The flows tell organisations apart by these ids."""
    return Credentials(
        crewsense_client_id=f"crewsense-{number}",
        seven_shifts_company_id=FIRST_COMPANY + number,
        crewmojo_client_id=f"crewmojo-{number}",
    )


@dataclass
class Vendors:
    """The sandboxes of so many organisations behind one address.

    Attributes:
        shifts: event and shift of each organisation at CrewIO.
        mails: address and subject of each that was received.
        club_calls: the moments of the requests to CrewIO, in seconds.
        refusals: what any vendor answered with 429.
    """

    organisations: int
    origin: str = ""
    mails: list[tuple[str, str]] = field(default_factory=list)
    club_calls: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.refusals = Refusals(self)
        self.room = Mailroom(0, mailbox=Mailbox(self._received))
        self._club = Desk()
        self._desks = {name_of(n): Desk(credentials=credentials_of(n)) for n in range(self.organisations)}
        desks = {**self._desks, CLUB: self._club}
        self._apps: dict[str, ASGIApp] = {name: create_app(desk) for name, desk in desks.items()}
        self.shifts = [new_shift(self._club) for _ in self._desks]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand a request to the organisation whose name its path begins with."""
        name = scope["path"].split("/")[1]
        if name == CLUB:
            self.club_calls.append(time())
        await self._apps[name]({**scope, "root_path": f"{scope.get('root_path', '')}/{name}"}, receive, send)

    def effects(self, number: int) -> Counter[str]:
        """What an organisation has: every change at its vendors, and every mail."""
        name = name_of(number)
        effects = Counter(f"{entry.vendor}: {entry.action} {entry.text}" for entry in self._desks[name].journal.entries)
        effects.update(f"mail: {subject}" for address, subject in self.mails if address == address_of(number))
        return effects

    def _received(self, mail: Mail, _content: bytes) -> None:
        self.mails += [(address, mail.subject) for address in mail.recipients]


def address_of(number: int) -> str:
    """Who reads an organisation's mails."""
    return f"chief-{number}@example.org"


def new_shift(club: Desk) -> tuple[str, str]:
    """The ids of a new event with one open shift, in three days."""
    store = club.state(seeded)
    begins = (datetime.now(UTC) + timedelta(days=3)).replace(hour=18, minute=0, second=0, microsecond=0)
    day, ends = begins.date().isoformat(), begins + timedelta(hours=4)
    file = store.add_event(EventBody(name=EVENT, start_date=day, end_date=day))
    role = store.add_role(file, RoleBody(name="Bar"))
    shift = store.add_shift(file, ShiftBody(role_id=role.id, start_time=begins, end_time=ends))
    return str(file.event.id), str(shift.id)


@asynccontextmanager
async def open_vendors(organisations: int) -> AsyncIterator[Vendors]:
    """Vendors that serve: the mail server in the running event loop, everything else in a thread."""
    vendors = Vendors(organisations)
    with serving(vendors.refusals) as vendors.origin:
        async with vendors.room:
            yield vendors
