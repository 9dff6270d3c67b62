"""What a command takes, with all processes that it starts: time, CPU time, memory. Linux only."""

import os
import subprocess
import threading
import time
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

__all__ = ["DONE", "READY", "Usage", "measure"]

READY, DONE = "ready", "done"
"""Lines by which a command says that its engine runs, and that the last page is written. Without them all counts."""

TICKS = os.sysconf("SC_CLK_TCK")
SAMPLE = 0.1
"""Seconds between two looks at the processes. What one does after its last look, before it ends, is not seen."""
TAG = "ARTICLECLEAN_MEASURED"


@dataclass
class Usage:
    """What it took, between the two lines if it wrote them."""

    start: float = 0.0
    """Seconds before the engine was ready."""
    seconds: float = 0.0
    cpu: float = 0.0
    """CPU seconds of all processes."""
    first: int = 0
    """The most bytes that the command's own process held (resident set, as all here)."""
    largest: int = 0
    """The most bytes that any other process held."""
    together: int = 0
    """The most that all held at once; what they share counts for each."""
    status: int = 0


def measure(command: Sequence[str], log: Path, environment: Mapping[str, str]) -> Usage:
    """Run a command to its end; what it says on standard error goes to `log`."""
    tag = uuid.uuid4().hex
    begin, marks = time.monotonic(), {}
    with (
        log.open("wb") as errors,
        subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=errors, text=True, env={**environment, TAG: tag}
        ) as process,
    ):
        watch = _Watch(f"{TAG}={tag}".encode(), process.pid)
        stop = threading.Event()
        sampler = threading.Thread(target=_sample, args=(watch, stop))
        sampler.start()
        assert process.stdout is not None
        for line in process.stdout:
            if line.strip() in (READY, DONE):
                marks[line.strip()] = (time.monotonic(), watch.look())
        status = process.wait()
        end = (time.monotonic(), watch.look())
        stop.set()
        sampler.join()
    ready, done = marks.get(READY, (begin, 0.0)), marks.get(DONE, end)
    usage = Usage(ready[0] - begin, done[0] - ready[0], done[1] - ready[1], status=status)
    usage.first, usage.largest, usage.together = watch.memory()
    return usage


def _sample(watch: "_Watch", stop: threading.Event) -> None:
    while not stop.wait(SAMPLE):
        watch.look()


@dataclass
class _Watch:
    """The processes that have the tag in their environment."""

    tag: bytes
    first: int
    _ours: dict[int, bool] = field(default_factory=dict)
    _cpu: dict[int, float] = field(default_factory=dict)
    _peak: dict[int, int] = field(default_factory=dict)
    _together: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def look(self) -> float:
        """Note what each process has taken by now; CPU seconds of all, those that have ended too."""
        with self._lock:
            now = 0
            for folder in Path("/proc").glob("[0-9]*"):
                try:
                    now += self._note(int(folder.name), folder)
                except OSError:  # it has ended meanwhile
                    continue
            self._together = max(self._together, now)
            return sum(self._cpu.values())

    def _note(self, number: int, folder: Path) -> int:
        """Bytes that the process holds, 0 for one of somebody else."""
        if not self._ours.get(number):
            # Looked at again: between fork and exec a process has the environment of the one that made it.
            self._ours[number] = self.tag in (folder / "environ").read_bytes().split(b"\0")
            if not self._ours[number]:
                return 0
        values = (folder / "stat").read_text().rpartition(")")[2].split()
        self._cpu[number] = (int(values[11]) + int(values[12])) / TICKS
        status = dict(line.partition(":")[::2] for line in (folder / "status").read_text().splitlines())
        held, peak = (int(status.get(name, "0 kB").split()[0]) << 10 for name in ("VmRSS", "VmHWM"))  # a zombie: none
        self._peak[number] = max(self._peak.get(number, 0), peak)
        return held

    def memory(self) -> tuple[int, int, int]:
        others = [peak for number, peak in self._peak.items() if number != self.first]
        return self._peak.get(self.first, 0), max(others, default=0), self._together
