"""What a run leaves behind for people: tables of what it plans and did, and a summary a manager can read."""

from collections.abc import Mapping, Sequence

from prefect.artifacts import acreate_markdown_artifact, acreate_table_artifact


async def show_table(key: str, rows: Sequence[Mapping[str, str]], description: str) -> None:
    """Show rows as a table artifact; an empty table says that it is empty."""
    await acreate_table_artifact([dict(row) for row in rows] or [{"What": "Nothing"}], key=key, description=description)


async def show_summary(key: str, *sections: str) -> None:
    """Show a markdown summary as an artifact; its sections are apart, and empty ones are left out."""
    await acreate_markdown_artifact("\n\n".join(filter(None, sections)), key=key)
