"""Ready automations installed in Prefect: once, however often that is asked for.

An automation is found again by what owns it, so a person may give it another name, or switch it off.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

from prefect.client.orchestration import PrefectClient, get_client
from prefect.client.schemas.responses import DeploymentResponse
from prefect.events.actions import RunDeployment
from prefect.events.schemas.automations import Automation, AutomationCore
from prefect.exceptions import ObjectNotFound
from prefect_email import EmailServerCredentials

from prefect_shiftwork.flows.deploying import NotDeployed, deployments_of_the_pack, flow_of
from prefect_shiftwork.flows.forms import known_addresses, known_sender
from prefect_shiftwork.flows.mailing import sender_of
from prefect_shiftwork.flows.ready_automations import Ready, ready
from prefect_shiftwork.recipes.arguments import unknown
from prefect_shiftwork.rest.errors import InvalidInput


@dataclass(frozen=True)
class Choices:
    """What somebody says.

    Attributes:
        deployment: the deployment to run, if it is not the one of ``prefect.yaml``.
        to: who gets mails.
        sender: from whom; empty takes the user name of the block.
        email: the saved e-mail block.
    """

    deployment: str = ""
    to: str = ""
    sender: str = ""
    email: str = ""


@dataclass(frozen=True)
class Filled:
    """An automation for a server.

    Attributes:
        there: what is installed already.
        runs: the deployment that it runs.
    """

    ready: Ready
    automation: AutomationCore
    there: Automation | None
    runs: DeploymentResponse

    @property
    def parameters(self) -> dict[str, Any]:
        """What the runs that it starts are given: the deployment's parameters, and the automation's own."""
        own = (action.parameters for action in self.automation.actions if isinstance(action, RunDeployment))
        return reduce(lambda given, more: given | (more or {}), own, self.runs.parameters)

    @property
    def missing(self) -> list[str]:
        """Parameters without which Prefect starts no run; it says so in its event feed alone."""
        required = (self.runs.parameter_openapi_schema or {}).get("required", [])
        return [name for name in required if name not in self.parameters]

    @property
    def is_dry(self) -> bool:
        """Whether what it runs is a dry run, until somebody changes the deployment's form."""
        return bool(self.parameters.get("form", {}).get("dry_run", True))

    def line(self, *, dry_run: bool) -> str:
        """What becomes of it, for a person."""
        would = "would be " if dry_run else ""
        done = f"{would}renewed" if self.there else f"{would}installed"
        state = "on" if self.automation.enabled else "off, as you left it"
        dry = f"; {self.runs.name} runs dry until 'Dry run' is off in its form" if self.is_dry else ""
        return f"{self.ready.name}: {done}, {state}{dry}"


async def install(names: Sequence[str], choices: Choices, *, dry_run: bool) -> list[str]:
    """Install automations, or renew those that are there: their names, tags and switches stay as people set them.

    Args:
        names: which; none for all.
        choices: what they need.
        dry_run: only say what would be done.

    Returns:
        a line for each.

    Raises:
        InvalidInput: something that is needed was not said, or is not saved; nothing was installed.
        NotDeployed: a deployment is not there; nothing was installed.
    """
    wanted = chosen(names, choices)
    async with get_client() as prefect:
        filled = [await fill(prefect, each, choices) for each in wanted]
        for each in filled:
            if not dry_run:
                await put(prefect, each)
    return [each.line(dry_run=dry_run) for each in filled]


def chosen(names: Sequence[str], choices: Choices) -> list[Ready]:
    """The automations of these names. Raises InvalidInput: there is none, or something was not said."""
    known = ready()
    for name in names:
        if name not in known:
            raise InvalidInput(f"Among the automations {unknown(name, known)}.")
    wanted = [known[name] for name in dict.fromkeys(names or known)]
    for each in wanted:
        if each.sends_mail and not (choices.to and choices.email):
            raise InvalidInput(
                f"{each.name} needs --to, the address that gets its mails, and --email, the name of a saved e-mail "
                "block. Without it, name the others."
            )
    if choices.deployment and len(wanted) > 1:
        raise InvalidInput("--deployment is for one automation: name it.")
    return wanted


async def fill(prefect: PrefectClient, each: Ready, choices: Choices) -> Filled:
    """An automation as this server is given it, with the name, tags and switch of what is there."""
    runs = await deployment_of(prefect, each, choices)
    values = {"deployment": str(runs.id)} | (await mail_values(prefect, choices) if each.sends_mail else {})
    there = next(iter(await prefect.read_resource_related_automations(each.owner)), None)
    kept = {"name": there.name, "tags": there.tags, "enabled": there.enabled} if there else {"name": each.name}
    automation = AutomationCore.model_validate({"tags": ["shiftwork"], **each.filled(values), **kept})
    filled = Filled(each, automation, there, runs)
    if filled.missing:
        raise InvalidInput(
            f"{each.name}: no run of {runs.name} would start, because {', '.join(filled.missing)} is not chosen in the "
            "deployment. Choose it there in Prefect: Deployments, Edit."
        )
    return filled


async def deployment_of(prefect: PrefectClient, each: Ready, choices: Choices) -> DeploymentResponse:
    """The deployment that an automation runs. Raises NotDeployed."""
    name = choices.deployment or each.deployment
    async for found in deployments_of_the_pack(prefect):
        if (found.name, flow_of(found)) == (name, each.deployment):
            return found
    raise NotDeployed(
        f"{each.name} runs the deployment {name!r} of the flow {each.deployment}, which is not there. Deploy it with: "
        "shiftwork flows deploy; or name another one with --deployment."
    )


async def mail_values(prefect: PrefectClient, choices: Choices) -> dict[str, str]:
    """What an automation that mails is given. Raises InvalidInput: no address, no block, or no sender."""
    try:
        [to], sender = known_addresses([choices.to]), known_sender(choices.sender)
    except ValueError as error:
        raise InvalidInput(str(error)) from None
    try:
        slug = EmailServerCredentials.get_block_type_slug()
        block = await prefect.read_block_document_by_name(choices.email, slug)
    except ObjectNotFound:
        raise InvalidInput(f"There is no block {slug}/{choices.email}. Save one in Prefect, under Blocks.") from None
    sender_of(sender, EmailServerCredentials.model_validate(block.data))
    return {"to": to, "sender": sender, "email": str(block.id)}


async def put(prefect: PrefectClient, each: Filled) -> None:
    """Create an automation, or change the one that is there."""
    if each.there:
        await prefect.update_automation(each.there.id, each.automation)
    else:
        owned = each.automation.model_copy(update={"owner_resource": each.ready.owner})
        await prefect.create_automation(owned)
