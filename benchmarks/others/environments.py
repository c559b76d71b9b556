"""Environments for what the pack is compared with; they need versions of libraries that exclude each other."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PLACE = ROOT / ".venv-others"
CLIENTS = {
    "dlt_client": "dlt==1.31.0",
    "singer_tap": "singer-sdk==0.54.9",
    "airbyte_source": "airbyte-cdk==7.39.1",
}
"""The module that reads with it, and what it needs."""


def python_for(module: str) -> Path:
    """The interpreter that can run a module of this folder; its environment is made when it is first asked for."""
    requirement = CLIENTS[module]
    place = PLACE / requirement
    python = place / "bin" / "python"
    if not (place / "ready").exists():
        print(f"Installing {requirement} into {place.relative_to(ROOT)} ...", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", str(place)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", requirement], check=True)
        (place / "ready").touch()
    return python


def run(module: str, *arguments: str) -> None:
    """Run a module of this folder with what it needs, and none of it heard."""
    command = [str(python_for(module)), "-m", f"benchmarks.others.{module}", *arguments]
    quiet = os.environ | {"PYTHONWARNINGS": "ignore", "RUNTIME__DLTHUB_TELEMETRY": "false", "DO_NOT_TRACK": "true"}
    result = subprocess.run(command, cwd=ROOT, env=quiet, capture_output=True, text=True, check=False)
    if result.returncode:
        raise RuntimeError(f"{module} failed:\n{result.stderr[-2000:]}")
