"""`articleclean batch`: files, folders, crawls in; JSON lines, CSV or Parquet out. docs/batch.md explains it.

from articleclean.batch import Batch, run

if __name__ == "__main__":  # workers import this file anew
    counts = run(Batch(["pages"], "out.jsonl", jobs=4))
"""

from .errors import BatchError, UsageError
from .progress import Counts, Progress
from .runner import Batch, run

__all__ = ["Batch", "BatchError", "Counts", "Progress", "UsageError", "run"]
