"""`/_control`: the switchboard of the sandbox, for tests and demonstrations."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, NonNegativeInt, PositiveInt

from prefect_shiftwork.sandbox.board import NAMES, Entry
from prefect_shiftwork.sandbox.dependencies import TheDesk
from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.sandbox.fault_plan import Fault
from prefect_shiftwork.sandbox.state.lines import Call


class Orders(BaseModel):
    """What a caller may set; whatever is left out stays as it is.

    `clock` freezes the time, null releases it. `page_sizes`, `quirks` and `settings` are added to those in
    force, `faults` to those armed. `reset` comes before everything else in the same request.
    """

    model_config = ConfigDict(extra="forbid", strict=True)

    reset: bool = False
    latency_ms: NonNegativeInt | None = None
    clock: Annotated[AwareDatetime | None, Field(strict=False)] = None
    page_sizes: dict[str, PositiveInt] = {}
    quirks: dict[str, bool] = {}
    settings: dict[str, NonNegativeInt] = {}
    faults: list[Fault] = []


class ArmedFault(Fault):
    """A fault and how many strikes are left."""

    left: int


class Present(BaseModel):
    """What is in force, the calls so far by vendor and by method and path, and what was changed, oldest first."""

    clock: AwareDatetime
    frozen: bool
    latency_ms: int
    page_sizes: dict[str, int]
    quirks: dict[str, bool]
    settings: dict[str, int]
    faults: list[ArmedFault]
    calls: dict[str, dict[str, int]]
    changes: list[Entry]


KEPT = {"page_sizes", "quirks", "settings"}

router = APIRouter(prefix="/_control")


@router.get("")
async def show(desk: TheDesk) -> Present:
    """What is in force."""
    return present(desk)


@router.post("")
async def change(desk: TheDesk, orders: Orders) -> Present:
    """Carry out the orders, and show what is in force now."""
    async with desk.turn:
        obey(desk, orders)
        _keep(desk, orders)
    return present(desk)


def obey(desk: Desk, orders: Orders) -> None:
    """Carry out the orders."""
    if orders.reset:
        desk.reset()
    if "clock" in orders.model_fields_set:
        desk.clock.set(orders.clock)
    if orders.latency_ms is not None:
        desk.faults.latency_ms = orders.latency_ms
    desk.page_sizes.update(orders.page_sizes)
    desk.quirks.update(orders.quirks)
    desk.settings.update(orders.settings)
    for fault in orders.faults:
        desk.faults.arm(fault)


def present(desk: Desk) -> Present:
    """What is in force."""
    return Present(
        clock=desk.clock.now(),
        frozen=desk.clock.frozen,
        latency_ms=desk.faults.latency_ms,
        page_sizes=desk.page_sizes,
        quirks=desk.quirks,
        settings=desk.settings,
        faults=[ArmedFault(**armed.fault.model_dump(), left=armed.left) for armed in desk.faults.armed],
        calls=_calls(desk),
        changes=[replace(entry, vendor=NAMES[entry.vendor]) for entry in desk.journal.entries],
    )


def _keep(desk: Desk, orders: Orders) -> None:
    """Keep the switches by which vendors decide what becomes of a request; faults and the clock end with the desk."""
    switches = orders.model_dump_json(include=KEPT, exclude_defaults=True)
    if desk.memory and switches != "{}":
        call = Call(
            at=desk.clock.now(),
            vendor="_control",
            method="POST",
            path="",
            query="",
            headers={"content-type": "application/json"},
            body=switches,
            status=200,
        )
        desk.memory.keep(call)


def _calls(desk: Desk) -> dict[str, dict[str, int]]:
    calls: dict[str, dict[str, int]] = {}
    for (vendor, method, path), count in sorted(desk.faults.calls.items()):
        calls.setdefault(vendor, {})[f"{method} {path}"] = count
    return calls
