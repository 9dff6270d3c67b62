"""A headless Chromium that opens pages, and a canary that says which of them ran anything."""

import json
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

__all__ = ["Seen", "find", "visit"]

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--mute-audio",
    "--no-first-run",
    "--no-proxy-server",
    # Nothing but the server below can be reached.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
# Stands at the top of every page: what shows a dialog tells the server instead. The server says no more than the name.
_CANARY = """<!DOCTYPE html><meta charset="utf-8"><script>(function () {
  var told = false;
  window.canary = window.alert = window.confirm = window.prompt = window.print = function () {
    // Kept alive: the frame may be gone before the request is.
    if (!told) fetch("//HOST/fired/NAME", {keepalive: true, mode: "no-cors"});
    told = true;
  };
})()</script>
"""


@dataclass(slots=True)
class Seen:
    """What a visit to some pages showed."""

    fired: set[str] = field(default_factory=set)
    """Pages in which something ran."""
    asked: set[str] = field(default_factory=set)
    """Paths that pages asked this server for: they load something from beside them."""
    opened: set[str] = field(default_factory=set)
    """Pages that the browser loaded."""
    touched: int = 0
    """Elements that were clicked, hovered over, and so on."""


def find() -> str | None:
    """Where a Chromium is, None when there is none."""
    return next((path for name in _NAMES if (path := shutil.which(name))), None)


def visit(chromium: str, pages: Mapping[str, str], *, seconds: float = 240) -> Seen:
    """Open each of the pages (bodies of documents, by name) in the browser and touch each element."""
    seen, done = Seen(), threading.Event()
    with _served(pages, seen, done) as address, tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [chromium, *_FLAGS, f"--user-data-dir={profile}", address]
        browser = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            finished = done.wait(seconds)
        finally:
            browser.terminate()
            browser.wait(30)
    assert finished, f"the browser was not done after {seconds} s; {len(seen.opened)} of {len(pages)} pages opened"
    return seen


@contextmanager
def _served(pages: Mapping[str, str], seen: Seen, done: threading.Event) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            _, kind, name = (self.path.partition("?")[0] + "//").split("/", 2)
            name = name.rstrip("/")
            if kind == "":
                self.answer(_harness(pages))
            elif kind == "page" and name in pages:
                seen.opened.add(name)
                here = f"127.0.0.1:{server.server_address[1]}"
                self.answer(_CANARY.replace("HOST", here).replace("NAME", name) + pages[name])
            elif kind == "fired":
                seen.fired.add(name)
                self.answer("")
            elif kind == "done":
                seen.touched = int(name)
                done.set()
                self.answer("")
            else:
                seen.asked.add(self.path)
                self.send_error(404)

        def answer(self, text: str) -> None:
            data = text.encode("utf-8", "replace")
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        def handle_error(self, request: object, client_address: object) -> None:
            """A frame that is gone takes no answer."""

    server = Server(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join(10)


def _harness(pages: Mapping[str, str]) -> str:
    text = Path(__file__).with_name("canary.html").read_text(encoding="utf-8")
    return text.replace('"NAMES"', json.dumps(list(pages)))
