"""How long a page is."""

from prefect_shiftwork.sandbox.desk import Desk


def page_length(desk: Desk, vendor: str, asked: int | None, default: int, maximum: int) -> int:
    """What was asked for, or the default; an override of the desk replaces the default and caps the rest."""
    return desk.page_size(vendor, default) if asked is None else min(asked, desk.page_size(vendor, maximum))
