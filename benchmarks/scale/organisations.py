"""What an organisation has in Prefect: its blocks, and a deployment of each of three flows."""

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from prefect.blocks.core import Block
from prefect.client.orchestration import PrefectClient
from prefect.client.schemas.actions import DeploymentUpdate, WorkPoolCreate
from prefect.client.schemas.objects import ConcurrencyLimitStrategy, ConcurrencyOptions
from prefect.filesystems import LocalFileSystem
from prefect.workers.process import ProcessWorker
from prefect_email import EmailServerCredentials
from pydantic import SecretStr

from benchmarks.scale import environment
from benchmarks.scale.cluster import POOL, STORAGE
from benchmarks.scale.vendors import CLUB, Vendors, address_of, credentials_of, name_of
from prefect_shiftwork.blocks import (
    CrewIOCredentials,
    CrewmojoCredentials,
    CrewSenseCredentials,
    PeopleMap,
    SevenShiftsCredentials,
)
from prefect_shiftwork.flows import FLOWS, load_flow
from prefect_shiftwork.flows.deploying import schema_of

AT_ONCE = 8
"""Blocks that are saved side by side."""
SENDER = "crew@example.org"
REPORT = "timesheets.weekly"
CHOSEN = {
    "announce-shift": ("crewio", "crewsense", "email"),
    "copy-time-off": ("crewsense", "seven_shifts", "people"),
    "email-report": ("crewmojo", "email"),
}
"""The flows of every organisation, and the blocks that each gets."""

Form = dict[str, Any]
Ids = Mapping[str, UUID]


@dataclass(frozen=True)
class Job:
    """A deployment of an organisation: what it does is to be done once."""

    organisation: int
    flow: str
    deployment_id: UUID
    form: Form


async def set_up(prefect: PrefectClient, vendors: Vendors, bucket: Path, *, direct: bool) -> list[Job]:
    """Make the work pool, and the blocks and deployments of every organisation.

    Prefect's worker starts a process that looks for the flow's code, and that one starts another which runs it.
    ``direct`` tells the worker to start the second at once: the pack is installed and needs no looking for.
    """
    template = ProcessWorker.get_default_base_job_template()
    if direct:
        template["variables"]["properties"]["command"]["default"] = f"{environment.python()} -m prefect.engine"
    await prefect.create_work_pool(WorkPoolCreate(name=POOL, type="process", base_job_template=template))
    await LocalFileSystem(basepath=str(bucket)).asave(STORAGE)
    shared = await saved(shared_blocks(vendors), "fleet")
    turns = asyncio.Semaphore(AT_ONCE)

    async def jobs_of(number: int) -> list[Job]:
        async with turns:
            ids = {**shared, **await saved(own_blocks(vendors, number), name_of(number))}
            forms = forms_of(vendors, number)
            return [await deployed(prefect, number, flow, forms[flow], ids) for flow in CHOSEN]

    jobs = await asyncio.gather(*map(jobs_of, range(vendors.organisations)))
    return [job for of_one in jobs for job in of_one]


def shared_blocks(vendors: Vendors) -> dict[str, Block]:
    """What all organisations use, by the parameter that takes it: the club, and the mail server."""
    key = SecretStr(credentials_of(0).crewio_key)
    return {
        "crewio": CrewIOCredentials(api_key=key, base_url=f"{vendors.origin}/{CLUB}/crewio"),
        "email": EmailServerCredentials(smtp_server="127.0.0.1", smtp_type="INSECURE", smtp_port=vendors.room.port),
    }


def own_blocks(vendors: Vendors, number: int) -> dict[str, Block]:
    """An organisation's own blocks by the parameter that takes them."""
    origin, keys = f"{vendors.origin}/{name_of(number)}", credentials_of(number)
    return {
        "crewsense": CrewSenseCredentials(
            client_id=keys.crewsense_client_id,
            client_secret=SecretStr(keys.crewsense_client_secret),
            timezone="America/New_York",
            base_url=f"{origin}/crewsense",
        ),
        "seven_shifts": SevenShiftsCredentials(
            access_token=SecretStr(keys.seven_shifts_token),
            company_id=keys.seven_shifts_company_id,
            base_url=f"{origin}/seven_shifts",
        ),
        "crewmojo": CrewmojoCredentials(
            client_id=keys.crewmojo_client_id,
            client_secret=SecretStr(keys.crewmojo_client_secret),
            base_url=f"{origin}/crewmojo",
        ),
        "people": PeopleMap(people=[]),
    }


async def saved(blocks: Mapping[str, Block], name: str) -> Ids:
    """Save blocks under one name; their ids by parameter. Where an answer gets lost, Prefect saves twice."""
    return {parameter: await block.asave(name, overwrite=True) for parameter, block in blocks.items()}


def forms_of(vendors: Vendors, number: int) -> dict[str, Form]:
    """What an organisation has filled in, by flow."""
    event_id, shift_id = vendors.shifts[number]
    to = [address_of(number)]
    return {
        "announce-shift": {
            "shift": {"crewio_shift": {"event_id": event_id, "shift_id": shift_id}},
            "mail": {"to": to, "sender": SENDER},
            "dry_run": False,
        },
        "copy-time-off": {"dry_run": False},
        "email-report": {
            "source": {"crewmojo_report": {"report_id": REPORT}},
            "period": {"named": {"which": "this month"}},
            "to": to,
            "sender": SENDER,
            "dry_run": False,
        },
    }


async def deployed(prefect: PrefectClient, number: int, flow: str, form: Form, ids: Ids) -> Job:
    """A deployment as prefect.yaml has it, one run at a time, with the organisation's form and blocks."""
    module = FLOWS[flow]
    deployment_id = await prefect.create_deployment(
        await prefect.create_flow_from_name(load_flow(flow).name),
        f"{flow}-{name_of(number)}",
        entrypoint=f"prefect_shiftwork.flows.{module}:{module}",
        parameter_openapi_schema=schema_of(flow),
        enforce_parameter_schema=True,
        work_pool_name=POOL,
        pull_steps=[],
        concurrency_limit=1,
        concurrency_options=ConcurrencyOptions(collision_strategy=ConcurrencyLimitStrategy.ENQUEUE),
    )
    # Prefect takes references to blocks when a deployment is changed, and refuses them when it is made.
    filled_in = {"form": form, **chosen(CHOSEN[flow], ids)}
    await prefect.update_deployment(deployment_id, DeploymentUpdate(parameters=filled_in))
    return Job(number, flow, deployment_id, form)


def chosen(parameters: Iterable[str], ids: Ids) -> dict[str, Any]:
    """Parameters that each take a saved block."""
    return {parameter: {"$ref": {"block_document_id": str(ids[parameter])}} for parameter in parameters}
