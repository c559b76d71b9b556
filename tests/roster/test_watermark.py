from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prefect_shiftwork.roster.shifts import Shift, new_since
from prefect_shiftwork.roster.watermark import Watermark

START = datetime(2026, 7, 12, tzinfo=UTC)


def shift(id: str, hour: int = 8, modified: int | None = None) -> Shift:
    start = START + timedelta(hours=hour)
    changed = None if modified is None else START + timedelta(seconds=modified)
    return Shift("seven_shifts", id, start, start + timedelta(hours=4), modified=changed)


def test_everything_is_new_before_the_first_run() -> None:
    assert Watermark().is_new("crewio/1", None)


def test_a_run_advances_to_the_last_change_it_delivered() -> None:
    mark = Watermark().advanced([shift("1", modified=5), shift("2", modified=3)], window_start=START)

    assert START + timedelta(seconds=5) == mark.at
    assert frozenset({"seven_shifts/1", "seven_shifts/2"}) == mark.keys


def test_what_was_not_delivered_is_new_again() -> None:
    lost, done = shift("lost", modified=3), shift("done", modified=5)

    mark = Watermark().advanced([done], [lost], window_start=START)

    assert [lost] == new_since([lost, done], mark)


def test_an_idle_run_changes_nothing() -> None:
    mark = Watermark().advanced([shift("1", modified=5)], window_start=START)

    assert mark == mark.advanced([], window_start=START)


def test_a_vendor_without_times_of_change_is_watched_by_keys_alone() -> None:
    mark = Watermark().advanced([shift("1")], [shift("2")], window_start=START)

    assert (None, True, False) == (
        mark.at,
        mark.is_new("seven_shifts/2", None),
        mark.is_new("seven_shifts/1", None),
    )


def test_shifts_that_are_over_are_forgotten() -> None:
    mark = Watermark().advanced([shift("past", hour=0), shift("future", hour=48)], window_start=START)

    later = mark.advanced([], window_start=START + timedelta(days=1))

    assert frozenset({"seven_shifts/future"}) == later.keys


def test_a_shift_that_ends_as_the_period_starts_is_remembered() -> None:
    mark = Watermark().advanced([shift("1", hour=0)], window_start=START + timedelta(hours=4))

    assert frozenset({"seven_shifts/1"}) == mark.keys


@pytest.mark.parametrize("mark", [Watermark(), Watermark().advanced([shift("1", modified=5)], window_start=START)])
def test_a_watermark_survives_being_stored(mark: Watermark) -> None:
    assert mark == Watermark.from_json(mark.to_json())


def test_a_stored_text_that_is_no_watermark_is_refused() -> None:
    with pytest.raises(ValueError, match="at"):
        Watermark.from_json('{"at": "yesterday"}')


@given(
    st.lists(
        st.tuples(st.integers(0, 3), st.sets(st.integers(0, 30)), st.booleans()),
        min_size=1,
        max_size=12,
    )
)
def test_every_shift_is_delivered_and_none_twice_unless_a_run_crashed(
    runs: list[tuple[int, set[int], bool]],
) -> None:
    """Runs interleave with changes at the vendor; some deliveries fail, and some runs die before they commit."""
    world: list[Shift] = []
    mark, delivered, crashed = Watermark(), list[str](), False
    for number, (born, failing, crashes) in enumerate([*runs, (0, set[int](), False), (0, set[int](), False)]):
        # Several shifts change in one second, and a run may read in the middle of it.
        world += [shift(str(len(world) + n), hour=500, modified=number // 2) for n in range(born)]
        new = new_since(world, mark)
        done = [each for each in new if int(each.id) not in failing]
        delivered += [each.key for each in done]
        if crashes:
            crashed = True
        else:
            mark = mark.advanced(done, [each for each in new if each not in done], window_start=START)

    assert {each.key for each in world} == set(delivered)
    assert crashed or len(set(delivered)) == len(delivered)
