"""Scrapy: real crawls of a local site, what feeds make of an Article, and the parts by themselves."""

import copy
import csv
import dataclasses
import io
import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

import articleclean as ac
from crawls import crawl, exported_articles, exported_items
from docs_code import python_block
from site_server import ONLY_THE_HEADER_TELLS, Site, differences

pytest.importorskip("scrapy", reason="scrapy is not installed: pip install 'articleclean[scrapy]'")

from itemadapter import ItemAdapter
from scrapy import Field, Item
from scrapy.exporters import JsonLinesItemExporter
from scrapy.http import HtmlResponse, Response
from scrapy.settings import Settings

from articleclean.integrations import scrapy as integration

ADDON = python_block("integrations.md", "class NewsSpider")
PIPELINE = python_block("integrations.md", "class SectionSpider")
PATH = "articleclean.integrations.scrapy."

PAGE = "<html><title>Tram returns</title><h1>Tram returns</h1><p>By <a rel=author href=/m>Max Muster</a></p>" + 3 * (
    "<p>The tram to Ł will run again from Monday, the city said, after two years in which buses took its place.</p>"
)
RESPONSE = HtmlResponse(
    "https://bote.example/tram",
    body=PAGE.encode("iso-8859-2"),
    headers={"Content-Type": "text/html; charset=iso-8859-2"},
)
ARTICLE = ac.extract(RESPONSE.body, url=RESPONSE.url, content_type="text/html; charset=iso-8859-2")


@pytest.fixture(autouse=True)
def _adapters_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ItemAdapter, "ADAPTER_CLASSES", copy.copy(ItemAdapter.ADAPTER_CLASSES))


@pytest.fixture(scope="module")
def crawled(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the feeds of one crawl of a part of the site, by the spider of the docs."""
    folder = tmp_path_factory.mktemp("crawl")
    crawl(folder, ADDON, "a.jsonl", "a.json", "a.csv", "a.xml", url=site.url + "some")
    return folder


class TestCrawl:
    def test_every_article_is_as_by_a_direct_call(self, crawled: Path, site: Site) -> None:
        assert differences(exported_articles(crawled / "a.jsonl"), site.sample) == []

    @pytest.mark.slow
    def test_every_page_of_the_site(self, site: Site, tmp_path: Path) -> None:
        crawl(tmp_path, ADDON, "a.jsonl", url=site.url + "all")
        assert differences(exported_articles(tmp_path / "a.jsonl"), site.articles) == []

    def test_json_has_the_same_items(self, crawled: Path) -> None:
        assert json.loads((crawled / "a.json").read_text("utf-8")) == exported_items(crawled / "a.jsonl")

    def test_csv_can_be_read_back(self, crawled: Path, site: Site) -> None:
        rows = list(csv.DictReader(io.StringIO((crawled / "a.csv").read_text("utf-8"), newline="")))
        assert len(rows) == len(site.sample)
        for row in rows:
            plain = site.sample[row["url"]].to_dict()
            assert list(row) == list(plain)
            for name in ("body", "images", "authors"):
                assert (json.loads(row[name]) if row[name] else []) == plain[name]
            assert json.loads(row["provenance"]) == plain["provenance"]
            assert row["tags"] == ",".join(plain["tags"])
            assert row["headline"] == (plain["headline"] or "")
            assert row["published"] == (plain["published"] or "")

    def test_xml_is_well_formed_and_has_the_text(self, crawled: Path, site: Site) -> None:
        items = ElementTree.parse(crawled / "a.xml").getroot()
        addresses = [item.findtext("url") for item in items]
        assert sorted(map(str, addresses)) == sorted(site.sample)
        texts = {item.findtext("url"): [text.text for text in item.findall("body/value/text")] for item in items}
        url = site.url + ONLY_THE_HEADER_TELLS
        assert texts[url] == [block.text for block in site.sample[url].body if isinstance(block, ac.Paragraph)]

    def test_the_pipeline_puts_the_article_in_place_of_the_response(self, site: Site, tmp_path: Path) -> None:
        crawl(tmp_path, PIPELINE, "a.jsonl", url=site.url + "moved/wordpress-blog", section="garden")
        expected = site.direct("wordpress-blog", ac.Options(date_order="dmy"))
        (item,) = exported_items(tmp_path / "a.jsonl")
        assert item == {"section": "garden", "article": expected.to_dict()}


def test_without_the_adapter_an_article_is_not_exported() -> None:
    with pytest.raises(TypeError, match="FrozenMap is not JSON serializable"):  # as the docs say
        JsonLinesItemExporter(io.BytesIO()).export_item(ARTICLE)
    integration.register_adapter()
    written = io.BytesIO()
    JsonLinesItemExporter(written).export_item({"section": "trams", "article": ARTICLE})
    assert json.loads(written.getvalue()) == {"section": "trams", "article": ARTICLE.to_dict()}


class TestExtract:
    def test_bytes_address_and_charset_are_passed(self) -> None:
        assert integration.extract(RESPONSE) == ARTICLE
        assert "Ł" in ARTICLE.to_text()

    def test_a_wrong_guess_of_scrapy_does_not_matter(self) -> None:
        assert integration.extract(RESPONSE.replace(encoding="ascii")) == ARTICLE

    def test_a_response_without_headers_or_text_is_read(self) -> None:
        response = Response("https://bote.example/tram", body=PAGE.encode())
        assert integration.extract(response) == ac.extract(PAGE.encode(), url="https://bote.example/tram")

    def test_options_are_passed(self) -> None:
        assert integration.extract(RESPONSE, options=ac.Options(kind="product")).kind == "product"


class TestAdapter:
    @pytest.fixture
    def adapter(self) -> ItemAdapter:
        integration.register_adapter()
        return ItemAdapter(ARTICLE)

    def test_fields_and_values_are_those_of_to_dict(self, adapter: ItemAdapter) -> None:
        assert adapter.asdict() == dict(adapter) == ARTICLE.to_dict()
        assert list(adapter.field_names()) == list(adapter) == list(ARTICLE.to_dict())
        assert ItemAdapter.get_field_names_from_class(ac.Article) == list(ARTICLE.to_dict())
        assert len(adapter) == len(ARTICLE.to_dict())

    def test_it_cannot_be_changed(self, adapter: ItemAdapter) -> None:
        with pytest.raises(TypeError, match=r"'headline'.*dataclasses\.replace"):
            adapter["headline"] = "Another"
        with pytest.raises(TypeError, match=r"'headline'.*to_dict"):
            del adapter["headline"]
        assert ARTICLE.headline == "Tram returns"

    def test_other_dataclasses_are_as_before(self, adapter: ItemAdapter) -> None:
        assert ItemAdapter(ac.Person("Max Muster")).asdict() == {"name": "Max Muster", "url": None, "role": None}

    def test_registering_twice_is_registering_once(self) -> None:
        integration.register_adapter()
        integration.register_adapter()
        assert list(ItemAdapter.ADAPTER_CLASSES).count(integration.ArticleAdapter) == 1


class ScrapyItem(Item):
    response = Field()
    article = Field()


class Narrow(Item):
    response = Field()


@dataclasses.dataclass
class DataItem:
    response: Any = None
    article: ac.Article | None = None


class TestPipeline:
    @pytest.mark.parametrize("kind", [dict, ScrapyItem, DataItem])
    def test_items_of_any_type(self, kind: Any) -> None:
        item = integration.ArticlePipeline().process_item(kind(response=RESPONSE))
        assert ItemAdapter(item)["article"] == ARTICLE
        assert ItemAdapter(item).get("response") is None

    @pytest.mark.parametrize("item", [{"response": "by letter"}, {"article": 1}, ARTICLE])
    def test_other_items_pass(self, item: Any) -> None:
        assert integration.ArticlePipeline().process_item(item) is item

    def test_an_item_with_no_room_for_the_article_says_so(self) -> None:
        with pytest.raises(KeyError, match="Narrow does not support field: article"):
            integration.ArticlePipeline().process_item(Narrow(response=RESPONSE))


class TestAddon:
    def test_it_leaves_what_the_project_sets(self) -> None:
        own = {"ITEM_PIPELINES": {PATH + "ArticlePipeline": 700}, "FEED_EXPORTERS": {"csv": "project.Csv"}}
        settings = Settings(own)
        integration.ArticleAddon().update_settings(settings)
        assert {name: dict(settings[name]) for name in own} == own

    def test_it_adds_what_is_not_there(self) -> None:
        settings = Settings({"ITEM_PIPELINES": {"project.Own": 300}})
        integration.ArticleAddon().update_settings(settings)
        assert dict(settings["ITEM_PIPELINES"]) == {PATH + "ArticlePipeline": 100, "project.Own": 300}
        assert settings["FEED_EXPORTERS"]["csv"] == PATH + "ArticleCsvExporter"
