"""Show the built site on this machine alone: ``python -m lite.serve [--port 8890] [FOLDER]``."""

import argparse
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

SITE = Path(__file__).parents[1] / "build" / "site"


class Handler(SimpleHTTPRequestHandler):
    """Files with the types that a browser insists on, and no word about each request."""

    protocol_version = "HTTP/1.1"
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".js": "text/javascript",
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
        ".whl": "application/zip",
        ".ipynb": "application/json",
    }

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """Loopback only. A browser opens many connections at once, and drops some of them."""

    request_queue_size = 128
    daemon_threads = True

    def __init__(self, site: Path, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), partial(Handler, directory=str(site)))

    @property
    def url(self) -> str:
        """Where the site is."""
        return f"http://127.0.0.1:{self.server_port}/"

    def handle_error(self, request: object, client_address: object) -> None:
        """A dropped connection is no error."""


def main() -> None:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(prog="python -m lite.serve", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=SITE)
    parser.add_argument("--port", type=int, default=8890)
    chosen = parser.parse_args()
    if not (chosen.folder / "index.html").is_file():
        sys.exit(f"There is no site in {chosen.folder}. Build it first: make site")
    try:
        server = Server(chosen.folder, chosen.port)
    except OSError as error:
        sys.exit(f"Port {chosen.port} can't be used ({error.strerror}). Choose another: make serve-site PORT=8891")
    print(f"The site is at {server.url} until you press Ctrl-C.", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass
    finally:
        server.server_close()


if __name__ == "__main__":
    main()
