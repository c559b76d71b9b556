"""``shiftwork automations``: what Prefect does by itself when something happens."""

from typing import Annotated

from cyclopts import App, Parameter

from prefect_shiftwork.cli import completion
from prefect_shiftwork.cli.loop import awaited


def add_to(app: App) -> None:
    """Add the commands of this room."""
    automations = App(name="automations", help="Ready automations: what Prefect does by itself when something happens.")
    automations.command(list_automations, name="list")
    automations.command(install)
    app.command(automations)


def list_automations() -> None:
    """List the automations that are ready to be installed."""
    from prefect_shiftwork.flows.ready_automations import ready

    for name, automation in ready().items():
        print(f"{name:<24} {automation.description}")


def install(
    *names: Annotated[str, Parameter(completer=completion.automations)],
    to: str = "",
    email: str = "",
    sender: str = "",
    deployment: str = "",
    dry_run: bool = False,
) -> None:
    """Install automations in Prefect, or renew them; what people have renamed or switched off stays so.

    Args:
        names: Which, as in: shiftwork automations list; none for all of them.
        to: The address that is mailed when a run fails.
        email: The name under which the e-mail block is saved.
        sender: The sender's address; without it, the user name of the e-mail block.
        deployment: The deployment to run, if you have made one of your own.
        dry_run: Check everything and say what would be done, but do nothing.
    """
    from prefect_shiftwork.cli.prefect_server import asking_prefect
    from prefect_shiftwork.flows.automating import Choices, install

    choices = Choices(deployment, to, sender, email)
    with asking_prefect():
        print("\n".join(awaited(install(names, choices, dry_run=dry_run))))
