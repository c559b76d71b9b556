"""Prefect on PostgreSQL and Redis: two API servers behind a proxy, the background services once, and workers.

Everything listens on loopback only, on free ports, and keeps what it keeps in a temporary folder. The proxy is there
because an address of Prefect's API is one address: behind it a server can die without its clients knowing.
"""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import asyncpg  # type: ignore[import-untyped]
import httpx

from benchmarks.scale import debian, environment
from benchmarks.scale.processes import Program, stop_all
from prefect_shiftwork.demo.services import free_port

POOL = "fleet"
STORAGE = "fleet"
"""The name of the block of the shared result storage."""
API_SERVERS = 2
PATIENCE = 180.0
"""Seconds in which everything has to be there."""
PROXY = """
defaults
    mode http
    timeout connect 2s
    timeout check 10s
    timeout client 5m
    timeout server 5m
    timeout tunnel 1h
    option redispatch
    retries 3
    retry-on conn-failure
frontend api
    bind 127.0.0.1:{port}
    default_backend servers
backend servers
    balance leastconn
    option httpchk GET /api/health
    default-server check inter 1s fall 2 rise 1 on-marked-down shutdown-sessions
{servers}
"""
"""A server that refuses a connection is left for the other. What broke off half-way is the client's to try again.

A server that is only slow stays: on a machine that is full, one second would take servers away that work.
"""


@dataclass
class Cluster:
    """The programs by name, and what a client of Prefect's API is told.

    Attributes:
        shared: the folder that stands for a bucket: every worker keeps its results there.
    """

    folder: Path
    shared: Path
    database: str = ""
    api: str = ""
    programs: dict[str, Program] = field(default_factory=dict)

    def start(
        self, name: str, command: list[str], variables: Mapping[str, str] | None = None, user: str | None = None
    ) -> Program:
        """Start a program under that name."""
        home = self.folder / name
        home.mkdir()
        program = Program(name, command, dict(variables or {}), home / "log", user)
        self.programs[name] = program
        program.start()
        return program

    def prefect(self, name: str, words: list[str], variables: Mapping[str, str]) -> Program:
        """Start one of Prefect's programs, with a home of its own."""
        home = {"PREFECT_HOME": str(self.folder / name), **QUIET}
        return self.start(name, [environment.python(), "-m", "prefect", *words], {**home, **variables})

    def worker(self, number: int) -> Program:
        """Start a worker as on a machine of its own: its locks are its own, and only the bucket is shared."""
        return self.prefect(
            worker_name(number),
            ["worker", "start", "--pool", POOL, "--type", "process", "--limit", "1", "--name", worker_name(number)],
            self.client | {"PREFECT_WORKER_QUERY_SECONDS": "2"},
        )

    @property
    def client(self) -> dict[str, str]:
        """What a client of Prefect's API is told."""
        return {
            "PREFECT_API_URL": self.api,
            "PREFECT_DEFAULT_RESULT_STORAGE_BLOCK": f"local-file-system/{STORAGE}",
        }

    def seconds(self) -> dict[str, float]:
        """Processor time so far, by kind of program."""
        return self._by_kind(Program.seconds)

    def memory(self) -> dict[str, float]:
        """Megabytes, by kind of program."""
        return self._by_kind(Program.memory)

    def _by_kind(self, measure: Callable[[Program], float]) -> dict[str, float]:
        found: dict[str, float] = {}
        for name, program in self.programs.items():
            kind = name.rstrip("0123456789-")
            found[kind] = found.get(kind, 0.0) + measure(program)
        return found

    async def database_size(self) -> float:
        """Megabytes of the database on the disk."""
        connection = await asyncpg.connect(self.database)
        try:
            return float(await connection.fetchval("SELECT pg_database_size(current_database())")) / 2**20
        finally:
            await connection.close()


QUIET = {"PREFECT_SERVER_ANALYTICS_ENABLED": "false", "DO_NOT_TRACK": "1", "PREFECT_CLI_PROMPT": "false"}


def worker_name(number: int) -> str:
    """The name of a worker, and of its folder."""
    return f"worker-{number}"


def api_server_name(number: int) -> str:
    """The name of an API server, and of its folder."""
    return f"api-server-{number}"


@contextmanager
def cluster() -> Iterator[Cluster]:
    """Prefect, as soon as it answers; workers are started by whoever wants them."""
    with TemporaryDirectory(prefix="shiftwork-scale-") as name:
        folder = Path(name)
        folder.chmod(0o755)  # PostgreSQL runs as somebody else
        made = Cluster(folder, folder / "bucket")
        made.shared.mkdir()
        try:
            _start(made)
            yield made
        finally:
            stop_all(made.programs.values())


def _start(made: Cluster) -> None:
    made.database = _postgresql(made)
    server = {
        "PREFECT_API_DATABASE_CONNECTION_URL": made.database.replace("postgresql:", "postgresql+asyncpg:"),
        "PREFECT_API_DATABASE_MIGRATE_ON_START": "false",
        **_redis(made),
    }
    migration = [environment.python(), "-m", "prefect", "server", "database", "upgrade", "--yes"]
    home = {"PREFECT_HOME": str(made.folder / "migration")}
    subprocess.run(migration, env=os.environ | home | QUIET | server, check=True, stdout=subprocess.DEVNULL)
    ports = [free_port(0) for _ in range(API_SERVERS)]
    for number, port in enumerate(ports):
        words = ["server", "start", "--no-services", "--host", "127.0.0.1", "--port", str(port)]
        program = made.prefect(api_server_name(number), words, server)
        # One after the other: on an empty database, of two that enter Prefect's block types at once one gives up.
        wait_for(f"http://127.0.0.1:{port}/api/health", program)
    made.prefect("services", ["server", "services", "start"], server)
    made.api = _proxy(made, ports)


def _postgresql(made: Cluster) -> str:
    """The address of a database."""
    port, data = free_port(0), made.folder / "database"
    data.mkdir(mode=0o700)
    user = "nobody" if os.geteuid() == 0 else None  # it refuses to be run by root
    if user:
        shutil.chown(data, user)
    variables = debian.with_libraries({})
    initdb = [debian.program("initdb"), "-D", str(data), "-U", "prefect", "--auth=trust", "--encoding=UTF8"]
    subprocess.run(initdb, env=os.environ | variables, user=user, cwd=data, check=True, stdout=subprocess.DEVNULL)
    settings = [f"port={port}", "listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=200"]
    options = [word for setting in settings for word in ("-c", setting)]
    made.start("postgresql", [debian.program("postgres"), "-D", str(data), *options], variables, user)
    return f"postgresql://prefect@127.0.0.1:{port}/postgres"


def _redis(made: Cluster) -> dict[str, str]:
    """What Prefect's server is told of Redis: events, their order, and leases go through it."""
    port = free_port(0)
    options = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(made.folder)]
    made.start("redis", [debian.program("redis-server"), *options], debian.with_libraries({}))
    return {
        "PREFECT_MESSAGING_BROKER": "prefect_redis.messaging",
        "PREFECT_MESSAGING_CACHE": "prefect_redis.messaging",
        "PREFECT_SERVER_EVENTS_CAUSAL_ORDERING": "prefect_redis.ordering",
        "PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE": "prefect_redis.lease_storage",
        "PREFECT_SERVER_WORKER_CHANNEL_CLEANUP_QUEUE_STORAGE": "prefect_redis.cleanup_queue",
        "PREFECT_REDIS_MESSAGING_URL": f"redis://127.0.0.1:{port}/0",
        "PREFECT_REDIS_WORKER_CLEANUP_QUEUE_URL": f"redis://127.0.0.1:{port}/0",
        "PREFECT_SERVER_DOCKET_URL": f"redis://127.0.0.1:{port}/1",
    }


def _proxy(made: Cluster, ports: list[int]) -> str:
    """The address of Prefect's API, behind which all servers are."""
    port = free_port(0)
    servers = (f"    server {api_server_name(number)} 127.0.0.1:{each}" for number, each in enumerate(ports))
    configuration = made.folder / "haproxy.cfg"
    configuration.write_text(PROXY.format(port=port, servers="\n".join(servers)), encoding="utf-8")
    command = [debian.program("haproxy"), "-f", str(configuration)]
    proxy, address = made.start("proxy", command, debian.with_libraries({})), f"http://127.0.0.1:{port}/api"
    wait_for(f"{address}/health", proxy)
    return address


def wait_for(url: str, program: Program) -> None:
    """Until it answers. Raises TimeoutError with the program's last words when it does not in time."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and not program.ended():
        with suppress(httpx.TransportError):
            if httpx.get(url).is_success:
                return
        time.sleep(0.3)
    raise TimeoutError(f"{url} does not answer.\n{program.log.read_text(errors='replace')[-2000:]}")
