"""The `pagination` of announcements, callbacks and logs (crewsense.md 2.2, P3)."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from prefect_shiftwork.sandbox.crewsense.office import VENDOR, Office
from prefect_shiftwork.sandbox.crewsense.wire import Json

PAGE_SIZE = 50

T = TypeVar("T")


def page(office: Office, rows: Sequence[T], offset: int, show: Callable[[T], Json], link: Callable[[int], str]) -> Json:
    """One page of `rows` from `offset`; `link` answers the address of the page at another offset."""
    size = office.desk.page_size(VENDOR, PAGE_SIZE)
    following = offset + size
    return {
        "data": [show(row) for row in rows[offset:following]],
        "pagination": {
            "prev": link(max(offset - size, 0)) if offset > 0 else None,
            "next": link(following) if following < len(rows) else None,
        },
    }
