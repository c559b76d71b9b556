"""``shiftwork templates``: see a message before anybody gets it."""

from pathlib import Path
from typing import Literal

from cyclopts import App


def add_to(app: App) -> None:
    """Add the commands of this room."""
    templates = App(name="templates", help="The messages and mails that the flows send.")
    templates.command(list_templates, name="list")
    templates.command(preview)
    app.command(templates)


def list_templates() -> None:
    """List the templates."""
    from prefect_shiftwork.templates.preview import names

    for name in names():
        print(name)


def preview(name: str, *, locale: Literal["en", "de"] = "en", into: Path = Path("build/preview")) -> None:
    """Write a template as a reader would see it, filled with sample data: HTML and PNG.

    Args:
        name: The template's name, as in: shiftwork templates list.
        locale: The reader's language.
        into: Folder to write to.
    """
    from prefect_shiftwork.templates.preview import preview as write

    for path in write(name, locale, into):
        print(path)
