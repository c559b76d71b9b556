"""A Prefect task from each declared operation: the same name and signature, with the credentials in front.

::

    list_time_offs = as_task(CrewSense.list_time_offs)
    ...
    entries = await list_time_offs(credentials, start, end)

What a task does beyond calling: it has the operation's name and a run name that shows its arguments, and Prefect runs
it again where that is safe. The client itself already repeats single requests. It has no tags: for each set of them
Prefect asks its server for slots, which a server on SQLite often answers with 503 (docs/decisions.md).
Whoever imports it shares the vendors' rates with other processes (``flows.shared_budget``).
"""

import functools
import inspect
from collections.abc import AsyncIterator, Callable, Coroutine
from typing import Any, Concatenate, ParamSpec, TypeVar, overload

from prefect import Task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun

from prefect_shiftwork.flows.shared_budget import share_rates
from prefect_shiftwork.rest.access import Access
from prefect_shiftwork.rest.errors import DeadlinePassed, TooManyRequests, Unreachable, VendorFault
from prefect_shiftwork.rest.operation import Operation, Spec

P = ParamSpec("P")
T = TypeVar("T")

NOTHING_HAPPENED = (Unreachable, TooManyRequests)
"""Failures after which the vendor is as it was, so that even a create may run again."""

share_rates()


@overload
def as_task(
    operation: Operation[P, Coroutine[Any, Any, T]],
) -> Task[Concatenate[Access[Any], P], Coroutine[Any, Any, T]]: ...
@overload
def as_task(
    operation: Operation[P, AsyncIterator[T]],
) -> Task[Concatenate[Access[Any], P], Coroutine[Any, Any, list[T]]]: ...
@functools.cache
def as_task(operation: Operation[..., Any]) -> Task[..., Any]:
    """The Prefect task of an operation; a paged operation's task answers the whole list."""
    return Task(
        fn=_function(operation),
        name=operation.name,
        description=inspect.getdoc(operation),
        task_run_name=run_name(operation),
        cache_policy=NO_CACHE,
        persist_result=False,  # lists of people are kept nowhere, whatever the worker's defaults are
        retries=2,
        retry_delay_seconds=[10, 60],
        retry_condition_fn=may_run_again(operation.spec),
    )


def may_run_again(spec: Spec) -> Callable[[Task[..., Any], TaskRun, State[Any]], Any]:
    """Whether a failed task run of the operation may be run again."""
    passing = (*NOTHING_HAPPENED, DeadlinePassed, VendorFault) if spec.safe_to_repeat else NOTHING_HAPPENED

    async def may(_task: Task[..., Any], _run: TaskRun, state: State[Any]) -> bool:
        return isinstance(await state.aresult(raise_on_failure=False), passing)

    return may


def run_name(operation: Operation[..., Any]) -> str:
    """The operation in words, like ``CrewSense: update label 1773``."""
    words = f"{operation.vendor.title}: {operation.name.replace('_', ' ')}"
    return f"{words} {{id}}" if "{id}" in operation.spec.path else words


def _function(operation: Operation[..., Any]) -> Callable[..., Coroutine[Any, Any, Any]]:
    async def call(credentials: Access[Any], *args: Any, **kwargs: Any) -> Any:
        async with credentials.get_client() as client:
            if operation.spec.pages:
                return [record async for record in operation.on(client, *args, **kwargs)]
            return await operation.on(client, *args, **kwargs)

    credentials = inspect.Parameter("credentials", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=Access[Any])
    _, *parameters = inspect.signature(operation.declaration).parameters.values()
    call.__signature__ = inspect.Signature([credentials, *parameters])  # type: ignore[attr-defined]
    call.__name__ = call.__qualname__ = operation.name
    call.__module__ = operation.declaration.__module__
    call.__doc__ = operation.__doc__
    return call
