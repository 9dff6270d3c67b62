"""Ray with two CPUs: a worker is killed in the middle; what came of the pages goes to folders of Parquet."""

import json
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import ray
import ray.data
from once import killed_once

import articleclean.integrations.ray as integration
from articleclean import InputError, Limits, Options

FOLDER = Path(sys.argv[1])
BLOCKS = 8
read_pages = integration._articles


def dying(table: pa.Table, **how: Any) -> Iterator[pa.Table]:
    return killed_once(read_pages(table, **how), FOLDER / "killed", after=2)


def main() -> None:
    scratch = tempfile.mkdtemp(prefix="ray", dir="/tmp")  # a short path: the names of sockets begin with it
    try:
        ray.init(
            num_cpus=2,
            include_dashboard=False,
            log_to_driver=False,
            logging_level="ERROR",
            object_store_memory=100_000_000,
            _node_ip_address="127.0.0.1",
            _temp_dir=scratch,
        )
        ray.data.DataContext.get_current().enable_progress_bars = False
        run(pq.read_table(FOLDER / "pages.parquet"))
    finally:
        ray.shutdown()
        shutil.rmtree(scratch, ignore_errors=True)


def run(table: pa.Table) -> None:
    size = -(-table.num_rows // BLOCKS)
    pages = ray.data.from_arrow([table.slice(at, size) for at in range(0, table.num_rows, size)])
    integration._articles = dying
    keep = ("id", "meta.id", "labels", "html")
    everything = integration.extract(pages, content_type="header", now="fetched", keep=keep, batch_size=5)
    everything.write_parquet(str(FOLDER / "everything"))
    integration._articles = read_pages

    strict = Options(limits=Limits(max_bytes=2_000, strict=True))
    few = ray.data.from_arrow(table.slice(0, 20))
    integration.extract(few, options=strict, keep=["id"]).write_parquet(str(FOLDER / "strict"))

    rows = table.slice(0, 6).to_pylist()
    mixed = [{"id": row["id"], "html": row["html"], "url": row["url"], "header": None} for row in rows]
    mixed[1]["html"] = mixed[1]["html"].decode("utf-8")
    mixed[2].update(html=17, url=b"https://bote.example/bytes")
    mixed[3]["html"] = None
    several = integration.extract(ray.data.from_items(mixed), content_type="header", keep=["id"], num_cpus=1)
    several.write_parquet(str(FOLDER / "mixed"))

    refused = {
        "clash": lambda: integration.extract(pages, keep=["Url"]),
        "string": lambda: integration.extract(pages, keep="id"),
        "missing": lambda: integration.extract(few, html="content").take_all(),
    }
    (FOLDER / "refused.json").write_text(json.dumps({name: said(call) for name, call in refused.items()}), "utf-8")


def said(call: Any) -> str:
    try:
        call()
    except InputError as error:
        return str(error)
    except ray.exceptions.RayError as error:
        return f"{type(error).__name__}: {error}"
    return "nothing"


if __name__ == "__main__":
    main()
