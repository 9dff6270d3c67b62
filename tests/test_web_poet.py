"""web-poet and zyte-common-items: page objects, by themselves and in a real crawl with scrapy-poet."""

import asyncio
import dataclasses
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

import articleclean as ac
from crawls import crawl, exported_articles, exported_items
from docs_code import python_block
from site_server import ONLY_THE_HEADER_TELLS, Site, differences

pytest.importorskip("web_poet", reason="web-poet is not installed: pip install 'articleclean[web-poet]'")

import zyte_common_items as zyte
from itemadapter import ItemAdapter
from web_poet import HttpResponse, field

from articleclean.integrations.web_poet import ArticlePage, extract
from articleclean.integrations.zyte import ZyteArticlePage, to_zyte

SPIDER = python_block("integrations.md", "class PoetSpider")


def response(site: Site, name: str) -> HttpResponse:
    page = site.pages[name]
    return HttpResponse(site.url + name, page.body, headers={"CONTENT-TYPE": page.content_type})


class TestCrawl:
    """By scrapy-poet; skipped where it is not installed, as no extra brings it."""

    @pytest.fixture(autouse=True)
    def _scrapy_poet(self) -> None:
        pytest.importorskip("scrapy_poet")

    def test_every_article_is_as_by_a_direct_call(self, site: Site, tmp_path: Path) -> None:
        crawl(tmp_path, SPIDER, "a.jsonl", url=site.url + "some")
        assert differences(exported_articles(tmp_path / "a.jsonl"), site.sample) == []

    def test_zytes_item(self, site: Site, tmp_path: Path) -> None:
        code = SPIDER.replace("integrations.web_poet", "integrations.zyte").replace("ArticlePage", "ZyteArticlePage")
        crawl(tmp_path, code, "a.jsonl", url=site.url + "some")
        items = {item["url"]: item for item in exported_items(tmp_path / "a.jsonl")}
        assert items.keys() == site.sample.keys()
        for url, article in site.sample.items():
            assert items[url]["metadata"].pop("dateDownloaded")
            expected = ItemAdapter(to_zyte(article)).asdict()
            del expected["metadata"]["dateDownloaded"]
            assert items[url] == expected


class TestArticlePage:
    @pytest.mark.parametrize("name", [ONLY_THE_HEADER_TELLS, "wordpress-blog", "seed-dump"])
    def test_bytes_address_and_charset_are_passed(self, name: str, site: Site) -> None:
        assert extract(response(site, name)) == site.direct(name)
        assert asyncio.run(ArticlePage(response(site, name)).to_item()) == site.direct(name)

    def test_options_of_a_subclass(self, site: Site) -> None:
        class ProductPage(ArticlePage):
            options = ac.Options(kind="product")

        item = asyncio.run(ProductPage(response(site, "wordpress-blog")).to_item())
        assert item == site.direct("wordpress-blog", ac.Options(kind="product"))

    def test_fields_of_a_subclass_take_the_place_of_what_was_found(self, site: Site) -> None:
        class OwnPage(ArticlePage):
            @field
            def headline(self) -> str:
                return f"{self.extracted.headline}!"

            @field
            async def section(self) -> str:
                return str(self.css("title::text").get())

        item = asyncio.run(OwnPage(response(site, "wordpress-blog")).to_item())
        found = site.direct("wordpress-blog")
        assert found.headline
        assert item.headline == found.headline + "!"
        assert item.section
        assert item.section.startswith(found.headline)
        assert item.provenance.keys() == found.provenance.keys() - {"headline", "section"}
        assert item.body == found.body
        assert hash(item) == hash(dataclasses.replace(item))

    def test_example_of_the_docs(self, site: Site) -> None:
        names: dict[str, Any] = {}
        exec(python_block("integrations.md", "class GazettePage"), names)
        text = "<p>The ferry that linked both banks for a century will sail again, the board said on Friday.</p>" * 3
        page = f"<html><h1>Ferry sails again</h1><p class=desk>Transport</p>{text}"
        made = names["GazettePage"](HttpResponse("https://gazette.example/1", page.encode()))
        assert asyncio.run(made.to_item()).section == "Transport"

    def test_limits_raise_as_in_a_direct_call(self, site: Site) -> None:
        class SmallPage(ArticlePage):
            options = ac.Options(limits=ac.Limits(max_bytes=100, strict=True))

        with pytest.raises(ac.LimitExceeded):
            asyncio.run(SmallPage(response(site, "wordpress-blog")).to_item())


BODY = (ac.Paragraph("The ferry sails."), ac.Heading("Free for a week", 2), ac.Paragraph("Nobody pays."))
FULL = ac.Article(
    ok=True,
    url="https://gazette.example/1?from=mail",
    canonical_url="https://gazette.example/1",
    headline="Ferry sails again",
    kicker="Transport",
    standfirst="The first week is free.",
    published=date(2024, 5, 3),
    modified=datetime(2024, 5, 4, 9, 30, 0, 125, tzinfo=timezone(timedelta(hours=2))),
    authors=(ac.Person("Nadia Haddad", "https://gazette.example/nadia", "Analyst"), ac.Person("Max Muster")),
    agencies=("AFP",),
    language="de-AT",
    images=(
        ac.Image(None, "No address"),
        ac.Image("data:image/gif;base64,R0lG"),
        ac.Image("https://gazette.example/f.jpg"),
    ),
    body=BODY,
    provenance={
        "published": ac.Provenance("visible", "time", "3. Mai 2024", 0.9),
        "modified": ac.Provenance("meta", "meta", "2024-05-04T09:30+02:00", 0.9),
        "kind": ac.Provenance("text", "words", "article 0.75", 0.75),
    },
)


class TestToZyte:
    def test_every_field(self) -> None:
        assert to_zyte(FULL) == zyte.Article(
            url="https://gazette.example/1?from=mail",
            canonicalUrl="https://gazette.example/1",
            headline="Ferry sails again",
            description="The first week is free.",
            datePublished="2024-05-03",
            datePublishedRaw="3. Mai 2024",
            dateModified="2024-05-04T09:30:00+02:00",
            dateModifiedRaw="2024-05-04T09:30+02:00",
            authors=[
                zyte.Author(name="Nadia Haddad", url="https://gazette.example/nadia"),
                zyte.Author(name="Max Muster"),
            ],
            inLanguage="de",
            mainImage=zyte.Image("https://gazette.example/f.jpg"),
            images=[zyte.Image("https://gazette.example/f.jpg")],
            articleBody="The ferry sails.\n\nFree for a week\n\nNobody pays.",
            articleBodyHtml=(
                '<article lang="de-AT">\n<p>The ferry sails.</p>\n<h2>Free for a week</h2>\n'
                "<p>Nobody pays.</p>\n</article>\n"
            ),
            metadata=zyte.ArticleMetadata(probability=0.75),
        )

    def test_what_is_absent_is_none(self) -> None:
        bare = to_zyte(ac.Article(url="https://gazette.example/"))
        assert bare == zyte.Article(url="https://gazette.example/", metadata=zyte.ArticleMetadata(probability=0.0))

    def test_a_page_of_another_kind_is_hardly_an_article(self) -> None:
        metadata = to_zyte(dataclasses.replace(FULL, kind="forum")).metadata
        assert metadata is not None
        assert metadata.probability == 0.25

    def test_an_article_without_address_is_an_error_that_says_what_to_do(self) -> None:
        with pytest.raises(ac.InputError, match=r"no url.*call extract with it"):
            to_zyte(dataclasses.replace(FULL, url=None))


class TestZyteArticlePage:
    def test_a_field_of_a_subclass_goes_first(self, site: Site) -> None:
        class OwnPage(ZyteArticlePage):
            @field
            def headline(self) -> str:
                return f"{self.extracted.headline}!"

        item = asyncio.run(OwnPage(response(site, "wordpress-blog")).to_item())
        expected = to_zyte(site.direct("wordpress-blog"))
        assert item.headline == f"{expected.headline}!"
        assert item.articleBody == expected.articleBody

    def test_every_field_of_the_mapping_is_a_field_of_the_page(self, site: Site) -> None:
        page = ZyteArticlePage(response(site, "wordpress-blog"))
        page.__dict__["extracted"] = FULL
        item = asyncio.run(page.to_item())
        assert item.metadata is not None
        item.metadata.dateDownloaded = None
        assert dataclasses.replace(FULL, url=item.url) != FULL  # the page's own address
        assert item == to_zyte(dataclasses.replace(FULL, url=item.url))
