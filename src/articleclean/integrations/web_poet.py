"""For web-poet, and so for scrapy-poet: the page object whose item is an `Article`.

docs/integrations.md, "web-poet", has examples. The page object for zyte-common-items is in `integrations.zyte`.
"""

from dataclasses import replace
from functools import cached_property
from inspect import isawaitable
from typing import Any, ClassVar

from articleclean import Article, Options
from articleclean import extract as extract_page
from articleclean.frozenmap import FrozenMap

from . import missing
from .response import content_type

try:
    from web_poet import HttpResponse, WebPage
    from web_poet.fields import get_fields_dict
    from web_poet.pages import validates_input
except ImportError as error:
    raise missing("web-poet", "web_poet") from error

__all__ = ["ArticlePage", "extract"]


def extract(response: HttpResponse, *, options: Options = Options()) -> Article:  # noqa: B008 (immutable)
    """The article of a response: from its bytes, its URL and its declared charset.

    Raises:
        LimitExceeded: only with `Limits(strict=True)`.
    """
    header = content_type(response.headers.items())
    return extract_page(bytes(response.body), url=str(response.url), content_type=header, options=options)


class ArticlePage(WebPage[Article]):
    """A page whose item is its article.

    A subclass may set `options`, and may define a web-poet `field` with the name of any field of `Article`: its value
    takes the place of what was found.
    """

    options: ClassVar[Options] = Options()

    @cached_property
    def extracted(self) -> Article:
        """The article as found, before fields of a subclass."""
        return extract(self.response, options=self.options)

    @validates_input
    async def to_item(self) -> Article:
        """The article; of a field that a subclass defines, the provenance is left out."""
        own: dict[str, Any] = {}
        for name in get_fields_dict(self):
            value = getattr(self, name)
            own[name] = await value if isawaitable(value) else value
        if not own:
            return self.extracted
        kept = ((name, source) for name, source in self.extracted.provenance.items() if name not in own)
        return replace(self.extracted, **own, provenance=FrozenMap(kept))
