"""What the demo is made of: ports, an environment of its own, and services that end together."""

import fcntl
import socket
from pathlib import Path

import pytest

from prefect_shiftwork.demo import environment, run
from prefect_shiftwork.demo.services import DemoProblem, Services, free_port

ROOT = Path(__file__).parents[2]


def test_a_busy_port_is_replaced_by_a_free_one() -> None:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        taken = busy.getsockname()[1]
        assert taken != free_port(taken)


def test_the_demo_touches_no_other_prefect_profile(tmp_path: Path) -> None:
    told = environment(tmp_path, {"prefect": 1, "sandbox": 2, "smtp": 3})
    for name in ("PREFECT_HOME", "PREFECT_PROFILES_PATH", "PREFECT_LOCAL_STORAGE_PATH"):
        assert told[name].startswith(str(tmp_path))
    assert "false" == told["PREFECT_SERVER_ANALYTICS_ENABLED"]


def test_two_demos_in_one_folder_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    with (tmp_path / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(DemoProblem, match="is running in .* already"):
            run(tmp_path, once=True)


def test_outside_of_a_checkout_the_demo_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(DemoProblem, match=r"run it in a checkout"):
        run(tmp_path / "demo", once=True)


def test_a_service_that_ends_at_once_is_told_with_its_log(tmp_path: Path) -> None:
    with Services(tmp_path, {}) as services:
        services.start("broken", "prefect_shiftwork.no_such_module")
        with pytest.raises(DemoProblem, match=r"The broken has ended at once. Why is in .*broken.log"):
            services.wait_for("broken", "http://127.0.0.1:9/")


def test_a_service_that_never_answers_is_not_waited_for_longer(tmp_path: Path) -> None:
    with Services(tmp_path, {}) as services, pytest.raises(DemoProblem, match="is not ready after 0 s"):
        services.wait_for("slow", "http://127.0.0.1:9/", seconds=0)


def test_everything_that_was_started_is_stopped(tmp_path: Path) -> None:
    with Services(tmp_path, {}) as services:
        services.start("server", "http.server", "0", "--bind", "127.0.0.1")
        ((_, process),) = services._running
        assert process.poll() is None
    assert process.poll() is not None


def test_a_service_that_ends_ends_the_demo(tmp_path: Path) -> None:
    with Services(tmp_path, {}) as services:
        services.start("brief", "this")
        with pytest.raises(DemoProblem, match="The brief has ended"):
            services.wait()


def test_a_command_of_the_demo_tells_its_status(tmp_path: Path) -> None:
    with Services(tmp_path, {"PYTHONDONTWRITEBYTECODE": "1"}) as services:
        assert 0 == services.run("this")
        assert 0 != services.run("prefect_shiftwork.no_such_module")
