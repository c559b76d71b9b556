"""A call with good arguments is the request that is declared; with bad ones it is none."""

import re
from typing import Any

import pytest

from prefect_shiftwork.rest.errors import InvalidInput
from prefect_shiftwork.rest.operation import Operation

GO_TOGETHER = {"request_report", "send_ready_alert"}
"""Operations with arguments that need each other: the days of a report, and who is alerted."""


async def test_a_call_is_the_declared_request(operation: Operation[..., Any], line: Any, example: Any) -> None:
    async with line.connect() as client:
        call = await operation.call(client, (), example(operation).required())
    path = re.sub(r"\\{\w+\\}", "[^/{}]+", re.escape(operation.spec.path))
    assert (operation.name, operation.spec.method) == (call.operation, call.method)
    assert re.fullmatch(path, call.path)


async def test_every_argument_is_sent(operation: Operation[..., Any], line: Any, example: Any) -> None:
    arguments, defaults = example(operation).every(), example(operation).defaults()
    optional = [name for name in arguments if name in defaults and arguments[name] != defaults[name]]
    async with line.connect() as client:
        whole = await operation.call(client, (), arguments)
        for left_out in optional:
            fewer = {name: value for name, value in arguments.items() if name != left_out}
            try:
                assert whole != await operation.call(client, (), fewer), left_out
            except InvalidInput:
                assert operation.name in GO_TOGETHER, left_out


async def test_a_required_argument_that_is_missing_is_named(
    operation: Operation[..., Any], line: Any, example: Any
) -> None:
    arguments = example(operation).required()
    for left_out in arguments:
        fewer = {name: value for name, value in arguments.items() if name != left_out}
        with pytest.raises(InvalidInput, match=f"{operation.name}: .*{left_out}"):
            await line.call(operation, **fewer)
    assert [] == line.requests


async def test_an_argument_that_is_unknown_is_named(operation: Operation[..., Any], line: Any, example: Any) -> None:
    with pytest.raises(InvalidInput, match=f"{operation.name}: .*no_such_argument"):
        await line.call(operation, **example(operation).required(), no_such_argument=1)
    assert [] == line.requests
