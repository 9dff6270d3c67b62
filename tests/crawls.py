"""Spiders of the docs, run as a user runs them: a file, and Scrapy's command in a process of its own."""

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import articleclean as ac

__all__ = ["crawl", "exported_articles", "exported_items"]

QUIET = ("LOG_LEVEL=WARNING", "TELNETCONSOLE_ENABLED=False", "CONCURRENT_REQUESTS_PER_DOMAIN=8", "DOWNLOAD_DELAY=0")


def crawl(folder: Path, code: str, *outputs: str, settings: Iterable[str] = (), **arguments: str) -> None:
    """Write the spider to a file, run it without a complaint in its log, and have its items in the files named.

    Args:
        folder: where it runs.
        code: the spider.
        outputs: names of feeds, "a.jsonl".
        settings: Scrapy settings, "NAME=value".
        arguments: the spider's.
    """
    (folder / "spider.py").write_text(code, "utf-8")
    command = [sys.executable, "-m", "scrapy", "runspider", "spider.py"]
    command += [part for setting in (*QUIET, *settings) for part in ("-s", setting)]
    command += [part for name, value in arguments.items() for part in ("-a", f"{name}={value}")]
    command += [part for output in outputs for part in ("-O", output)]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    assert not done.stderr, done.stderr


def exported_items(file: Path) -> list[dict[str, Any]]:
    """The items of a feed of JSON lines."""
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def exported_articles(file: Path) -> dict[str, ac.Article]:
    """The articles of a feed of JSON lines, by address."""
    articles = [ac.Article.from_dict(item) for item in exported_items(file)]
    assert len({article.url for article in articles}) == len(articles)
    return {str(article.url): article for article in articles}
