"""Steps of a datatrove pipeline: `ArticleFields`, which knows each page's address, and `ArticleExtractor`, which can
take the place of datatrove's own extractors; `PageReader` gives the first of them pages as the server sent them.

Needs datatrove: `pip install 'articleclean[datatrove]'`.
"""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Literal

import articleclean as ac

from . import missing
from .warc import Loss, Record, Report, records

try:
    from datatrove.data import Document, DocumentsPipeline
    from datatrove.pipeline.extractors.base import BaseExtractor, ExtractorSandbox
    from datatrove.pipeline.readers.base import BaseDiskReader
    from datatrove.utils.logging import logger
    from datatrove.utils.typeshelper import StatHints
except ImportError as error:
    raise missing("datatrove", "datatrove") from error

__all__ = ["ALL_FIELDS", "ArticleExtractor", "ArticleFields", "PageReader"]

ALL_FIELDS = tuple(ac.Article().to_dict())
"""The fields of `Article.to_dict()`; with all of them `Article.from_dict` gives the article back."""

_APART = ("body", "provenance")  # the text once more, and where each field comes from: as much as the page, often
_SHORT_FIELDS = tuple(name for name in ALL_FIELDS if name not in _APART)
_WARM_UP = "<!doctype html><title>A page</title><article><h1>A page</h1><p>Words that load the model.</article>"

_RECORD = "record"  # the metadata's key for the page, from PageReader to ArticleFields

Text = Literal["text", "markdown", "html"]


class PageReader(BaseDiskReader):
    """WARC and WET files by `articleclean.integrations.warc.records`: a document for each page.

    In place of datatrove's WarcReader before `ArticleFields`, which takes the page's bytes and charset out of the
    document's metadata (`record`). The text is the page decoded as UTF-8, for filters in between. What is no page and
    what is lost is counted in the step's statistics; losses are logged too.

    Args:
        data_folder: a path or filesystem, as for all readers of datatrove.
        named: what else BaseDiskReader takes (`paths_file`, `glob_pattern`, `limit`, `skip` …).
    """

    name = "📰 pages of WARC files"

    def __init__(self, data_folder: Any, **named: Any) -> None:
        super().__init__(data_folder, **named)

    def read_file(self, filepath: str) -> DocumentsPipeline:
        """A document for each page of a file."""
        report = Report()
        with self.data_folder.open(filepath, "rb") as file:
            for number, record in enumerate(records(file, report=report, on_error=self._lost)):
                about = {"url": record.url, "date": record.date and record.date.isoformat(), _RECORD: record}
                # A page without a byte is a page, but datatrove drops documents without text.
                data = {"text": record.content.decode("utf-8", "replace") or " ", **about}
                yield self.get_document_from_dict(data, filepath, number)
        for what, count in report.skipped.items():
            self.stat_update(f"skipped: {what}", value=count)

    def _lost(self, loss: Loss) -> None:
        self.stat_update("losses")
        logger.warning(str(loss))


class ArticleExtractor(BaseExtractor):
    """The body's text in place of the page, as datatrove's own extractors give it; documents without one are dropped.

    datatrove hands an extractor nothing but the page. `ArticleFields` gets the address as well, and finds more.

    Args:
        options: see `articleclean.Options`.
        text: what the document's text becomes.
        timeout: seconds a page may take, by the clock; the process that reads it is then ended, the page dropped. Also
            what a new process has for loading the model.
    """

    name = "📰 articleclean"

    def __init__(
        self,
        options: ac.Options = ac.Options(),  # noqa: B008 (immutable)
        *,
        text: Text = "text",
        timeout: float = 90,
    ) -> None:
        super().__init__(timeout)
        self.options = options
        self.form = text

    def extract(self, text: str) -> str:
        """The article's text; "" for a page without an article. `extract("")` loads what pages need."""
        if not text:
            _warm_up()
            return ""
        article = ac.extract(text, options=self.options)
        return _text(article, self.form) if article.ok else ""


class ArticleFields(BaseExtractor):
    """The body's text in place of the page, and the article's fields in the document's metadata.

    What no article was found in, and what could not be read (too slow, over a strict limit, its process killed), is
    counted and dropped; with `drop=False` it goes on, with `ok` False and the `reason` in its metadata.

    Args:
        options: see `articleclean.Options`; its `now` is each document's date unless it has one.
        text: what the document's text becomes.
        fields: fields of `Article.to_dict()` that are written to the metadata, replacing what has their name there.
        url_key, date_key: where the metadata has the page's address and the time it was fetched, as WarcReader does.
        drop: leave out documents without an article.
        timeout: as for `ArticleExtractor`.

    Raises:
        ValueError: `fields` has another name.
    """

    name = "📰 articleclean with fields"

    def __init__(
        self,
        options: ac.Options = ac.Options(),  # noqa: B008 (immutable)
        *,
        text: Text = "text",
        fields: tuple[str, ...] = _SHORT_FIELDS,
        url_key: str = "url",
        date_key: str = "date",
        drop: bool = True,
        timeout: float = 90,
    ) -> None:
        super().__init__(timeout)
        if unknown := sorted(set(fields) - set(ALL_FIELDS)):
            raise ValueError(f"Article has no {', '.join(unknown)}; it has {', '.join(ALL_FIELDS)}")
        self.options = options
        self.form = text
        self.fields = tuple(fields)
        self.url_key = url_key
        self.date_key = date_key
        self.drop = drop

    def extract(self, text: str | Record, url: str | None = None, date: str | None = None) -> Any:
        """The text and the fields of a page, in the process that reads pages; an error as what is given back.

        `extract("")` loads what pages need.
        """
        if not text:
            _warm_up()
        options = self.options if self.options.now else replace(self.options, now=_moment(date))
        try:
            if isinstance(text, Record):
                article = text.extract(self.options)
            else:
                article = ac.extract(text, url=url, options=options)
        except ac.ArticleCleanError as error:
            return error
        fields = article.to_dict()
        return _text(article, self.form), article.ok, {name: fields[name] for name in self.fields}

    def run(self, data: DocumentsPipeline, rank: int = 0, world_size: int = 1) -> DocumentsPipeline:
        """Extract document after document, each in a process that may be slow or die without harm to the others."""
        with ExtractorSandbox(timeout=self.timeout, warmup_text="") as sandbox:
            for document in data:
                self.stat_update(StatHints.total)
                with self.track_time():
                    found = self._read(sandbox, document)
                if found or not self.drop:
                    self.stat_update(StatHints.forwarded)
                    self.update_doc_stats(document)
                    yield document
                else:
                    self.stat_update(StatHints.dropped)

    def _read(self, sandbox: ExtractorSandbox, document: Document) -> bool:
        """Whether the document has an article; its text and metadata are replaced."""
        url, date = document.metadata.get(self.url_key), document.metadata.get(self.date_key)
        page = document.metadata.pop(_RECORD, None) or document.text
        try:
            text, ok, fields = sandbox.process_document((page, url, str(date)), self.extract)
        except (TimeoutError, EOFError, ac.ArticleCleanError) as error:
            failure = _FAILURES.get(type(error), "clean_error")
            reason = f"{failure}: {error}"
            logger.warning(f"{document.id}: {reason}")
            self.stat_update(failure)
            document.text = ""
            document.metadata |= {"ok": False, "reason": reason}
            return False
        document.text = text
        document.metadata |= fields
        self.stat_update("extracted" if ok else "no_article")
        return bool(ok)


_FAILURES: dict[type[Exception], str] = {TimeoutError: "timeout", EOFError: "broken_process"}
"""The names that datatrove counts these by; other errors count as "clean_error"."""


def _text(article: ac.Article, form: Text) -> str:
    match form:
        case "markdown":
            return article.to_markdown()
        case "html":
            return article.to_html()
    return article.to_text()


def _warm_up() -> None:
    ac.extract(_WARM_UP)


def _moment(date: str | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat(date or "")
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
