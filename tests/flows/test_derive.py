"""Every declared operation is a task of the same name, arguments and result."""

import inspect
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from types import SimpleNamespace
from typing import Any, cast
from zoneinfo import ZoneInfo

import httpx
import pytest
from prefect import Task
from pydantic import SecretStr

from prefect_shiftwork.flows.derive import as_task, may_run_again, run_name
from prefect_shiftwork.rest.errors import (
    CallError,
    DeadlinePassed,
    Failure,
    NotAuthenticated,
    NotFound,
    OutcomeUnknown,
    Rejected,
    TooManyRequests,
    UnexpectedAnswer,
    Unreachable,
    VendorFault,
)
from prefect_shiftwork.rest.operation import Operation, operations
from prefect_shiftwork.sandbox import crewsense as sandbox
from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.vendors.catalogue import clients
from prefect_shiftwork.vendors.crewio import CrewIO
from prefect_shiftwork.vendors.crewsense import CrewSense

EVERY = [
    pytest.param(operation, id=f"{vendor_id}.{name}")
    for vendor_id, client in clients().items()
    for name, operation in operations(client).items()
]


@pytest.mark.parametrize("operation", EVERY)
def test_a_task_has_its_operations_arguments_behind_the_credentials(operation) -> None:
    task = as_task(operation)
    _, *declared = inspect.signature(operation.declaration).parameters.values()
    credentials, *taken = inspect.signature(task.fn).parameters.values()

    assert ("credentials", declared) == (credentials.name, taken)
    assert (operation.name, inspect.getdoc(operation)) == (task.name, task.description)


@pytest.mark.parametrize("operation", EVERY)
def test_a_task_needs_no_slots_of_the_prefect_server(operation) -> None:
    assert set() == as_task(operation).tags


def test_an_operation_has_one_task() -> None:
    assert as_task(CrewSense.list_labels) is as_task(CrewSense.list_labels)


def test_runs_are_named_in_words() -> None:
    assert "CrewSense: list labels" == run_name(CrewSense.list_labels)
    assert "CrewSense: update label {id}" == run_name(CrewSense.update_label)


class Access:
    """A credential whose client asks the sandbox."""

    @asynccontextmanager
    async def get_client(self) -> AsyncIterator[CrewSense]:
        desk = Desk()
        transport = httpx.ASGITransport(app=sandbox.create_app(desk))
        keys = desk.credentials.crewsense_client_id, SecretStr(desk.credentials.crewsense_client_secret)
        async with CrewSense(*keys, ZoneInfo("America/New_York"), transport=transport) as client:
            yield client


async def test_a_task_answers_what_its_operation_does() -> None:
    labels = await as_task(CrewSense.list_labels).fn(cast("Any", Access()))
    assert labels
    assert all(label.id for label in labels)


async def test_the_task_of_a_long_list_answers_all_of_it() -> None:
    found = await as_task(CrewSense.list_announcements).fn(cast("Any", Access()))
    assert isinstance(found, list)
    assert found


async def runs_again(operation: Operation[..., Any], error: type[CallError]) -> bool:
    async def failed(*, raise_on_failure: bool) -> CallError:
        return error(Failure("CrewIO", operation.name))

    state = SimpleNamespace(aresult=failed)
    return bool(await may_run_again(operation.spec)(cast("Any", None), cast("Any", None), cast("Any", state)))


@pytest.mark.parametrize("error", [Unreachable, TooManyRequests])
@pytest.mark.parametrize("operation", [CrewIO.list_shifts, CrewIO.create_shift])
async def test_a_task_runs_again_after_what_had_no_effect(operation, error) -> None:
    assert await runs_again(operation, error)


@pytest.mark.parametrize("error", [VendorFault, DeadlinePassed])
async def test_only_what_is_safe_to_repeat_runs_again_after_a_fault(error) -> None:
    assert await runs_again(CrewIO.list_shifts, error)
    assert await runs_again(CrewIO.upsert_assignment, error)
    assert not await runs_again(CrewIO.create_shift, error)


@pytest.mark.parametrize("error", [NotFound, Rejected, NotAuthenticated, UnexpectedAnswer, OutcomeUnknown])
@pytest.mark.parametrize("operation", [CrewIO.list_shifts, CrewIO.create_shift])
async def test_nothing_runs_again_where_that_does_not_help(operation, error) -> None:
    assert not await runs_again(operation, error)


def test_a_task_can_be_given_another_name_for_a_run() -> None:
    named: Task[Any, Any] = as_task(CrewSense.list_labels).with_options(task_run_name="Read labels")
    assert ("list_labels", "Read labels") == (named.name, named.task_run_name)
