"""Notes that vendors' users wrote, in mails, chats and tables."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from prefect_shiftwork.templates.foreign import clean, link, md, plain

NOTE = "<p>Bring <strong>boots</strong>.<br>Meet &amp; greet</p><script>alert(1)</script>"


def test_a_note_in_html_keeps_its_form_and_loses_what_runs() -> None:
    assert clean(NOTE) == "<p>Bring <strong>boots</strong>.<br>Meet &amp; greet</p>"


@pytest.mark.parametrize(
    "evil",
    [
        "<img src=x onerror=alert(1)>",
        "<a href='javascript:alert(1)'>x</a>",
        "<p style='position:fixed'>x</p>",
        "<iframe src=//x></iframe>",
        "<svg onload=alert(1)>",
        "<b onclick=alert(1)>x</b>",
        "<style>*{display:none}</style><b>x</b>",
        "<img src=https://tracker.example.org/pixel>",
    ],
)
def test_a_note_runs_loads_and_restyles_nothing(evil: str) -> None:
    assert re.fullmatch(r'(?:x|<b>x</b>|<p>x</p>|<a rel="noopener noreferrer">x</a>)?', clean(evil))


def test_a_note_in_plain_text_keeps_its_lines_and_signs() -> None:
    assert clean(" Tom & Ove\nif 3 < 5 ") == "Tom &amp; Ove<br>if 3 &lt; 5"


def test_a_note_as_text_has_its_words_a_line_for_a_line() -> None:
    assert plain(NOTE) == "Bring boots.\nMeet & greet"
    assert plain(" Tom & Ove\nif 3 < 5 ") == "Tom & Ove\nif 3 < 5"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://crewio.example.com/shifts/1", "https://crewio.example.com/shifts/1"),
        ("http://localhost:8000/x", "http://localhost:8000/x"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("//example.com", ""),
        ("http://[broken", ""),
        ("", ""),
    ],
)
def test_only_an_address_of_the_web_becomes_a_link(url: str, expected: str) -> None:
    assert link(url) == expected


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_any_name_shows_in_a_table_as_it_is_written(name: str) -> None:
    table = f"| a | b |\n| :-- | :-- |\n| {md(name)} | end |\n"
    cells = re.findall(r"<td[^>]*>(.*?)</td>", MarkdownIt("commonmark").enable("table").render(table), re.DOTALL)
    shown = [
        cell.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&") for cell in cells
    ]
    assert shown == [" ".join(name.split()), "end"]
