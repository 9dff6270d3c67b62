"""What batch gains by a second process: python benchmarks/batch.py INPUT… [--jobs 1 2] [--rounds 3]

Runs `articleclean batch` over the inputs (a WARC of benchmarks/make_warc.py, say) with each number of jobs, in turns,
and prints pages per second, the gain over one job, and the most memory of the parent and of a worker. Needs a quiet
machine with as many cores as jobs. Reads /proc: Linux only.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

EVERY = 0.25
"""Seconds between two looks at the memory."""


def resident(process: int) -> int:
    """Megabytes that a process has in memory; 0 when it has ended."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) >> 10 for line in status.splitlines() if line.startswith("VmRSS")), 0)


def children(process: int) -> list[int]:
    """The processes that it has started."""
    try:
        return [int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    except OSError:
        return []


def measured(inputs: list[str], jobs: int, out: Path) -> tuple[float, int, int]:
    """Seconds of one run, and the most megabytes of the parent and of one worker."""
    command = [sys.executable, "-m", "articleclean", "batch", *inputs, "-o", str(out), "--overwrite", "--quiet"]
    begun = time.perf_counter()
    running = subprocess.Popen([*command, "--jobs", str(jobs)])
    parent = worker = 0
    while running.poll() is None:
        parent = max(parent, resident(running.pid))
        worker = max([worker, *map(resident, children(running.pid))])
        time.sleep(EVERY)
    if running.returncode > 1:
        raise SystemExit(f"batch ended with {running.returncode}")
    return time.perf_counter() - begun, parent, worker


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="+", metavar="INPUT")
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    runs: dict[int, list[tuple[float, int, int]]] = {jobs: [] for jobs in arguments.jobs}
    with tempfile.TemporaryDirectory() as folder:
        outputs = {jobs: Path(folder, f"{jobs}.jsonl") for jobs in arguments.jobs}
        for _ in range(arguments.rounds):
            for jobs, found in runs.items():
                found.append(measured(arguments.inputs, jobs, outputs[jobs]))
        pages = outputs[arguments.jobs[0]].read_bytes().count(b"\n")
        if len({path.read_bytes() for path in outputs.values()}) > 1:
            raise SystemExit("the outputs differ")
    first = median(seconds for seconds, _, _ in runs[arguments.jobs[0]])
    print(f"{pages:,} pages, median of {arguments.rounds}; the outputs are the same")
    print("jobs  pages/s  gain  parent MB  worker MB")
    for jobs, found in runs.items():
        seconds = median(run[0] for run in found)
        parent, worker = max(run[1] for run in found), max(run[2] for run in found)
        print(f"{jobs:4}  {pages / seconds:7.1f}  {first / seconds:4.2f}  {parent:9}  {worker:9}")


if __name__ == "__main__":
    main()
