"""The main job on one machine: sandbox, mail server and Prefect server of its own, and each flow run once.

Everything lives in one folder (``.demo``): the database, the result storage, the sandbox's memory, the logs. No other
Prefect profile is read or written, nothing is sent anywhere but to this machine.
"""

import contextlib
import fcntl
import signal
from collections.abc import Iterator
from pathlib import Path

from prefect_shiftwork.demo.services import DemoProblem, Services, free_port


def run(folder: Path, *, once: bool) -> int:
    """Run the demo until Ctrl-C, or once; answers the exit status.

    Raises:
        DemoProblem: saying what to do.
    """
    folder = folder.resolve()
    (folder / "logs").mkdir(parents=True, exist_ok=True)
    if not Path("prefect.yaml").exists():
        raise DemoProblem("The demo deploys the flows of prefect.yaml: run it in a checkout of prefect-shiftwork.")
    for number in (signal.SIGINT, signal.SIGTERM):
        # Also where a shell has started it in the background, deaf to Ctrl-C.
        signal.signal(number, signal.default_int_handler)
    with _alone(folder):
        ports = {name: free_port(port) for name, port in {"prefect": 4200, "sandbox": 4280, "smtp": 4225}.items()}
        with Services(folder / "logs", environment(folder, ports)) as services:
            return _show(services, folder, ports, once=once)


def environment(folder: Path, ports: dict[str, int]) -> dict[str, str]:
    """What the demo's processes are told: a Prefect of their own that sends nothing home."""
    server = f"http://127.0.0.1:{ports['prefect']}"
    return {
        "PREFECT_HOME": str(folder / "prefect"),
        "PREFECT_PROFILES_PATH": str(folder / "prefect" / "profiles.toml"),
        "PREFECT_API_URL": f"{server}/api",
        "PREFECT_UI_URL": f"{server}/v2",  # links in mails lead to the pages that the documents show
        "PREFECT_API_DATABASE_CONNECTION_URL": f"sqlite+aiosqlite:///{folder / 'prefect.db'}",
        "PREFECT_LOCAL_STORAGE_PATH": str(folder / "results"),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_WORKER_QUERY_SECONDS": "1",
        "PREFECT_CLI_PROMPT": "false",
        "DO_NOT_TRACK": "1",
        "SHIFTWORK_DEMO_SANDBOX": f"http://127.0.0.1:{ports['sandbox']}",
        "SHIFTWORK_DEMO_SMTP_PORT": str(ports["smtp"]),
    }


def _show(services: Services, folder: Path, ports: dict[str, int], *, once: bool) -> int:
    sandbox, prefect = (f"http://127.0.0.1:{ports[name]}" for name in ("sandbox", "prefect"))
    print(f"Starting the sandbox ({sandbox}) and Prefect ({prefect}) ...", flush=True)
    services.start(
        "sandbox",
        "prefect_shiftwork.cli",
        "sandbox",
        "--port",
        str(ports["sandbox"]),
        "--smtp-port",
        str(ports["smtp"]),
        "--state",
        str(folder / "sandbox"),
    )
    services.start(
        "server",
        "prefect_shiftwork.demo.server",
        "server",
        "start",
        "--host",
        "127.0.0.1",
        "--port",
        str(ports["prefect"]),
    )
    services.wait_for("sandbox", f"{sandbox}/_control")
    services.wait_for("server", f"{prefect}/api/health")
    services.start("worker", "prefect", "worker", "start", "--pool", "shiftwork", "--type", "process")
    status = services.run("prefect_shiftwork.demo.story")
    if once:
        return status
    print("\nCtrl-C stops everything.", flush=True)
    with contextlib.suppress(KeyboardInterrupt):
        services.wait()
    print("\nStopping ...", flush=True)
    return status


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Two demos in one folder would share a database."""
    with (folder / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise DemoProblem(f"A demo is running in {folder} already. Stop it with Ctrl-C first.") from None
        yield
