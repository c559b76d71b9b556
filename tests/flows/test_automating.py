"""Ready automations: installed once, and left as people have set them."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace

import pytest
from prefect.client.orchestration import get_client
from prefect.events.schemas.automations import Automation, AutomationCore
from prefect_email import EmailServerCredentials

from prefect_shiftwork.flows import FLOWS, load_flow
from prefect_shiftwork.flows.automating import Choices, install
from prefect_shiftwork.flows.deploying import schema_of
from prefect_shiftwork.flows.mail_failed_run import mail_failed_run
from prefect_shiftwork.flows.ready_automations import ready
from prefect_shiftwork.rest.errors import InvalidInput, ShiftworkError

OWNER = Choices(to="owner@example.org", email="ops", sender="crew@example.org")
NAMES = ["announce-open-shift", "copy-approved-time-off", "mail-failed-run"]
BLOCK = {"$ref": {"block_document_id": "00000000-0000-0000-0000-000000000000"}}


async def automations() -> list[Automation]:
    async with get_client() as prefect:
        return [one for each in ready().values() for one in await prefect.read_resource_related_automations(each.owner)]


@pytest.fixture
async def deployed(prefect_server) -> AsyncIterator[None]:
    """The deployments that the automations run, and an e-mail block; nothing of it stays."""
    async with get_client() as prefect:
        made = []
        for each in ready().values():
            name = each.deployment
            made.append(
                await prefect.create_deployment(
                    await prefect.create_flow_from_name(load_flow(name).name),
                    name,
                    entrypoint=f"prefect_shiftwork.flows.{FLOWS[name]}:{FLOWS[name]}",
                    parameter_openapi_schema=schema_of(name),
                    parameters={"form": {"dry_run": True}, "crewsense": BLOCK},
                    enforce_parameter_schema=False,
                )
            )
        block = await EmailServerCredentials(smtp_server="127.0.0.1").asave("ops", overwrite=True)
        yield
        for one in await automations():
            await prefect.delete_automation(one.id)
        for deployment in made:
            await prefect.delete_deployment(deployment)
        await prefect.delete_block_document(block)


async def test_installed_twice_they_are_there_once_and_as_people_have_set_them(deployed) -> None:
    first = await install([], OWNER, dry_run=False)
    announcing, copying, _ = await automations()
    async with get_client() as prefect:
        await prefect.pause_automation(copying.id)
        mine = announcing.model_dump(exclude={"owner_resource"}) | {"name": "Tell the crew", "description": "old"}
        await prefect.update_automation(announcing.id, AutomationCore.model_validate(mine))

    second = await install([*NAMES, *NAMES], OWNER, dry_run=False)

    found = await automations()
    assert [f"{name}: installed, on" for name in NAMES] == [line.partition(";")[0] for line in first]
    assert ["renewed, on", "renewed, off, as you left it", "renewed, on"] == [
        line.partition(": ")[2].partition(";")[0] for line in second
    ]
    assert [("Tell the crew", True), (NAMES[1], False), (NAMES[2], True)] == [
        (each.name, each.enabled) for each in found
    ]
    assert ready()[NAMES[0]].description == found[0].description
    assert "announce-new-shifts runs dry until 'Dry run' is off in its form" in second[0]


async def test_a_dry_run_says_what_would_be_and_does_nothing(deployed) -> None:
    lines = await install(["mail-failed-run"], OWNER, dry_run=True)
    assert (["mail-failed-run: would be installed, on"], []) == (lines, await automations())


async def test_what_is_not_there_is_told_before_anything_is_installed(deployed) -> None:
    known = Choices(to="owner@example.org", email="ops")
    for names, choices, sentence in (
        ([], replace(known, email="nope"), "There is no block email-server-credentials/nope. Save"),
        ([], replace(known, to="owner"), "'owner' is not one mail address"),
        ([], known, "The mail has no sender"),
        (NAMES[:1], Choices("night-shift"), "the deployment 'night-shift' of the flow announce-new-shifts"),
    ):
        with pytest.raises(ShiftworkError, match=sentence):
            await install(names, choices, dry_run=False)
    assert [] == await automations()


async def test_a_deployment_that_could_not_start_is_told(deployed) -> None:
    """Prefect itself would say so only in its event feed, each time that a run does not start."""
    async with get_client() as prefect:
        found = await prefect.read_deployment_by_name(f"{load_flow('copy-time-off').name}/copy-time-off")
        await prefect.request("PATCH", f"/deployments/{found.id}", json={"parameters": {"form": {}}})
    with pytest.raises(InvalidInput, match="no run of copy-time-off would start, because crewsense is not chosen"):
        await install(NAMES[1:2], Choices(), dry_run=False)


@pytest.mark.parametrize(
    ("names", "choices", "sentence"),
    [
        (["mail-failed-runs"], OWNER, "there is no 'mail-failed-runs'; did you mean mail-failed-run?"),
        (["mail-failed-run"], Choices(to="owner@example.org"), "mail-failed-run needs --to"),
        (NAMES[:2], Choices(deployment="mine"), "--deployment is for one automation"),
    ],
)
async def test_what_was_not_said_is_told_without_asking_prefect(names, choices, sentence) -> None:
    with pytest.raises(InvalidInput, match=sentence):
        await install(names, choices, dry_run=False)


def expected() -> Iterator[str]:
    for each in ready().values():
        yield from each.filled(dict.fromkeys(("deployment", "to", "sender", "email"), ""))["trigger"]["expect"]


@pytest.mark.parametrize("event", expected())
def test_every_event_that_an_automation_waits_for_is_documented(event, pytestconfig) -> None:
    assert f"`{event}`" in (pytestconfig.rootpath / "docs/events.md").read_text()


def test_the_mail_about_a_failed_run_is_not_started_by_its_own_failure() -> None:
    assert f'prefect.resource.name: "!{mail_failed_run.name}"' in ready()["mail-failed-run"].text
