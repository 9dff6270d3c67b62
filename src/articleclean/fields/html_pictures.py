"""Pictures of an HTML page: which of its media are the article's own, once each, with what stands under them."""

from collections.abc import Iterator
from dataclasses import replace

from ..blocks import Image
from ..metadata.jsonld import article_images
from ..page import Box, Media, Page, Picture, name_tokens
from .article_range import ArticleRange, article_range
from .picture_captions import Words, inside, letters, words_beside, words_of_lines
from .picture_urls import file_key, picture_url, stated_size, urlpath, words_of
from .picture_words import Surroundings, foreign_names, is_decoration, picture_names, role_of_names

__all__ = ["html_pictures"]

SMALLEST = 80
"""Pixels; a picture stated not to be wider or higher is an icon or a portrait."""
SHORTEST_ALONE = 20
"""Characters of a caption that stands for a picture alone."""
IMAGE_ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif")


def html_pictures(page: Page) -> list[Picture]:
    """The article's own pictures, in page order."""
    where = article_range(page)
    if where is None:
        return []
    stated = stated_keys(page)
    found = list(shown(page, where, stated))
    found += captions_alone(page, where, found)
    found.sort(key=lambda picture: picture.at)
    return once_each(page, found)


def stated_keys(page: Page) -> frozenset[str]:
    """Keys of the files that metadata names as the article's pictures. They only support what is shown."""
    urls = [image.url for image in article_images(page)]
    urls += [page.absolute(meta.content) for meta in page.head.metas if meta.name in ("og:image", "twitter:image")]
    return frozenset(file_key(url) for url in urls if url)


def shown(page: Page, where: ArticleRange, stated: frozenset[str]) -> Iterator[Picture]:
    """The pictures in the article's range that are its own."""
    around = Surroundings(where.own)
    images = [media for media in page.media if media.kind == "image"]
    end = where.last + 1
    before = 0  # the first line that is no other picture's
    for number, media in enumerate(images):
        if media.at > end:
            break
        if media.at < where.start and not stated:
            continue
        url = page.absolute(larger(media, picture_url(media.element)))
        if media.at < where.start and not (url and file_key(url) in stated):
            continue
        words = words_beside(page, media, before, next_stop(images, number, len(page.lines)))
        words = keep_out(words, where)
        key = file_key(url) if url else ""
        if own(page, media, url, words, where, around, key in stated):
            width, height = stated_size(media.element)
            alt = " ".join((media.element.get("alt") or "").split()) or None
            yield Picture(Image(url, words.caption, words.credit, alt, width, height), media.at, words.lines)
            if words.lines:
                before = words.lines[-1] + 1
                if where.at_home(media):
                    end = max(end, before)


def larger(media: Media, url: str | None) -> str | None:
    """The same file in its full size, where the picture links to that."""
    if (
        url
        and media.link
        and urlpath(media.link).lower().endswith(IMAGE_ENDINGS)
        and file_key(media.link) == file_key(url)
    ):
        return media.link
    return url


def next_stop(images: list[Media], number: int, lines: int) -> int:
    """The line before which the next picture stands (one at the same spot is a copy, or shares the caption)."""
    at = images[number].at
    for media in images[number + 1 : number + 6]:
        if media.at > at:
            return media.at
    return lines


def keep_out(words: Words, where: ArticleRange) -> Words:
    """Nothing of a picture is the headline."""
    return Words() if where.headline is not None and where.headline in words.lines else words


def own(
    page: Page, media: Media, url: str | None, words: Words, where: ArticleRange, around: Surroundings, stated: bool
) -> bool:
    """Whether a picture in range is the article's own."""
    told = bool(words.caption or words.credit)
    if (url is None and not told) or is_teaser(page, media, words):
        return False
    if where.headline is not None and media.at <= where.headline and not (stated or told):
        return False
    if stated:
        return media.at <= where.last or told
    if around.foreign(media.box) or foreign_names(name_tokens(media.element)) or wrapped_in_foreign(media):
        return False
    if told:
        return True
    width, height = stated_size(media.element)
    if (width and width <= SMALLEST) or (height and height <= SMALLEST):
        return False
    return not leads_away(media, url) and not is_decoration(words_of(urlpath(url or "").rsplit("/", 1)[-1]))


def is_teaser(page: Page, media: Media, words: Words) -> bool:
    """Whether the words under a picture say that it stands for a person or another page: same link, or an address."""
    for line in (page.lines[i] for i in words.lines):
        if line.box is None or line.box.tag == "address":
            return True
        linked = media.link and line.box.within("figcaption") is None
        if linked and any(span.tag == "a" and span.element.get("href") == media.link for span in line.spans):
            return True
    return False


def wrapped_in_foreign(media: Media) -> bool:
    """Whether an inline element between a picture and its box is named for a portrait, an advert, a logo."""
    element = media.element.getparent()
    steps = 0
    while element is not None and element is not media.box.element and steps < 6:
        if foreign_names(name_tokens(element)):
            return True
        element, steps = element.getparent(), steps + 1
    return False


def leads_away(media: Media, url: str | None) -> bool:
    """Whether a link around the picture leads to another page (and not to the picture, larger)."""
    if not media.link or media.link.startswith("#"):
        return False
    path = urlpath(media.link).lower()
    if path.endswith(IMAGE_ENDINGS):
        return False
    return url is None or file_key(media.link) != file_key(url)


def captions_alone(page: Page, where: ArticleRange, found: list[Picture]) -> Iterator[Picture]:
    """Captions whose picture a script would have loaded: a `<figcaption>` in the article that nothing claims."""
    taken = {i for picture in found for i in picture.lines}
    players = {media.box.within("figure") for media in page.media} - {None}
    around = Surroundings(where.own)
    figure: Box | None = None
    for line in page.lines[where.start : where.last + 2]:
        if line.box is None or line.index in taken or (figure is not None and inside(line.box, figure)):
            continue
        figure = caption_holder(line.box)
        if figure is None or line.box.within("figure") in players or around.foreign(figure):
            continue
        holder, near = figure, page.lines[max(0, line.index - 6) : line.index + 6]
        text = [other for other in near if inside(other.box, holder)]
        if any(other.box is None or other.box.tag == "li" or caption_holder(other.box) is None for other in text):
            continue  # the figure is a quotation, a table, a listing, a notice
        words = words_of_lines(page, [other.index for other in text])
        if words.credit or len(words.caption or "") >= SHORTEST_ALONE:
            yield Picture(Image(None, words.caption, words.credit), line.index, words.lines)


def caption_holder(box: Box) -> Box | None:
    """A caption without picture: the `<figure>` of a `<figcaption>`, or a box named caption and picture."""
    if box.within("figcaption"):
        return box.within("figure")
    named = role_of_names(box.names, at_picture=False) == "caption" and picture_names(box.names)
    return box if named else None


def once_each(page: Page, found: list[Picture]) -> list[Picture]:
    """The pictures without copies: the same file, or the same caption with no text between."""
    kept: list[Picture] = []
    by_key: dict[str, int] = {}
    for picture in found:
        key = file_key(picture.image.url) if picture.image.url else ""
        place = by_key.get(key) if key else None
        if place is None and kept and same_caption(kept[-1], picture) and not text_between(page, kept[-1], picture):
            place = len(kept) - 1
        if place is None:
            place = len(kept)
            kept.append(picture)
        else:
            kept[place] = merged(kept[place], picture)
        if key:
            by_key.setdefault(key, place)
    return kept


def same_caption(one: Picture, other: Picture) -> bool:
    if one.image.url is None and one.at == other.at:
        return True
    return bool(one.image.caption) and letters(one.image.caption or "") == letters(other.image.caption or "")


def text_between(page: Page, one: Picture, other: Picture) -> bool:
    claimed = {*one.lines, *other.lines}
    return any(i not in claimed and len(page.lines[i].text) > 60 for i in range(one.at, other.at))


def merged(one: Picture, other: Picture) -> Picture:
    """Two copies of one picture as one: the first, with what only the second tells."""
    a, b = one.image, other.image
    told = a if a.credit or (a.caption and not b.credit) else b
    image = replace(
        a,
        url=a.url or b.url,
        caption=told.caption,
        credit=told.credit or a.credit or b.credit,
        alt=a.alt or b.alt,
        width=a.width or b.width,
        height=a.height or b.height,
    )
    return replace(one, image=image, lines=tuple(sorted({*one.lines, *other.lines})))
