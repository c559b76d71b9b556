"""``shiftwork flows deploy``: the first time, and again after people have filled in forms and switched on schedules."""

import pytest
from prefect.client.orchestration import get_client
from prefect.client.schemas.actions import DeploymentUpdate
from prefect.client.schemas.schedules import CronSchedule

from prefect_shiftwork.flows import FLOWS, deploying
from prefect_shiftwork.flows.deploying import NotDeployed, deploy

FORM = {"form": {"to": ["chief@example.org"], "dry_run": False}}
ANY_FORM = {"type": "object", "properties": {"form": {"type": "object"}}, "required": ["form"]}


async def deployments() -> dict[str, object]:
    async with get_client() as prefect:
        return {each.name: each async for each in deploying.deployments_of_the_pack(prefect)}


async def remove_all() -> None:
    async with get_client() as prefect:
        async for each in deploying.deployments_of_the_pack(prefect):
            await prefect.delete_deployment(each.id)


@pytest.fixture
async def checkout(prefect_server, pytestconfig, monkeypatch) -> None:
    """A server without deployments, and a shell in the checkout."""
    monkeypatch.chdir(pytestconfig.rootpath)
    await remove_all()


async def test_what_people_have_set_outlives_the_next_deploy_and_an_older_form_becomes_the_new_one(checkout) -> None:
    first = await deploy()
    before = await deployments()
    report, copying = before["email-report"], before["copy-time-off"]
    async with get_client() as prefect:
        await prefect.update_deployment(report.id, DeploymentUpdate(parameters=FORM))
        await prefect.update_deployment_schedule(report.id, report.schedules[0].id, active=True)
        await prefect.create_deployment_schedules(report.id, [(CronSchedule(cron="0 9 1 * *"), True)])
        old = DeploymentUpdate(parameter_openapi_schema=ANY_FORM, description="Old")
        await prefect.update_deployment(copying.id, old)

    second = await deploy()

    after = await deployments()
    again, renewed = after["email-report"], after["copy-time-off"]
    assert {f"deployed {name}: its schedule, if it has one, is paused" for name in FLOWS} == set(first)
    assert {f"renewed {name}: its form and its schedules are as you left them" for name in FLOWS} == set(second)
    assert (FORM, {("0 7 * * 1", True), ("0 9 1 * *", True)}) == (
        again.parameters,
        {(each.schedule.cron, each.active) for each in again.schedules},
    )
    assert (copying.parameter_openapi_schema, copying.description) == (
        renewed.parameter_openapi_schema,
        renewed.description,
    )


@pytest.mark.thorough
async def test_a_filled_in_form_that_does_not_fit_any_more_is_named_and_kept(checkout) -> None:
    await deploy()
    before = (await deployments())["copy-time-off"]
    misfit = {"form": {"days": 14}}
    async with get_client() as prefect:
        old = DeploymentUpdate(parameter_openapi_schema=ANY_FORM, parameters=misfit)
        await prefect.update_deployment(before.id, old)

    with pytest.raises(NotDeployed, match=r"copy-time-off: its form has changed"):
        await deploy()
    assert misfit == (await deployments())["copy-time-off"].parameters


@pytest.mark.parametrize("name", FLOWS)
def test_what_a_person_chooses_has_a_title_for_people(name) -> None:
    shown = deploying.schema_of(name)["properties"]
    assert {parameter: deploying.TITLES[parameter] for parameter in shown} == {
        parameter: each["title"] for parameter, each in shown.items()
    }


async def test_outside_of_a_checkout_it_says_where_to_go(tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(NotDeployed, match=r"no prefect\.yaml here"):
        await deploy()


async def test_where_prefect_is_stuck_it_ends_and_says_what_to_do(monkeypatch) -> None:
    monkeypatch.setattr(deploying, "LONGEST", 0.01)
    with pytest.raises(NotDeployed, match=r"has not deployed email-report after 0\.01 s\. See whether its server"):
        deploying.create(["email-report"])
