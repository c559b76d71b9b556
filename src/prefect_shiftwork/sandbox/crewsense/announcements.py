"""Announcements (crewsense.md 3.8): HTML bodies, kept as they are sent."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from html import unescape
from typing import Annotated

from fastapi import APIRouter, Query, Response

from prefect_shiftwork.sandbox.board import Notice
from prefect_shiftwork.sandbox.crewsense.office import COMPANY_ID, SYSTEM_USER, Here, Office
from prefect_shiftwork.sandbox.crewsense.paging import page
from prefect_shiftwork.sandbox.crewsense.replies import undocumented
from prefect_shiftwork.sandbox.crewsense.routes import JsonOrFormRoute
from prefect_shiftwork.sandbox.crewsense.users import User, person
from prefect_shiftwork.sandbox.crewsense.wire import Json, Sent, Text, href

TAG = re.compile(r"<[^>]*>")
LINE_END = re.compile(r"</(?:p|div|li|h[1-6])>|<br[^>]*>", re.IGNORECASE)

router = APIRouter(prefix="/v1", route_class=JsonOrFormRoute)


@dataclass(frozen=True, slots=True)
class Announcement:
    """What everybody of the company reads; `created` is aware."""

    id: int
    title: str
    body: str
    user_id: int
    created: datetime

    def __str__(self) -> str:
        return f"Announcement {self.id} '{self.title}'"


class AnnouncementFields(Sent):
    """What an announcement is made of; `body` is HTML."""

    body: Text
    title: str = ""


@router.get("/announcements")
async def list_announcements(office: Here, offset: Annotated[int, Query(ge=0)] = 0) -> Json:
    """The announcements that are not deleted, latest first; no document shows how their links look."""
    rows = office.all(Announcement)[::-1]
    return page(
        office,
        rows,
        offset,
        lambda row: _shown(office, row),
        lambda start: href(f"announcements?offset={start}"),
    )


@router.post("/announcements")
async def create_announcement(office: Here, sent: AnnouncementFields) -> Response:
    """A new announcement, in the name of the system: the documents name no author."""
    number = office.next_id(Announcement)
    row = office.keep(Announcement(number, sent.title, sent.body, SYSTEM_USER, office.now()))
    office.changed("created", str(row))
    return undocumented(office, f"Added new announcement {row.title}.", 201, id=row.id)


@router.put("/announcements/{announcement_id}")
async def update_announcement(office: Here, announcement_id: int, sent: AnnouncementFields) -> Response:
    """Change an announcement; a title that is not sent stays as it is."""
    row = office.keep(replace(office.one(Announcement, announcement_id), **sent.changes()))
    office.changed("updated", str(row))
    return undocumented(office, f"Announcement {row.title} updated.", id=row.id)


@router.delete("/announcements/{announcement_id}")
async def delete_announcement(office: Here, announcement_id: int) -> Response:
    """Remove an announcement."""
    row = office.one(Announcement, announcement_id)
    office.drop(row)
    office.changed("deleted", str(row))
    return undocumented(office, f"Announcement {row.title} removed.")


def notices(office: Office) -> Iterator[Notice]:
    """The announcements as the page of the sandbox shows them."""
    for row in office.all(Announcement):
        yield Notice(row.created, row.title, _words(row.body))


def _words(html: str) -> str:
    """The words without tags, a line for each paragraph and each item of a list."""
    lines = LINE_END.sub("\n", " ".join(html.split())).split("\n")
    words = (" ".join(unescape(TAG.sub(" ", line)).split()) for line in lines)
    return "\n".join(filter(None, words))


def _shown(office: Office, row: Announcement) -> Json:
    author = office.one(User, row.user_id)
    return {
        "id": row.id,
        "company_id": COMPANY_ID,
        "title": row.title,
        "body": row.body,
        "first_name": author.first_name,
        "last_name": author.last_name,
        "user": person(office, author.id),
    }
