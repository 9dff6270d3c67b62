"""What one page costs: in a process of its own, with limits, so that nothing it does can reach the next."""

import ctypes
import os
import pickle
import resource
import select
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

__all__ = ["Outcome", "measure"]

ENOUGH = 0.5
"""Seconds after which a page is not read a second time to measure more surely."""
MOST_RUNS = 3


@dataclass(frozen=True)
class Outcome:
    """How reading one page ended."""

    end: Literal["read", "raised", "hung", "crashed"]
    seconds: float = 0.0
    """CPU time, the least of a few runs."""
    bytes: int = 0
    """By how much the process grew at most."""
    lost: float = 0.0
    """The share of the text that is not there."""
    error: str = ""


def measure(read: Callable[[], str], lost: Callable[[str], float], *, seconds: float, gigabytes: float) -> Outcome:
    """Read a page in a fork of this process. POSIX only; this process should have read a page before.

    Args:
        read: reads the page and gives the article's text.
        lost: the share of what must be in the text that is not there.
        seconds: after this time by the clock, or of the processor, the page counts as hung.
        gigabytes: of memory; one that asks for more counts as raised or crashed.
    """
    sys.stdout.flush()
    answers, answer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(answers)
        code = 1
        try:
            outcome = limited(read, lost, seconds, gigabytes)
            os.write(answer, pickle.dumps(outcome))
            code = 0
        finally:
            os._exit(code)
    os.close(answer)
    return waited(child, answers, seconds)


def waited(child: int, answers: int, seconds: float) -> Outcome:
    """The child's answer; it is killed when it takes too long."""
    ready, _, _ = select.select([answers], [], [], 3 * seconds + 5)
    data = os.read(answers, 65_536) if ready else b""
    os.close(answers)
    if not ready:
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if data:
        outcome: Outcome = pickle.loads(data)
        return outcome
    hung = not ready or (os.WIFSIGNALED(status) and os.WTERMSIG(status) in (signal.SIGXCPU, signal.SIGKILL))
    return Outcome(
        "hung" if hung else "crashed", error=f"signal {os.WTERMSIG(status)}" if os.WIFSIGNALED(status) else ""
    )


def limited(read: Callable[[], str], lost: Callable[[str], float], seconds: float, gigabytes: float) -> Outcome:
    """Read a page in this process, which is not needed any more afterwards."""
    used = time.process_time()
    resource.setrlimit(resource.RLIMIT_CPU, (int(used + seconds) + 2,) * 2)
    size = int(gigabytes * 1e9)
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    give_back()
    before, best, text = resident(), float("inf"), ""
    peak = 0
    for _ in range(MOST_RUNS):
        start = time.process_time()
        try:
            text = read()
        except BaseException as error:  # noqa: BLE001 (what a reader raises is the answer)
            return Outcome("raised", time.process_time() - start, error=type(error).__name__)
        best = min(best, time.process_time() - start)
        peak = peak or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
        if best > ENOUGH:
            break
    if best > seconds:
        return Outcome("hung", best)
    return Outcome("read", best, max(peak - before, 0), lost(text))


def give_back() -> None:
    """Give memory that is not in use back to the system, where it can be asked; else a page seems to need less."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)


def resident() -> int:
    """Bytes of memory that this process has now; where nobody tells, the most that it had."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[1]) * resource.getpagesize()
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
