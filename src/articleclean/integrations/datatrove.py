"""Steps of a datatrove pipeline: `ArticleFields`, which knows each page's address, and `ArticleExtractor`, which can
take the place of datatrove's own extractors.

Needs datatrove: `pip install 'articleclean[datatrove]'`.
"""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Literal

import articleclean as ac

from . import missing

try:
    from datatrove.data import Document, DocumentsPipeline
    from datatrove.pipeline.extractors.base import BaseExtractor, ExtractorSandbox
    from datatrove.utils.logging import logger
    from datatrove.utils.typeshelper import StatHints
except ImportError as error:
    raise missing("datatrove", "datatrove") from error

__all__ = ["ALL_FIELDS", "ArticleExtractor", "ArticleFields"]

ALL_FIELDS = tuple(ac.Article().to_dict())
"""The fields of `Article.to_dict()`; with all of them `Article.from_dict` gives the article back."""

_APART = ("body", "provenance")  # the text once more, and where each field comes from: as much as the page, often
_SHORT_FIELDS = tuple(name for name in ALL_FIELDS if name not in _APART)
_WARM_UP = "<!doctype html><title>A page</title><article><h1>A page</h1><p>Words that load the model.</article>"

Text = Literal["text", "markdown", "html"]


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

    def extract(self, text: str, url: str | None = None, date: str | None = None) -> Any:
        """The text and the fields of a page, in the process that reads pages; an error as what is given back.

        `extract("")` loads what pages need.
        """
        if not text:
            _warm_up()
        options = self.options if self.options.now else replace(self.options, now=_moment(date))
        try:
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
        try:
            text, ok, fields = sandbox.process_document((document.text, url, str(date)), self.extract)
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
