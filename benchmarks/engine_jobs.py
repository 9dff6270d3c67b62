"""What `engines.py` runs, each in a process of its own: python benchmarks/engine_jobs.py JOB INPUT OUTPUT [CORES]

INPUT is a WARC, or for Spark, Ray and the Arrow kernel a folder of Parquet that `pages_to_parquet` made of it.
"""

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from measured import DONE, READY

__all__ = ["JOBS", "pages_to_parquet"]

FILES = 8
"""Files of Parquet, so that there is something to share out."""
ROWS = 64


def say(what: str) -> None:
    print(what, flush=True)


def pages_to_parquet(warc: Path, folder: Path) -> int:
    """The WARC's pages as rows, and how many they are."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    from articleclean.integrations.warc import records

    schema = pa.schema(
        [("html", pa.binary()), ("url", pa.string()), ("header", pa.string()), ("fetched", pa.timestamp("us", "UTC"))]
    )
    folder.mkdir()
    writers = [pq.ParquetWriter(folder / f"{number}.parquet", schema) for number in range(FILES)]
    rows: list[list[dict[str, Any]]] = [[] for _ in writers]
    count = 0

    def put(file: int) -> None:
        writers[file].write_batch(pa.RecordBatch.from_pylist(rows[file], schema=schema))
        rows[file].clear()

    for count, record in enumerate(records(str(warc)), 1):
        file = count % FILES
        row = {"html": record.content, "url": record.url, "header": record.content_type, "fetched": record.date}
        rows[file].append(row)
        if len(rows[file]) == ROWS:
            put(file)
    for file, writer in enumerate(writers):
        put(file)
        writer.close()
    return count


def plain(source: Path, out: Path, cores: int) -> None:
    from articleclean.integrations.warc import records

    say(READY)
    with out.open("w", encoding="utf-8") as file:
        for record in records(str(source)):
            file.write(record.extract().to_json() + "\n")


def arrow(source: Path, out: Path, cores: int) -> None:
    import pyarrow.dataset as ds
    import pyarrow.parquet as pq

    from articleclean.integrations.arrow import RESULT_SCHEMA, extract_batches

    out.mkdir()
    say(READY)
    pages = ds.dataset(source).to_batches(batch_size=ROWS, batch_readahead=1, fragment_readahead=1)
    with pq.ParquetWriter(out / "articles.parquet", RESULT_SCHEMA) as writer:
        for batch in extract_batches(pages, content_type="header", now="fetched"):
            writer.write_batch(batch)


def spark(source: Path, out: Path, cores: int) -> None:
    from pyspark.sql import SparkSession

    from articleclean.integrations.spark import extract

    session = (
        SparkSession.builder.master(f"local[{cores}]")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", str(ROWS))
        .config("spark.sql.session.timeZone", "UTC")
        .getOrCreate()
    )
    say(READY)
    articles = extract(session.read.parquet(str(source)), content_type="header", now="fetched")
    articles.write.parquet(str(out))
    say(DONE)
    session.stop()


def ray(source: Path, out: Path, cores: int) -> None:
    import ray as ray_
    from ray.data import read_parquet

    from articleclean.integrations.ray import extract

    ray_.init(num_cpus=cores, include_dashboard=False, log_to_driver=False)
    say(READY)
    pages = read_parquet(str(source))
    extract(pages, content_type="header", now="fetched", batch_size=ROWS).write_parquet(str(out))
    say(DONE)
    ray_.shutdown()


def datatrove(source: Path, out: Path, cores: int) -> None:
    from datatrove.executor import LocalPipelineExecutor
    from datatrove.pipeline.readers import WarcReader
    from datatrove.pipeline.writers import JsonlWriter

    from articleclean.integrations.datatrove import ALL_FIELDS, ArticleFields

    say(READY)
    steps = [
        WarcReader(str(source.parent), glob_pattern=source.name),
        ArticleFields(fields=ALL_FIELDS, drop=False),
        JsonlWriter(str(out), output_filename="${rank}.jsonl", compression=None),
    ]
    LocalPipelineExecutor(pipeline=steps, tasks=1, workers=1, logging_dir=str(out) + ".logs").run()


def warc_reader(source: Path, out: Path, cores: int) -> None:
    """A plain loop over the text that datatrove's WarcReader makes of the pages."""
    from datatrove.pipeline.readers import WarcReader

    from articleclean import Options, extract

    say(READY)
    with out.open("w", encoding="utf-8") as file:
        for document in WarcReader(str(source.parent), glob_pattern=source.name).run():
            now = datetime.strptime(document.metadata["date"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
            article = extract(document.text, url=document.metadata["url"], options=Options(now=now))
            file.write(article.to_json() + "\n")


JOBS: dict[str, Callable[[Path, Path, int], None]] = {
    "plain": plain,
    "arrow": arrow,
    "spark": spark,
    "ray": ray,
    "warc_reader": warc_reader,
    "datatrove": datatrove,
}

if __name__ == "__main__":
    JOBS[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]) if len(sys.argv) > 4 else 1)
