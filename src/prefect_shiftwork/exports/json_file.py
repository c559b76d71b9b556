"""A table as a JSON file: an array of objects, one a line."""

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from prefect_shiftwork.exports.rows import Rows


def write_json(rows: Rows, path: Path) -> Path:
    """Writes numbers as numbers, days and moments as ISO 8601, an empty cell as null."""
    with path.open("w", encoding="utf-8") as file:
        file.write("[")
        file.writelines(_objects(rows))
        file.write("\n]\n")
    return path


def _objects(rows: Rows) -> Iterator[str]:
    encode = json.JSONEncoder(ensure_ascii=False, default=_plain).encode
    for number, row in enumerate(rows):
        yield (",\n" if number else "\n") + encode(dict(zip(rows.columns, row, strict=True)))


def _plain(value: Decimal | date) -> float | str:
    return float(value) if isinstance(value, Decimal) else value.isoformat()
