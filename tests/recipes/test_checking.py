"""What is told of a recipe before it runs: each mistake in a sentence, with the step and the field."""

from typing import Any

import pytest

from prefect_shiftwork.recipes.checking import WrongRecipe, check, refuse
from prefect_shiftwork.recipes.model import Recipe
from prefect_shiftwork.recipes.operations import NAMED, Search, arguments_of, names
from prefect_shiftwork.rest.operation import Kind

PEOPLE = {"name": "people", "does": {"call": {"operation": "crewsense.list_users"}}}
TABLE = {"name": "table", "for_each": "{{ steps.people }}", "does": {"table": {"columns": {"A": "{{ item.role }}"}}}}


def told(*steps: dict[str, Any], values: dict[str, str] | None = None, **given: Any) -> list[str]:
    """What is wrong with a recipe of some steps."""
    return [str(problem) for problem in check(Recipe(name="r", values=values or {}, steps=list(steps)), **given)]


def call(operation: str, once: str = "x", **arguments: Any) -> dict[str, Any]:
    return {"name": "it", "does": {"call": {"operation": operation, "arguments": arguments}}, "once": once}


def mail(**fields: Any) -> dict[str, Any]:
    letter = {"to": "a@example.org", "subject": "S", "text": "T"}
    more = {name: fields.pop(name) for name in ("for_each", "only_if", "once") if name in fields}
    return {"name": "it", "does": {"mail": letter | fields}, "once": "x"} | more


def test_a_search_takes_a_name_beside_what_its_list_takes() -> None:
    searches = [each for each in names().values() if isinstance(each, Search)]
    assert [] == [each.name for each in searches if NAMED in each.finder.listing.parameters.model.model_fields]
    assert [] == [each.name for each in searches if not arguments_of(each).model_fields[NAMED].is_required()]
    assert [] == [each.name for each in searches if each.spec.kind is not Kind.READ]


def test_a_recipe_without_mistakes_is_told_nothing_of() -> None:
    assert [] == told(PEOPLE, TABLE, mail(text="{{ steps.table | length }}"))


@pytest.mark.parametrize(
    ("step", "sentence"),
    [
        (
            call("crewsense.list_lables", ""),
            "operation: among the operations there is no 'crewsense.list_lables'; did you mean crewsense.list_labels",
        ),
        (call("crewsence.list", ""), "operation: among the operations there is no 'crewsence.list'"),
        (call("crewsense.get_label", ""), "arguments.id: it is missing; the operation needs it."),
        (call("crewio.find_role", "", named="Bar"), "arguments.event_id: it is missing; the operation needs it."),
        (call("crewio.find_event", "", name="Bar"), "arguments.named: it is missing; the operation needs it."),
        (call("crewsense.get_label", "", id="many"), "arguments.id: Input should be a valid integer"),
        (
            call("crewsense.create_group", name="A", nmae="B"),
            "arguments.nmae: there is no 'nmae'; did you mean name?",
        ),
        (call("crewsense.create_group", nmae="{{ today }}", name="A"), "arguments.nmae: there is no 'nmae'"),
        (call("crewsense.create_group", "", name="A"), "once: say what must not happen twice, like {{ item.id }};"),
        (mail(once=""), "once: say what must not happen twice"),
        (call("crewsense.list_labels"), "once: the step changes nothing, so it is made in every run; leave it empty."),
        (mail(text="{{ steps.table }}"), "text: among the steps above there is no 'table'; there are people."),
        (mail(text="{{ steps['it'].x }}"), "text: step 'it' is not above this one; move it up."),
        (mail(to="{{ values.too }}"), "to: among the recipe's values there is no 'too'; did you mean to?"),
        (mail(subject="{{ item.id }}"), "subject: there is an 'item' only in a step that has 'for each'."),
        (mail(subject="{{ todya }}"), "subject: there is no 'todya'; did you mean today?"),
        (mail(subject="{{ today | dat }}"), "subject: the expression cannot be read: No filter named 'dat'."),
        (mail(subject="{{ today"), "subject: the expression cannot be read: "),
        (mail(for_each="steps.people"), "for_each: it is not one whole expression; write it as {{ ... }}."),
        (mail(only_if="{{ today }} or never"), "only_if: it is not one whole expression; write it as {{ ... }}."),
        (mail(for_each="{{ item }}"), "for_each: there is an 'item' only in a step that has 'for each'."),
        (
            mail(files=[{"table": "people"}]),
            "files, row 1: among the tables above there is no 'people', nor any other.",
        ),
        ({**TABLE, "name": "it", "for_each": ""}, "for_each: a table needs the records that its rows are for."),
        (
            {"name": "it", "for_each": "{{ steps.people }}", "does": {"approval": {"question": "?"}}},
            "for_each: a person is asked once; leave it empty.",
        ),
    ],
)
def test_a_mistake_is_told_with_step_and_field(step: dict[str, Any], sentence: str) -> None:
    assert [] != [each for each in told(PEOPLE, step, values={"to": ""}) if each.startswith(f"Step 'it', {sentence}")]


@pytest.mark.parametrize(
    "step",
    [
        call("crewsense.get_label", "", id="{{ values.to }}"),
        call("crewsense.get_label", "", id="42"),
        call("crewsense.delete_label", "", id="42"),
        call("crewsense.replace_user_groups", "", user_id="1", ids="[1, 2]"),
        call("crewio.upsert_assignment", "", event_id="e", shift_id="s", user_id="u", state="confirmed"),
        call("crewsense.list_time_offs", "", start="2026-12-01", end="2026-12-02 08:00"),
        mail(text="{% for each in steps.people %}{{ each.role }}{% endfor %}{{ 7 | hours }}"),
    ],
)
def test_what_is_right_passes(step: dict[str, Any]) -> None:
    assert [] == told(PEOPLE, step, values={"to": ""})


def picture(**fields: str) -> dict[str, Any]:
    """A table with the columns Name and Hours, and a picture of it."""
    columns = {"Name": "{{ item.name }}", "Hours": "{{ 7 }}"}
    table = {"columns": columns, "pictures": [{"title": "P", "rows": "Name", **fields}]}
    return {"name": "it", "for_each": "{{ steps.people }}", "does": {"table": table}}


@pytest.mark.parametrize(
    ("fields", "problems"),
    [
        ({"kind": "bars", "figure": "Hours"}, []),
        (
            {"kind": "bars", "figure": "Hour"},
            ["figure: among the table's columns there is no 'Hour'; did you mean Hours?"],
        ),
        ({"kind": "bars"}, ["figure: a picture of kind 'bars' needs the heading of a column here."]),
        (
            {"kind": "heat map", "figure": "Hours", "across": "Name", "end": "Name"},
            ["end: a picture of kind 'heat map' does not use it; leave it empty."],
        ),
        (
            {"kind": "calendar", "rows": "", "start": "Name"},
            [
                "rows: a picture of kind 'calendar' needs the heading of a column here.",
                "end: a picture of kind 'calendar' needs the heading of a column here.",
            ],
        ),
    ],
)
def test_a_picture_is_of_columns_that_the_table_has(fields: dict[str, str], problems: list[str]) -> None:
    assert [f"Step 'it', pictures, row 1, {problem}" for problem in problems] == told(PEOPLE, picture(**fields))


def test_columns_that_only_the_records_know_are_not_missed() -> None:
    step = picture(kind="bars", figure="Anything")
    step["does"]["table"]["columns"] = {}
    assert [] == told(PEOPLE, step)


def test_two_steps_of_one_name_are_told_once() -> None:
    assert ["Step 'people', name: 2 steps are called so; give each a name of its own."] == told(PEOPLE, PEOPLE)


def test_an_argument_that_is_there_twice_is_told() -> None:
    rows = [{"name": "id", "value": "1"}, {"name": "id", "value": "2"}]
    step = {"name": "it", "does": {"call": {"operation": "crewsense.get_label", "arguments": rows}}}
    assert ["Step 'it', arguments.id: it is there more than once."] == told(step)


def test_a_calendar_says_which_columns_it_lacks() -> None:
    problems = told(PEOPLE, TABLE, mail(files=[{"table": "table", "kind": "calendar"}]))
    assert ["Step 'it', files, row 1: a calendar needs a column End and Start and Title in table 'table'."] == problems


@pytest.mark.parametrize(
    ("filled", "problems"),
    [
        ({}, ["values.to: it is empty; fill it in."]),
        ({"to": "a@example.org"}, []),
        (
            {"to": "a@example.org", "day": "3"},
            ["values: in this recipe there is no 'day'; did you mean days?"],
        ),
    ],
)
def test_values_are_filled_in_and_known(filled: dict[str, str], problems: list[str]) -> None:
    assert problems == told(PEOPLE, values={"to": "", "days": "7"}, filled=filled)


def test_a_block_that_is_not_chosen_is_told_of_the_step_that_needs_it() -> None:
    chat = {"name": "said", "does": {"chat_message": {"text": "T"}}, "once": "{{ run }}"}
    problems = told(PEOPLE, TABLE, mail(), chat, blocks={"crewsense"})
    assert [
        "Step 'it', block: it needs a block: choose one under 'email'.",
        "Step 'said', block: it needs a block: choose one under 'chat'.",
    ] == problems


def test_a_recipe_with_mistakes_is_refused_with_all_of_them() -> None:
    recipe = Recipe.model_validate({"name": "r", "steps": [mail(once="", text="{{ a }}")]})
    with pytest.raises(WrongRecipe, match=r"there is no 'a'.*say what must not happen twice"):
        refuse(check(recipe))
