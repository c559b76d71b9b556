"""The page of the blocks."""

from collections.abc import Iterator
from pathlib import Path

from prefect.blocks.core import Block
from pydantic_core import PydanticUndefined

from generator.kinds import in_words
from generator.markdown import prose, table
from prefect_shiftwork.blocks import CREDENTIALS, PeopleMap, PersonRow

HEAD = """\
# Blocks

What a person keeps in Prefect, under *Blocks*. `prefect block register -m prefect_shiftwork.blocks` puts these kinds
there; `shiftwork blocks save` fills those whose variables are set, and `shiftwork check` tries them.
"""

DOCS = Path(__file__).parents[1]


def page() -> str:
    """Every block with its fields."""
    return "\n".join([HEAD, *(line for block in [*CREDENTIALS.values(), PeopleMap] for line in section(block))])


def section(block: type[Block]) -> Iterator[str]:
    """One kind of block."""
    yield f"## {block.get_block_type_name()}\n"
    yield f"{prose(block.get_description() or '')}\n"
    yield f"`prefect_shiftwork.blocks.{block.__name__}`, in Prefect `{block.get_block_type_slug()}`.\n"
    rows = (
        [f"{field.title}", f"`{key}`", kind(field.annotation), field.description or "", default(field.get_default())]
        for key, field in block.model_fields.items()
    )
    yield from table(["Field", "In code", "Type", "What it is", "Unless filled in"], rows)
    picture = f"images/block-{block.get_block_type_slug().removesuffix('-credentials')}.png"
    if (DOCS / picture).exists():
        yield f"[The form]({picture}) as Prefect shows it.\n"


def kind(hint: object) -> str:
    """A field's type in a cell; a row of a list is told on the form itself."""
    return "rows, one a person" if hint == list[PersonRow] else in_words(hint)


def default(value: object) -> str:
    """A default in a cell."""
    if value is PydanticUndefined:
        return "required"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"`{value}`" if value else "–"
