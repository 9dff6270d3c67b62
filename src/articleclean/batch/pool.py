"""A pool of processes that outlives its workers, with results in the order of the pages.

`concurrent.futures` gives up as a whole when one process dies, and does not say over which page. Here each worker has
one page at a time, so that a dead or stuck one names its page, and is replaced.

Workers are spawned, not forked: they begin with a fresh interpreter, the same on every system, whatever threads and
open files the caller has. A start costs half a second, once a worker.
"""

import contextlib
import multiprocessing
import signal
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from types import TracebackType

from .errors import BatchError
from .records import Failure, Page, Result
from .worker import OUT_OF_MEMORY, Work, serve

__all__ = ["Pool"]

TRIES = 2
"""A page that was in hand when its worker died is tried again: something else may have killed the worker."""
STARTS = 3
"""Workers that die one after another before they are ready, until the pool gives up."""
MOST_WAITING = 2_000
"""Results that wait for an earlier page that is not done yet; then the other workers wait too."""
MOST_BYTES = 64 << 20
"""Bytes of the rows and pages that are held meanwhile."""


@dataclass(slots=True)
class _Slot:
    """A page's place in the order."""

    page: Page | None
    result: Result | None = None
    tries: int = 0

    @property
    def size(self) -> int:
        row = self.result.row if self.result else None
        return len(row or b"") + (len(self.page.content) if self.page else 0)


class _Worker:
    """A process and what it has in hand."""

    def __init__(self, work: Work) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection: Connection[Page, object]
        self.connection, other = context.Pipe()
        self.process: SpawnProcess = context.Process(target=serve, args=(other, work), daemon=True)
        with _interrupts_held():
            self.process.start()
        other.close()
        self.ready = False
        self.slot: _Slot | None = None
        self.deadline = float("inf")

    def end(self) -> int | None:
        """Kill it, and say how it had ended by itself, if it had."""
        status = self.process.exitcode
        self.process.kill()
        self.process.join()
        self.process.close()
        self.connection.close()
        return status


class Pool:
    """Workers for one batch; use it in a `with` statement, which ends them."""

    def __init__(self, work: Work, *, jobs: int = 1, timeout: float = float("inf")) -> None:
        self._work = work
        self._timeout = timeout
        self._failed_starts = 0
        self._again: deque[_Slot] = deque()
        self._slots: deque[_Slot] = deque()
        self._held = 0
        self._jobs = jobs
        self._workers: list[_Worker] = []

    def __enter__(self) -> "Pool":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for worker in self._workers:
            worker.end()
        self._workers = []

    def results(self, pages: Iterator[Page | Failure]) -> Iterator[Result]:
        """A result for each page, in their order.

        Raises:
            BatchError: workers die before they have begun.
        """
        ahead = next(pages, None)
        while ahead is not None or self._slots:
            if not self._workers and isinstance(ahead, Page):  # not before: there may be nothing to do
                self._workers += (_Worker(self._work) for _ in range(self._jobs))
            while ahead is not None and self._accepts(ahead):
                self._enter(ahead)
                ahead = next(pages, None)
            self._hand_out()
            while self._slots and (result := self._slots[0].result) is not None:
                self._held -= self._slots.popleft().size
                yield result
            if self._workers and (self._slots or ahead is not None) and not self._accepts(ahead):
                self._listen()

    def _accepts(self, ahead: Page | Failure | None) -> bool:
        """Whether the next page can be taken in: when somebody can begin it, and not too much waits for its turn."""
        if ahead is None or len(self._slots) >= MOST_WAITING or (self._slots and self._held >= MOST_BYTES):
            return False
        return isinstance(ahead, Failure) or (not self._again and any(self._idle()))

    def _enter(self, task: Page | Failure) -> None:
        if isinstance(task, Failure):
            result = Result(task.source, task.position, reason=task.reason)
            self._slots.append(_Slot(None, result))
            return
        slot = _Slot(task)
        self._held += slot.size
        self._slots.append(slot)
        self._again.append(slot)
        self._hand_out()

    def _idle(self) -> Iterator[_Worker]:
        return (worker for worker in self._workers if worker.ready and worker.slot is None)

    def _hand_out(self) -> None:
        for worker in self._idle():
            if not self._again:
                return
            slot = worker.slot = self._again.popleft()
            slot.tries += 1
            worker.deadline = time.monotonic() + self._timeout
            with contextlib.suppress(OSError):  # it has died; its end is noticed soon
                if slot.page is not None:
                    worker.connection.send(slot.page)

    def _listen(self) -> None:
        """Wait until a worker says something, dies, or has taken too long."""
        patience = min(worker.deadline for worker in self._workers) - time.monotonic()
        by_source = {source: worker for worker in self._workers for source in _sources(worker)}
        spoke = wait(list(by_source), None if patience == float("inf") else max(patience, 0))
        for worker in dict.fromkeys(by_source[source] for source in spoke if source in by_source):
            self._hear(worker)
        now = time.monotonic()
        for worker in list(self._workers):
            if worker.deadline <= now and worker.slot is not None:
                self._replace(worker, f"took longer than {self._timeout:g} seconds", again=False)

    def _hear(self, worker: _Worker) -> None:
        try:
            # Asked first: a worker that died may have answered before.
            said = worker.connection.recv() if worker.connection.poll() else _NOTHING
        except Exception:  # noqa: BLE001 (cut in the middle, it can be anything)
            said = _NOTHING
        if said is _NOTHING:
            self._replace(worker, "", again=True)
        elif said is None:
            worker.ready, self._failed_starts = True, 0
        elif isinstance(said, Result) and worker.slot is not None:
            self._finish(worker.slot, said)
            worker.slot, worker.deadline = None, float("inf")
            if said.reason == OUT_OF_MEMORY:  # it ends by itself, and shall get no page before
                self._replace(worker, "", again=True)

    def _finish(self, slot: _Slot, result: Result) -> None:
        self._held -= slot.size
        slot.page, slot.result = None, result
        self._held += slot.size

    def _replace(self, worker: _Worker, reason: str, *, again: bool) -> None:
        """A new worker for one that died or is stuck, and a verdict on its page."""
        worker.process.join(0.5 if again else 0)  # for its exit status, which comes after the pipe's end
        self._workers.remove(worker)
        status = worker.end()
        if not worker.ready:
            self._failed_starts += 1
            if self._failed_starts >= STARTS:
                raise BatchError(f"workers end before they begin ({_ending(status)})")
        slot = worker.slot
        if slot is not None and slot.page is not None:
            if again and slot.tries < TRIES:
                self._again.appendleft(slot)
            else:
                reason = reason or f"its worker ended: {_ending(status)}"
                self._finish(slot, Result(slot.page.source, slot.page.position, reason=reason))
        self._workers.append(_Worker(self._work))


_NOTHING = object()


def _sources(worker: _Worker) -> "tuple[Connection[Page, object], int]":
    return worker.connection, worker.process.sentinel


def _ending(status: int | None) -> str:
    if status is None:
        return "it closed its pipe"
    if status >= 0:
        return f"exit status {status}"
    with contextlib.suppress(ValueError):
        return signal.Signals(-status).name
    return f"signal {-status}"


@contextlib.contextmanager
def _interrupts_held() -> Iterator[None]:
    """A process that is started here gets no Ctrl-C, not even before it can say so itself."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
