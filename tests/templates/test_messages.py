"""What people read: every message in every language, with everything and with next to nothing in it."""

import re
from dataclasses import fields, is_dataclass, replace
from datetime import timedelta
from html.parser import HTMLParser
from typing import Any

import pytest

from prefect_shiftwork.templates.context import PlanLine, ReportSummary, ShiftNotice
from prefect_shiftwork.templates.environment import messages
from prefect_shiftwork.templates.reader import Reader
from prefect_shiftwork.templates.render import render
from prefect_shiftwork.templates.samples import SAMPLES, ZONE, announcements, filled_shift, report, shift, time_off

EVIL = '<script>alert("1")</script>|*_`[x](http://x)\n# no heading'
VOID = {"meta", "img", "br", "link", "hr"}


class Outline(HTMLParser):
    """The tags of a document, and whether they are closed in their order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.found if name == tag]


def spoilt(value: Any) -> Any:
    """The same values with something nasty in every text."""
    if isinstance(value, str):
        return EVIL
    if isinstance(value, tuple):
        return tuple(map(spoilt, value))
    if isinstance(value, dict):
        return {spoilt(name): spoilt(number) for name, number in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        free = {each.name for each in fields(value)} - {"action", "outcome", "link"}
        return replace(value, **{name: spoilt(getattr(value, name)) for name in free})
    return value


def nasty(message: str, reader: Reader) -> dict[str, Any]:
    """What a message's templates are given, with something nasty in every text."""
    return {name: spoilt(value) for name, value in SAMPLES[message](reader).items()}


def written(message: str, reader: Reader, **values: object) -> dict[str, str]:
    """The parts of a message, of its sample unless something else is given."""
    values = values or dict(SAMPLES[message](reader))
    return {part: render(f"{message}/{part}", values, reader) for part in messages()[message]}


def mail(notice: ShiftNotice, reader: Reader) -> dict[str, str]:
    return written("shift_mail", reader, shift=notice)


def announcement(notice: ShiftNotice, reader: Reader) -> dict[str, str]:
    return written("announcement", reader, shift=notice)


def chat(notice: ShiftNotice, reader: Reader) -> str:
    return written("chat", reader, shift=notice)["message.txt"]


def summary_of(message: str, summary: object, reader: Reader) -> str:
    return written(message, reader, summary=summary)["summary.md"]


def bare(reader: Reader) -> ShiftNotice:
    """A shift of which next to nothing is known."""
    full = filled_shift(reader)
    return replace(full, role="", location="", notes="", link="", end=None)


@pytest.mark.parametrize("locale", ["en", "en_GB", "de", "fr"])
@pytest.mark.parametrize("name", messages())
def test_every_message_says_all_of_its_sample_in_every_language(name: str, locale: str) -> None:
    reader = Reader(locale, ZONE)
    for part, text in written(name, reader).items():
        assert text.strip() == text, part
        assert not re.search(r"\{\{|\{%|%\(|None|\n\n\n", text)


@pytest.mark.parametrize("name", ["shift_mail", "report_mail"])
def test_a_mail_is_a_document_that_every_reader_can_use(name: str, german: Reader) -> None:
    outline = Outline(written(name, german)["message.html"])
    assert outline.open == []
    assert outline.all("html")[0]["lang"] == "de"
    assert len(outline.all("h1")) == 1
    assert all(image["alt"] for image in outline.all("img"))
    assert all(
        table.get("role") == "presentation" or table["class"] in {"facts", "rows"} for table in outline.all("table")
    )
    assert all(heading["scope"] in {"row", "col"} for heading in outline.all("th"))
    assert not outline.all("link")
    assert not outline.all("script")


@pytest.mark.parametrize("name", ["shift_mail", "report_mail"])
def test_a_mail_is_styled_where_outlook_and_gmail_look(name: str, english: Reader) -> None:
    html = written(name, english)["message.html"]
    outline = Outline(html)
    assert outline.all("h1")[0]["style"]
    assert "prefers-color-scheme: dark" in html
    assert "<!--[if mso]>" in html
    assert "@import" not in html
    assert not re.search(r"""(?:src|background)=["']?https?:|url\(""", html)


@pytest.mark.parametrize("name", ["announcement", "own", "shift_mail", "report_mail"])
def test_nothing_that_a_vendor_sends_becomes_html(name: str, english: Reader) -> None:
    for part, text in written(name, english, **nasty(name, english)).items():
        if part.endswith(".html"):
            assert Outline(text).open == []
            assert not Outline(text).all("script")
            assert "alert(" in text


@pytest.mark.parametrize("name", ["time_off_summary", "announcement_summary", "report_summary"])
def test_nothing_that_a_vendor_sends_becomes_markdown(name: str, english: Reader) -> None:
    markdown = written(name, english, **nasty(name, english))["summary.md"]
    columns = [len(re.findall(r"(?<!\\)\|", line)) for line in markdown.splitlines() if line.startswith("|")]
    assert set(columns) <= {4, 5, 6}
    assert "<script" not in markdown
    assert not re.search(r"^# no heading", markdown, re.MULTILINE)


@pytest.mark.parametrize("name", ["announcement", "shift_mail", "report_mail"])
def test_a_subject_is_one_line_whatever_is_in_it(name: str, english: Reader) -> None:
    texts = written(name, english, **nasty(name, english))
    assert "\n" not in (texts.get("subject.txt") or texts["title.txt"])


@pytest.mark.parametrize(("count", "expected"), [(1, "1 person is needed"), (2, "2 people are needed")])
def test_an_open_shift_says_how_many_people_are_needed(english: Reader, count: int, expected: str) -> None:
    notice = replace(shift(english), open_places=count)
    mailed, posted = mail(notice, english), announcement(notice, english)
    texts = (mailed["message.html"], mailed["message.txt"], posted["body.html"], chat(notice, english))
    assert all(expected in text for text in texts)
    assert mailed["subject.txt"] == posted["title.txt"]
    assert mailed["subject.txt"] == "Open shift: Night tour, Engine 7, Sat 19 Dec, 19:00 – Sun 20 Dec, 07:00, CET"


def test_germans_read_german(german: Reader) -> None:
    assert "Eine Person wird noch gebraucht." in chat(replace(shift(german), open_places=1), german)


def test_a_filled_shift_asks_nobody(english: Reader) -> None:
    notice = replace(filled_shift(english), link="https://example.com/shifts/1")
    mailed = mail(notice, english)
    assert mailed["subject.txt"] == "New shift: Christmas Eve brunch, Thu 24 Dec, 09:00–16:30, CET"
    assert "A new shift is on the schedule." in mailed["message.html"]
    assert "See the shift" in mailed["message.html"]
    assert "needed" not in mailed["message.html"] + mailed["message.txt"]


def test_what_nobody_knows_leaves_no_gap(english: Reader) -> None:
    assert chat(bare(english), english).splitlines() == [
        "New shift: Christmas Eve brunch (Café Möwe)",
        "",
        "When: Thu 24 Dec, 09:00, CET (open end)",
        "",
        "Ref. seven_shifts/5512087",
    ]
    assert "Where" not in announcement(bare(english), english)["body.html"]
    assert "<a " not in mail(bare(english), english)["message.html"]


def test_an_announcement_can_be_found_again_by_its_reference(english: Reader) -> None:
    notice = shift(english)
    texts = (announcement(notice, english)["body.html"], mail(notice, english)["message.txt"], chat(notice, english))
    assert all(f"Ref. {notice.reference}" in text for text in texts)


def test_a_night_with_a_clock_change_is_as_long_as_it_takes(english: Reader) -> None:
    evening = shift(english).start.replace(month=10, day=24, hour=20).astimezone(ZONE)
    notice = replace(shift(english), start=evening, end=evening.replace(day=25, hour=6))
    assert notice.length == timedelta(hours=9)


def test_a_link_that_runs_something_is_no_link(english: Reader) -> None:
    notice = replace(shift(english), link="javascript:alert(1)")
    mailed, posted = mail(notice, english), announcement(notice, english)
    assert not any("javascript" in text for text in (*mailed.values(), *posted.values()))


def test_a_report_shows_what_fits_and_says_that_there_is_more(english: Reader) -> None:
    mailed = written("report_mail", english)
    assert mailed["subject.txt"] == "Timesheet, 1–30 Nov 2026 (Café Möwe)"
    assert "Shown: 4 of 214 rows and 6 of 7 columns. The attached file has them all." in mailed["message.html"]
    assert "4,210.30" in mailed["message.html"]
    assert "timesheet-2026-11.xlsx (48.1 kB)" in mailed["message.txt"]
    assert 'src="cid:chart"' in mailed["message.html"]


def test_a_report_without_rows_says_so(english: Reader) -> None:
    full = report(english)
    empty = ReportSummary(
        title=full.title,
        organisation=full.organisation,
        first_day=full.first_day,
        last_day=full.last_day,
        made_at=full.made_at,
        rows=0,
    )
    mailed = written("report_mail", english, report=empty)
    assert "1–30 Nov 2026 · nothing to report" in mailed["message.txt"]
    assert not Outline(mailed["message.html"]).all("img")


def test_a_long_cell_is_cut_and_a_small_report_shown_whole(english: Reader) -> None:
    small = replace(report(english), rows=1, columns=("Note",), first_rows=(("word " * 40,),))
    mailed = written("report_mail", english, report=small)
    assert "word word word word word word word..." in mailed["message.txt"]
    assert "Shown:" not in mailed["message.html"]


def test_a_manager_reads_what_was_done_and_what_is_left_to_do(english: Reader) -> None:
    markdown = summary_of("time_off_summary", time_off(english), english)
    assert "- Added: 2\n- Changed: 1\n- Removed: 0\n- Left as they are: 3\n- Need attention: 3" in markdown
    assert "| Ove Grünwald | 2026-12-28 | Failed | 7shifts does not answer; run again. |" in markdown
    assert "- 2: It is there already." in markdown


def test_a_preview_says_that_nothing_was_written(english: Reader) -> None:
    planned = tuple(replace(line, outcome="planned") for line in time_off(english).lines)
    markdown = summary_of("time_off_summary", replace(time_off(english), dry_run=True, lines=planned), english)
    assert "**Preview: nothing was written.**" in markdown
    assert "- To add: 2\n- To change: 1\n- To remove: 1" in markdown


def test_what_a_run_did_not_get_to_needs_attention(english: Reader) -> None:
    line = PlanLine(action="create", who="Jana", what="2026-12-01")
    markdown = summary_of("time_off_summary", replace(time_off(english), lines=(line,)), english)
    assert "| Jana | 2026-12-01 | Not done |  |" in markdown
    assert "- Added: 0" in markdown


def test_a_long_plan_is_cut_and_counted(english: Reader) -> None:
    lines = tuple(PlanLine(action="create", who=f"Person {n}", what="off", outcome="done") for n in range(103))
    markdown = summary_of("time_off_summary", replace(time_off(english), lines=lines), english)
    assert markdown.count("| off |") == 100
    assert "And 3 more." in markdown


def test_a_first_run_says_that_it_announces_nothing_of_the_past(english: Reader) -> None:
    first = replace(announcements(english), since=None, first_run=True, deliveries=())
    markdown = summary_of("announcement_summary", first, english)
    assert "First run: from now on, what is new is announced." in markdown


def test_a_run_without_anything_new_says_so(english: Reader) -> None:
    assert "There is nothing new." in summary_of(
        "announcement_summary", replace(announcements(english), deliveries=()), english
    )


def test_a_run_that_only_looks_says_so(english: Reader) -> None:
    planned = tuple(replace(each, outcome="planned") for each in announcements(english).deliveries)
    markdown = summary_of(
        "announcement_summary", replace(announcements(english), dry_run=True, deliveries=planned), english
    )
    assert "**Preview: nothing was sent.**" in markdown
    assert markdown.count("Would be sent") == 4
    assert "Need attention" not in markdown


def test_what_was_sent_earlier_and_what_failed_are_told_apart(english: Reader) -> None:
    markdown = summary_of("announcement_summary", announcements(english), english)
    assert markdown.count("| Sent earlier |") == 1
    assert "| Failed | Slack does not know this webhook; paste a new one into the block. |" in markdown
