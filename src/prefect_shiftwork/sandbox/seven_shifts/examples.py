"""Example values that the v1 document prints, kept beside the world so that its samples can be tried."""

from datetime import UTC, date, datetime, time, timedelta

from prefect_shiftwork.sandbox.seven_shifts.books import Books

PRINTED = datetime(2014, 3, 20, 12, 43, 20, tzinfo=UTC)


def add(books: Books) -> None:
    """A shift without an end, a great event, and a person whose record was made before times were kept."""
    location, user = next(iter(books.locations)), next(iter(books.users))
    user.created = None
    books.shifts.insert(
        datetime(2014, 3, 21, 23, 25, 46, tzinfo=UTC),
        id=506809,
        start=datetime(2010, 10, 10, 10, tzinfo=UTC),
        end=None,
        user_id=user.id,
        location_id=location.id,
    )
    books.events.insert(
        PRINTED,
        id=504756,
        modified=PRINTED + timedelta(seconds=4),
        title="Great event",
        description="An amazing event where everybody wears green",
        color="00ff00",
        start_date=date(2014, 3, 30),
        start_time=time(7, 15),
        end_date=date(2014, 3, 30),
        end_time=time(9, 15),
        location_ids=[location.id],
    )
