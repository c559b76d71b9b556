"""Recipes in deployments: put into one, with what is filled in, and taken out again."""

from collections.abc import Mapping
from typing import Any

from prefect.client.orchestration import PrefectClient, get_client
from prefect.client.schemas.responses import DeploymentResponse
from prefect.exceptions import ObjectNotFound
from pydantic import BaseModel

from prefect_shiftwork.flows.outline import arguments
from prefect_shiftwork.flows.run_recipe import RunRecipeForm, run_recipe
from prefect_shiftwork.recipes.model import Recipe
from prefect_shiftwork.rest.errors import InvalidInput

DEPLOYMENT = "run-recipe"
"""The deployment of ``prefect.yaml``, whose work pool and schema the others take."""


async def recipe_in(deployment: str) -> Recipe:
    """The recipe that a deployment runs. Raises InvalidInput when there is no such deployment."""
    async with get_client() as prefect:
        found = await _deployment(prefect, deployment)
    return RunRecipeForm.model_validate(found.parameters.get("form", {})).chosen()


async def deploy_recipe(name: str, given: Mapping[str, Any]) -> None:
    """Make a deployment of a recipe, or change the one of that name. Its schedule is added in Prefect.

    Args:
        name: of the deployment.
        given: the form's fields, and the blocks by the names under which they are saved.

    Raises:
        InvalidInput: a field or a block is wrong, or the flow itself is not deployed yet.
    """
    filled = await arguments(run_recipe, given)
    async with get_client() as prefect:
        model = await _deployment(prefect, DEPLOYMENT)
        await prefect.create_deployment(
            flow_id=model.flow_id,
            name=name,
            entrypoint=model.entrypoint,
            work_pool_name=model.work_pool_name,
            description=filled["form"].chosen().about or model.description,
            tags=model.tags,
            pull_steps=model.pull_steps,
            parameter_openapi_schema=model.parameter_openapi_schema,
            parameters={parameter: _stored(value) for parameter, value in filled.items()},
        )


async def _deployment(prefect: PrefectClient, name: str) -> DeploymentResponse:
    try:
        return await prefect.read_deployment_by_name(f"{run_recipe.name}/{name}")
    except ObjectNotFound:
        raise InvalidInput(
            f"There is no deployment {name!r} of the flow {run_recipe.name!r}. See Prefect, or: shiftwork flows deploy"
        ) from None


def _stored(value: BaseModel) -> object:
    """A parameter as a deployment keeps it: a block as a reference to its document, so that no secret is copied."""
    document = getattr(value, "_block_document_id", None)
    return {"$ref": {"block_document_id": str(document)}} if document else value.model_dump(mode="json")
