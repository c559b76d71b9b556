"""Asks every query of docs/grafana/shiftwork.json of a Prometheus that fetches the metrics of calls.

    python -m benchmarks.dashboard

Prometheus is the one of the PATH, or Debian's package, unpacked and not installed. OpenTelemetry's SDK and its exporter
are put beside the environment. Fails when a query cannot be parsed, or is not answered with a number.
"""

import json
import math
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx

from benchmarks import environments
from benchmarks.environments import ROOT
from prefect_shiftwork.demo.services import free_port

DASHBOARD = ROOT / "docs" / "grafana" / "shiftwork.json"
PLACE = environments.PLACE / "dashboard"
SDK = (
    "opentelemetry-sdk==1.45.2",
    "opentelemetry-semantic-conventions==0.66b2",
    "opentelemetry-exporter-prometheus==0.66b2",
)
PATIENCE = 60.0
"""Seconds in which every query has to be answered."""
CONFIGURATION = """
global: {{scrape_interval: 1s}}
scrape_configs: [{{job_name: shiftwork, static_configs: [{{targets: ["127.0.0.1:{port}"]}}]}}]
"""


def main() -> int:
    ports = free_port(0), free_port(0)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        stack.enter_context(running(*calls(ports[0])))
        stack.enter_context(running(*prometheus(ports, folder)))
        return int(not all(told(query, f"http://127.0.0.1:{ports[1]}/api/v1/query") for query in queries()))


def queries() -> list[str]:
    """The queries of the panels, as Grafana would send them for the last seconds."""
    panels = json.loads(DASHBOARD.read_text(encoding="utf-8"))["panels"]
    return [target["expr"].replace("$__rate_interval", "10s") for panel in panels for target in panel["targets"]]


def told(query: str, address: str) -> bool:
    """Print what a query is answered with, as soon as that is a number; answers whether it is one in time."""
    ends = time.monotonic() + PATIENCE
    while not (found := answered(query, address)) and time.monotonic() < ends:
        time.sleep(0.5)
    print(f"{query}\n    {', '.join(found) or 'NO ANSWER'}")
    return bool(found)


def answered(query: str, address: str) -> list[str]:
    """Each series of an answer that has a number. Raises ValueError for a query that cannot be parsed."""
    try:
        answer = httpx.get(address, params={"query": query}).json()
    except (httpx.TransportError, json.JSONDecodeError):  # it is still starting
        return []
    if answer.get("errorType") == "bad_data":
        raise ValueError(f"{query}: {answer['error']}")
    series = answer.get("data", {}).get("result", [])
    return [
        f"{' '.join(each['metric'].values())} {float(each['value'][1]):.3g}"
        for each in series
        if not math.isnan(float(each["value"][1]))
    ]


def calls(port: int) -> tuple[list[str], dict[str, str]]:
    """The command that makes calls, and what it finds OpenTelemetry's SDK by."""
    if not PLACE.joinpath("sdk").exists():
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(PLACE / "sdk")]
        subprocess.run([*pip, *SDK], check=True)
    paths = [str(ROOT), str(PLACE / "sdk")]
    return [sys.executable, "-m", "benchmarks.dashboard.calls", str(port)], {"PYTHONPATH": os.pathsep.join(paths)}


def prometheus(ports: tuple[int, int], folder: Path) -> tuple[list[str], dict[str, str]]:
    """The command of a Prometheus that fetches from the first port and answers at the second."""
    configuration = folder / "prometheus.yml"
    configuration.write_text(CONFIGURATION.format(port=ports[0]), encoding="utf-8")
    return [
        program(),
        f"--config.file={configuration}",
        f"--storage.tsdb.path={folder / 'data'}",
        f"--web.listen-address=127.0.0.1:{ports[1]}",
    ], {}


def program() -> str:
    """Prometheus: the one that is installed, or Debian's package, unpacked beside the environment."""
    unpacked = PLACE / "debian" / "usr" / "bin" / "prometheus"
    if installed := shutil.which("prometheus"):
        return installed
    if not unpacked.exists():
        PLACE.mkdir(parents=True, exist_ok=True)
        subprocess.run(["apt-get", "download", "--quiet", "prometheus"], cwd=PLACE, check=True)
        (package,) = PLACE.glob("prometheus_*.deb")
        subprocess.run(["dpkg", "--extract", str(package), str(PLACE / "debian")], check=True)
    return str(unpacked)


@contextmanager
def running(command: list[str], variables: dict[str, str]) -> Iterator[None]:
    """Run a program, and end it."""
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, cwd=ROOT, env=os.environ | variables, stdout=quiet, stderr=quiet)
    try:
        yield
    finally:
        process.terminate()
        process.wait()


if __name__ == "__main__":
    sys.exit(main())
