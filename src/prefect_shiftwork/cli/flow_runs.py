"""``shiftwork flows``: run a flow ad hoc, with the form of its deployment."""

from collections.abc import Coroutine
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import App, Parameter

from prefect_shiftwork.cli import completion
from prefect_shiftwork.cli.loop import awaited

if TYPE_CHECKING:
    from prefect import Flow


Name = Annotated[str, Parameter(completer=completion.flows)]


def add_to(app: App) -> None:
    """Add the commands of this room."""
    flows = App(name="flows", help="The flows, with the form that their deployments show.")
    flows.command(list_flows, name="list")
    flows.command(show)
    flows.command(run)
    flows.command(deploy)
    app.command(flows)


def list_flows() -> None:
    """List the flows."""
    from prefect_shiftwork.flows import FLOWS, load_flow

    for name in FLOWS:
        summary = (load_flow(name).description or "").partition("\n")[0]
        print(f"{name:<22} {summary}")


def show(flow: Name) -> None:
    """Show what a flow takes: the fields of its form, and its blocks.

    Args:
        flow: Its name, as in: shiftwork flows list.
    """
    from prefect_shiftwork.flows.outline import outline

    print("\n".join(outline(_flow(flow))))


def run(flow: Name, /, *arguments: str, as_json: Annotated[str | None, Parameter(name="--json")] = None) -> None:
    """Run a flow once, here and now.

    Args:
        flow: Its name, as in: shiftwork flows list.
        arguments: Fields, like dry_run=true or mail.to='["ada@example.org"]', and saved blocks, like crewsense=default.
        as_json: The form as one JSON object.
    """
    from prefect_shiftwork.cli.arguments import read
    from prefect_shiftwork.cli.prefect_server import asking_prefect

    wanted = _flow(flow)
    with asking_prefect():
        awaited(_run(wanted, read(arguments, as_json)))


def deploy() -> None:
    """Deploy the flows of prefect.yaml; deployments that are there keep their forms and schedules."""
    from prefect_shiftwork.cli.prefect_server import asking_prefect
    from prefect_shiftwork.flows.deploying import deploy

    with asking_prefect():
        print("\n".join(awaited(deploy())))


def _flow(name: str) -> "Flow[..., Coroutine[Any, Any, object]]":
    from prefect_shiftwork.flows import FLOWS, load_flow
    from prefect_shiftwork.rest.errors import InvalidInput

    if name not in FLOWS:
        raise InvalidInput(f"There is no flow {name!r}. There are {', '.join(FLOWS)}.")
    return load_flow(name)


async def _run(flow: "Flow[..., Coroutine[Any, Any, object]]", given: dict[str, Any]) -> None:
    from prefect_shiftwork.flows.outline import arguments

    await flow(**await arguments(flow, given))
