"""Recipes as YAML: what is written is what is read, and what is no recipe is told where."""

import re
from pathlib import Path

import pytest

from prefect_shiftwork.recipes.checking import check
from prefect_shiftwork.recipes.file import from_text, read, to_text
from prefect_shiftwork.recipes.gallery import gallery, in_gallery
from prefect_shiftwork.recipes.model import Recipe
from prefect_shiftwork.recipes.needs import blocks_of
from prefect_shiftwork.recipes.scope import NAMES
from prefect_shiftwork.rest.errors import InvalidInput

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("name", gallery())
def test_a_recipe_of_the_gallery_has_no_mistake_and_comes_back_as_it_was(name: str) -> None:
    recipe = gallery()[name]
    assert (name, []) == (recipe.name, check(recipe))
    assert recipe == from_text(to_text(recipe), name)
    assert recipe.about.endswith(".")


@pytest.mark.parametrize("name", gallery())
def test_the_gallery_tells_of_each_recipe_its_blocks_and_values(name: str) -> None:
    section = (DOCS / "gallery" / "README.md").read_text().partition(f"\n## {name}\n\n")[2].partition("\n## ")[0]
    blocks, values = re.match(r"Blocks: (.+?)\. Values: (.+?)\.", section).groups()  # type: ignore[union-attr]
    assert set(blocks_of(gallery()[name].steps)) == set(re.findall(r"`(\w+)`", blocks))
    assert [row.name for row in gallery()[name].values] == re.findall(r"`(\w+)`", values)


def test_every_name_of_an_expression_is_in_the_documents() -> None:
    told = (DOCS / "recipes.md").read_text()
    assert [] == [name for name, words in NAMES.items() if f"| `{name}` | {words} |" not in told]


def test_the_example_of_the_documents_has_no_mistake() -> None:
    example = re.search(r"```yaml\n(name:.*?)```", (DOCS / "recipes.md").read_text(), re.DOTALL)
    assert example
    assert [] == check(from_text(example[1], "example"))


def test_a_word_of_a_file_stays_as_it_is_written() -> None:
    text = (
        "name: r\nsteps: [{name: off, does: {call: {operation: a.b, arguments: {id: 0042, on: yes, day: 2026-12-01}}}}]"
    )
    step = from_text(text, "r.yaml").steps[0]
    assert "off" == step.name
    assert {"id": "0042", "on": "yes", "day": "2026-12-01"} == {row.name: row.value for row in step.does.call.arguments}  # type: ignore[union-attr]


def test_values_that_python_gives_are_what_a_person_would_type() -> None:
    arguments = {"ids": [1, 2], "draft": True, "limit": 5, "note": None}
    recipe = Recipe.model_validate(
        {"name": "r", "steps": [{"name": "s", "does": {"call": {"operation": "a.b", "arguments": arguments}}}]}
    )
    given = {row.name: row.value for row in recipe.steps[0].does.call.arguments}  # type: ignore[union-attr]
    assert {"ids": "[1,2]", "draft": "true", "limit": "5", "note": ""} == given


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a: [", "r.yaml is no YAML: "),
        ("- 1", "recipe: Input should be a valid dictionary"),
        ("name: r", "steps: it is missing."),
        ("name: r\nsteps: []", "steps: List should have at least 1 item"),
        ("name: r\nsteps: [{name: s}]", "Step 's', does: it is missing."),
        ("name: r\nsteps: [{does: {mial: {}}}]", "Step 1, does: there is no 'mial'; did you mean mail?"),
        (
            "name: r\nsteps: [{name: s, does: {call: {operaton: x}}}]",
            "Step 's', does.call.operaton: there is no such field.",
        ),
        ("name: r\nsteps: [{name: s, does: {mail: {to: x}}}]", "Step 's', does.mail.subject: it is missing."),
        (
            "name: r\nsteps: [{name: s, does: {call: {operation: x}}, onse: y}]",
            "Step 's', onse: there is no such field.",
        ),
    ],
)
def test_what_is_no_recipe_is_told_with_step_and_field(text: str, sentence: str) -> None:
    with pytest.raises(InvalidInput, match=re.escape(sentence)):
        from_text(text, "r.yaml")


def test_of_a_mistake_only_what_was_meant_is_told() -> None:
    with pytest.raises(InvalidInput) as told:
        from_text("name: r\nsteps: [{name: s, does: {call: {operaton: x}}}]", "r.yaml")
    assert "mail" not in str(told.value)


def test_a_file_that_is_not_there_or_no_text_is_told(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="No such file"):
        read(tmp_path / "none.yaml")
    (tmp_path / "binary.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InvalidInput, match="is no text"):
        read(tmp_path / "binary.yaml")


def test_an_unknown_recipe_is_told_with_the_nearest() -> None:
    with pytest.raises(InvalidInput, match="there is no 'who-is-of'; did you mean who-is-off"):
        in_gallery("who-is-of")
