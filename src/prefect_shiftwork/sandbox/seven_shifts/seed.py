"""Open the books: the restaurants of the world as 7shifts knows them, before anybody changed anything."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache, partial

from prefect_shiftwork.sandbox import world
from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.sandbox.people import ROLES, Person
from prefect_shiftwork.sandbox.seven_shifts import examples
from prefect_shiftwork.sandbox.seven_shifts.books import COMPANY_ID, Books
from prefect_shiftwork.sandbox.seven_shifts.records import Company, DayOff, Location, Role, RoleAssignment, User, Wage
from prefect_shiftwork.sandbox.seven_shifts.terminals import hash_of

OPENED = datetime(2020, 1, 1, tzinfo=UTC)
HIRED = date(2024, 2, 1)
JOBS = (*ROLES, "Manager")
COLORS = {"Cook": "08897d", "Server": "28b633", "Bartender": "00ff00", "Host": "ffff00", "Manager": "ff0000"}
WAGES = {"Cook": 1650, "Server": 1100, "Bartender": 1250, "Host": 1100, "Manager": 2400}
NOTICE = timedelta(days=14)
OPENING_HOURS = {"open": time(7), "close": time(23)}
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
STREETS = {"Downtown": "1 Main St", "Riverside": "22 Wharf Rd"}


def open_books(desk: Desk) -> Books:
    """The company with its two restaurants, its staff, and a month of shifts and punches."""
    books = Books(
        desk,
        Company(
            id=COMPANY_ID,
            created=OPENED,
            modified=OPENED,
            name="Prairie Table Restaurants",
            country="CA",
            photo="https://example.com/photos/company.png",
        ),
    )
    _open_restaurants(books)
    for person in desk.world.staff:
        _hire(books, person)
    _schedule(books)
    _work(books)
    _time_off(books)
    examples.add(books)
    return books


def _open_restaurants(books: Books) -> None:
    for station in books.desk.world.stations:
        location = books.locations.insert(
            OPENED,
            name=station.location,
            hash=hash_of(station.location, station.number),
            country="CA",
            state="SK",
            city="Regina",
            formatted_address=STREETS[station.location],
            latitude=50.45,
            longitude=-104.61,
            timezone=books.desk.world.restaurant_zone.key,
            hours=_opening_hours(),
        )
        _open_departments(books, location)


def _opening_hours() -> dict[str, time | bool | None]:
    hours: dict[str, time | bool | None] = {}
    for day in WEEKDAYS:
        hours |= {f"{day}_hours_{name}": at for name, at in OPENING_HOURS.items()}
        hours[f"{day}_is_closed"] = False
    return hours


def _open_departments(books: Books, location: Location) -> None:
    front, kitchen = (
        books.departments.insert(OPENED, name=name, location_id=location.id, default=default)
        for name, default in (("Front of House", True), ("Kitchen", False))
    )
    for sort, job in enumerate(JOBS):
        books.roles.insert(
            OPENED,
            name=job,
            color=COLORS[job],
            location_id=location.id,
            department_id={"Cook": kitchen.id, "Manager": None}.get(job, front.id),
            sort=sort,
            stations=["Grill", "Fryer"] if job == "Cook" else [],
        )


def _hire(books: Books, person: Person) -> User:
    role = role_of(books, person.station.location, person.role)
    return books.users.insert(
        datetime.combine(HIRED, time(0), UTC),
        first_name=person.first_name,
        last_name=person.last_name,
        type="manager" if person.role == "Manager" else "employee",
        email=person.email,
        mobile_number=person.phone,
        birth_date=date(1980 + person.number % 25, 5, person.number % 28 + 1),
        hire_date=HIRED,
        invite_status="accepted",
        employee_id=person.employee_id or "",
        punch_id=f"{person.number:04}",
        photo=f"https://example.com/photos/{person.number}.jpg",
        hourly_wage=WAGES[person.role],
        sort=person.number,
        location_ids=[role.location_id],
        department_ids=[role.department_id] if role.department_id else [],
        roles=[RoleAssignment(role_id=role.id, wage_cents=WAGES[person.role], primary=True)],
        wages=[Wage(effective_date=HIRED, wage_type="hourly", wage_cents=WAGES[person.role], role_id=role.id)],
    )


def role_of(books: Books, location: str, job: str) -> Role:
    """The role of this name at the location of this name."""
    place = next(row.id for row in books.locations if row.name == location)
    return next(role for role in books.roles if (role.location_id, role.name) == (place, job))


def _schedule(books: Books) -> None:
    role_at = cache(partial(role_of, books))
    for shift in books.desk.world.restaurant_shifts:
        role = role_at(shift.station.location, shift.person.role)
        _publish(books, shift, role, user_id=books.users.first_id + shift.person.number - 1)
    for opening in books.desk.world.openings:
        role = role_at(opening.station.location, opening.role)
        _publish(books, opening, role, open=True, open_offer_type=1)


def _publish(books: Books, turn: world.Shift | world.Opening, role: Role, **fields: int | bool) -> None:
    books.shifts.insert(
        datetime.combine(books.desk.world.anchor.replace(day=1), time(12), UTC) - NOTICE,
        start=turn.start.astimezone(UTC),
        end=turn.end.astimezone(UTC),
        location_id=role.location_id,
        department_id=role.department_id,
        role_id=role.id,
        hourly_wage=WAGES[role.name],
        notified=True,
        **fields,
    )


def _work(books: Books) -> None:
    """Everybody came two minutes late; whoever's shift is not over is still at work."""
    now = books.now()
    for shift in books.shifts:
        clocked_in = shift.start + timedelta(minutes=2)
        if shift.user_id is None or shift.end is None or clocked_in > now:
            continue
        books.punches.insert(
            clocked_in,
            user_id=shift.user_id,
            location_id=shift.location_id,
            department_id=shift.department_id,
            role_id=shift.role_id,
            shift_id=shift.id,
            hourly_wage=shift.hourly_wage,
            clocked_in=clocked_in,
            clocked_out=shift.end if shift.end <= now else None,
            approved=shift.end < now - timedelta(days=2),
            modified=min(shift.end, now),
        )


def _time_off(books: Books) -> None:
    """One entry that the department knows too, and three that only the restaurants know."""
    world = books.desk.world
    known = world.time_off[0]
    _away(books, known.person.number, known.start.date(), known.end.date() - timedelta(days=1), "paid", 1)
    for number, ahead, category, status in ((15, 12, "unpaid", 0), (16, 20, "paid", 2), (17, 1, "paid_sick", 1)):
        day = world.anchor + timedelta(days=ahead)
        _away(books, number, day, day, category, status)


def _away(books: Books, number: int, first: date, last: date, category: str, status: int) -> None:
    days = [first + timedelta(days=day) for day in range((last - first).days + 1)]
    books.time_off.insert(
        datetime.combine(first, time(12), UTC) - 2 * NOTICE,
        user_id=books.users.first_id + number - 1,
        from_date=first,
        to_date=last,
        category=category,
        status=status,
        status_action_user_id=books.owner().id if status else None,
        hours=[DayOff(date=day, hours=8) for day in days],
    )
