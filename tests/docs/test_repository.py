"""What must not be in any file of the repository."""

import re
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).parents[2]
IGNORED = [".git", *(line.rstrip("/") for line in (ROOT / ".gitignore").read_text().splitlines() if line)]
BINARY = {".png"}


def files(folder: Path = ROOT) -> Iterator[Path]:
    """Every text file that is kept."""
    for path in sorted(folder.iterdir()):
        if any(fnmatch(path.name, pattern) for pattern in IGNORED):
            continue
        if path.is_dir():
            yield from files(path)
        elif path.suffix not in BINARY:
            yield path


def places(pattern: str) -> list[str]:
    wanted = re.compile(pattern)
    return [str(path.relative_to(ROOT)) for path in files() if wanted.search(path.read_text())]


def test_no_file_names_a_registry() -> None:
    assert [] == places(r"(?:pypi|pythonhosted|npmjs|golang)\.(?:org|com)|index[-_]url")


def test_no_file_names_a_folder_of_somebodys_machine() -> None:
    assert [] == places(r"(?<![\w.])/(?:home|root|tmp|work|Users)/\w")
