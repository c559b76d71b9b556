"""Text from outside, made safe for the place where it is shown.

Notes come from vendors as plain text or as HTML that nobody has cleaned (CrewSense API, "Announcements": the body is
HTML, and nothing says that it is sanitised).
"""

import re
from html import unescape
from urllib.parse import urlsplit

import nh3
from markupsafe import Markup, escape

CLEANER = nh3.Cleaner(
    tags={"p", "br", "b", "strong", "i", "em", "u", "ul", "ol", "li", "a"},
    attributes={"a": {"href"}},
    url_schemes={"http", "https", "mailto", "tel"},
)
LINE_ENDS = re.compile(r"(?:\s*<(?:br|/p|/li|/div|/h\d|/tr)\b[^>]*>)\s*", re.IGNORECASE)
MARKDOWN_SIGNS = re.compile(r"([\\`*_\[\]|~])")


def clean(text: str) -> Markup:
    """HTML with the tags of a simple note and nothing that runs, loads or restyles; plain text keeps its lines."""
    if nh3.is_html(text):
        return Markup(CLEANER.clean(text))  # noqa: S704 - nh3 has just cleaned it
    return Markup("<br>").join(escape(line) for line in text.strip().splitlines())


def plain(text: str) -> str:
    """The words of a note without its HTML, a line for each of its lines."""
    if not nh3.is_html(text):
        return text.strip()
    words = nh3.clean(LINE_ENDS.sub("\n", text), tags=set())
    return "\n".join(line.strip() for line in unescape(words).strip().splitlines())


def link(url: str) -> str:
    """The address, if it is one of the web; else nothing, so that a template shows no link."""
    try:
        scheme = urlsplit(url).scheme
    except ValueError:
        return ""
    return url if scheme in {"http", "https"} else ""


def md(value: object) -> str:
    """A value inside a line of markdown: it shows as it is written, and neither formats nor breaks a table."""
    words = " ".join(str(value).split()).replace("&", "&amp;").replace("<", "&lt;")
    return MARKDOWN_SIGNS.sub(r"\\\1", words)
