"""`articleclean batch` killed in the middle and gone on with; run by engines.py --killed."""

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

__all__ = ["killed"]

SHARES = (0.25, 0.5, 0.75)
"""When: as soon as such a share of the whole output is written."""
SUFFIXES = (".jsonl", ".csv", ".parquet")
LOOK = 0.02
"""Seconds between two looks at what is written."""
HEAD = "| output | killed | written then | after --resume | lost | doubled | the same |\n|---|---|---|---|---|---|---|"


def killed(warc: Path, folder: Path, environment: Mapping[str, str]) -> int:
    """Kill a batch with two jobs, with all its processes, at each of `SHARES`; 0 when each came to the same end.

    After --resume the output must be that of a run that nobody killed: of JSON lines and CSV the bytes, of Parquet
    (whose parts depend on when it was killed) the rows, so that no page is lost or doubled.
    """
    print(HEAD)
    bad = 0
    for suffix in SUFFIXES:
        whole = folder / f"whole{suffix}"
        subprocess.run(_command(warc, whole), check=True, env=environment)
        for share in SHARES:
            out = folder / f"killed{share}{suffix}"
            process = subprocess.Popen(_command(warc, out), env=environment, start_new_session=True)
            while process.poll() is None and _size(folder, out.name) < share * _size(folder, whole.name):
                time.sleep(LOOK)
            in_time = process.poll() is None
            if in_time:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            size = _size(folder, out.name)
            subprocess.run([*_command(warc, out), "--resume"], check=True, env=environment)
            bad += (
                not _told(whole, out, f"at {share:.0%}" if in_time else "NOT KILLED: it had ended", size) or not in_time
            )
    return 1 if bad else 0


def _command(warc: Path, out: Path) -> list[str]:
    batch = [sys.executable, "-m", "articleclean", "batch", str(warc)]
    return [*batch, "-o", str(out), "--jobs", "2", "--quiet"]


def _size(folder: Path, name: str) -> int:
    """Bytes of the output and what stands beside it."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and name in str(path))


def _told(whole: Path, out: Path, when: str, size: int) -> bool:
    """One line of the table; whether all is well."""
    wanted, found = _rows(whole), _rows(out)
    lost, doubled = wanted - found, found - wanted
    same = not lost and not doubled if out.suffix == ".parquet" else whole.read_bytes() == out.read_bytes()
    values = [out.suffix, when, f"{size:,} bytes", f"{found.total():,} of {wanted.total():,} pages"]
    print(f"| {' | '.join(values)} | {lost.total()} | {doubled.total()} | {'yes' if same else 'NO'} |", flush=True)
    return same


def _rows(path: Path) -> Counter[str]:
    """Each row, as a text."""
    if path.suffix == ".parquet":
        from pyarrow.parquet import read_table

        return Counter(json.dumps(row, sort_keys=True, default=str) for row in read_table(path).to_pylist())
    if path.suffix == ".csv":
        import csv

        csv.field_size_limit(1 << 30)
        with path.open(encoding="utf-8", newline="") as file:
            return Counter(json.dumps(row) for row in csv.reader(file))
    return Counter(path.read_text("utf-8").splitlines())
