"""Deploying the flows, the first time and again: what people have set in a deployment stays as it is.

``prefect deploy`` alone would put prefect.yaml in place of it: the forms that people filled in, the blocks they chose,
the schedules they switched on or added. So it is asked only for deployments that are not there yet. The others get what
comes from the code: the form's fields and the description.
"""

import asyncio
import contextlib
import json
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import yaml
from prefect.client.orchestration import PrefectClient, get_client
from prefect.client.schemas.actions import DeploymentUpdate, WorkPoolCreate
from prefect.client.schemas.responses import DeploymentResponse
from prefect.exceptions import ObjectAlreadyExists, PrefectHTTPStatusError
from prefect.settings import get_current_settings

from prefect_shiftwork.flows import FLOWS, load_flow
from prefect_shiftwork.rest.errors import ShiftworkError

FILE = Path("prefect.yaml")
TITLES = {
    "form": "What to do",
    "crewsense": "CrewSense",
    "crewio": "CrewIO",
    "seven_shifts": "7shifts",
    "seven_shifts_v1": "7shifts v1",
    "crewmojo": "Crewmojo",
    "email": "Mail server",
    "chat": "Chat",
    "people": "People map",
    "approvers": "Chat of approvers",
}
"""What people read above a parameter; Prefect itself shows the parameter's name in Python."""
BLOCKS = {
    "SlackWebhook": "Slack",
    "MicrosoftTeamsWebhook": "Teams",
    "DiscordWebhook": "Discord",
    "MattermostWebhook": "Mattermost",
    "TwilioSMS": "Twilio SMS",
    "SendgridEmail": "Sendgrid",
    "OpsgenieWebhook": "Opsgenie",
    "PagerDutyWebHook": "PagerDuty",
    "CustomWebhookNotificationBlock": "Webhook",
    "CrewSenseCredentials": "CrewSense",
    "CrewIOCredentials": "CrewIO",
    "SevenShiftsCredentials": "7shifts",
    "SevenShiftsV1Credentials": "7shifts v1",
    "CrewmojoCredentials": "Crewmojo",
    "EmailServerCredentials": "Mail server",
    "PeopleMap": "People map",
}
"""Blocks by shorter names: side by side, their own ones are wider than Prefect's page."""
ENTRYPOINTS = {f"{__package__}.{module}:{module}": name for name, module in FLOWS.items()}
"""The pack's flows, by where Prefect loads them from."""
LONGEST = 300
"""Seconds after which Prefect counts as stuck in a deployment: it takes a few for each."""
MISFIT = {409, 422}
"""How Prefect's server refuses parameters that do not fit the schema."""


class NotDeployed(ShiftworkError):
    """A deployment could not be made or renewed; the message says which, why, and what to do."""


async def deploy() -> list[str]:
    """Deploy the flows as prefect.yaml in this folder says, and renew their deployments that are there.

    Returns:
        a line for each deployment.

    Raises:
        NotDeployed: for the first that cannot be deployed; those before it are.
    """
    wanted = {each["name"]: each for each in described()}
    async with get_client() as prefect:
        there = {each.name async for each in deployments_of_the_pack(prefect)}
        missing = {name: each for name, each in wanted.items() if name not in there}
        for pool in {each["work_pool"]["name"] for each in missing.values()}:
            with contextlib.suppress(ObjectAlreadyExists):
                await prefect.create_work_pool(WorkPoolCreate(name=pool, type="process"))
        if missing:
            await asyncio.to_thread(create, list(missing))
        async for each in deployments_of_the_pack(prefect):
            await renew(prefect, each, wanted.get(each.name, {}))
    return [
        *(f"renewed {name}: its form and its schedules are as you left them" for name in sorted(there)),
        *(f"deployed {name}: its schedule, if it has one, is paused" for name in missing),
    ]


def described() -> Iterator[dict[str, Any]]:
    """The deployments of prefect.yaml. Raises NotDeployed when there is no such file here."""
    if not FILE.exists():
        raise NotDeployed("There is no prefect.yaml here. Run this in the checkout of prefect-shiftwork.")
    yield from yaml.safe_load(FILE.read_text(encoding="utf-8"))["deployments"]


async def deployments_of_the_pack(prefect: PrefectClient) -> AsyncIterator[DeploymentResponse]:
    """Every deployment of one of the pack's flows, also those that people have made under names of their own."""
    offset = 0
    while page := await prefect.read_deployments(limit=200, offset=offset):
        for each in page:
            if flow_of(each):
                yield each
        offset += len(page)


def flow_of(deployment: DeploymentResponse) -> str | None:
    """The name of the pack's flow that a deployment runs; None for somebody else's."""
    return ENTRYPOINTS.get(deployment.entrypoint or "")


async def renew(prefect: PrefectClient, deployment: DeploymentResponse, described: dict[str, Any]) -> None:
    """Give a deployment the form of the installed flow. Raises NotDeployed when what is filled in does not fit it."""
    renewed = DeploymentUpdate(
        parameter_openapi_schema=schema_of(ENTRYPOINTS[deployment.entrypoint or ""]),
        description=described.get("description", deployment.description),
        tags=described.get("tags", deployment.tags),
        pull_steps=[],
    )
    try:
        await prefect.update_deployment(deployment.id, renewed)
    except PrefectHTTPStatusError as error:
        if error.response.status_code not in MISFIT:
            raise
        why = error.response.json().get("detail", "").removeprefix("Error updating deployment: ").rstrip(".")
        raise NotDeployed(
            f"{deployment.name}: its form has changed, and what is filled in there does not fit any more ({why}). Note "
            "what it says, delete the deployment in Prefect, run this again, and fill the form in anew."
        ) from None


def schema_of(name: str) -> dict[str, Any]:
    """The schema of a flow's parameters, with titles for people."""
    schema = load_flow(name).parameters.model_dump_for_openapi()
    for parameter, shown in schema["properties"].items():
        shown["title"] = TITLES[parameter]
    return renamed(schema)


def renamed(schema: dict[str, Any]) -> dict[str, Any]:
    """A schema whose blocks have shorter names, as titles and as keys.

    Prefect's server allows a reference to a saved block under the title of its definition, and finds the definition by
    its key: where the two differ, no saved block can be chosen (Prefect 3.8.8, ``schema_tools/validation.py``).
    """
    text = json.dumps(schema)
    for block, title in BLOCKS.items():
        text = text.replace(f'"#/definitions/{block}"', f'"#/definitions/{title}"')
    shown: dict[str, Any] = json.loads(text)
    for block in BLOCKS.keys() & shown["definitions"].keys():
        title = BLOCKS[block]
        shown["definitions"][title] = {**shown["definitions"].pop(block), "title": title}
    return shown


def create(names: list[str]) -> None:
    """Have Prefect create these deployments."""
    chosen = [word for name in names for word in ("--name", name)]
    command = [sys.executable, "-m", "prefect", "--no-prompt", "deploy", *chosen]
    server = get_current_settings().to_environment_variables(exclude_unset=True)
    try:
        done = subprocess.run(command, env=os.environ | server, capture_output=True, text=True, timeout=LONGEST)
    except subprocess.TimeoutExpired as stuck:
        raise NotDeployed(
            f"Prefect has not deployed {', '.join(names)} after {stuck.timeout} s. See whether its server answers "
            "(prefect version), then deploy again: what is there by then is not made twice."
        ) from stuck
    if done.returncode:
        raise NotDeployed(f"Prefect did not deploy {', '.join(names)}:\n{done.stdout}\n{done.stderr}")
