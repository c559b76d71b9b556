"""``shiftwork recipes`` without a server: listed, shown, checked."""

from pathlib import Path

from prefect_shiftwork.recipes.gallery import gallery


def test_the_gallery_is_listed(shiftwork) -> None:
    assert list(gallery()) == [line.split()[0] for line in shiftwork("recipes", "list").lines]


def test_a_recipe_that_is_shown_is_one_to_start_from(shiftwork, tmp_path: Path) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text(shiftwork("recipes", "show", "who-is-off").out)
    told = shiftwork("recipes", "check", "mine.yaml", "open-shifts")
    assert (0, ["mine.yaml: 3 steps, crewsense, email", "open-shifts: 5 steps, seven_shifts, chat"]) == (
        told.status,
        told.lines,
    )


def test_mistakes_are_told_with_file_step_and_field(shiftwork, tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(
        "name: mine\nsteps: [{name: labels, does: {call: {operation: crewsense.list_lables}}}]"
    )
    told = shiftwork("recipes", "check", "mine.yaml")
    assert 1 == told.status
    assert told.out.startswith("mine.yaml: Step 'labels', operation: among the operations there is no")


def test_a_recipe_that_is_nowhere_is_told(shiftwork) -> None:
    assert "there is no 'who-is-on'; did you mean who-is-off?" in shiftwork("recipes", "show", "who-is-on").err
    assert (
        "shiftwork: mine.yaml cannot be read: No such file or directory."
        == shiftwork("recipes", "check", "mine.yaml").err.strip()
    )


def test_a_recipe_with_mistakes_is_not_run(shiftwork, tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(
        "name: mine\nsteps: [{name: said, does: {chat_message: {text: '{{ nothing }}'}}, once: x}]"
    )
    assert "Step 'said', text: there is no 'nothing'" in shiftwork("recipes", "run", "mine.yaml").err
