from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prefect_shiftwork.roster.shifts import Shift, new_since
from prefect_shiftwork.roster.watermark import Watermark

START = datetime(2026, 7, 12, tzinfo=UTC)


def shift(id: str, hour: int = 8, modified: datetime | None = None) -> Shift:
    start = START + timedelta(hours=hour)
    return Shift("seven_shifts", id, start, start + timedelta(hours=4), modified=modified)


def test_everything_is_new_before_the_first_run() -> None:
    assert Watermark().is_new("crewio/1")


def test_what_was_delivered_is_not_new() -> None:
    mark = Watermark().advanced([shift("1")], at=START)

    assert [shift("2")] == new_since([shift("1"), shift("2")], mark)


def test_what_was_not_delivered_is_new_again() -> None:
    mark = Watermark().advanced([shift("done")], at=START)

    assert [shift("lost")] == new_since([shift("lost"), shift("done")], mark)


def test_a_shift_that_was_made_long_ago_is_new_when_it_comes_into_view() -> None:
    old = shift("old", modified=START - timedelta(days=90))

    mark = Watermark().advanced([shift("1", modified=START)], at=START)

    assert [old] == new_since([old], mark)


def test_a_watermark_tells_when_the_last_run_looked() -> None:
    later = START + timedelta(minutes=15)

    assert later == Watermark().advanced([shift("1")], at=START).advanced([], at=later).at


def test_an_idle_run_forgets_nothing() -> None:
    mark = Watermark().advanced([shift("1")], at=START)

    assert mark.delivered == mark.advanced([], at=START + timedelta(minutes=15)).delivered


def test_shifts_that_are_over_are_forgotten() -> None:
    mark = Watermark().advanced([shift("past", hour=0), shift("future", hour=48)], at=START)

    later = mark.advanced([], at=START + timedelta(days=1))

    assert ["seven_shifts/future"] == list(later.delivered)


def test_a_shift_that_ends_as_a_run_looks_is_remembered() -> None:
    mark = Watermark().advanced([shift("1", hour=0)], at=START + timedelta(hours=4))

    assert not mark.is_new("seven_shifts/1")


@pytest.mark.parametrize("mark", [Watermark(), Watermark().advanced([shift("1")], at=START)])
def test_a_watermark_survives_being_stored(mark: Watermark) -> None:
    assert mark == Watermark.from_json(mark.to_json())


def test_what_is_forgotten_is_new_again_and_the_rest_is_not() -> None:
    mark = Watermark().advanced([shift("1"), shift("2")], at=START).without({"seven_shifts/1", "seven_shifts/3"})
    assert [True, False] == [mark.is_new(key) for key in ("seven_shifts/1", "seven_shifts/2")]
    assert START == mark.at


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
    """New shifts appear between runs; some deliveries fail, and some runs die before they note what they did."""
    world: list[Shift] = []
    mark, delivered, crashed = Watermark(), list[str](), False
    for born, failing, crashes in [*runs, (0, set[int](), False), (0, set[int](), False)]:
        world += [shift(str(len(world) + n), hour=500) for n in range(born)]
        done = [each for each in new_since(world, mark) if int(each.id) not in failing]
        delivered += [each.key for each in done]
        if crashes:
            crashed = True
        else:
            mark = mark.advanced(done, at=START)

    assert {each.key for each in world} == set(delivered)
    assert crashed or len(set(delivered)) == len(delivered)
