"""Webhooks of v2: where 7shifts reports what happens. There is none for shifts and none for time off."""

from typing import Annotated, Literal

from fastapi import APIRouter, BackgroundTasks, Query, Response
from fastapi.responses import JSONResponse
from pydantic import Field

from prefect_shiftwork.sandbox.seven_shifts.books import COMPANY_ID
from prefect_shiftwork.sandbox.seven_shifts.courier import Courier
from prefect_shiftwork.sandbox.seven_shifts.records import Webhook
from prefect_shiftwork.sandbox.seven_shifts.requests import Body, Filters, TheBooks, json_body
from prefect_shiftwork.sandbox.seven_shifts.v2.errors import V2Error
from prefect_shiftwork.sandbox.seven_shifts.v2.lists import (
    SHORT_LIMIT,
    CursorQuery,
    Row,
    changed_since,
    listed,
    page_of,
    single,
)
from prefect_shiftwork.sandbox.seven_shifts.v2.values import offset
from prefect_shiftwork.sandbox.seven_shifts.v2.webhook_samples import Topic, sample
from prefect_shiftwork.sandbox.seven_shifts.values import Day

router = APIRouter()

Url = Annotated[str, Field(pattern=r"^https?://[^\s/]+\S*$")]
"""The vendor calls https only; a receiver on one's own machine may go without."""


class NewWebhook(Body):
    """A webhook is always a POST."""

    url: Url
    method: Literal["post"]
    event: Topic


class WebhookChanges(Body):
    """Nothing of a webhook can be changed but where it goes."""

    url: Url


class WebhookQuery(CursorQuery):
    """The filter of the list."""

    modified_since: Day | None = None


class Trial(Filters):
    """Which webhook to try, and what it shall report."""

    topic: Topic
    webhook_id: int | None = None


@router.get("/webhooks")
async def list_webhooks(books: TheBooks, query: Annotated[WebhookQuery, Query()]) -> JSONResponse:
    """All webhooks of the company."""
    query = query.resumed()
    page = page_of(books.desk, changed_since(books.webhooks, query.modified_since), query, SHORT_LIMIT)
    return listed("webhooks", webhook_row, page)


@router.post("/webhooks")
async def create_webhook(books: TheBooks, body: Annotated[NewWebhook, json_body(NewWebhook)]) -> JSONResponse:
    """Add a webhook; the same event to the same address is a conflict."""
    if any((row.url, row.event) == (body.url, body.event) for row in books.webhooks):
        raise V2Error(409, f"{body.event} is reported to this address already", param="url")
    return single("webhook", webhook_row(books.create(books.webhooks, **body.given())), 201)


@router.put("/webhooks/{webhook_id}")
async def update_webhook(
    books: TheBooks, webhook_id: int, body: Annotated[WebhookChanges, json_body(WebhookChanges)]
) -> JSONResponse:
    """Send a webhook elsewhere."""
    webhook = books.webhooks.must(webhook_id)
    books.change(webhook, url=body.url)
    return single("webhook", webhook_row(webhook))


@router.delete("/webhooks/{webhook_id}")
async def delete_webhook(books: TheBooks, webhook_id: int) -> Response:
    """Drop a webhook."""
    books.remove(books.webhooks, books.webhooks.must(webhook_id))
    return Response(status_code=204)


@router.get("/test_webhook")
async def try_webhook(books: TheBooks, trial: Annotated[Trial, Query()], later: BackgroundTasks) -> JSONResponse:
    """Send a sample of the topic to the webhook, if one is named.

    What the vendor answers is not documented; here it is the sample.
    """
    payload = sample(books, trial.topic)
    if trial.webhook_id is not None:
        webhook = books.webhooks.must(trial.webhook_id)
        if webhook.event != trial.topic:
            raise V2Error(422, f"The webhook reports {webhook.event}", param="topic")
        later.add_task(books.desk.state(Courier).deliver, webhook, payload)
    return single("test_webhook", payload)


def webhook_row(webhook: Webhook) -> Row:
    """A webhook as v2 shows it."""
    return {
        "id": webhook.id,
        "company_id": COMPANY_ID,
        "url": webhook.url,
        "method": webhook.method,
        "event": webhook.event,
        "created": offset(webhook.created),
        "modified": offset(webhook.modified),
    }
