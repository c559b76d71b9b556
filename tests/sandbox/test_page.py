"""The page for people."""

import asyncio
import re
from email.message import EmailMessage

import httpx
import pytest

from prefect_shiftwork.sandbox.board import Absence, Notice
from prefect_shiftwork.sandbox.desk import Desk

GONE = ("/mails/2", "/mails/1/attachments/0", "/mails/1/attachments/2", "/mails/9/attachments/1")


def receive(desk: Desk, html: str = "<p>Hallo</p>") -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"] = "plan@example.org", "zoe@example.org"
    message["Subject"] = "Überstunden <November>"
    message.set_content("Hallo Zoë")
    message.add_alternative(html, subtype="html")
    message.add_attachment(b"<script>", maintype="text", subtype="html", filename='a "b" ü.html')
    desk.mailbox.add(desk.clock.now(), "plan@example.org", ("zoe@example.org",), message.as_bytes())
    return message


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html.partition("<main")[2]).split())


async def test_the_page_shows_what_was_announced_newest_first(sandbox: httpx.AsyncClient, desk: Desk) -> None:
    now = desk.clock.now()
    desk.board.announcements = {
        "crewsense": lambda: [Notice(now.replace(hour=1), "Hose testing", "On Monday"), Notice(now, "Open shift", "B")]
    }
    text = text_of((await sandbox.get("/")).text)
    assert "Announced 2 Open shift Mon 23 Nov, 10:30 B CrewSense Hose testing Sun 22 Nov, 20:30 On Monday" in text


async def test_the_page_shows_who_is_off_where_from_now_on(sandbox: httpx.AsyncClient, desk: Desk) -> None:
    away, past, later = (off for off in desk.world.time_off if off.number in {2, 1, 4})
    rows = [Absence(off.person.name, off.type, off.start, off.end, off.status) for off in (later, away, past)]
    words = Absence("Zoë Ångholt", "Samstag früh", None, None, "not available")
    desk.board.time_off = {"crewsense": lambda: [words, *rows], "crewio": list}
    text = text_of((await sandbox.get("/")).text)
    assert (
        "Who is off CrewSense 3"
        " Odalys Quillfeather Sun 22 Nov, 08:00 – Fri 27 Nov, 08:00 Vacation approved away now"
        " Priya Lanternmoor Fri 27 Nov, 08:00 – Sat 28 Nov, 08:00 Vacation approved"
        " Zoë Ångholt Samstag früh not available"
        " CrewIO 0 Nobody."
    ) in text


async def test_a_time_of_another_zone_names_it(sandbox: httpx.AsyncClient, desk: Desk) -> None:
    shift = desk.world.event.shifts[0]
    desk.board.time_off = {"crewio": lambda: [Absence("Ada Example", "Grill", shift.start, shift.end, "not available")]}
    assert "Sat 5 Dec, 10:00 – 14:00 CET" in text_of((await sandbox.get("/")).text)


async def test_the_page_shows_changes_newest_first(sandbox: httpx.AsyncClient, desk: Desk) -> None:
    desk.journal.record("crewio", "created", "Event 'Sommerfest'")
    desk.journal.record("seven_shifts", "updated", "Shift 7")
    text = text_of((await sandbox.get("/")).text)
    assert "What changed 2 Shift 7 Mon 23 Nov, 10:30 7shifts, updated Event &#39;Sommerfest&#39;" in text


async def test_long_lists_fold_their_end(sandbox: httpx.AsyncClient, desk: Desk) -> None:
    rows = [Absence(f"Person {number}", "Sick", None, None, "approved") for number in range(10)]
    desk.board.time_off = {"crewsense": lambda: rows}
    html = (await sandbox.get("/")).text
    assert re.search(r"<summary>2 more</summary>.*Person 8.*Person 9.*</details>", html, re.DOTALL)


async def test_an_untouched_sandbox_says_so(sandbox: httpx.AsyncClient, desk: Desk) -> None:
    desk.board.announcements = {}
    text = text_of((await sandbox.get("/")).text)
    assert "Announced 0 Nothing yet." in text
    assert "Mails 0 None yet." in text
    assert "What changed 0 Nothing since the start." in text


async def test_the_page_counts_calls(sandbox: httpx.AsyncClient) -> None:
    await sandbox.get("/crewio/api/developer/v1/events")
    assert "/crewio · 1 call<" in (await sandbox.get("/")).text


async def test_a_mail_is_listed_and_has_a_page_of_its_own(sandbox: httpx.AsyncClient, desk: Desk) -> None:
    receive(desk)
    front, mail = (await sandbox.get("/")).text, (await sandbox.get("/mails/1")).text
    assert '<a href="/mails/1">Überstunden &lt;November&gt;</a>' in front
    assert "<h1>Überstunden &lt;November&gt;</h1>" in mail
    assert "From plan@example.org To zoe@example.org Delivered to zoe@example.org Received Mon 23 Nov" in text_of(mail)
    assert "<pre>Hallo Zoë\n</pre>" in mail


async def test_the_html_of_a_mail_is_shown_where_it_can_do_nothing(sandbox: httpx.AsyncClient, desk: Desk) -> None:
    receive(desk, '<script>alert("x")</script>')
    answer = await sandbox.get("/mails/1")
    assert 'sandbox srcdoc="&lt;script&gt;alert(&#34;x&#34;)&lt;/script&gt;\n"' in answer.text
    assert "<script>" not in answer.text
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


async def test_an_attachment_is_saved_and_never_shown(sandbox: httpx.AsyncClient, desk: Desk) -> None:
    receive(desk)
    answer = await sandbox.get("/mails/1/attachments/1")
    assert (200, b"<script>") == (answer.status_code, answer.content)
    assert "attachment; filename*=UTF-8''a%20%22b%22%20%C3%BC.html" == answer.headers["Content-Disposition"]
    assert "nosniff" == answer.headers["X-Content-Type-Options"]


@pytest.mark.parametrize("path", GONE)
async def test_a_mail_that_is_not_here_is_a_page_that_says_so(
    sandbox: httpx.AsyncClient, desk: Desk, path: str
) -> None:
    receive(desk)
    answer = await sandbox.get(path)
    assert 404 == answer.status_code
    assert "<h1>This mail is not here</h1>" in answer.text


async def test_the_page_needs_nothing_from_elsewhere(sandbox: httpx.AsyncClient, desk: Desk) -> None:
    receive(desk)
    pages = await asyncio.gather(sandbox.get("/"), sandbox.get("/mails/1"))
    assert [] == [link for page in pages for link in re.findall(r'(?:src|href)="(?!/|#|data:)[^"]*"', page.text)]
