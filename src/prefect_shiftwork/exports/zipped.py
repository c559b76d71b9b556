"""A file zipped, so that a large report fits into a mail."""

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

CHUNK = 1 << 20


def zipped(path: Path) -> Path:
    """Zips one file into ``<name>.zip`` beside it; the same content makes the same bytes, also tomorrow."""
    archive = path.with_name(f"{path.name}.zip")
    entry = ZipInfo(path.name)
    entry.compress_type = ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    with ZipFile(archive, "w") as file, path.open("rb") as source, file.open(entry, "w", force_zip64=True) as target:
        while chunk := source.read(CHUNK):
            target.write(chunk)
    return archive
