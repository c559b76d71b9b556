"""Crewmojo with one report of any size, in a process of its own: ``python -m benchmarks.report_vendor report.csv``."""

import shutil
import sys
from contextlib import AbstractContextManager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from benchmarks.web import started

TOKEN = b'{"access_token": "any", "token_type": "Bearer", "expires_in": 3600}'
MEDIA_TYPES = {".csv": "text/csv", ".json": "application/json"}


class Vendor(BaseHTTPRequestHandler):
    """Answers a token, or the report."""

    protocol_version = "HTTP/1.1"
    report = Path()

    def do_POST(self) -> None:
        """Whoever asks is answered."""
        self.rfile.read(int(self.headers["Content-Length"]))
        if self.path == "/v1/oauth/token":
            self._head("application/json", len(TOKEN))
            self.wfile.write(TOKEN)
        else:
            self._head(MEDIA_TYPES[self.report.suffix], self.report.stat().st_size)
            with self.report.open("rb") as file:
                shutil.copyfileobj(file, self.wfile)

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def _head(self, media_type: str, size: int) -> None:
        self.send_response(200)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(size))
        self.end_headers()


def serving(report: Path) -> AbstractContextManager[str]:
    """The origin of a vendor who has this report."""
    return started("benchmarks.report_vendor", str(report))


if __name__ == "__main__":
    Vendor.report = Path(sys.argv[1])
    with ThreadingHTTPServer(("127.0.0.1", 0), Vendor) as server:
        print(server.server_port, flush=True)
        server.serve_forever()
