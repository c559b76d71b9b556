"""Messages shown as their readers will see them."""

import shutil
from base64 import b64encode
from pathlib import Path

import pytest
from PIL import Image

from prefect_shiftwork.rest.errors import InvalidInput
from prefect_shiftwork.templates.preview import BROWSERS, NoBrowser, names, photograph, preview
from prefect_shiftwork.templates.reader import Reader
from prefect_shiftwork.templates.samples import SAMPLES, ZONE, chart

chromium = pytest.mark.skipif(not any(map(shutil.which, BROWSERS)), reason="no Chromium on the PATH")


@pytest.fixture
def browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program that the PATH has in the place of Chromium; nothing else is on the PATH."""
    program = tmp_path / "bin" / "chromium"
    program.parent.mkdir()
    monkeypatch.setenv("PATH", str(program.parent))
    return program


@chromium
@pytest.mark.browser
def test_a_mail_is_shown_with_its_chart_and_nothing_below_it(tmp_path: Path) -> None:
    files = preview("report_mail", "de", tmp_path)
    assert [file.name for file in files if file.suffix == ".html"] == [
        "report_mail-message-html.de.html",
        "report_mail-message-txt.de.html",
        "report_mail-subject-txt.de.html",
    ]
    picture = Image.open(tmp_path / "report_mail-message-html.de.png")
    assert (picture.width, 600 < picture.height < 2000) == (760, True)
    assert "data:image/png;base64," in (tmp_path / "report_mail-message-html.de.html").read_text("utf-8")


@chromium
@pytest.mark.browser
def test_markdown_is_shown_as_a_table(tmp_path: Path) -> None:
    page, picture = preview("time_off_summary", "en_GB", tmp_path / "new" / "folder")
    assert "<table>" in page.read_text("utf-8")
    assert picture.read_bytes().startswith(b"\x89PNG")


@chromium
@pytest.mark.browser
def test_a_picture_inside_markdown_is_shown_as_wide_as_the_page(tmp_path: Path) -> None:
    reader = Reader("en", ZONE)
    png = b64encode(chart(reader).png).decode()
    photograph(f"**Hours**\n\n![bars](data:image/png;base64,{png})", tmp_path / "hours.png", reader)
    with Image.open(tmp_path / "hours.png") as found:
        picture = found.convert("L")
    assert (760, True) == (picture.width, (tmp_path / "hours.png").stat().st_size < 30_000)
    assert {255} == set(picture.crop((740, 0, 760, picture.height)).getdata())


def test_without_a_browser_the_pages_are_there_and_it_says_how_to_get_one(tmp_path: Path, browser: Path) -> None:
    with pytest.raises(NoBrowser, match="on Debian with 'apt-get install chromium'"):
        preview("chat", "en", tmp_path)
    assert "<pre>Open shift: Night tour, Engine 7" in (tmp_path / "chat-message-txt.en.html").read_text("utf-8")


def test_a_browser_that_fails_is_quoted(tmp_path: Path, browser: Path) -> None:
    browser.write_text("#!/bin/sh\necho no display >&2\n")
    browser.chmod(0o755)
    with pytest.raises(NoBrowser, match=r"made no picture of chat-message-txt\.en\.html\. It said: no display"):
        preview("chat", "en", tmp_path)


def test_a_browser_that_hangs_is_given_up(tmp_path: Path, browser: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("prefect_shiftwork.templates.preview.PATIENCE", 0.05)
    browser.write_text("#!/bin/sh\nread never </dev/zero\n")
    browser.chmod(0o755)
    with pytest.raises(NoBrowser, match=r"no picture within 0\.05 seconds"):
        preview("chat", "en", tmp_path)


def test_a_message_that_does_not_exist_is_refused_with_those_that_do(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="no message called 'mails'; there are announcement, announ"):
        preview("mails", "en", tmp_path)


def test_every_message_has_a_sample_to_be_shown_with() -> None:
    assert names() == sorted(SAMPLES)
