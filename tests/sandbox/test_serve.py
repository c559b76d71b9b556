"""The sandbox over real sockets."""

import signal
import smtplib
import subprocess
import sys
from collections.abc import Iterator

import httpx
import pytest

SERVE = "from prefect_shiftwork.sandbox.serve import serve; serve({})"


@pytest.fixture
def served() -> Iterator[tuple[subprocess.Popen[str], str, int]]:
    """A served sandbox: its process, its origin, and its SMTP port."""
    command = [sys.executable, "-c", SERVE.format("0, 0")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        sign = [process.stdout.readline() for _ in range(4)]
        origin, smtp = sign[1].split()[-1].rstrip("/"), sign[3].split(":")[1].split(",")[0]
        yield process, origin, int(smtp)
        process.kill()


def test_one_process_serves_the_vendors_the_page_and_the_mail(served: tuple[subprocess.Popen[str], str, int]) -> None:
    process, origin, smtp_port = served
    with smtplib.SMTP("127.0.0.1", smtp_port, timeout=5) as smtp:
        smtp.sendmail("plan@example.org", ["zoe@example.org"], b"Subject: Dienstplan\r\n\r\nHallo\r\n")
    with httpx.Client(base_url=origin, headers={"Authorization": "Bearer crw_live_sandbox_all"}) as client:
        assert 200 == client.get("/crewio/api/developer/v1/events").status_code
        assert "Dienstplan" in client.get("/").text
        client.post("/_control", json={"faults": [{"vendor": "crewio", "kind": "reset"}]})
        with pytest.raises(httpx.TransportError):
            client.get("/crewio/api/developer/v1/events")
        assert 200 == client.get("/crewio/api/developer/v1/events").status_code
    process.send_signal(signal.SIGTERM)
    assert 0 == process.wait(timeout=5)


def test_the_sandbox_is_made_without_its_servers() -> None:
    script = """
import sys
from prefect_shiftwork.sandbox import create_app
create_app()
print(sys.modules.keys() & {"uvicorn", "aiosmtpd"})
"""
    assert "set()\n" == subprocess.check_output([sys.executable, "-c", script], text=True)
