"""What becomes of a plan: batches, an outcome for each item, and an end that tells the truth."""

from typing import Any

import pytest
from pydantic import SecretStr

from prefect_shiftwork.blocks import CrewIOCredentials
from prefect_shiftwork.flows import artifacts, running
from prefect_shiftwork.flows.memory import MayHaveHappened, Once
from prefect_shiftwork.flows.running import (
    MissingBlock,
    NotAllDone,
    carry_out,
    ended,
    held_open,
    in_one_sentence,
    needed,
    outcome_of,
    unreadable,
    with_outcomes,
)
from prefect_shiftwork.mail.errors import MayBeSent, NotSent
from prefect_shiftwork.rest.errors import Failure, OutcomeUnknown, Rejected, UnexpectedAnswer
from prefect_shiftwork.roster.plan import Action, Item, Outcome, Outcomes, Plan, State

CALL = Failure("7shifts", "create_time_off")


def item(number: int, action: Action = Action.CREATE) -> Item[int]:
    payload = number if action is not Action.SKIP else None
    return Item(action, f"key/{number}", "Ada", f"day {number}", "because", payload)


def plan(*actions: Action) -> Plan[int]:
    return Plan(tuple(item(number, action) for number, action in enumerate(actions)))


def outcomes(*states: State) -> Outcomes:
    return Outcomes(tuple(Outcome("key", "Ada", f"day {n}", state, "It rained.") for n, state in enumerate(states)))


def raising(error: Exception | None, answer: Once | None = None) -> Any:
    async def write(_: int) -> Once | None:
        if error:
            raise error
        return answer

    return write


@pytest.mark.parametrize(
    ("write", "state"),
    [
        (raising(None), State.DONE),
        (raising(None, Once.NOW), State.DONE),
        (raising(None, Once.BEFORE), State.SKIPPED),
        (raising(Rejected(CALL)), State.FAILED),
        (raising(NotSent("The mail was not sent.")), State.FAILED),
        (raising(OutcomeUnknown(CALL)), State.UNKNOWN),
        (raising(UnexpectedAnswer(CALL)), State.UNKNOWN),
        (raising(MayHaveHappened("It may have arrived.")), State.UNKNOWN),
        (raising(MayBeSent("The mail may have been sent.")), State.UNKNOWN),
    ],
)
async def test_each_item_has_an_outcome(write, state) -> None:
    assert state is (await outcome_of(item(1), write)).state


async def test_a_mistake_of_ours_is_not_hidden_in_an_outcome() -> None:
    with pytest.raises(ZeroDivisionError):
        await outcome_of(item(1), raising(ZeroDivisionError()))


async def test_a_plan_is_carried_out_in_batches_and_in_order(monkeypatch) -> None:
    batches: list[Any] = []
    tables: list[Any] = []
    write_batch = running.write_batch.fn

    async def batch(*args: Any) -> list[Outcome]:
        batches.append(args[2:5])
        return list(await write_batch(*args))

    async def table(*args: Any) -> None:
        tables.append(args)

    monkeypatch.setattr(running, "write_batch", batch)
    monkeypatch.setattr(running, "show_table", table)
    written: list[int] = []

    async def write(number: int) -> None:
        written.append(number)

    found = await carry_out("flow", plan(*[Action.CREATE] * 120), write, max_failures=20)

    assert [(1, 50, 120), (51, 100, 120), (101, 120, 120)] == batches
    assert list(range(120)) == written == [int(each.what.split()[1]) for each in found.items]
    assert ("flow-outcome", "**Outcome:** 120 done.") == (tables[0][0], tables[0][2])


@pytest.fixture
def _no_server(monkeypatch: pytest.MonkeyPatch) -> None:
    async def table(*_: Any) -> None:
        """Show nothing."""

    monkeypatch.setattr(running, "write_batch", running.write_batch.fn)
    monkeypatch.setattr(running, "show_table", table)


@pytest.mark.usefixtures("_no_server")
@pytest.mark.parametrize(("max_failures", "tried"), [(1, 3), (2, 6), (20, 60), (0, 120)])
async def test_after_so_many_failures_the_rest_is_not_tried(max_failures, tried) -> None:
    written: list[int] = []

    async def write(number: int) -> None:
        written.append(number)
        if number % 3 == 2:
            raise Rejected(CALL) if number % 2 else OutcomeUnknown(CALL)

    found = await carry_out("flow", plan(*[Action.CREATE] * 120), write, max_failures=max_failures)

    assert list(range(tried)) == written
    assert 120 - tried == found.counts[State.NOT_TRIED]
    assert [f"day {number}" for number in range(120)] == [each.what for each in found.items]
    if max_failures:
        assert f"{max_failures} before it failed; the next run tries it." == found.items[-1].reason


def test_what_was_not_tried_is_told_and_is_left_for_the_next_run() -> None:
    with pytest.raises(NotAllDone, match="^1 failed, 2 not tried, 1 done"):
        ended(plan(*[Action.CREATE] * 4), outcomes(State.DONE, State.FAILED, State.NOT_TRIED, State.NOT_TRIED))


def test_outcomes_belong_to_the_items_that_were_written() -> None:
    both = plan(Action.CREATE, Action.SKIP, Action.UPDATE)

    pairs = with_outcomes(both, outcomes(State.DONE, State.FAILED))

    assert [State.DONE, None, State.FAILED] == [outcome and outcome.state for _, outcome in pairs]
    assert [None] * 3 == [outcome for _, outcome in with_outcomes(both, None)]


def test_a_dry_run_ends_with_its_plan() -> None:
    state = ended(plan(Action.CREATE, Action.SKIP, Action.CREATE), None)
    assert "Dry run: nothing was written. The plan: 2 create, 1 skip." == state.message


@pytest.mark.parametrize(
    ("actions", "states", "message"),
    [
        ([], [], "Nothing to do."),
        ([Action.SKIP], [], "Nothing to do. 1 left as they are."),
        ([Action.CREATE, Action.CREATE], [State.DONE, State.SKIPPED], "1 done, 1 skipped."),
        ([Action.CREATE, Action.CONFLICT], [State.DONE], "1 done. To look at, in the plan: 1 conflict."),
        ([Action.UNMATCHED], [], "Nothing to do. To look at, in the plan: 1 unmatched."),
    ],
)
def test_a_good_run_ends_completed_in_words(actions, states, message) -> None:
    state = ended(plan(*actions), outcomes(*states))
    assert (True, message) == (state.is_completed(), state.message)


@pytest.mark.parametrize("bad", [State.FAILED, State.UNKNOWN])
def test_a_run_that_did_not_do_everything_does_not_call_itself_complete(bad) -> None:
    with pytest.raises(NotAllDone) as raised:
        ended(plan(Action.CREATE, Action.CREATE), outcomes(State.DONE, bad))
    assert (
        f"1 {bad}, 1 done. Ada, day 1: It rained. Run again to do the rest; what is done is not done twice."
    ) == str(raised.value)


async def test_a_run_that_cannot_go_on_fails_in_one_sentence_and_keeps_its_error() -> None:
    problem = MissingBlock("Choose a block.")

    @in_one_sentence
    async def flow() -> Any:
        raise problem

    state = await flow()

    assert (True, "Choose a block.") == (state.is_failed(), state.message)
    with pytest.raises(MissingBlock):
        await state.aresult()


async def test_a_block_that_is_needed_is_named_with_its_parameter() -> None:
    assert 5 == needed(5, "crewio", "The shift is CrewIO's")
    with pytest.raises(MissingBlock, match="The shift is CrewIO's: choose a block under 'crewio', or add one there"):
        needed(None, "crewio", "The shift is CrewIO's")


def test_records_that_make_no_sense_are_shown_with_their_reason() -> None:
    [row] = [each.row for each in unreadable(["7shifts shift 7 has no start; correct it there."])]
    assert ("conflict", "7shifts shift 7 has no start; correct it there.") == (row["Action"], row["Why"])


async def test_tasks_of_a_run_share_one_client() -> None:
    crewio = CrewIOCredentials(api_key=SecretStr("crw_live_any"))
    async with held_open(crewio, None):
        async with crewio.get_client() as first:
            pass
        async with crewio.get_client() as second:
            assert first is second


async def test_an_empty_table_says_that_it_is_empty(monkeypatch) -> None:
    shown: list[Any] = []

    async def create(rows: Any, **_: Any) -> None:
        shown.append(rows)

    monkeypatch.setattr(artifacts, "acreate_table_artifact", create)
    await artifacts.show_table("key", [], "nothing")

    assert [[{"What": "Nothing"}]] == shown
