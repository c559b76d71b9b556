"""What the demo does on Prefect: blocks, deployments, one run of each flow, and where to look.

It runs in a process of its own, whose environment points Prefect at the demo's server.
"""

import asyncio
import os
import sys
import time
from typing import Any
from uuid import UUID

from prefect.client.orchestration import PrefectClient, get_client
from prefect.client.schemas.actions import DeploymentUpdate
from prefect.client.schemas.objects import FlowRun
from prefect.client.schemas.responses import DeploymentResponse

from prefect_shiftwork.demo.blocks import blocks, save_blocks
from prefect_shiftwork.demo.forms import forms
from prefect_shiftwork.demo.sandbox import Sandbox
from prefect_shiftwork.flows.deploying import NotDeployed, deploy

LONGEST_RUN = 180.0
"""Seconds after which a run of the demo counts as stuck."""


async def main() -> int:
    """Tell the story; answers the exit status."""
    began = time.monotonic()
    origin, smtp_port = os.environ["SHIFTWORK_DEMO_SANDBOX"], int(os.environ["SHIFTWORK_DEMO_SMTP_PORT"])
    ui = os.environ["PREFECT_API_URL"].removesuffix("/api")
    async with get_client() as prefect, Sandbox(origin) as sandbox:
        say("Saving the credentials blocks (all named 'sandbox'), deploying the flows of prefect.yaml ...")
        _, ids, choices = await asyncio.gather(
            deploy(), save_blocks(origin, smtp_port), forms(blocks(origin, smtp_port))
        )
        failed = 0
        for name, form in choices.items():
            deployment = await fill(prefect, name, form, ids)
            before = await sandbox.changes()
            run = await finished(prefect, await prefect.create_flow_run_from_deployment(deployment.id))
            failed += not told(run, name, ui, await sandbox.changes_since(before), time.monotonic() - began)
    print(f"\nPrefect UI      {ui}\nSandbox, inbox  {origin}")
    print(
        "Next: open a deployment in the UI, choose Run > Custom run, change the form, and look at the run's artifacts."
    )
    return 1 if failed else 0


async def fill(prefect: PrefectClient, name: str, form: dict[str, Any], ids: dict[str, UUID]) -> DeploymentResponse:
    """Give a deployment its form and, for every parameter that takes one, its block."""
    (deployment,) = [each for each in await prefect.read_deployments() if each.name == name]
    takes = (deployment.parameter_openapi_schema or {}).get("properties", {})
    chosen = {parameter: {"$ref": {"block_document_id": str(ids[parameter])}} for parameter in takes.keys() & ids}
    update = DeploymentUpdate(parameters={"form": form, **chosen})
    await prefect.update_deployment(deployment.id, update)
    return deployment


async def finished(prefect: PrefectClient, run: FlowRun) -> FlowRun:
    """The run at its end, or as it is after a few minutes."""
    until = time.monotonic() + LONGEST_RUN
    while not (run.state and run.state.is_final()) and time.monotonic() < until:
        await asyncio.sleep(0.5)
        run = await prefect.read_flow_run(run.id)
    return run


def told(run: FlowRun, name: str, ui: str, changes: list[str], seconds: float) -> bool:
    """Say how a run ended and what it changed; answers whether it was good."""
    good = bool(run.state and run.state.is_completed())
    print(f"\n{'✓' if good else '✗'} {name}: {run.state and run.state.name} after {seconds:.0f} s")
    if not good and run.state and run.state.message:
        print(f"  {run.state.message}")
    for change in changes:
        print(f"  {change}")
    if good and not changes:
        print("  Nothing was changed: it had all been done before.")
    print(f"  {ui}/v2/runs/flow-run/{run.id}", flush=True)
    return good


def say(line: str) -> None:
    """Print a line of progress at once."""
    print(line, flush=True)


if __name__ == "__main__":
    try:
        sys.exit(asyncio.run(main()))
    except NotDeployed as problem:
        sys.exit(f"\n✗ {problem}\n  Or begin the demo anew: rm -r .demo")
