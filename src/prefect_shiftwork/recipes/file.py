"""Recipes as YAML."""

from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from prefect_shiftwork.recipes.mistakes import in_words
from prefect_shiftwork.recipes.model import Recipe
from prefect_shiftwork.rest.errors import InvalidInput

PAIRS = {"values": ("name", "value"), "arguments": ("name", "value"), "columns": ("heading", "value")}
"""Rows that are a mapping in YAML."""


def read(path: Path) -> Recipe:
    """The recipe of a file.

    Raises:
        InvalidInput: it cannot be read, is no YAML, or is no recipe; the message names each wrong field.
    """
    try:
        text = path.read_text("utf-8")
    except OSError as error:
        raise InvalidInput(f"{path} cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise InvalidInput(f"{path} is no text.") from None
    return from_text(text, path.name)


def from_text(text: str, name: str) -> Recipe:
    """The recipe that a text of YAML says; its errors call it by that name."""
    try:
        # Every word stays as it is written: a step may be called off, and an employee's number begin with a zero.
        found = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  # it makes nothing but texts, lists and mappings
    except yaml.YAMLError as error:
        raise InvalidInput(f"{name} is no YAML: {' '.join(str(error).split())}.") from None
    try:
        return Recipe.model_validate(found)
    except ValidationError as error:
        raise InvalidInput(f"{name} is no recipe. {' '.join(in_words(error, found))}") from None


def to_text(recipe: Recipe) -> str:
    """The recipe as YAML, as a person would write it: without what is empty, rows of two fields as a mapping."""
    data = _mapped(recipe.model_dump(mode="json", exclude_defaults=True))
    return yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100)


def _mapped(data: Any) -> Any:
    if isinstance(data, list):
        return [_mapped(each) for each in data]
    if not isinstance(data, dict):
        return data
    return {name: _paired(each, *PAIRS[name]) if name in PAIRS else _mapped(each) for name, each in data.items()}


def _paired(rows: list[dict[str, str]], left: str, right: str) -> object:
    found = {row[left]: row.get(right, "") for row in rows}
    return found if len(found) == len(rows) else rows


class _Dumper(yaml.SafeDumper):
    """Writes a text of several lines as a block."""


def _written(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _written)
