"""The tours of the department as recurring shifts, and the days in their platoons' colours."""

from collections import defaultdict
from datetime import datetime, time, timedelta

from prefect_shiftwork.sandbox.crewsense.day_labels import DayLabel
from prefect_shiftwork.sandbox.crewsense.office import Office
from prefect_shiftwork.sandbox.crewsense.seed_company import (
    CAPTAIN_LABEL,
    CHIEF,
    ENGINEER_LABEL,
    HOLDOVER,
    OVERTIME,
    REGULAR_TIME,
    STATION_ASSIGNMENTS,
)
from prefect_shiftwork.sandbox.crewsense.seed_people import qualifier_of, user_id
from prefect_shiftwork.sandbox.crewsense.shift_records import Occurrence, Shift
from prefect_shiftwork.sandbox.people import Person
from prefect_shiftwork.sandbox.world import Shift as Tour

FIRST_SHIFT = 456789
RANK_LABELS = {"Captain": CAPTAIN_LABEL, "Engineer": ENGINEER_LABEL}
PLATOON_COLOURS = {"A": "#b71c1c", "B": "#753254", "C": "#00acc1"}
PLANNED = timedelta(days=30)
LUNCH, LUNCH_LENGTH = timedelta(hours=4), timedelta(minutes=45)
OVERTIME_DAYS = (0, 1, 3)
EARLY, MORNING = time(0, 30), time(8)


def fill(office: Office) -> None:
    """Store the shifts and the labels of the days."""
    tours: defaultdict[int, list[Tour]] = defaultdict(list)
    for tour in office.desk.world.shifts:
        tours[tour.person.number].append(tour)
        office.keep(_day_label(tour))
    for own in tours.values():
        office.keep(_recurring(office, own))
    for offset in OVERTIME_DAYS:
        office.keep(_overtime(office, offset))


def planned(office: Office) -> datetime:
    """When the month was planned: before it began."""
    return datetime.combine(office.desk.world.anchor.replace(day=1), MORNING, office.zone) - PLANNED


def crew_of(office: Office, offset: int) -> list[Person]:
    """Who comes on duty some days after today, in the order of their numbers."""
    day = office.desk.world.anchor + timedelta(days=offset)
    return [tour.person for tour in office.desk.world.shifts if tour.start.date() == day]


def _day_label(tour: Tour) -> DayLabel:
    """The first of a month has a colour and no word, as live days may (crewsense.md 5.1 item 10)."""
    day, platoon = tour.start.date(), tour.person.platoon
    return DayLabel(day.toordinal(), PLATOON_COLOURS[platoon], f"{platoon} Shift" if day.day > 1 else None)


def _recurring(office: Office, tours: list[Tour]) -> Shift:
    person = tours[0].person
    label = RANK_LABELS.get(person.rank)
    return Shift(
        FIRST_SHIFT + person.number - 1,
        STATION_ASSIGNMENTS[person.station.number],
        user_id(person),
        CHIEF,
        REGULAR_TIME,
        tuple(_occurrence(tour) for tour in tours),
        created=planned(office),
        updated=planned(office),
        recurring=True,
        labels=(label,) if label else (),
        qualifiers=(qualifier_of(person),),
    )


def _occurrence(tour: Tour) -> Occurrence:
    """Only the first of the department takes a break; everybody else has none, as live (5.1 item 9)."""
    start, end = tour.start.replace(tzinfo=None), tour.end.replace(tzinfo=None)
    if tour.person.number > 1:
        return Occurrence(start.date(), start, end)
    return Occurrence(start.date(), start, end, start + LUNCH, start + LUNCH + LUNCH_LENGTH)


def _overtime(office: Office, offset: int) -> Shift:
    """Somebody of tomorrow's crew comes in at night, which is still today's page (5.1 item 7)."""
    day = office.desk.world.anchor + timedelta(days=offset)
    person = crew_of(office, offset + 1)[0]
    start, end = (datetime.combine(day + timedelta(days=1), at) for at in (EARLY, MORNING))
    return Shift(
        office.next_id(Shift),
        STATION_ASSIGNMENTS[person.station.number],
        user_id(person),
        CHIEF,
        OVERTIME,
        (Occurrence(day, start, end),),
        created=planned(office),
        updated=planned(office),
        work_subtype_id=HOLDOVER,
        qualifiers=(qualifier_of(person),),
        notes="Covers the night",
    )
