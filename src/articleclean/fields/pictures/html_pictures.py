"""Pictures of an HTML page: which of its media are the article's own, once each, with what stands under them."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from ...blocks import Image
from ...page import Box, Media, Page, Picture
from .article_range import ArticleRange, article_range
from .caption_words import Words, words_of_lines
from .captions import inside, words_beside
from .judge import PictureJudge, is_image
from .stated_credits import StatedCredits
from .urls import file_key, stated_size, urlpath
from .words import picture_words, role_of_words

__all__ = ["html_pictures"]

BEGINNING = 16
"""Characters that tell most texts apart."""
CAPTION_DEPTH = 4
"""Boxes from a caption's line up to its `<figcaption>`."""
SHORTEST_ALONE = 20
"""Characters of a caption that stands for a picture alone."""
COPY_WINDOW = 100
"""Lines in which a picture with the same caption may be a copy of the one before."""


def html_pictures(page: Page) -> tuple[list[Picture], list[int]]:
    """The article's own pictures, in page order, and the lines that stand under its films."""
    where = page.once(article_range)
    if where is None:
        return [], []
    judge = PictureJudge(page, where)
    found = list(shown(page, where, judge))
    found += captions_alone(page, where, judge, found)
    found.sort(key=lambda picture: picture.at)
    return once_each(page, found), judge.film_lines


def shown(page: Page, where: ArticleRange, judge: PictureJudge) -> Iterator[Picture]:
    """The pictures in the article's range that are its own."""
    stated = StatedCredits(page)
    images = [media for media in page.media if media.kind == "image"]
    end = where.last + 1
    before = 0  # the first line that is no other picture's
    for number, media in enumerate(images):
        if media.at > end:
            break
        if not judge.possible(media):
            continue
        words = words_beside(page, media, before, next_stop(images, number, len(page.lines)))
        if where.headline in words.lines:
            words = Words()
        url = full_size(media, judge.url(media))
        if not judge.own(media, url, words):
            continue
        if judge.still(media.box, words):
            judge.film_lines += words.lines
        else:
            width, height = stated_size(media.element)
            alt = " ".join((media.element.get("alt") or "").split()) or None
            credit = words.credit or stated.of(media, url)
            yield Picture(Image(page.absolute(url), words.caption, credit, alt, width, height), media.at, words.lines)
        if words.lines:
            before = words.lines[-1] + 1
            end = max(end, before) if where.at_home(media) else end


def full_size(media: Media, url: str | None) -> str | None:
    """The picture's address; the same file in its full size, where the picture links to that."""
    if url and media.link and is_image(media.link):
        name, larger = stem(url), stem(media.link)
        if (name.startswith(larger) and name[len(larger) :][:1] in "-_.") or file_key(media.link) == file_key(url):
            return media.link
    return url


def stem(url: str) -> str:
    """A file's name without extension."""
    return urlpath(url).rpartition("/")[2].rpartition(".")[0]


def next_stop(images: list[Media], number: int, lines: int) -> int:
    """The line before which the next picture stands (one at the same spot is a copy, or shares the caption)."""
    at = images[number].at
    for media in images[number + 1 : number + 6]:
        if media.at > at:
            return media.at
    return lines


def captions_alone(page: Page, where: ArticleRange, judge: PictureJudge, found: list[Picture]) -> Iterator[Picture]:
    """Captions whose picture a script would have loaded: a `<figcaption>` in the article that nothing claims."""
    taken = {i for picture in found for i in picture.lines}.union(judge.film_lines)
    players: set[Box | None] | None = None
    figure: Box | None = None
    holders = CaptionHolders()
    for line in page.lines[where.start : where.last + 2]:
        if line.box is None or line.index in taken or (figure is not None and inside(line.box, figure)):
            continue
        figure = None if holders.plain(line.box) else holders.of(line.box)
        if figure is None or judge.around.foreign(figure):
            continue
        if players is None:
            players = {media.box.within("figure") for media in page.media} - {None}
        if line.box.within("figure") in players:
            continue
        holder, near = figure, page.lines[max(0, line.index - 6) : line.index + 6]
        text = [other for other in near if inside(other.box, holder)]
        if any(x.box is None or x.box.tag == "li" or holders.of(x.box) is None for x in text):
            continue  # the figure is a quotation, a table, a listing, a notice
        words = words_of_lines(page, [other.index for other in text])
        if judge.still(figure, words):
            judge.film_lines += words.lines
        elif words.credit or len(words.caption or "") >= SHORTEST_ALONE:
            yield Picture(Image(None, words.caption, words.credit), line.index, words.lines)


class CaptionHolders:
    """Captions without picture: the `<figure>` of a `<figcaption>`, or a box named caption and picture."""

    def __init__(self) -> None:
        self.captions: dict[Box | None, Box | None] = {}
        """Box -> the `<figcaption>` that holds it, and its lines' boxes, closely."""
        self.named: dict[tuple[str, ...], bool] = {(): False}
        """Tokens of class and id -> whether they name caption and picture."""

    def plain(self, box: Box) -> bool:
        """Whether a box is one more paragraph without name where others stand: nearly all are."""
        return box.tag == "p" and self.captions.get(box.parent, box) is None and not box.names

    def of(self, box: Box) -> Box | None:
        """What holds the caption that stands in a box."""
        if box.tag == "figcaption":
            return box.within("figure")
        around = box.parent
        if around not in self.captions:
            self.captions[around] = caption_around(around)
        caption = self.captions[around]
        if caption is not None:
            return caption.within("figure")
        names = box.names
        if names not in self.named:
            self.named[names] = picture_words(box.words) and role_of_words(box.words, at_picture=False) == "caption"
        return box if self.named[names] else None


def caption_around(box: Box | None) -> Box | None:
    """The `<figcaption>` that a box around a line is, or closely stands in."""
    for _ in range(CAPTION_DEPTH - 1):
        if box is None or box.tag == "figcaption":
            return box
        box = box.parent
    return None


def once_each(page: Page, found: list[Picture]) -> list[Picture]:
    """The pictures without copies: the same file, or the same caption with no text between."""
    if len(found) < 2:
        return found
    kept: list[Picture] = []
    lines: list[set[int]] = []  # of each with its copies; put in order once, there may be thousands
    copied: set[int] = set()
    by_key: dict[str, int] = {}
    for picture in found:
        key = file_key(picture.image.url) if picture.image.url else ""
        place = by_key.get(key) if key else None
        if place is None and kept and same_caption(kept[-1], picture):
            place = None if text_between(page, kept[-1].at, picture, lines[-1]) else len(kept) - 1
        if place is None:
            place = len(kept)
            kept.append(picture)
            lines.append(set(picture.lines))
        else:
            kept[place] = merged(kept[place], picture)
            lines[place].update(picture.lines)
            copied.add(place)
        if key:
            by_key.setdefault(key, place)
    for place in copied:
        kept[place] = kept[place]._replace(lines=tuple(sorted(lines[place])))
    return kept


def same_caption(one: Picture, other: Picture) -> bool:
    if one.image.url is None and one.at == other.at:
        return True
    return bool(one.image.caption) and same_letters(one.image.caption or "", other.image.caption or "")


def same_letters(one: str, other: str) -> bool:
    """Whether two texts differ in nothing but case, blanks and marks."""
    if one == other:
        return True
    a, b = letters(one[:BEGINNING]), letters(other[:BEGINNING])
    return (a.startswith(b) or b.startswith(a)) and letters(one) == letters(other)


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def text_between(page: Page, at: int, other: Picture, claimed: Collection[int]) -> bool:
    """Whether text stands between a picture and another, or so many lines that some must.

    Args:
        page: the page.
        at: where the first of them stands.
        other: the second.
        claimed: the first one's lines.
    """
    if other.at - at > COPY_WINDOW:
        return True
    return any(
        i not in claimed and i not in other.lines and len(page.lines[i].text) > 60 for i in range(at, other.at)
    )


def merged(one: Picture, other: Picture) -> Picture:
    """Two copies of one picture as one: the first, with what only the second tells of the picture itself."""
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
    return one._replace(image=image)
