"""An environment that has what is installed here, and Prefect's integrations for Redis and Dask."""

import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).parents[2]
PLACE = ROOT / ".venv-others" / "scale"
INTEGRATIONS = ("prefect-redis==0.3.0", "prefect-dask==0.3.7")


def python() -> str:
    """Its interpreter; the environment is made when it is first asked for."""
    found = PLACE / "bin" / "python"
    if not (PLACE / "ready").exists():
        print(f"Installing {' and '.join(INTEGRATIONS)} into {PLACE.relative_to(ROOT)} ...", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(PLACE)], check=True)
        _see_what_is_here(PLACE)
        pip = [str(found), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "--constraint", str(ROOT / "constraints.txt"), *INTEGRATIONS], check=True)
        (PLACE / "ready").touch()
    return str(found)


def _see_what_is_here(place: Path) -> None:
    (folder,) = place.glob("lib/python*/site-packages")
    here = sysconfig.get_path("purelib")
    # A line that imports is run: only so the paths in that folder's own files of paths are seen.
    (folder / "here.pth").write_text(f"import site; site.addsitedir({here!r})\n")
