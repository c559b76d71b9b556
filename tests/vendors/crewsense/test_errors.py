"""What CrewSense says when it says no."""

import httpx
import pytest

from prefect_shiftwork.rest import errors


@pytest.mark.parametrize(
    ("status", "code", "words", "error"),
    [
        (400, "bad_request", "Certification already deleted.", errors.Rejected),
        (403, "forbidden", "Your plan does not include API access.", errors.NotPermitted),
        (404, "not found", "No query results for model [TimeOff].", errors.NotFound),
        (409, "conflict", "Qualifier Captain [CPT] is not deleted, cannot restore.", errors.Rejected),
        (422, "invalid_params", ["The selected admin id is invalid.", "The date is required."], errors.Rejected),
    ],
)
async def test_a_refusal_quotes_the_vendor_and_names_the_operation(client, wire, status, code, words, error) -> None:
    wire.will(httpx.Response(status, json={"error": code, "status": status, "error_message": words}))
    with pytest.raises(error) as caught:
        await client.delete_time_off(744837)
    said = words if isinstance(words, str) else "; ".join(words)
    assert f"({status}): {said.rstrip('.')}" in str(caught.value)
    assert str(caught.value).startswith("CrewSense delete_time_off ")


async def test_a_refusal_that_is_a_web_page_is_still_a_refusal(client, wire) -> None:
    wire.will(httpx.Response(404, html="<h1>Not found</h1>"))
    with pytest.raises(errors.NotFound) as caught:
        await client.get_label(1)
    assert "<h1>" not in str(caught.value)


async def test_a_write_that_may_have_happened_says_so(client, wire) -> None:
    wire.will(httpx.Response(502))
    with pytest.raises(errors.OutcomeUnknown, match="look at the vendor before you repeat it"):
        await client.create_announcement("<p>Hello</p>")
    assert 1 == len(wire.requests)


async def test_a_write_that_can_be_repeated_gets_through_a_passing_fault(client, wire) -> None:
    wire.will(httpx.Response(502), {"success": True})
    assert (await client.replace_user_titles(98, [101])).success
    assert 2 == len(wire.requests)


async def test_a_delete_that_is_refused_when_repeated_is_not_repeated(client, wire) -> None:
    wire.will(httpx.Response(502))
    with pytest.raises(errors.OutcomeUnknown):
        await client.delete_certification(2)
    assert 1 == len(wire.requests)
