"""Recipes of one's own: checked before they run, planned before they write, done once."""

from typing import Any

import pytest

from prefect_shiftwork.flows.run_recipe import run_recipe

LABELS = {"name": "labels", "does": {"call": {"operation": "crewsense.list_labels"}}}
SUMMARY, PLAN, OUTCOME = "run-recipe", "run-recipe-plan", "run-recipe-outcome"


def own(*steps: dict[str, Any], dry_run: bool = False, **fields: Any) -> dict[str, Any]:
    """The form of a recipe of one's own."""
    recipe = {"name": "mine", "steps": list(steps), **fields}
    return {"recipe": {"own": recipe}, "sender": "office@example.org", "dry_run": dry_run}


def call(name: str, operation: str, **more: Any) -> dict[str, Any]:
    """A step that calls an operation with ``arguments``, and has other fields such as ``once``."""
    arguments = more.pop("arguments", {})
    return {"name": name, "does": {"call": {"operation": operation, "arguments": arguments}}, **more}


def group(name: str, label: str, **more: Any) -> dict[str, Any]:
    """A step that creates a group in CrewSense."""
    return call(name, "crewsense.create_group", arguments={"name": label}, **more)


async def test_a_mistake_ends_the_run_before_its_first_step(run, sandbox) -> None:
    steps = (group("first", "A", once="a"), call("second", "crewsense.list_lables", only_if="{{ steps.third }}"))
    told = await run(run_recipe, own(*steps), "crewsense")

    assert told.state.is_failed()
    assert "Step 'second', operation: among the operations there is no 'crewsense.list_lables'" in told.message
    assert "Step 'second', only_if: among the steps above there is no 'third'" in told.message
    assert [] == sandbox.changes


async def test_a_step_whose_block_is_not_chosen_is_named(run) -> None:
    told = await run(run_recipe, own(LABELS))

    assert "Step 'labels', block: it needs a block: choose one under 'crewsense'." == told.message


async def test_a_write_that_does_not_say_once_is_refused(run, sandbox) -> None:
    told = await run(run_recipe, own(group("first", "A")), "crewsense")

    assert told.message.startswith("Step 'first', once: say what must not happen twice")
    assert [] == sandbox.changes


async def test_a_dry_run_reads_and_shows_every_change_and_makes_none(run, sandbox) -> None:
    step = group("groups", "{{ item.label }}!", for_each="{{ steps.labels }}", once="{{ item.id }}")
    told = await run(run_recipe, own(LABELS, step, dry_run=True), "crewsense")

    planned = told.column(PLAN, "What")
    assert planned
    assert all(what.startswith("create group (name ") for what in planned)
    assert (f"Dry run: nothing was written. The plan: {len(planned)} create.", []) == (told.message, sandbox.changes)


async def test_a_second_run_changes_nothing(run, sandbox) -> None:
    step = group("groups", "{{ item.label }}!", for_each="{{ steps.labels }}", once="{{ item.id }}")
    first = await run(run_recipe, own(LABELS, step), "crewsense")
    made = list(sandbox.changes)
    second = await run(run_recipe, own(LABELS, step), "crewsense")

    assert made
    assert (f"{len(made)} done.", made) == (first.message, sandbox.changes)
    assert f"Nothing to do. {len(made)} left as they are." == second.message


async def test_a_step_can_use_what_a_write_above_it_answered(run, sandbox) -> None:
    create = call(
        "made",
        "crewio.create_event",
        arguments={"name": "Herbstfest", "start_date": "2026-12-19", "end_date": "2026-12-20"},
        once="herbstfest",
    )
    role = call("role", "crewio.create_role", arguments={"event_id": "{{ steps.made.id }}", "name": "Bar"}, once="bar")
    dry = await run(run_recipe, own(create, role, dry_run=True), "crewio")
    told = await run(run_recipe, own(create, role), "crewio")

    assert "known when the steps before are made: step 'made' has no result" in dry.column(PLAN, "Why")[1]
    assert ("2 done.", 2) == (told.message, len(sandbox.changes))


async def test_ids_can_be_given_as_names(run, sandbox, event) -> None:
    found = call("event", "crewio.find_event", arguments={"named": "SOMMERFEST"})
    role = call("role", "crewio.create_role", arguments={"event_id": "{{ steps.event.id }}", "name": "Tor"}, once="tor")
    told = await run(run_recipe, own(found, role), "crewio")
    slip = call("event", "crewio.find_event", arguments={"named": "Sommerfezt"})
    refused = await run(run_recipe, own(slip, role), "crewio")

    assert ("1 done.", 1) == (told.message, len(sandbox.changes))
    assert f"found no event 'Sommerfezt'. Did you mean Sommerfest ({event.id})" in refused.message


async def test_a_list_that_many_names_are_searched_in_is_read_once(run) -> None:
    people = call("people", "crewsense.list_users")
    each = "{{ steps.people[:3] }}"
    again = call("again", "crewsense.find_user", for_each=each, arguments={"named": "{{ item.full_name }}"})
    told = await run(run_recipe, own(people, again), "crewsense")

    assert "| again | CrewSense, find user | 3 records |" in told[SUMMARY]
    assert "- CrewSense: 3 calls, " in told[SUMMARY]


async def test_after_a_step_that_failed_the_steps_below_are_not_made(run, sandbox) -> None:
    sandbox.arm("crewsense", "POST", "/v1/groups", status=400, body={"message": "no"})
    told = await run(run_recipe, own(group("first", "A", once="a"), group("second", "B", once="b")), "crewsense")
    again = await run(run_recipe, own(group("first", "A", once="a"), group("second", "B", once="b")), "crewsense")

    assert told.state.is_failed()
    assert ["failed"] == told.column(OUTCOME, "State")
    assert "| second | CrewSense, create group | not made |" in told[SUMMARY]
    assert "\n\n- CrewSense: 2 calls, " in told[SUMMARY]
    assert "2 done." == again.message


async def test_a_write_that_may_have_arrived_is_not_made_again(run, sandbox) -> None:
    sandbox.arm("crewsense", "POST", "/v1/groups", status=502, body="")
    form = own(group("first", "A", once="a"))
    first = await run(run_recipe, form, "crewsense")
    second = await run(run_recipe, form, "crewsense")
    third = await run(run_recipe, form | {"repeat_uncertain": True}, "crewsense")

    assert (["unknown"], ["unknown"]) == (first.column(OUTCOME, "State"), second.column(OUTCOME, "State"))
    assert ("1 done.", 1) == (third.message, len(sandbox.changes))


async def test_what_somebody_has_found_there_is_counted_as_made(run, sandbox) -> None:
    sandbox.arm("crewsense", "POST", "/v1/groups", status=502, body="")
    form = own(group("first", "A", once="a"))
    await run(run_recipe, form, "crewsense")
    counted = await run(run_recipe, form | {"count_as_sent": True, "repeat_uncertain": True}, "crewsense")
    after = await run(run_recipe, form, "crewsense")

    assert ("1 skipped.", []) == (counted.message, sandbox.changes)
    assert "Nothing to do. 1 left as they are." == after.message


async def test_after_so_many_failures_the_rest_is_left_to_the_next_run(run, sandbox) -> None:
    sandbox.arm("crewsense", "POST", "/v1/groups", status=400, body={"message": "no"})
    step = group("groups", "{{ item.label }}!", for_each="{{ steps.labels }}", once="{{ item.id }}")
    first = await run(run_recipe, own(LABELS, step) | {"max_failures": 1}, "crewsense")
    second = await run(run_recipe, own(LABELS, step), "crewsense")

    assert first.state.is_failed()
    assert ["failed", "not tried"] == first.column(OUTCOME, "State")
    assert "1 before it failed; the next run tries it." == first.column(OUTCOME, "Reason")[-1]
    assert ("2 done.", 2) == (second.message, len(sandbox.changes))


async def test_two_records_that_come_to_the_same_once_stop_the_run(run, sandbox) -> None:
    step = group("groups", "{{ item.label }}!", for_each="{{ steps.labels }}", once="{{ week }}")
    told = await run(run_recipe, own(LABELS, step), "crewsense")

    assert told.message.startswith("Step 'groups', once: two records come to the same")
    assert [] == sandbox.changes


async def test_an_expression_that_fails_names_the_step_and_the_field(run) -> None:
    step = group("groups", "{{ item.lable }}", for_each="{{ steps.labels }}", once="{{ item.id }}")
    told = await run(run_recipe, own(LABELS, step), "crewsense")

    assert "Step 'groups', arguments: Label has no 'lable'; check the spelling." == told.message


async def test_each_step_is_a_task_run_with_a_readable_name(run, caplog) -> None:
    await run(run_recipe, own(LABELS, group("new_group", "A", once="{{ run }}")), "crewsense")

    names = [record.task_run_name for record in caplog.records if hasattr(record, "task_run_name")]
    assert ["labels: CrewSense, list labels", "new group: CrewSense, create group"] == list(dict.fromkeys(names))


@pytest.mark.parametrize("to", ["ada@", "{{ [none] }}x"])
async def test_a_wrong_address_stops_the_run_before_anything_is_sent(run, sandbox, to) -> None:
    step = {"name": "letter", "does": {"mail": {"to": to, "subject": "S", "text": "T"}}, "once": "a"}
    told = await run(run_recipe, own(step), "email")

    assert told.message.startswith("Step 'letter', to: ")
    assert [] == sandbox.mails


async def test_a_list_that_is_not_whole_decides_no_write(run, saved, sandbox) -> None:
    sandbox.arm("crewsense", "GET", "/v1/labels", status=200, body=[{"id": "canary"}])
    lenient = saved["crewsense"].model_copy(update={"on_drift": "skip"})
    step = group("groups", "{{ item.label }}!", for_each="{{ steps.labels }}", once="{{ item.id }}")
    told = await run(run_recipe, own(LABELS, step), crewsense=lenient)

    assert "CrewSense list_labels left out 1 whose id cannot be read, but all are needed here" in told.message
    assert [] == sandbox.changes


def table(name: str, records: str, **picture: Any) -> dict[str, Any]:
    """A step that makes a table of the labels of some records, with a picture of it."""
    columns = {"Label": "{{ item.label }}", "Number": "{{ item.id }}"}
    shown = {"kind": "bars", "title": "Numbers", "rows": "Label", "figure": "Number"} | picture
    return {"name": name, "for_each": records, "does": {"table": {"columns": columns, "pictures": [shown]}}}


async def test_a_picture_that_asks_for_numbers_tells_which_column_has_words(run) -> None:
    told = await run(run_recipe, own(LABELS, table("shown", "{{ steps.labels }}", figure="Label")), "crewsense")

    assert told.state.is_failed()
    assert "Step 'shown', pictures: Picture 'Numbers' needs numbers in column 'Label', and not " in told.message


async def test_a_mail_whose_table_waits_for_a_write_is_planned_without_its_picture(run, sandbox) -> None:
    made = group("made", "{{ item.label }}!", for_each="{{ steps.labels }}", once="{{ item.id }}")
    columns = {"Label": "{{ item | string }}", "Number": "{{ 7 }}"}
    later = table("later", "{{ steps.made }}")
    later["does"]["table"]["columns"] = columns
    letter = {"to": "a@example.org", "subject": "Made", "text": "T", "files": [{"table": "later"}]}
    mail = {"name": "letter", "does": {"mail": letter}, "once": "{{ run }}"}
    told = await run(run_recipe, own(LABELS, made, later, mail), "crewsense", "email")

    assert told.completed, told.message
    [sent] = sandbox.mails
    assert 'alt="Numbers. ' in sent.html
