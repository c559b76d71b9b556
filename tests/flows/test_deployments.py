"""What ``prefect deploy --all`` deploys: flows that start safely, whose forms want only what a person has to say."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from prefect_shiftwork.flows import FLOWS, load_flow

DEPLOYMENTS = yaml.safe_load((Path(__file__).parents[2] / "prefect.yaml").read_text())["deployments"]
ONLY_A_PERSON_KNOWS = {
    "announce-shift": {("shift",)},
    "email-report": {("to",)},
    "mail-failed-run": {("run_id",), ("to",)},
}


@pytest.fixture(params=DEPLOYMENTS, ids=lambda deployment: deployment["name"])
def deployment(request: pytest.FixtureRequest) -> dict[str, Any]:
    """Each deployment in turn."""
    return dict(request.param)


def form_of(name: str) -> Any:
    """The model of a flow's form."""
    return load_flow(name).fn.__annotations__["form"]


def test_every_flow_is_deployed() -> None:
    assert set(FLOWS) == {deployment["name"] for deployment in DEPLOYMENTS}


def test_a_deployment_says_what_it_does(deployment) -> None:
    assert deployment["description"].strip().endswith(".")
    assert "shiftwork" in deployment["tags"]


def test_deployments_run_one_at_a_time_but_recipes_which_prefect_would_end_while_they_wait_for_a_person() -> None:
    one_at_a_time = {"limit": 1, "collision_strategy": "ENQUEUE"}
    assert {name: None if name == "run-recipe" else one_at_a_time for name in FLOWS} == {
        each["name"]: each.get("concurrency_limit") for each in DEPLOYMENTS
    }


def test_every_schedule_comes_paused(deployment) -> None:
    assert all(schedule["active"] is False for schedule in deployment.get("schedules", []))


def test_every_form_comes_as_a_dry_run_and_lacks_only_what_a_person_has_to_say(deployment) -> None:
    name, form = deployment["name"], deployment["parameters"]["form"]
    assert form["dry_run"] is True
    lacking = set()
    try:
        form_of(name).model_validate(form)
    except ValidationError as error:
        lacking = {problem["loc"] for problem in error.errors()}
    assert ONLY_A_PERSON_KNOWS.get(name, set()) == lacking


def test_every_field_of_a_form_is_there_to_be_seen(deployment) -> None:
    name, form = deployment["name"], deployment["parameters"]["form"]
    left_out = {(field,) for field in set(form_of(name).model_fields) - set(form)}
    assert ONLY_A_PERSON_KNOWS.get(name, set()) == left_out


@pytest.mark.parametrize("name", FLOWS)
def test_no_field_of_a_form_is_called_like_a_block(name: str) -> None:
    """On the command line ``name=value`` means either."""
    blocks = set(load_flow(name).parameters.properties) - {"form"}
    assert blocks.isdisjoint(form_of(name).model_fields)
