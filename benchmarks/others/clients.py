"""What the pack is compared with. The versions of libraries that each needs exclude each other's."""

import os
import subprocess

from benchmarks.environments import ROOT, python_of

CLIENTS = {
    "dlt_client": "dlt==1.31.0",
    "singer_tap": "singer-sdk==0.54.9",
    "airbyte_source": "airbyte-cdk==7.39.1",
}
"""The module that reads with it, and what it needs."""


def python_for(module: str) -> str:
    """The interpreter that can run a module of this folder."""
    return python_of(CLIENTS[module], CLIENTS[module])


def run(module: str, *arguments: str) -> None:
    """Run a module of this folder with what it needs, and none of it heard."""
    command = [python_for(module), "-m", f"benchmarks.others.{module}", *arguments]
    quiet = os.environ | {"PYTHONWARNINGS": "ignore", "RUNTIME__DLTHUB_TELEMETRY": "false", "DO_NOT_TRACK": "true"}
    result = subprocess.run(command, cwd=ROOT, env=quiet, capture_output=True, text=True, check=False)
    if result.returncode:
        raise RuntimeError(f"{module} failed:\n{result.stderr[-2000:]}")
