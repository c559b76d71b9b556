"""Credentials saved, checked and used from the shell, with a Prefect server."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from prefect.client.orchestration import get_client
from prefect.client.schemas.actions import BlockDocumentUpdate

from prefect_shiftwork.cli import main
from prefect_shiftwork.demo.forms import open_shift

Command = Callable[..., Awaitable[tuple[object, str]]]


@pytest.fixture
def shiftwork(shelf, memory, sandbox, monkeypatch, tmp_path, capsys) -> Command:
    """``await shiftwork("check")``: how the command ends and what it prints, with CrewIO's key in the environment."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CREWIO_API_KEY", "crw_live_sandbox_all")
    monkeypatch.setenv("CREWIO_BASE_URL", f"{sandbox.switchboard.origin}/crewio")

    async def run(*words: str) -> tuple[object, str]:
        try:
            await asyncio.to_thread(main, words)
        except SystemExit as ended:
            return ended.code or 0, capsys.readouterr().out
        return 0, capsys.readouterr().out

    return run


async def test_credentials_of_the_environment_are_saved_and_checked(shiftwork, monkeypatch) -> None:
    assert (0, "saved crewio-credentials/club\n") == await shiftwork("blocks", "save", "club")

    status, told = await shiftwork("check")
    monkeypatch.setenv("CREWIO_API_KEY", "crw_live_wrong")
    worse, reason = await shiftwork("check")

    assert 0 == status
    assert "✓ environment, crewio: " in told
    assert "✓ block crewio-credentials/club: " in told
    assert "shiftwork: 1 of the credentials above need attention." == worse
    assert "✗ environment, crewio: CrewIO " in reason
    assert "was not authenticated (401)" in reason
    assert "crw_live_wrong" not in reason


async def test_an_operation_is_called_with_a_saved_block(shiftwork, monkeypatch) -> None:
    await shiftwork("blocks", "save", "club")
    monkeypatch.delenv("CREWIO_API_KEY")

    _, events = await shiftwork("call", "crewio", "list_events", "--block", "club")
    unknown, _ = await shiftwork("call", "crewio", "list_events", "--block", "nobody")

    assert "Sommerfest" in events
    assert (
        "shiftwork: There is no saved block 'nobody' of crewio. Save one in the UI, or: shiftwork blocks save"
    ) == unknown


async def test_a_flow_runs_from_the_shell_with_saved_blocks(shiftwork, saved, sandbox) -> None:
    event_id, shift_id = await open_shift(saved["crewio"])
    await shiftwork("blocks", "save", "club")
    await saved["chat"].asave("crew", overwrite=True)
    shift = f"shift.crewio_shift.event_id={event_id}", f"shift.crewio_shift.shift_id={shift_id}"

    planned, _ = await shiftwork("flows", "run", "announce-shift", *shift, "crewio=club", "chat=crew")
    before = len(sandbox.said)
    sent, _ = await shiftwork("flows", "run", "announce-shift", *shift, "crewio=club", "chat=crew", "dry_run=false")
    sandbox.arm("crewio", "GET", "/", status=403)
    failed, _ = await shiftwork("flows", "run", "announce-shift", *shift, "crewio=club", "chat=crew")

    assert (0, 0, 0, 1) == (planned, sent, before, len(sandbox.said))
    assert str(failed).startswith("shiftwork: CrewIO list_events is not permitted (403)")


async def test_a_saved_block_that_does_not_fit_any_more_is_told_with_what_to_do(shiftwork) -> None:
    await shiftwork("blocks", "save", "club")
    async with get_client() as prefect:
        (saved,) = await prefect.read_block_documents_by_type("crewio-credentials", include_secrets=True)
        broken = {**saved.data, "base_url": "crw_live_pasted_here"}
        await prefect.update_block_document(saved.id, BlockDocumentUpdate(data=broken, merge_existing_data=False))

    status, told = await shiftwork("check")

    assert "shiftwork: 1 of the credentials above need attention." == status
    assert (
        "✗ block crewio-credentials/club: The saved block 'club' of crewio does not fit any more: "
        "open it in Prefect, correct it and save."
    ) in told
    assert "crw_live_pasted_here" not in told
