"""Pieces of Markdown."""

import re
from collections.abc import Iterable, Iterator


def row(cells: Iterable[str]) -> str:
    """One row of a table."""
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def table(headings: list[str], rows: Iterable[list[str]]) -> Iterator[str]:
    """A table, and the empty line after it; nothing where there are no rows."""
    if found := list(rows):
        yield from map(row, [headings, ["---"] * len(headings), *found])
        yield ""


def code(language: str, text: str) -> str:
    """An example in a language."""
    return f"```{language}\n{text}\n```"


def prose(docstring: str) -> str:
    """A docstring as Markdown: roles and double backquotes are what Sphinx reads; a sentence a line is not kept."""
    paragraphs = (" ".join(lines.split()) for lines in docstring.split("\n\n"))
    return "\n\n".join(re.sub(r":\w+:`~?([\w.]+)`", r"`\1`", words).replace("``", "`") for words in paragraphs)


def line(docstring: str) -> str:
    """A docstring on one line, for a cell."""
    return prose(docstring).replace("\n\n", " ")
