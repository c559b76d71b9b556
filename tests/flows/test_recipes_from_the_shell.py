"""Recipes from the shell: run with saved blocks, deployed, and taken out of the deployment again."""

import pytest
from prefect.client.orchestration import get_client

from prefect_shiftwork.flows.outline import arguments
from prefect_shiftwork.flows.recipe_deploying import deploy_recipe, recipe_in
from prefect_shiftwork.flows.run_recipe import run_recipe
from prefect_shiftwork.recipes.gallery import gallery
from prefect_shiftwork.rest.errors import InvalidInput


@pytest.fixture
async def block(shelf: None, saved) -> str:
    """CrewSense's credentials, saved."""
    await saved["crewsense"].asave("department", overwrite=True)
    return "department"


@pytest.fixture
async def deployed(prefect_server: str) -> None:
    """The flow's own deployment."""
    async with get_client() as prefect:
        flow_id = await prefect.create_flow(run_recipe)
        await prefect.create_deployment(
            flow_id,
            "run-recipe",
            entrypoint="prefect_shiftwork.flows.run_recipe:run_recipe",
            parameter_openapi_schema=run_recipe.parameters.model_dump_for_openapi(),
        )


async def test_a_recipe_runs_with_a_saved_block_and_values_in_dots(block, memory, sandbox) -> None:
    given = {"recipe": {"gallery": {"name": "announcement-cleanup"}}, "values": {"word": "hose"}, "crewsense": block}
    state = await run_recipe(**await arguments(run_recipe, given), return_state=True)
    assert ("Dry run: nothing was written. The plan: 1 remove.", []) == (state.message, sandbox.changes)


async def test_what_is_deployed_comes_out_again_and_holds_no_secret(block, deployed) -> None:
    mine = gallery()["announcement-cleanup"].model_copy(update={"name": "mine"})
    await deploy_recipe("mine", {"recipe": {"own": mine}, "values": {"word": "hose"}, "crewsense": block})

    assert mine == await recipe_in("mine")
    async with get_client() as prefect:
        found = await prefect.read_deployment_by_name("Run a recipe/mine")
    assert [{"name": "word", "value": "hose"}] == found.parameters["form"]["values"]
    assert ["$ref"] == list(found.parameters["crewsense"])


async def test_a_deployment_that_is_not_there_is_told(prefect_server: str) -> None:
    with pytest.raises(InvalidInput, match="There is no deployment 'nobodys' of the flow 'Run a recipe'"):
        await recipe_in("nobodys")
