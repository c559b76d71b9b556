"""A failed run told by mail: to each address once, with the reason and where to look."""

from uuid import UUID, uuid4

import pytest
from prefect.client.orchestration import get_client
from prefect.states import Completed, Failed, State
from pydantic import ValidationError

from prefect_shiftwork.flows.mail_failed_run import MailFailedRunForm, mail_failed_run
from prefect_shiftwork.flows.watch_changes import watch_changes

WHY = "CrewSense, list_time_offs: the key was refused. Make a new one."
TO = ["owner@example.org", "chief@example.org"]


async def ended_as(state: State[None]) -> UUID:
    async with get_client() as prefect:
        run = await prefect.create_flow_run(watch_changes, name="brave-otter", parameters={"form": {}}, state=state)
    return run.id


def form(run_id: UUID, *, dry_run: bool = False) -> dict[str, object]:
    return {"run_id": str(run_id), "to": TO, "sender": "crew@example.org", "dry_run": dry_run}


async def test_each_address_is_told_once_why_it_failed(run, sandbox) -> None:
    failed = await ended_as(Failed(message=WHY))
    first = await run(mail_failed_run, form(failed), "email")
    second = await run(mail_failed_run, form(failed), "email")

    assert ("2 done.", "Nothing to do. 2 left as they are.") == (first.message, second.message)
    assert {(address,) for address in TO} == {mail.recipients for mail in sandbox.mails}
    assert "Watch changes: Failed" == sandbox.mails[0].subject
    assert WHY in sandbox.mails[0].text
    assert "brave-otter" in sandbox.mails[0].text


async def test_a_run_that_has_not_failed_is_not_told(run, sandbox) -> None:
    told = await run(mail_failed_run, form(await ended_as(Completed())), "email")
    assert ["the run is Completed: it has not failed"] * 2 == told.column("mail-failed-run-plan", "Why")
    assert [] == sandbox.mails


async def test_a_dry_run_sends_nothing_and_an_unknown_run_is_told(run, sandbox) -> None:
    dry = await run(mail_failed_run, form(await ended_as(Failed(message=WHY)), dry_run=True), "email")
    unknown = await run(mail_failed_run, form(uuid4()), "email")
    assert (True, False, []) == (dry.completed, unknown.completed, sandbox.mails)
    assert unknown.message.endswith("correct 'Run'.")


@pytest.mark.parametrize("fields", [{"to": []}, {"run_id": "brave-otter"}])
def test_a_form_without_a_run_or_an_address_is_refused(fields) -> None:
    with pytest.raises(ValidationError, match=next(iter(fields))):
        MailFailedRunForm.model_validate(form(uuid4()) | fields)
