"""A message as its readers will see it: an HTML page and a picture of it, made with headless Chromium."""

import os
import shutil
import subprocess
from base64 import b64encode
from collections.abc import Callable, Mapping
from html import escape
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory

from markdown_it import MarkdownIt
from PIL import Image, ImageChops

from prefect_shiftwork.rest.errors import InvalidInput, ShiftworkError
from prefect_shiftwork.templates.environment import messages
from prefect_shiftwork.templates.reader import Reader
from prefect_shiftwork.templates.render import render
from prefect_shiftwork.templates.samples import CHART_ID, SAMPLES, ZONE, chart

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
WINDOW = "760,4000"
"""Pixels; what a page leaves empty below is cut off."""
MARGIN = 24
COLOURS = 64
"""Of a light picture; a page of the pack has fewer, and the edges of its letters."""
PATIENCE = 60
"""Seconds that the browser may take for one picture."""

PAGE = """<!doctype html>
<html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title><style>
body {{ margin: 24px; font: 16px/24px "Segoe UI", Roboto, Helvetica, Arial, sans-serif; color: #1f2933; }}
pre {{ white-space: pre-wrap; font: inherit; }}
table {{ border-collapse: collapse; }} th, td {{ padding: 6px 10px; border: 1px solid #cbd5db; text-align: left; }}
img {{ max-width: 100%; }}
</style></head><body>{body}</body></html>
"""


class NoBrowser(ShiftworkError):
    """No Chromium is found, or it does not start; the pages are written, the pictures are not."""


def names() -> list[str]:
    """The messages that can be shown."""
    return sorted(messages())


def preview(name: str, locale: str, into: Path) -> list[Path]:
    """Writes a page and a picture of each part of a message, filled with sample values.

    Args:
        name: the message, one of ``names()``.
        locale: for whom, such as ``en``, ``en_GB`` or ``de``.
        into: a folder, made if it is missing; files of an earlier preview are replaced.

    Returns:
        What was written: for each part an HTML page, then a PNG of it.

    Raises:
        InvalidInput: there is no such message or locale.
        NoBrowser: no Chromium is on the PATH, or it does not start.
    """
    if name not in messages():
        raise InvalidInput(f"There is no message called {name!r}; there are {', '.join(names())}.")
    into.mkdir(parents=True, exist_ok=True)
    pages = [_page(name, part, Reader(locale, ZONE), into) for part in messages()[name]]
    browser = _browser()
    return [file for page in pages for file in (page, _picture(browser, page))]


def photograph(text: str, picture: Path, reader: Reader) -> None:
    """Makes a light picture of a mail's HTML, or of markdown.

    Args:
        text: a whole HTML document, or markdown.
        picture: the PNG file to write.
        reader: whose language the text is in.

    Raises:
        NoBrowser: no Chromium is on the PATH, or it does not start.
    """
    with TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(text if "<html" in text else _document("page.md", text, reader), "utf-8")
        with Image.open(_picture(_browser(), page)) as found:
            found.quantize(COLOURS).save(picture, optimize=True)


def _page(name: str, part: str, reader: Reader, into: Path) -> Path:
    page = into / f"{name}-{part.replace('.', '-')}.{reader.lang}.html"
    text = render(f"{name}/{part}", SAMPLES[name](reader), reader)
    page.write_text(_document(part, text, reader), "utf-8")
    return page


def _document(part: str, text: str, reader: Reader) -> str:
    """The part as a page of its own. A mail is one already; its picture is a part of the mail, and is put into it."""
    if "<html" in text:
        picture = b64encode(chart(reader).png).decode("ascii")
        return text.replace(f"cid:{CHART_ID}", f"data:image/png;base64,{picture}")
    return PAGE.format(lang=reader.lang, title=part, body=SHOWN[PurePath(part).suffix](text))


def _as_text(text: str) -> str:
    return f"<pre>{escape(text)}</pre>"


def _from_markdown(text: str) -> str:
    return str(MarkdownIt("commonmark").enable("table").render(text))


SHOWN: Mapping[str, Callable[[str], str]] = {".html": str, ".md": _from_markdown, ".txt": _as_text}
"""How a part is put into a page, by the ending of its name."""


def _browser() -> str:
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        raise NoBrowser(
            f"No browser for pictures was found on the PATH ({', '.join(BROWSERS)}). "
            "Install one, on Debian with 'apt-get install chromium'; the HTML pages are written without it."
        )
    return found


def _picture(browser: str, page: Path) -> Path:
    picture = page.with_suffix(".png")
    picture.unlink(missing_ok=True)
    with TemporaryDirectory() as profile:
        said = _run([browser, *_options(profile), f"--screenshot={picture.resolve()}", page.resolve().as_uri()])
    if not picture.exists():
        raise NoBrowser(f"{browser} made no picture of {page.name}. It said: {said[-300:].strip() or 'nothing'}")
    _cut(picture)
    return picture


def _options(profile: str) -> list[str]:
    # Chromium's own sandbox does not start for root, who is the only user of many a container.
    root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    return ["--headless", "--hide-scrollbars", f"--user-data-dir={profile}", f"--window-size={WINDOW}", *root]


def _run(command: list[str]) -> str:
    """Runs the browser; returns what it complained of."""
    try:
        done = subprocess.run(command, capture_output=True, timeout=PATIENCE, check=False)  # noqa: S603 - our own words
    except subprocess.TimeoutExpired:
        return f"no picture within {PATIENCE} seconds"
    return done.stderr.decode(errors="replace")


def _cut(picture: Path) -> None:
    """Cuts off the empty rest below the page."""
    image = Image.open(picture).convert("RGB")
    background = Image.new("RGB", image.size, image.getpixel((image.width - 1, image.height - 1)))
    _, _, _, bottom = ImageChops.difference(image, background).getbbox() or (0, 0, 0, image.height)
    image.crop((0, 0, image.width, min(bottom + MARGIN, image.height))).save(picture)
