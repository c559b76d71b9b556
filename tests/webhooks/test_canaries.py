"""What the receiver is given as secrets shows in no answer, log, event or file of its own."""

import asyncio
import logging
import secrets
from pathlib import Path
from uuid import uuid4

import httpx
import pytest
from canary import canary, found_in, told_by_logs
from webhook_fakes import DEPLOYMENT, Clock, FakePrefect, Vendors, body

from prefect_shiftwork.webhooks import create_app
from prefect_shiftwork.webhooks.serve import JsonLines
from prefect_shiftwork.webhooks.settings import WebhookSettings


@pytest.mark.parametrize("prefect_fails", [False, True])
async def test_secrets_of_webhooks_are_told_nobody(
    prefect: FakePrefect, clock: Clock, tmp_path: Path, caplog: pytest.LogCaptureFixture, prefect_fails: bool
) -> None:
    signing, guid, token = canary().replace(" ", "-"), str(uuid4()), secrets.token_urlsafe(32)
    settings = WebhookSettings(
        crewio_webhook_secret=signing,
        seven_shifts_webhook_guid=guid,
        seven_shifts_webhook_token=token,
        webhooks_runs={"*": [DEPLOYMENT]},
        webhooks_state=tmp_path / "webhooks.sqlite",
    )
    if prefect_fails:
        prefect.fails = lambda request: httpx.Response(500, text=f"{signing} {guid} {token}")
    app = create_app(settings, now=clock, transport=httpx.MockTransport(prefect))
    answers = []
    with caplog.at_level(logging.DEBUG):
        async with (
            app.router.lifespan_context(app),
            httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://receiver") as http,
        ):
            vendors = Vendors(http, clock)
            answers += [await vendors.crewio(secret=signing), await vendors.crewio(secret="another")]
            answers += [await vendors.crewio(body(token="invented"), secret=signing)]
            answers += [await vendors.seven_shifts(b"{}"), await vendors.seven_shifts_unsigned(b"{}", token)]
            answers += [await vendors.seven_shifts_unsigned(b"[", token), await http.get("/ready")]
    # The vendors' side of this test is a client of httpx, too, and logs where it sends.
    ours = [record for record in caplog.records if "http://receiver" not in record.getMessage()]
    told = [
        *(f"{answer.headers} {answer.text}" for answer in answers),
        told_by_logs(ours),
        *(JsonLines().format(record) for record in ours),
        f"{prefect.events} {prefect.runs} {settings!r} {settings.model_dump_json()}",
        (await asyncio.to_thread(settings.webhooks_state.read_bytes)).decode("latin-1"),
    ]
    assert set() == found_in("\n".join(told), signing, guid, token)
