"""Time zones as people name them."""

import difflib
from functools import cache
from zoneinfo import ZoneInfo, available_timezones


def known_zone(name: str) -> str:
    """The IANA name of a time zone. Raises ValueError for one that does not exist, with the names that look like it."""
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # unknown, not a relative path, or a folder of zones
        raise ValueError(f"there is no time zone {name!r}{_suggestion(name)}") from None
    return name


def _suggestion(name: str) -> str:
    close = difflib.get_close_matches(name.strip().replace(" ", "_").casefold(), _spellings(), n=3)
    found = dict.fromkeys(_spellings()[spelling] for spelling in close)
    return f"; did you mean {' or '.join(found)}?" if found else "; write it like America/New_York or Europe/Berlin"


@cache
def _spellings() -> dict[str, str]:
    """The names by their city alone, and whole."""
    zones = sorted(available_timezones())
    return {zone.rpartition("/")[2].casefold(): zone for zone in zones} | {zone.casefold(): zone for zone in zones}
