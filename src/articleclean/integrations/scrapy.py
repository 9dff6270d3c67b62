"""For Scrapy: a spider helper, an item pipeline, and what feed exports need to write an `Article`.

`ADDONS = {"articleclean.integrations.scrapy.ArticleAddon": 500}` in a project's settings switches all of it on.
docs/integrations.md, "Scrapy", has examples.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import Any, Self

from articleclean import Article, Options
from articleclean import extract as extract_page

from . import missing

try:
    from itemadapter import ItemAdapter
    from itemadapter.adapter import AdapterInterface
    from scrapy.crawler import Crawler
    from scrapy.exporters import CsvItemExporter
    from scrapy.http import Response
    from scrapy.settings import BaseSettings
    from scrapy.utils.serialize import ScrapyJSONEncoder
except ImportError as error:
    raise missing("scrapy", "scrapy") from error

__all__ = ["ArticleAdapter", "ArticleAddon", "ArticleCsvExporter", "ArticlePipeline", "extract", "register_adapter"]

FIELDS = tuple(Article().to_dict())


def extract(response: Response, *, options: Options = Options()) -> Article:  # noqa: B008 (immutable)
    """The article of a response, for a spider's callback: from its bytes, its URL and its declared charset.

    `response.text` is not used: a page's encoding is found more surely from the bytes.

    Raises:
        LimitExceeded: only with `Limits(strict=True)`.
    """
    header = response.headers.get("Content-Type")
    content_type = header.decode("latin-1") if header else None
    return extract_page(response.body, url=response.url, content_type=content_type, options=options)


class ArticleAdapter(AdapterInterface):
    """How itemadapter sees an `Article`: an item with the fields and values of `to_dict()`, that cannot be changed."""

    item: Article

    @classmethod
    def is_item_class(cls, item_class: type) -> bool:
        return issubclass(item_class, Article)

    @classmethod
    def get_field_names_from_class(cls, item_class: type) -> list[str]:
        return list(FIELDS)

    @cached_property
    def plain(self) -> dict[str, Any]:
        """What is exported."""
        return self.item.to_dict()

    def __getitem__(self, field_name: str) -> Any:
        return self.plain[field_name]

    def __iter__(self) -> Iterator[str]:
        return iter(FIELDS)

    def __len__(self) -> int:
        return len(FIELDS)

    def __setitem__(self, field_name: str, value: object) -> None:
        raise TypeError(f"an Article cannot be changed ({field_name!r}): use dataclasses.replace, or its to_dict()")

    def __delitem__(self, field_name: str) -> None:
        raise TypeError(f"an Article cannot be changed ({field_name!r}): use its to_dict()")


def register_adapter() -> None:
    """Make itemadapter, and with it every feed export of this process, take an `Article` by `ArticleAdapter`."""
    if ArticleAdapter not in ItemAdapter.ADAPTER_CLASSES:
        ItemAdapter.ADAPTER_CLASSES = (ArticleAdapter, *ItemAdapter.ADAPTER_CLASSES)


class ArticlePipeline:
    """Puts the article in place of the response that an item carries.

    An item (of any type that itemadapter knows) with a Scrapy response in its field "response" gets the `Article` in
    the field "article", and loses the response. Other items pass as they are. The setting ARTICLECLEAN_OPTIONS, an
    `Options`, holds for all.
    """

    def __init__(self, options: Options = Options()) -> None:  # noqa: B008 (immutable)
        self.options = options

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        register_adapter()
        return cls(crawler.settings.get("ARTICLECLEAN_OPTIONS") or Options())

    def process_item(self, item: Any, spider: object = None) -> Any:
        """The item, with its article.

        Args:
            item: what the spider yielded.
            spider: given by older versions of Scrapy; not needed.
        """
        fields = ItemAdapter(item)
        response = fields.get("response")
        if isinstance(response, Response):
            fields["article"] = extract(response, options=self.options)
            del fields["response"]
        return item


class ArticleCsvExporter(CsvItemExporter):
    """CSV in which a cell with more than a string or a list of strings is JSON; Scrapy's own writes a Python repr."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._json = ScrapyJSONEncoder(ensure_ascii=False)

    def serialize_field(self, field: Any, name: str, value: Any) -> Any:
        """The cell; a list of strings is joined as Scrapy does it, a field's own serialiser goes first."""
        cell = super().serialize_field(field, name, value)
        return self._json.encode(cell) if ItemAdapter.is_item(cell) or isinstance(cell, list | tuple) else cell


class ArticleAddon:
    """A Scrapy add-on: the adapter, the pipeline (at 100, before a project's own) and CSV that can be read back.

    What the project's settings say themselves stays as it is.
    """

    def update_settings(self, settings: BaseSettings) -> None:
        """Called by Scrapy once for each crawler."""
        register_adapter()
        pipelines = settings["ITEM_PIPELINES"]
        if not {ArticlePipeline, _path(ArticlePipeline)} & set(pipelines):
            pipelines[_path(ArticlePipeline)] = 100
        settings["FEED_EXPORTERS"].setdefault("csv", _path(ArticleCsvExporter))


def _path(component: type) -> str:
    return f"{component.__module__}.{component.__qualname__}"
