"""The side of the worker process: pages in, rows out, until nobody sends any more."""

import json
import signal
from collections.abc import Callable
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection

from ..article import Article
from ..errors import ArticleCleanError
from ..options import Options
from .outputs import Encoder
from .records import Page, Result

__all__ = ["OUT_OF_MEMORY", "Extract", "Work", "serve"]

Extract = Callable[..., Article]
"""`articleclean.extract`, or a function that is called like it."""

OUT_OF_MEMORY = "out of memory"


@dataclass(frozen=True, slots=True)
class Work:
    """What is done to each page; sent to every worker when it starts, so all of it can be pickled."""

    extract: Extract
    encoder: Encoder
    options: Options
    html: str = "html"
    """Which field of a JSON line holds the page …"""
    url: str = "url"
    """… and which one its address."""
    memory: int | None = None
    """Megabytes that a worker may take."""


def serve(connection: "Connection[object, Page]", work: Work) -> None:
    """Answer each page that comes in with its result."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is sent to all; the parent decides
    if work.memory is not None:
        _limit_memory(work.memory)
    try:
        connection.send(None)  # ready
        while True:
            result = answer(connection.recv(), work)
            connection.send(result)
            if result.reason == OUT_OF_MEMORY:
                return  # what is left of the memory may be in pieces
    except (EOFError, OSError):  # the parent has ended
        return


def answer(page: Page, work: Work) -> Result:
    """The page's row, or why there is none. Whatever a page does to the code, the batch goes on."""
    try:
        article = _article(page, work)
        row = work.encoder.encode(page.source, article)
        return Result(page.source, page.position, row, article.ok)
    except MemoryError:
        return Result(page.source, page.position, reason=OUT_OF_MEMORY)
    except (ArticleCleanError, _LineError) as error:
        return Result(page.source, page.position, reason=str(error))
    except Exception as error:  # noqa: BLE001 (see above)
        return Result(page.source, page.position, reason=f"{type(error).__name__}: {error}")


class _LineError(Exception):
    """A line of JSON without a page."""


def _article(page: Page, work: Work) -> Article:
    options = work.options if page.fetched is None else replace(work.options, now=page.fetched)
    source, url = _from_line(page.content, work) if page.line else (page.content, page.url)
    article = work.extract(source, url=url, content_type=page.content_type, markup=page.markup, options=options)
    return replace(article, warnings=page.warnings + article.warnings) if page.warnings else article


def _from_line(line: bytes, work: Work) -> tuple[str, str | None]:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise _LineError(f"no JSON: {error}") from None
    if not isinstance(data, dict):
        raise _LineError(f"no JSON object, but {type(data).__name__}")
    html, url = data.get(work.html), data.get(work.url)
    if not isinstance(html, str):
        there = ", ".join(data) or "none"
        raise _LineError(f"no text in field '{work.html}' (--html); the line's fields: {there[:200]}")
    return html, url if isinstance(url, str) else None


def _limit_memory(megabytes: int) -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
