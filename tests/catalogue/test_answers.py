"""What becomes of a vendor's answers, good and bad."""

from collections.abc import Callable
from types import NoneType
from typing import Any

import pytest
from pydantic import TypeAdapter

from prefect_shiftwork.rest.errors import (
    NotAuthenticated,
    NotFound,
    NotPermitted,
    OutcomeUnknown,
    Refused,
    Rejected,
    UnexpectedAnswer,
    VendorFault,
)
from prefect_shiftwork.rest.operation import Operation
from prefect_shiftwork.rest.retry import ATTEMPTS

Good = Callable[[Operation[..., Any]], dict[str, Any]]

WORDS = "No such thing here"
REFUSAL = {
    "crewsense": {"error": "not found", "status": 404, "error_message": WORDS},
    "crewio": {"error": WORDS},
    "seven_shifts_v1": {"status": "error", "type": "invalid_id", "message": WORDS},
    "seven_shifts": {"errors": [], "message": WORDS},
    "crewmojo": {"error": WORDS},
}
"""How each vendor says no."""

ANSWERS_ANYTHING = {"upload_people"}
"""Crewmojo documents no answer to an upload, so none is wrong; the token before it has shown that it is Crewmojo."""

REFUSALS: dict[int, type[Refused]] = {
    401: NotAuthenticated,
    403: NotPermitted,
    404: NotFound,
    409: Rejected,
    422: Rejected,
}


async def test_an_answer_is_what_is_declared(
    operation: Operation[..., Any], line: Any, example: Any, good: Good
) -> None:
    line.will(good(operation))
    answer = await line.call(operation, **example(operation).required())
    kind = TypeAdapter(list[operation.returns] if operation.spec.pages else operation.returns)
    assert answer == kind.validate_python(answer, strict=True)


async def test_a_refusal_names_vendor_operation_status_and_fix(
    operation: Operation[..., Any], line: Any, example: Any
) -> None:
    for status, error in REFUSALS.items():
        refusal = await refused(line, operation, example, status, error)
        told = str(refusal)
        assert told.startswith(f"{operation.vendor.title} {operation.name} ")
        assert told.endswith(f"({status}): {WORDS}. {refusal.fix}")
        assert status != 403 or operation.spec.scope in refusal.fix


async def refused(
    line: Any, operation: Operation[..., Any], example: Any, status: int, error: type[Refused]
) -> Refused:
    line.will({"status_code": status, "json": REFUSAL[operation.vendor.id]})
    with pytest.raises(error) as caught:
        await line.call(operation, **example(operation).required())
    return caught.value


async def test_a_fault_at_the_vendor_is_waited_out_unless_it_may_have_written(
    operation: Operation[..., Any], line: Any, example: Any
) -> None:
    expected = (VendorFault, ATTEMPTS) if operation.spec.safe_to_repeat else (OutcomeUnknown, 1)
    line.will({"status_code": 500, "json": REFUSAL[operation.vendor.id]})
    with pytest.raises(expected[0]):
        await line.call(operation, **example(operation).required())
    assert expected[1] == len(line.requests)


async def test_what_the_rate_limit_has_refused_is_sent_again(
    operation: Operation[..., Any], line: Any, example: Any, good: Good
) -> None:
    line.will({"status_code": 429, "headers": {"Retry-After": "30"}}, good(operation))
    await line.call(operation, **example(operation).required())
    first, second = line.requests
    assert (first.method, first.url, first.content) == (second.method, second.url, second.content)


async def test_a_web_page_is_no_answer(operation: Operation[..., Any], line: Any, example: Any) -> None:
    line.will({"status_code": 200, "html": "<!doctype html><title>Sign in</title>"})
    if operation.name in ANSWERS_ANYTHING:
        assert await line.call(operation, **example(operation).required()) is None
        return
    with pytest.raises(UnexpectedAnswer, match=f"{operation.name} was answered with .*(a web page|text/html)"):
        await line.call(operation, **example(operation).required())


async def test_data_that_is_cut_short_is_no_answer(operation: Operation[..., Any], line: Any, example: Any) -> None:
    line.will({"status_code": 200, "text": '{"data": [{"id": 1', "headers": {"Content-Type": "application/json"}})
    if operation.returns is NoneType or operation.name in ANSWERS_ANYTHING:
        assert await line.call(operation, **example(operation).required()) is None
        return
    error = UnexpectedAnswer if operation.spec.safe_to_repeat else OutcomeUnknown
    with pytest.raises(error, match=f"{operation.name} was answered with data that is cut short"):
        await line.call(operation, **example(operation).required())
