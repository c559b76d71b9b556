"""Rows kept in a temporary file of this process."""

import pickle
from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from pathlib import Path
from tempfile import NamedTemporaryFile

from prefect_shiftwork.exports.cells import Row
from prefect_shiftwork.exports.rows import Rows

CHUNK = 1_000
"""Rows that are in memory at a time."""


class Spool(Rows):
    """Rows of any origin. The file is readable by its owner only, and goes when the rows are closed or forgotten."""

    def __init__(self, columns: Collection[str], rows: Iterable[Row]) -> None:
        """Reads all rows.

        Args:
            columns: the headings; while the rows are read it may still grow.
            rows: one cell a column; cells that are missing at the end are empty.
        """
        self._file = NamedTemporaryFile(prefix="rows-")  # noqa: SIM115 - it lives as long as the rows
        source = iter(rows)
        while chunk := list(islice(source, CHUNK)):
            pickle.dump(chunk, self._file, protocol=pickle.HIGHEST_PROTOCOL)
        self._file.flush()
        self.columns = tuple(columns)

    def __iter__(self) -> Iterator[Row]:
        width = len(self.columns)
        for row in self._stored():
            yield row if len(row) == width else (*row, *(None,) * (width - len(row)))

    def close(self) -> None:
        """Removes the file."""
        self._file.close()

    def _stored(self) -> Iterator[Row]:
        with Path(self._file.name).open("rb") as file:
            end = file.seek(0, 2)
            file.seek(0)
            while file.tell() < end:
                yield from pickle.load(file)  # noqa: S301 - this process wrote it, and nobody else can
