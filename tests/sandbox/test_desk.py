"""The clock, the journal, and what a reset brings back."""

from datetime import UTC, datetime, timedelta

import pytest

from prefect_shiftwork.sandbox.clock import Clock
from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.sandbox.fault_plan import Fault
from prefect_shiftwork.sandbox.mailbox import MAILBOX_LENGTH, Mailbox

NOW = datetime(2026, 11, 23, 15, 30, tzinfo=UTC)


def test_a_frozen_clock_moves_only_when_it_is_told_to() -> None:
    clock = Clock(NOW)
    assert NOW == clock.now() == clock.now()
    clock.advance(timedelta(minutes=5))
    assert (NOW + timedelta(minutes=5), True) == (clock.now(), clock.frozen)


def test_a_released_clock_runs_with_real_time() -> None:
    clock = Clock(NOW)
    clock.set(None)
    before = datetime.now(UTC)
    assert before <= clock.now() <= datetime.now(UTC)


def test_a_running_clock_goes_on_from_where_it_was_put() -> None:
    clock = Clock()
    clock.advance(timedelta(days=365))
    assert clock.now() - datetime.now(UTC) > timedelta(days=364)
    assert not clock.frozen


def test_the_clock_tells_utc_whatever_zone_it_was_set_in() -> None:
    assert NOW == (told := Clock(NOW.astimezone()).now())
    assert UTC == told.tzinfo


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a time with a zone, got 2026-11-23T09:00:00"):
        Clock(datetime(2026, 11, 23, 9))  # noqa: DTZ001 - the point of it


def test_state_is_built_once_and_again_after_a_reset(desk: Desk) -> None:
    class Store:
        def __init__(self, desk: Desk) -> None:
            self.desk = desk

    first = desk.state(Store)
    assert first is desk.state(Store)
    desk.reset()
    assert first is not desk.state(Store)


def test_a_reset_leaves_nothing_but_the_vendors_on_the_board(desk: Desk) -> None:
    desk.page_sizes["crewsense"] = 2
    desk.quirks["crewio.fixed_window"] = True
    desk.settings["crewmojo.big_report_rows"] = 5
    desk.faults.arm(Fault(vendor="crewio"))
    desk.faults.latency_ms = 20
    desk.journal.record("crewio", "created", "Event 'Sommerfest'")
    desk.mailbox.add(NOW, "a@example.org", (), b"")
    desk.board.time_off["crewio"] = list
    desk.reset()

    assert (50, False, 1000) == (
        desk.page_size("crewsense", 50),
        desk.quirk("crewio.fixed_window"),
        desk.setting("crewmojo.big_report_rows", 1000),
    )
    assert ([], 0, 0, 0) == (desk.faults.armed, desk.faults.latency_ms, len(desk.journal.entries), len(desk.mailbox))
    assert {"crewio": list} == desk.board.time_off
    assert not desk.clock.frozen


def test_the_journal_keeps_every_change_with_its_time(desk: Desk) -> None:
    for number in range(2000):
        desk.clock.advance(timedelta(seconds=1))
        desk.journal.record("crewio", "created", f"Event {number}")
    first, last = desk.journal.entries[0], desk.journal.entries[-1]
    assert ("Event 0", NOW + timedelta(seconds=1)) == (first.text, first.at)
    assert ("Event 1999", desk.clock.now()) == (last.text, last.at)


def test_the_mailbox_keeps_the_latest_five_hundred_under_their_numbers() -> None:
    mailbox = Mailbox()
    for _ in range(MAILBOX_LENGTH + 1):
        mailbox.add(NOW, "a@example.org", (), b"")
    last = mailbox.get(MAILBOX_LENGTH + 1)
    assert (None, MAILBOX_LENGTH) == (mailbox.get(1), len(mailbox))
    assert last is list(mailbox)[-1]
