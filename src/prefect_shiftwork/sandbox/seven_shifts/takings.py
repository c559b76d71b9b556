"""What the restaurants take: no call writes sales here, so they follow from the calendar."""

from datetime import date, datetime, timedelta

OPENS, CLOSES = 7, 23
BASE_CENTS = 350_000
WEEKDAY_PERCENT = (80, 80, 90, 100, 150, 170, 120)
"""From Monday on."""
HOUR_WEIGHTS = (2, 4, 5, 4, 5, 10, 9, 5, 3, 4, 7, 12, 13, 9, 5, 3)
"""From the opening hour on; they sum up to a hundred."""
ITEM_CENTS = 1_500


def projected(location_id: int, day: date) -> int:
    """Cents that a location expects to take on a day; one is a little larger than the other."""
    return BASE_CENTS * WEEKDAY_PERCENT[day.weekday()] * (100 + location_id % 7) // 10_000


def actual(location_id: int, day: date, now: datetime) -> int:
    """Cents taken on a day until `now`, on the wall clock of the location."""
    return sum(actual_in_hour(location_id, start, now) for start in hours_of(day, now))


def hours_of(day: date, now: datetime) -> list[datetime]:
    """The starts of the opening hours of a day, in the zone of `now`."""
    opening = datetime(day.year, day.month, day.day, OPENS, tzinfo=now.tzinfo)
    return [opening + timedelta(hours=number) for number in range(CLOSES - OPENS)]


def projected_in_hour(location_id: int, start: datetime) -> int:
    """Cents expected in the hour that starts at `start`."""
    return projected(location_id, start.date()) * HOUR_WEIGHTS[start.hour - OPENS] // 100


def actual_in_hour(location_id: int, start: datetime, now: datetime) -> int:
    """Cents taken in an hour: what was expected, up to a fifth more or less; nothing before the hour is over."""
    if start + timedelta(hours=1) > now:
        return 0
    swing = (start.date().toordinal() * 37 + start.hour * 11 + location_id) % 41 - 20
    return projected_in_hour(location_id, start) * (100 + swing) // 100
