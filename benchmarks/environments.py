"""Environments for what stands apart from the pack: what it is compared with, and tools that only figures need."""

import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).parents[1]
PLACE = ROOT / ".venv-others"


def python_of(name: str, *requirements: str, sees_here: bool = False) -> str:
    """The interpreter of an environment, which is made when it is first asked for.

    Args:
        name: of the environment.
        requirements: what is installed there.
        sees_here: whether it has what is installed here as well, and keeps to the versions of ``constraints.txt``.
    """
    place = PLACE / name
    python = place / "bin" / "python"
    if not (place / "ready").exists():
        print(f"Installing {' and '.join(requirements)} into {place.relative_to(ROOT)} ...", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(place)], check=True)
        pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *requirements]
        if sees_here:
            _see_what_is_here(place)
            pip += ["--constraint", str(ROOT / "constraints.txt")]
        subprocess.run(pip, check=True)
        (place / "ready").touch()
    return str(python)


def _see_what_is_here(place: Path) -> None:
    (folder,) = place.glob("lib/python*/site-packages")
    here = sysconfig.get_path("purelib")
    # A line that imports is run: only so the paths in that folder's own files of paths are seen.
    (folder / "here.pth").write_text(f"import site; site.addsitedir({here!r})\n")
