"""Which of a page's pictures are the article's own: not portraits, teasers, adverts, decoration."""

import re
from functools import cached_property

from ...metadata.jsonld import article_images
from ...page import Box, Media, Page, name_tokens
from .article_range import ArticleRange
from .caption_words import Words
from .urls import file_key, picture_url, stated_size, urlpath, words_of
from .words import Surroundings, is_decoration, player_words

__all__ = ["PictureJudge", "is_image"]

SMALLEST = 80
"""Pixels; a picture stated not to be wider or higher is an icon or a portrait."""
IMAGE_ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif")
ASKED_SIZE = re.compile(r"[?&](?:w|h|s|width|height|size)=(\d{1,3})(?![\d.])")
LEAD_LINES = 4
"""Body lines under which the lead picture no longer stands."""
PLAYER_CLIMB = 6
"""Boxes around a picture that may be named for a player."""
CLIMB = 6
"""Inline elements between a picture and its box that are looked at."""


class PictureJudge:
    """Judges the media of one page."""

    def __init__(self, page: Page, where: ArticleRange) -> None:
        self.page = page
        self.where = where
        self.around = Surroundings(where.own)
        self.start = where.start
        self.urls: dict[Media, str | None] = {}
        self.players: dict[Box | None, bool] = {None: False}
        self.film_lines: list[int] = []
        """What stands under the stills of films."""

    @cached_property
    def stated(self) -> frozenset[str]:
        """Keys of the files that metadata names as the article's pictures. They only support what is shown."""
        urls = [image.url for image in article_images(self.page)]
        urls += [meta.content for meta in self.page.head.metas if meta.name in ("og:image", "twitter:image")]
        return frozenset(file_key(url) for url in dict.fromkeys(urls) if url)

    def possible(self, media: Media) -> bool:
        """Whether a picture is worth a look at its caption: in a foreign place only one that metadata names.

        So too icons, decoration and, outside a figure, pictures that link to other pages.
        """
        if is_small(media):
            return False
        foreign = (media.at >= self.start or media.link is not None) and self.foreign(media)
        if media.at >= self.start and not foreign:
            url = self.url(media)
            away = media.link and media.box.within("figure") is None and leads_away(media, url)
            if not away and not named_decoration(url):
                return True
        if media.at > self.where.first + LEAD_LINES or (media.link and foreign):
            return False
        return bool(self.stated) and self.is_stated(self.url(media))

    def url(self, media: Media) -> str | None:
        """A picture's address, looked for once."""
        if media not in self.urls:
            self.urls[media] = picture_url(media.element)
        return self.urls[media]

    def is_stated(self, url: str | None) -> bool:
        return url is not None and file_key(url) in self.stated

    def foreign(self, media: Media) -> bool:
        """Whether boxes or elements around a picture are named for a portrait, an advert, a teaser."""
        if self.around.foreign(media.box) or self.around.named(name_tokens(media.element)):
            return True
        element = media.element.getparent()
        for _ in range(CLIMB):
            if element is None or element is media.box.element:
                return False
            if self.around.named(name_tokens(element)):
                return True
            element = element.getparent()
        return False

    def still(self, box: Box, words: Words) -> bool:
        """Whether a picture is the still of a film: in a player, and nobody is named as its photographer."""
        return (not words.credit or credits_film(words.credit)) and self.in_player(box)

    def in_player(self, box: Box | None) -> bool:
        """Whether a box closely around is named for a player."""
        path: list[Box] = []
        while box not in self.players and box not in self.where.own and len(path) < PLAYER_CLIMB:
            assert box is not None
            path.append(box)
            if player_words(box.words):
                break
            box = box.parent
        verdict = self.players.get(box, False) or bool(path and player_words(path[-1].words))
        self.players.update(dict.fromkeys(path, verdict))
        return verdict

    def own(self, media: Media, url: str | None, words: Words) -> bool:
        """Whether a picture in range is the article's own."""
        told = bool(words.caption or words.credit)
        if (url is None and not told) or self.is_teaser(media, words):
            return False
        if told:
            return True
        if self.is_portrait(media, url):
            return False
        headline = self.where.headline
        above = headline is not None and media.at <= headline
        if above or is_small(media) or leads_away(media, url) or named_decoration(url):
            return bool(self.stated) and self.is_stated(url)
        return True

    def is_teaser(self, media: Media, words: Words) -> bool:
        """Whether the words under a picture say that it stands for a person or another page."""
        for line in (self.page.lines[i] for i in words.lines):
            if line.box is None or line.box.tag == "address":
                return True
            linked = media.link and line.box.within("figure") is None
            if linked and any(span.tag == "a" and span.element.get("href") == media.link for span in line.spans):
                return True
        return False

    @cached_property
    def writers(self) -> frozenset[str]:
        """The names of the article's authors by its metadata."""
        people = (p for c in self.page.candidates.get("authors", ()) for p in c.value)
        return frozenset(person.name.casefold() for person in people)

    def is_portrait(self, media: Media, url: str | None) -> bool:
        """Whether a picture without words shows an author by its alt text, or is asked for in a portrait's size."""
        alt = media.element.get("alt")
        if alt and len(alt) < 60 and alt.strip().casefold() in self.writers:
            return True
        return bool(url and "?" in url and (size := ASKED_SIZE.search(url)) and int(size[1]) <= SMALLEST)


def credits_film(credit: str) -> bool:
    """Whether a credit names the maker of a film: "Video: Jane Roe"."""
    label, colon, _ = credit.partition(":")
    return bool(colon) and player_words(frozenset((label.strip().lower(),)))


def is_small(media: Media) -> bool:
    width, height = stated_size(media.element)
    return bool((width and width <= SMALLEST) or (height and height <= SMALLEST))


def is_image(link: str) -> bool:
    """Whether a link leads to a picture's file."""
    return urlpath(link).lower().endswith(IMAGE_ENDINGS)


def leads_away(media: Media, url: str | None) -> bool:
    """Whether a link around the picture leads to another page (and not to the picture, larger)."""
    if not media.link or media.link.startswith("#") or is_image(media.link):
        return False
    return url is None or file_key(media.link) != file_key(url)


def named_decoration(url: str | None) -> bool:
    return is_decoration(words_of(urlpath(url or "").rsplit("/", 1)[-1]))
