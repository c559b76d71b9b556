"""The pack's own words, in every language that it speaks."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po

from prefect_shiftwork.templates.environment import FOLDER, sources
from prefect_shiftwork.templates.words import translations

KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2)}
OPTIONS = {"trimmed": "true", "trim_blocks": "true", "lstrip_blocks": "true"}
CATALOGUES = sorted((FOLDER / "locale").glob("*.po"))


def asked() -> set[str]:
    """Every text that a template asks for, by its singular."""
    found = set()
    for source in sources().values():
        for _, message, _, _ in extract("jinja2.ext:babel_extract", BytesIO(source.encode()), KEYWORDS, (), OPTIONS):
            found.add(message if isinstance(message, str) else message[0])
    return found


def catalogue(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.stem)


def texts(value: str | tuple[str, ...] | list[str] | None) -> list[str]:
    return [value] if isinstance(value, str) else list(value or ())


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_every_word_of_the_templates_is_translated_and_none_is_left_over(path: Path) -> None:
    known = {texts(message.id)[0] for message in catalogue(path) if message.id}
    assert asked() == known


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_a_translation_fills_in_what_the_original_does(path: Path) -> None:
    for message in catalogue(path):
        if message.id:
            wanted = set(re.findall(r"%\((\w+)\)s", " ".join(texts(message.id))))
            for text in texts(message.string):
                assert text
                assert set(re.findall(r"%\((\w+)\)s", text)) <= wanted


def test_german_is_spoken_and_a_language_that_nobody_translated_reads_english() -> None:
    assert translations("de").gettext("Open shift") == "Offene Schicht"
    assert translations("de").ngettext("1 row", "%(number)s rows", 2) == "%(number)s Zeilen"
    assert translations("fr").gettext("Open shift") == "Open shift"
