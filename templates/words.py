"""The pack's own words in other languages: gettext catalogues in ``locale/``, one a language, English without one.

They are read as the translator writes them (``.po``), so that there is no compiled file to keep in step.
"""

from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from io import BytesIO

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

CATALOGUES = files("prefect_shiftwork.templates") / "locale"


@cache
def translations(language: str) -> NullTranslations:
    """The catalogue of a language such as ``de``; a language without one reads English."""
    source = CATALOGUES / f"{language}.po"
    if not source.is_file():
        return NullTranslations()
    compiled = BytesIO()
    with source.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language, abort_invalid=True))
    compiled.seek(0)
    return GNUTranslations(compiled)
