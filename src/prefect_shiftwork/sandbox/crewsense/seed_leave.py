"""Time off of the world, and what else changes a roster: callbacks, trades, trainings."""

from datetime import UTC, datetime, timedelta, timezone

from prefect_shiftwork.sandbox.crewsense.callbacks import ACCEPTED, Answer, Callback
from prefect_shiftwork.sandbox.crewsense.leave import APPROVED, PENDING, Segment, TimeOff, split
from prefect_shiftwork.sandbox.crewsense.office import Office
from prefect_shiftwork.sandbox.crewsense.seed_company import CHIEF, CLERK, DEPUTY, TITLES, TRAINING
from prefect_shiftwork.sandbox.crewsense.seed_people import user_id
from prefect_shiftwork.sandbox.crewsense.seed_roster import MORNING, crew_of, planned
from prefect_shiftwork.sandbox.crewsense.shift_records import FILLED, MiscHours, Trade
from prefect_shiftwork.sandbox.crewsense.time_off_types import TimeOffType
from prefect_shiftwork.sandbox.world import TimeOff as Leave

FIRST_TIME_OFF, FIRST_CALLBACK, FIRST_TRADE, LAST_TRADE, FIRST_MISC = 744837, 64012, 4355, 44799, 47711
TOUR = timedelta(days=1)
CALLBACK_DAYS = (0, 1, 2)
STILL_OPEN = 2
PACIFIC = timezone(timedelta(hours=-7))
OLD_START = datetime(2017, 7, 10, 7, tzinfo=UTC).replace(tzinfo=None)


def fill(office: Office) -> None:
    """Store them."""
    office.keep(_documented_time_off())
    for leave in office.desk.world.time_off:
        office.keep(_time_off(office, leave))
    for number, offset in enumerate(CALLBACK_DAYS):
        office.keep(_callback(office, FIRST_CALLBACK + number, offset))
    office.keep(_swap(office))
    office.keep(_offer(office))
    office.keep(_training(office))


def _documented_time_off() -> TimeOff:
    """The sample: two segments, the first of them with half an hour of break."""
    middle = OLD_START + TOUR
    return TimeOff(
        FIRST_TIME_OFF,
        DEPUTY,
        (CLERK,),
        type_id=6,
        segments=(Segment(OLD_START, middle, timedelta(minutes=30)), Segment(middle, middle + TOUR)),
        status=APPROVED,
        requested=datetime(2017, 7, 10, 8, 19, 57, tzinfo=PACIFIC),
        approved=datetime(2017, 7, 10, 11, 12, 33, tzinfo=PACIFIC),
        traded_with=CHIEF,
    )


def _time_off(office: Office, leave: Leave) -> TimeOff:
    kind = next(row for row in office.all(TimeOffType) if row.label == leave.type)
    approved = leave.status == "approved"
    return TimeOff(
        FIRST_TIME_OFF + leave.number,
        user_id(leave.person),
        (CHIEF,),
        kind.id,
        split(leave.start.replace(tzinfo=None), leave.end.replace(tzinfo=None)),
        APPROVED if approved else PENDING,
        requested=planned(office),
        approved=planned(office) + TOUR if approved else None,
    )


def _callback(office: Office, number: int, offset: int) -> Callback:
    """The next day's crew is asked to fill one seat; the last of the callbacks is still open."""
    filled = offset < STILL_OPEN
    asked = crew_of(office, offset + 1)[:3]
    start = datetime.combine(office.desk.world.anchor + timedelta(days=offset), MORNING)
    called = start.replace(tzinfo=office.zone) - 2 * TOUR
    answers = ("denied", "no answer", ACCEPTED if filled else "no answer")
    return Callback(
        number,
        TITLES["Firefighter"],
        CHIEF,
        start,
        start + TOUR,
        positions_to_fill=1,
        scheduled_to=called,
        ended_at=called + timedelta(minutes=42) if filled else None,
        deadline=called + timedelta(hours=4),
        status=FILLED if filled else "active",
        answers=tuple(
            Answer(user_id(person), position, answer, contact_time=start - 2 * TOUR)
            for position, (person, answer) in enumerate(zip(asked, answers, strict=True), start=1)
        ),
    )


def _swap(office: Office) -> Trade:
    """A tour of today's crew for one of tomorrow's."""
    giver, taker = crew_of(office, 0)[1], crew_of(office, 1)[1]
    start = _tour_start(office, 0)
    end = start + TOUR
    users = user_id(giver), user_id(taker), CHIEF
    return Trade(FIRST_TRADE, *users, planned(office), start, end, end, end + TOUR, FILLED)


def _offer(office: Office) -> Trade:
    """A tour that somebody of the day after tomorrow's crew wants to give away, and nobody has taken."""
    start = _tour_start(office, 2)
    return Trade(LAST_TRADE, user_id(crew_of(office, 2)[1]), None, CHIEF, planned(office), start, start + TOUR)


def _tour_start(office: Office, offset: int) -> datetime:
    return datetime.combine(office.desk.world.anchor + timedelta(days=offset), MORNING, office.zone)


def _training(office: Office) -> MiscHours:
    """Four and a half hours of somebody of tomorrow's crew."""
    start = datetime.combine(office.desk.world.anchor, MORNING) + timedelta(hours=5)
    person = crew_of(office, 1)[2]
    return MiscHours(FIRST_MISC, user_id(person), TRAINING, start, start + timedelta(hours=4.5), "Pump drill")
