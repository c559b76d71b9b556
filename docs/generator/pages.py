"""The pages that are made from the code, and whether they are as the code says."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from generator import blocks, command, errors, quality, reference
from prefect_shiftwork.vendors.catalogue import IDS

DOCS = Path(__file__).parents[1]

PAGES: dict[Path, Callable[[], str]] = {
    **{DOCS / "reference" / f"{vendor_id}.md": partial(reference.page, vendor_id) for vendor_id in IDS},
    DOCS / "blocks.md": blocks.page,
    DOCS / "command.md": command.page,
    DOCS / "errors.md": errors.page,
    DOCS / "quality.md": quality.page,
}
"""What makes each page."""


def stale() -> list[str]:
    """The pages that are not what the code makes of them.

    Raises:
        Undocumented: an operation or an argument has no words.
    """
    found = ((path, make()) for path, make in PAGES.items())
    return [path.name for path, text in found if not path.exists() or path.read_text() != text]
