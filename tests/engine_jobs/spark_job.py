"""Spark with two executors: a worker is killed in the middle; what came of the pages goes to folders of Parquet."""

import json
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from pyspark.find_spark_home import _find_spark_home
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as sql

import articleclean.integrations.spark as integration
from articleclean import InputError, Limits, Options

HERE, FOLDER = Path(__file__).parent, Path(sys.argv[1])
PARTITIONS = 8
read_pages = integration._articles


def dying(batches: Any, **how: Any) -> Iterator[Any]:
    from once import killed_once  # by the worker, which has it from addPyFile

    return killed_once(read_pages(batches, **how), FOLDER / "killed", after=2)


def main() -> None:
    spark = (
        SparkSession.builder.master("local-cluster[2,1,1024]")
        .appName("articleclean tests")
        .config("spark.ui.enabled", "false")
        .config("spark.log.level", "ERROR")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "5")
        .config("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS")
        .config("spark.sql.session.timeZone", "Asia/Kathmandu")  # not that of the machine, nor of whole hours
        .getOrCreate()
    )
    spark.sparkContext.addPyFile(str(HERE / "once.py"))
    work = Path(_find_spark_home()) / "work" / spark.sparkContext.applicationId
    try:
        run(spark.read.parquet(str(FOLDER / "pages.parquet")).repartition(PARTITIONS))
    finally:
        spark.stop()
        shutil.rmtree(work, ignore_errors=True)  # logs of the executors; only local-cluster writes them there


def run(pages: DataFrame) -> None:
    integration._articles = dying
    keep = ("id", "meta.id", "labels", "html")
    everything = integration.extract(pages, content_type="header", now="fetched", keep=keep)
    everything.write.parquet(str(FOLDER / "everything"))
    integration._articles = read_pages

    strict = Options(limits=Limits(max_bytes=2_000, strict=True))
    few = pages.where("id < 20")
    integration.extract(few, options=strict, keep=["id"]).write.parquet(str(FOLDER / "strict"))

    text = few.withColumn("page", sql.decode("html", "utf-8")).withColumn("fixed", sql.array(sql.lit(1)))
    alone = integration.extract(text, html="page", url=None, keep=["id", "fixed"])
    alone.write.parquet(str(FOLDER / "strings"))

    refused: dict[str, Callable[[], object]] = {
        "type": lambda: integration.extract(pages, html="id"),
        "missing": lambda: integration.extract(pages, html="content"),
        "twice": lambda: integration.extract(pages.withColumn("x", sql.lit("")).toDF(*pages.columns, "url")),
        "clash": lambda: integration.extract(pages, keep=["Url"]),
        "string": lambda: integration.extract(pages, keep="id"),
    }
    said = {}
    for name, call in refused.items():
        try:
            call()
        except InputError as error:
            said[name] = str(error)
    (FOLDER / "refused.json").write_text(json.dumps(said), "utf-8")


if __name__ == "__main__":
    main()
