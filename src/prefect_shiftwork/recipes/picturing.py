"""The columns of a table that a picture of it is made from."""

from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType

from prefect_shiftwork.recipes.arguments import unknown
from prefect_shiftwork.recipes.model import Picture, PictureKind

NEEDS: Mapping[PictureKind, tuple[str, ...]] = MappingProxyType(
    {
        "bars": ("rows", "figure"),
        "heat map": ("rows", "across", "figure"),
        "calendar": ("rows", "start", "end"),
    }
)
"""The fields of each kind that name a column."""
FIELDS = tuple(dict.fromkeys(field for fields in NEEDS.values() for field in fields))


def mistakes(picture: Picture, headings: Collection[str]) -> Iterator[tuple[str, str]]:
    """The fields of a picture that are wrong, each with the reason.

    Args:
        picture: the picture.
        headings: of the table's columns; empty where they are known only when the recipe runs.
    """
    for field in FIELDS:
        heading, needed = getattr(picture, field), field in NEEDS[picture.kind]
        if needed and not heading:
            yield field, f"a picture of kind {picture.kind!r} needs the heading of a column here"
        elif heading and not needed:
            yield field, f"a picture of kind {picture.kind!r} does not use it; leave it empty"
        elif heading and headings and heading not in headings:
            yield field, f"among the table's columns {unknown(heading, headings)}"
