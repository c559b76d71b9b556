"""Recipes that are ready to use."""

from functools import cache
from importlib.resources import files
from pathlib import Path

from prefect_shiftwork.recipes.arguments import unknown
from prefect_shiftwork.recipes.file import read
from prefect_shiftwork.recipes.model import Recipe
from prefect_shiftwork.rest.errors import InvalidInput

FOLDER = Path(str(files("prefect_shiftwork"))) / "gallery"


@cache
def gallery() -> dict[str, Recipe]:
    """The recipes by name, in the order of their names."""
    return {path.stem: read(path) for path in sorted(FOLDER.glob("*.yaml"))}


def in_gallery(name: str) -> Recipe:
    """The recipe of that name. Raises InvalidInput with the nearest names."""
    if name not in gallery():
        raise InvalidInput(f"In the gallery {unknown(name, gallery())}.")
    return gallery()[name]
