"""What the organisation has set up. Ids and texts are those of the documents' samples (crewsense.md 4)."""

from datetime import UTC, datetime, timedelta, timezone

from prefect_shiftwork.sandbox.crewsense.assignments import Assignment, Location
from prefect_shiftwork.sandbox.crewsense.certifications import Certification
from prefect_shiftwork.sandbox.crewsense.filters import Filter
from prefect_shiftwork.sandbox.crewsense.groups import Group
from prefect_shiftwork.sandbox.crewsense.labels import Label
from prefect_shiftwork.sandbox.crewsense.lists import Title
from prefect_shiftwork.sandbox.crewsense.office import Office
from prefect_shiftwork.sandbox.crewsense.qualifiers import Qualifier
from prefect_shiftwork.sandbox.crewsense.time_off_types import TimeOffType
from prefect_shiftwork.sandbox.crewsense.work_types import WorkSubtype, WorkType

CHIEF, DEPUTY, CLERK = 848, 98, 138
CAPTAIN_LABEL, ENGINEER_LABEL = 1773, 1774
CAPTAIN, FIREFIGHTER, PARAMEDIC, ENGINEER = 7, 8, 9, 10
REGULAR_TIME, OVERTIME, TRAINING = 1, 2, 9
HOLDOVER = 4
TITLES = {"Captain": 101, "Lieutenant": 102, "Engineer": 103, "Paramedic": 104, "Firefighter": 23}
STATION_ASSIGNMENTS = {1: 123, 2: 124}

PACIFIC = timezone(timedelta(hours=-7))
QUALIFIED = datetime(2015, 11, 18, 5, 19, 27, tzinfo=UTC).replace(tzinfo=None)
FIRST_TOUR = datetime(2014, 1, 22, 8, tzinfo=UTC).replace(tzinfo=None)
TOUR = timedelta(days=1)
STAFFING = ((CAPTAIN, 1), (FIREFIGHTER, 2))

RECORDS = (
    Label(CAPTAIN_LABEL, "CPT", "#CCCCCC", "#333333", 1),
    Label(ENGINEER_LABEL, "ENG", "#ff0000", "#ffffff", 2),
    Filter(7, "Rescue Certified", datetime(2014, 10, 29, 2, 17, 51, tzinfo=PACIFIC), CHIEF),
    Filter(8, "Dive Team", datetime(2014, 10, 30, 12, 4, 1, tzinfo=PACIFIC), CHIEF),
    Filter(9, "Boat Crew", datetime(2014, 11, 2, 9, 30, 0, tzinfo=PACIFIC), CHIEF, deleted=True),
    Group(1, "A Shift"),
    Group(2, "B Shift", "#00acc1"),
    Group(3, "C Shift", "#753254"),
    Title(TITLES["Captain"], "Captain", 1, yearly_limit=1560),
    Title(TITLES["Lieutenant"], "Lieutenant", 2),
    Title(TITLES["Engineer"], "Engineer", 3),
    Title(TITLES["Paramedic"], "Paramedic", 4, max_consecutive_hours=48),
    Title(TITLES["Firefighter"], "Firefighter", 5),
    Title(112, "Reserve", 6, deleted=True),
    Qualifier(CAPTAIN, "Captain", "CPT", CHIEF, QUALIFIED, title_id=TITLES["Captain"]),
    Qualifier(FIREFIGHTER, "Firefighter", "FF", CHIEF, QUALIFIED, "#e53935", "#000000", TITLES["Firefighter"]),
    Qualifier(PARAMEDIC, "Paramedic", "PM", CHIEF, QUALIFIED, target_solutions_credential_id=1234),
    Qualifier(ENGINEER, "Engineer", "ENG", CHIEF, QUALIFIED, "#3949ab", title_id=TITLES["Engineer"]),
    Qualifier(34, "Diver", "DIV", CHIEF, QUALIFIED, deleted_at=QUALIFIED, deleted_by=CHIEF),
    TimeOffType(
        5,
        "Sick",
        "SL",
        instance_limit=1,
        primary_color="#2474a9",
        force_include=True,
        accrual_type="Accrues 10 hours every 28 days",
    ),
    TimeOffType(
        6,
        "Vacation",
        "VAC",
        forward=True,
        accrual_type="Accrues one hour every 10 hours worked (max. 12 hours)",
    ),
    TimeOffType(7, "Earned Time", "ET", primary_color="#6d4c41"),
    TimeOffType(8, "Training", "TRN", required_buffer=48, primary_color="#455a64"),
    WorkType(REGULAR_TIME, "Regular Time", "REG001"),
    WorkType(OVERTIME, "Overtime", "OT", "#b71c1c", position=1),
    WorkType(5, "Earned time off", "ETO", excludes_from_callback=True, position=2),
    WorkType(TRAINING, "Training", "TRN", "#445566", position=3),
    WorkSubtype(HOLDOVER, OVERTIME, "Holdover", "HO"),
    WorkSubtype(8, OVERTIME, "Mandatory", "M-OT"),
    Assignment(
        STATION_ASSIGNMENTS[1],
        "Station 1",
        FIRST_TOUR,
        FIRST_TOUR + TOUR,
        6,
        position=1,
        self_scheduling=True,
        self_scheduling_requires_approval=True,
        recurring=True,
        location=Location(
            "1 Example Street", "Exampleton", "NY", "United States", "00001", "40.00000000", "-74.00000000"
        ),
        groups=(1, 2, 3),
        admins=(CHIEF,),
        qualifiers_needed=STAFFING,
    ),
    Assignment(
        STATION_ASSIGNMENTS[2],
        "Station 2",
        FIRST_TOUR,
        FIRST_TOUR + TOUR,
        6,
        position=2,
        recurring=True,
        admins=(CHIEF,),
        qualifiers_needed=STAFFING,
    ),
    Certification(2, "First Responder", "FRS", DEPUTY),
    Certification(3, "Pump Operator", "PMP", DEPUTY),
    Certification(4, "Chauffeur", "CHF", DEPUTY, deleted=True),
    # Nobody is ever put on it: empty assignments are listed too (crewsense.md 5.1 item 11).
    Assignment(125, "Reserve Engine", FIRST_TOUR, FIRST_TOUR + TOUR, 1, position=3, recurring=True),
)


def fill(office: Office) -> None:
    """Store them."""
    for record in RECORDS:
        office.keep(record)
