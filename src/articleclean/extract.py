"""The library's one call. The pipeline itself is `pipeline.py`."""

from typing import Literal

from .article import Article
from .options import Options

__all__ = ["extract"]


def extract(
    source: object,
    *,
    url: str | None = None,
    content_type: str | None = None,
    markup: Literal["auto", "html", "text"] = "auto",
    options: Options = Options(),  # noqa: B008 (immutable)
) -> Article:
    """The article that a page carries.

    Args:
        source: the page: str or bytes (HTML, or the page flattened to plain text), an lxml element or tree, or a
            BeautifulSoup object. It is not changed.
        url: the page's address; makes links absolute and helps to date and name the page. Nothing is fetched.
        content_type: the HTTP Content-Type header, for its charset.
        markup: "html" or "text" to say what the source is; "auto" finds out.
        options: see `Options`; they never change the words, but `kind` helps to choose which are the body.

    Returns:
        An `Article`, always: for a page without one `ok` is False, `reason` says why, and what was found is there.

    Raises:
        InputError: the source is of another type, or `markup` has another value.
        LimitExceeded: only with `Limits(strict=True)`.
    """
    from .pipeline import run  # loads lxml, the tables and all rules: with the first page, not with the import

    return run(source, url=url, content_type=content_type, markup=markup, options=options)
