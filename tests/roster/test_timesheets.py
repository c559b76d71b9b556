from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from prefect_shiftwork.roster.people import Person
from prefect_shiftwork.roster.periods import SUNDAY
from prefect_shiftwork.roster.timesheets import Break, Hours, Punch, timesheet

BERLIN = ZoneInfo("Europe/Berlin")
MAREN = Person("seven_shifts", "1", "Maren Tidewell")
AMADI = Person("seven_shifts", "2", "amadi Wrenfield")


def at(day: int, hour: int, minute: int = 0, month: int = 3) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=BERLIN)


def punch(start: datetime, end: datetime | None, *breaks: Break, person: Person = MAREN) -> Punch:
    return Punch("seven_shifts", "55", person, start, end, breaks)


def test_unpaid_breaks_are_not_worked_and_paid_ones_are() -> None:
    rows = [punch(at(2, 9), at(2, 17), Break(at(2, 12), at(2, 12, 30)), Break(at(2, 15), at(2, 15, 15), paid=True))]

    hours = timesheet(rows, BERLIN).days[MAREN, date(2026, 3, 2)]

    assert (7.5, 0.75) == (hours.worked_hours, hours.break_hours)


def test_hours_are_told_to_the_hundredth() -> None:
    assert 0.33 == timesheet([punch(at(2, 9), at(2, 9, 20))], BERLIN).total.worked_hours


def test_punches_of_one_day_are_added_up() -> None:
    sheet = timesheet([punch(at(2, 17), at(2, 20)), punch(at(2, 9), at(2, 12))], BERLIN)

    assert Hours(timedelta(hours=6), timedelta(), punches=2) == sheet.days[MAREN, date(2026, 3, 2)]


def test_a_night_belongs_to_the_day_on_which_it_begins() -> None:
    sheet = timesheet([punch(at(2, 22), at(3, 6))], BERLIN)

    assert {(MAREN, date(2026, 3, 2)): 8.0} == {key: hours.worked_hours for key, hours in sheet.days.items()}


def test_somebody_still_clocked_in_is_flagged_and_adds_no_hours() -> None:
    sheet = timesheet([punch(at(2, 9), None), punch(at(3, 9), at(3, 17), Break(at(3, 12), None))], BERLIN)

    assert Hours(punches=2, open_punches=2) == sheet.people[MAREN]


def test_a_night_of_a_clock_change_counts_the_hours_that_passed() -> None:
    sheet = timesheet([punch(at(28, 22), at(29, 6)), punch(at(24, 22, month=10), at(25, 6, month=10))], BERLIN)

    assert [7.0, 9.0] == [hours.worked_hours for hours in sheet.days.values()]


def test_weeks_begin_when_the_company_says() -> None:
    sunday = [punch(at(8, 9), at(8, 17))]

    assert [(MAREN, date(2026, 3, 2))] == list(timesheet(sunday, BERLIN).weeks)
    assert [(MAREN, date(2026, 3, 8))] == list(timesheet(sunday, BERLIN, SUNDAY).weeks)


def test_people_come_in_the_order_of_their_names() -> None:
    sheet = timesheet([punch(at(2, 9), at(2, 10)), punch(at(3, 9), at(3, 10), person=AMADI)], BERLIN)

    assert [AMADI, MAREN] == list(sheet.people)


STARTS = st.builds(datetime.combine, st.dates(date(2026, 1, 1), date(2026, 12, 1)), st.times(), st.just(BERLIN))
PUNCHES = st.builds(
    lambda start, hours, person: punch(start, start + timedelta(hours=hours), person=person),
    STARTS,
    st.integers(4, 24),
    st.sampled_from([MAREN, AMADI]),
)


@given(st.lists(PUNCHES, max_size=20))
def test_days_weeks_and_people_add_up_to_one_total(punches: list[Punch]) -> None:
    sheet = timesheet(punches, BERLIN)

    assert sheet.total == sum(sheet.days.values(), Hours()) == sum(sheet.weeks.values(), Hours())
    assert len(punches) == sheet.total.punches
