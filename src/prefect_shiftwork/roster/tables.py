"""Cells that a spreadsheet cannot take for a formula."""

import re
from typing import TypeVar

T = TypeVar("T")

_FORMULA = re.compile(r" *[=+\-@＝＋－＠\t\r\n]")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)*(?:[eE][+-]?\d+)?%?")
# Looking at one character first is what a million rows can afford.
_SUSPICIOUS = frozenset(" =+-@＝＋－＠\t\r\n")


def safe_cell(value: T) -> T | str:
    """The value, or for text that a spreadsheet would run as a formula the same text behind an apostrophe.

    Text that begins with ``= + - @``, their full-width forms, a tab or a line end is neutralised, also after spaces,
    unless it is a plain number, like ``-5``. See OWASP, CSV Injection.
    """
    if not isinstance(value, str) or value[:1] not in _SUSPICIOUS:
        return value
    return f"'{value}" if _FORMULA.match(value) and not _NUMBER.fullmatch(value) else value
