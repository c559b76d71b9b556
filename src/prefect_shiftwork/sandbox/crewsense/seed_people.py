"""The forty people of the world, the three users of the documents, and the system itself."""

from datetime import date, timedelta

from prefect_shiftwork.sandbox.crewsense.accruals import Balance
from prefect_shiftwork.sandbox.crewsense.office import SYSTEM_USER, Office
from prefect_shiftwork.sandbox.crewsense.seed_company import (
    CAPTAIN,
    CHIEF,
    CLERK,
    DEPUTY,
    ENGINEER,
    FIREFIGHTER,
    PARAMEDIC,
    TITLES,
)
from prefect_shiftwork.sandbox.crewsense.users import User
from prefect_shiftwork.sandbox.people import PLATOONS, Person

FIRST_USER = 1000
FIRST_TRAINING_ID = 7_000_000
RANK_QUALIFIERS = {"Captain": CAPTAIN, "Lieutenant": CAPTAIN, "Engineer": ENGINEER, "Paramedic": PARAMEDIC}
HIRED = date(2011, 3, 4)

# Hours by type as the documents show them for one user; the others differ by their number.
HOURS = {5: 1001.0, 6: -125.024, 7: 29.2125}

OFFICE_STAFF = (
    User(SYSTEM_USER, "CallBack", "Staffing", "callback", "CallBack Staffing", inactive=True),
    User(DEPUTY, "Brycen", "Doe", "bdoe", "Brycen Doe", "DEV098", "Deputy", ("brycen.doe@example.com",)),
    User(
        CLERK,
        "Oliver",
        "Sample",
        "osample",
        "Oliver Sample",
        "DEV123",
        "Deputy",
        ("oliver.sample@example.com", "oliver.sample@example.org"),
        ("5555555555", "1231231232"),
    ),
    User(CHIEF, "Boss", "Doe", "boss", "Boss Doe", "DEV848", "Chief", ("boss.doe@example.com",)),
)


def user_id(person: Person) -> int:
    """The CrewSense user of somebody of the world."""
    return FIRST_USER + person.number


def qualifier_of(person: Person) -> int:
    """What somebody's rank qualifies for."""
    return RANK_QUALIFIERS.get(person.rank, FIREFIGHTER)


def fill(office: Office) -> None:
    """Store the users, and what each of them has in the bank."""
    for user in OFFICE_STAFF:
        office.keep(user)
    for person in office.desk.world.people:
        office.keep(_user(person))
    for user in office.all(User):
        for type_id, hours in HOURS.items() if not user.inactive else ():
            more = (user.id - DEPUTY) % FIRST_USER
            office.keep(Balance(office.next_id(Balance), user.id, type_id, hours + more))


def _user(person: Person) -> User:
    return User(
        user_id(person),
        person.first_name,
        person.last_name,
        # The e-mail address would not do: two people share one.
        username=(person.employee_id or "").lower(),
        full_name=person.name,
        employee_id=person.employee_id or "",
        role=person.rank,
        emails=(person.email,),
        phone_numbers=(person.phone,),
        date_of_hire=HIRED + timedelta(days=30 * person.number),
        accrual_start_date=HIRED + timedelta(days=30 * person.number),
        accrual_track=4,
        accrual_profile=5,
        target_solutions_id=FIRST_TRAINING_ID + person.number if person.number % 4 else None,
        titles=(TITLES[person.rank],),
        filters=(7,) if person.number % 5 == 0 else (),
        groups=(PLATOONS.index(person.platoon) + 1,),
        qualifiers={qualifier_of(person): 0},
    )
