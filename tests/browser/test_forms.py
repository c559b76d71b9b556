"""Every field of every form: what a person fills in is what the run is given."""

import json
from typing import Any

import pytest
from filling import Filling
from older_pages import OlderPerson
from person import Person
from playwright.sync_api import Route

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("newcomer")]


@pytest.mark.parametrize("person", [Person, OlderPerson], indirect=True)
@pytest.mark.parametrize(
    "deployment",
    [
        "announce-shift",
        "announce-new-shifts",
        "copy-time-off",
        "email-report",
        "run-recipe",
        "watch-changes",
        "mail-failed-run",
    ],
)
def test_every_field_that_is_filled_in_reaches_the_run(person, deployment: str) -> None:
    told = person.asks("GET", f"deployments/{person.deployments()[deployment]}")
    saved = {each["block_type"]["slug"]: each for each in person.asks("POST", "block_documents/filter", {})}
    schema = told["parameter_openapi_schema"]
    person.opens_form(deployment)
    form, filling = person.form, Filling(schema, saved)
    filled = filling.fills(form, schema, told["parameters"])
    assert filled == submitted(person)
    for other in filling.others(form.card("What to do"), schema["properties"]["form"]):
        filled["form"] |= other
        assert filled == submitted(person)


def test_every_deployment_has_its_form_filled_in(person) -> None:
    marks = test_every_field_that_is_filled_in_reaches_the_run.pytestmark
    [deployments] = [each.args[1] for each in marks if each.args and each.args[0] == "deployment"]
    assert person.deployments().keys() == set(deployments)


def submitted(person: Person) -> dict[str, Any]:
    """What the page sends when Submit is pressed; it goes nowhere."""
    posted: list[dict[str, Any]] = []

    def keep(route: Route) -> None:
        posted.append(json.loads(route.request.post_data or "{}"))
        route.fulfill(status=503, json={"detail": "kept by the test"})

    person.page.route("**/create_flow_run", keep)
    with person.page.expect_response("**/create_flow_run"):
        person.page.get_by_role("button", name="Submit").click()
    person.page.unroute("**/create_flow_run", keep)
    [run] = posted
    return run["parameters"]
