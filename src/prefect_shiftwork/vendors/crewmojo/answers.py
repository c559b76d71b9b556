"""What an answer to a report request is: the report, or a ticket for one that takes longer.

Both come with status 200. A CSV is a report. JSON is either: a ticket is a small object with a ``jobId`` and no rows, a
report is an array or an object with one. What is neither, or could be both, is refused: a ticket must never be kept as
a report (Crewmojo "Response" and "Long running reports").
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import httpx
from pydantic_core import from_json

MediaType = Literal["text/csv", "application/json"]

HEAD = 64 * 1024
"""Bytes of an answer that are enough to tell what it is. A ticket is far smaller."""

BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class Ticket:
    """Crewmojo is still building the report; it forgets the job ten minutes after the report was asked for."""

    job_id: str


@dataclass(frozen=True)
class Report:
    """A report as Crewmojo wrote it, in the form that it says itself: asked for JSON, it may still answer CSV."""

    media_type: MediaType
    text: str


class NotAReport(ValueError):
    """An answer that is neither a report nor a ticket, in words that fit behind 'was answered with'."""


def read(response: httpx.Response) -> Ticket | Report:
    """The ticket or the report in an answer that was read whole."""
    found = verdict(response, response.content, complete=True)
    if isinstance(found, Ticket):
        return found
    try:
        return Report(found, response.content.removeprefix(BOM).decode())
    except UnicodeDecodeError:
        raise NotAReport("text that is not UTF-8") from None


def verdict(response: httpx.Response, head: bytes, *, complete: bool) -> Ticket | MediaType:
    """The ticket in an answer whose body starts with ``head``, or the media type of its report.

    Raises:
        NotAReport: it is neither, or could be both.
    """
    media = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if not head.removeprefix(BOM).strip():
        raise NotAReport("nothing at all")
    if media == "text/csv":
        return "text/csv"
    if media == "application/json":
        return _verdict_on_json(head, complete=complete)
    raise NotAReport(f"{media or 'no media type'} instead of CSV or JSON")


def _verdict_on_json(head: bytes, *, complete: bool) -> Ticket | MediaType:
    try:
        body = from_json(head.removeprefix(BOM), allow_partial=not complete)
    except ValueError:
        raise NotAReport("data that is cut short or not JSON") from None
    if isinstance(body, list):
        return "application/json"
    if isinstance(body, dict):
        arrays = sum(isinstance(value, list) for value in body.values())
        if "jobId" not in body and arrays == 1:
            return "application/json"
        if complete and arrays == 0 and (job_id := _job_id(body)):
            return Ticket(job_id)
    raise NotAReport("JSON that is neither clearly rows nor clearly a ticket")


def _job_id(body: Mapping[str, object]) -> str:
    """The id of a ticket; a boolean is what a request says under this name, not an id."""
    job_id = body.get("jobId")
    return str(job_id).strip() if isinstance(job_id, str | int) and not isinstance(job_id, bool) else ""
