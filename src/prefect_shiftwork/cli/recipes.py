"""``shiftwork recipes``: the gallery and recipes of files, checked, run, deployed, and taken out of deployments."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import App, Parameter

from prefect_shiftwork.cli.loop import awaited

if TYPE_CHECKING:
    from prefect_shiftwork.recipes.model import Recipe


def add_to(app: App) -> None:
    """Add the commands of this room."""
    recipes = App(name="recipes", help="Lists of steps over the vendors' operations, from the gallery or from files.")
    recipes.command(list_recipes, name="list")
    recipes.command(show)
    recipes.command(check)
    recipes.command(carry_out, name="run")
    recipes.command(deploy)
    recipes.command(export)
    app.command(recipes)


def list_recipes() -> None:
    """List the recipes of the gallery."""
    from prefect_shiftwork.recipes.gallery import gallery

    for name, recipe in gallery().items():
        print(f"{name:<22} {recipe.about}")


def show(recipe: str) -> None:
    """Print a recipe as YAML, to start one of your own from.

    Args:
        recipe: Its name in the gallery, or a file.
    """
    from prefect_shiftwork.recipes.file import to_text

    print(to_text(_recipe(recipe)), end="")


def check(*recipes: str) -> None:
    """Tell everything that is wrong with recipes, without running them; status 1 if anything is.

    Args:
        recipes: Files, or names in the gallery.
    """
    from prefect_shiftwork.recipes.checking import check
    from prefect_shiftwork.recipes.needs import blocks_of

    wrong = 0
    for each in recipes:
        found = _recipe(each)
        problems = check(found)
        wrong += len(problems)
        needs = ", ".join(blocks_of(found.steps)) or "no block"
        print("\n".join(f"{each}: {problem}" for problem in problems) or f"{each}: {len(found.steps)} steps, {needs}")
    if wrong:
        sys.exit(1)


def carry_out(recipe: str, /, *arguments: str, as_json: Annotated[str | None, Parameter(name="--json")] = None) -> None:
    """Run a recipe once, here and now: a dry run unless dry_run=false is said.

    Args:
        recipe: Its name in the gallery, or a file.
        arguments: Fields, like dry_run=false or values.to=ada@example.org, and saved blocks, like crewsense=default.
        as_json: The form as one JSON object.
    """
    from prefect_shiftwork.cli.prefect_server import asking_prefect
    from prefect_shiftwork.flows.outline import arguments as filled
    from prefect_shiftwork.flows.run_recipe import run_recipe

    async def running() -> None:
        await run_recipe(**await filled(run_recipe, _given(recipe, _recipe(recipe), arguments, as_json)))

    with asking_prefect():
        awaited(running())


def deploy(
    recipe: str,
    /,
    *arguments: str,
    name: Annotated[str | None, Parameter(name="--name")] = None,
    as_json: Annotated[str | None, Parameter(name="--json")] = None,
) -> None:
    """Make a deployment of a recipe, or change it; it runs dry unless dry_run=false is said.

    Args:
        recipe: Its name in the gallery, or a file.
        arguments: As in: shiftwork recipes run.
        name: Of the deployment; without it, the recipe's.
        as_json: The form as one JSON object.
    """
    from prefect_shiftwork.cli.prefect_server import asking_prefect
    from prefect_shiftwork.flows.recipe_deploying import deploy_recipe

    found = _recipe(recipe)
    called = name or found.name
    with asking_prefect():
        awaited(deploy_recipe(called, _given(recipe, found, arguments, as_json)))
    print(f"deployed {called}: add a schedule in Prefect when a first run was right")


def export(deployment: str) -> None:
    """Print the recipe of a deployment as YAML.

    Args:
        deployment: Its name in Prefect.
    """
    from prefect_shiftwork.cli.prefect_server import asking_prefect
    from prefect_shiftwork.flows.recipe_deploying import recipe_in
    from prefect_shiftwork.recipes.file import to_text

    with asking_prefect():
        print(to_text(awaited(recipe_in(deployment))), end="")


def _recipe(named: str) -> "Recipe":
    """The recipe of the gallery or of the file."""
    from prefect_shiftwork.recipes.file import read
    from prefect_shiftwork.recipes.gallery import gallery, in_gallery

    path = Path(named)
    return read(path) if named not in gallery() and (path.suffix or path.exists()) else in_gallery(named)


def _given(named: str, recipe: "Recipe", arguments: tuple[str, ...], as_json: str | None) -> dict[str, Any]:
    """The form's fields and the blocks' names, with the recipe among them; nothing is run that has a mistake."""
    from prefect_shiftwork.cli.arguments import read
    from prefect_shiftwork.recipes.checking import check, refuse
    from prefect_shiftwork.recipes.gallery import gallery

    refuse(check(recipe))
    chosen = {"gallery": {"name": named}} if named in gallery() else {"own": recipe.model_dump()}
    return {**read(arguments, as_json), "recipe": chosen}
