"""Pictures: the article's own, once each, in order, with caption, credit and alt apart."""

import time

import pytest
from lxml import html

import articleclean as ac
from articleclean.blocks import Image
from articleclean.candidates import Candidate
from articleclean.fields.pictures.images import detect
from articleclean.fields.pictures.words import Surroundings
from articleclean.options import Options
from articleclean.page import Box, Page
from articleclean.source import read

TEXT = "The river rose by two metres in the night, and the people of the lower town carried what they could upstairs. "
PARAGRAPHS = [f"<p>{TEXT * 2}</p>"] * 4


def page_of(inside: str, *, before: str = "", after: str = "", head: str = "") -> Page:
    """A page whose article has `inside` between its paragraphs."""
    body = "".join(PARAGRAPHS[:2]) + inside + "".join(PARAGRAPHS[2:])
    source = (
        f"<html><head><title>The river rose</title>{head}</head><body><nav><a href='/'>Home</a></nav>"
        f"<main>{before}<h1>The river rose in the night</h1>{body}{after}</main><footer>Imprint</footer></body></html>"
    )
    page = read(source, url="https://a.example/news/river", content_type=None, markup="html", options=Options())
    texts = [line.index for line in page.lines if line.text.startswith("The river rose by")]
    headline = next(line.index for line in page.lines if line.tag == "h1")
    page.body = tuple(texts)
    page.found["headline"] = Candidate("headline", "The river rose in the night", "visible", "h1", "", 0.9, (headline,))
    return page


def pictures(page: Page) -> list[Image]:
    return [picture.image for candidate in detect(page) for picture in candidate.value]


def the_words(inside: str, **around: str) -> list[tuple[str | None, str | None]]:
    return [(image.caption, image.credit) for image in pictures(page_of(inside, **around))]


FIGURES = [
    '<figure>IMG<figcaption>CAPTION (Jane Roe/AP)</figcaption></figure>',
    '<figure>IMG<figcaption>CAPTION <cite>Jane Roe/AP</cite></figcaption></figure>',
    '<figure>IMG<figcaption>CAPTION</figcaption><footer>Jane Roe/AP</footer></figure>',
    '<figure>IMG<small>© Jane Roe/AP</small><figcaption>CAPTION</figcaption></figure>',
    '<figure>IMG<figcaption><b class="caption">CAPTION</b><i class="credit">Jane Roe/AP</i></figcaption></figure>',
    '<figure>IMG<figcaption><p>CAPTION</p><p class="image--author">Jane Roe/AP</p></figcaption></figure>',
    '<figure>IMG<figcaption><span>CAPTION</span><span>Jane Roe/AP</span></figcaption></figure>',
    '<figure>IMG<figcaption>CAPTION<br>Foto: Jane Roe/AP</figcaption></figure>',
    '<figure><figcaption>CAPTION Foto: Jane Roe/AP</figcaption>IMG</figure>',
    '<div><figure>IMG</figure><figcaption>CAPTION Foto: Jane Roe/AP</figcaption></div>',
    '<div class="wp-caption">IMG<p class="wp-caption-text">CAPTION Foto: Jane Roe/AP</p></div>',
    '<div class="image">IMG<p>CAPTION</p><p>Image: Jane Roe/AP</p></div>',
    '<div><img src="/a.jpg" alt="The bridge at noon"><div><span>CAPTION</span></div><p>Image: Jane Roe/AP</p></div>',
    '<div>IMG<b itemprop="caption">CAPTION</b> <i itemprop="copyrightHolder">Photo by Jane Roe/AP</i></div>',
    '<figure>IMG<button>Enlarge image</button><figcaption>CAPTION <b class="by">(Photo: Jane Roe/AP)</b>'
    '<span role="button">Show more</span></figcaption></figure>',
    '<figure>IMG<figcaption><span>Foto: Jane Roe/AP</span><br>CAPTION</figcaption></figure>',
    '<figure>IMG<figcaption><b>Legende:</b> CAPTION <i>Foto: Jane Roe/AP</i></figcaption></figure>',
    '<figure>IMG<div class="credit">Jane Roe/AP</div><div class="caption">CAPTION</div></figure>',
    '<figure>IMG<figcaption>CAPTION<span class="tooltip" title="Foto: Jane Roe/AP">i</span></figcaption></figure>',
    '<figure>IMG<button data-tooltip="© Jane Roe/AP"></button><figcaption>CAPTION</figcaption></figure>',
    '<figure>IMG<i class="copyright" title="Jane Roe/AP">©</i><figcaption>CAPTION</figcaption></figure>',
    '<figure>IMG<p class="credit" style="display:none">Jane Roe/AP</p><figcaption>CAPTION</figcaption></figure>',
    '<figure data-credit="Foto: Jane Roe/AP">IMG<figcaption>CAPTION</figcaption></figure>',
    '<figure><a data-caption="<b>X</b>. Foto: Jane Roe/AP">IMG</a><figcaption>CAPTION</figcaption></figure>',
    '<figure>IMG<meta itemprop="copyrightHolder" content="Jane Roe/AP"><figcaption>CAPTION</figcaption></figure>',
    '<figure><img src="/b.jpg" alt="A bridge (Photo: Jane Roe/AP)"><figcaption>CAPTION</figcaption></figure>',
    '<ul><li><figure>IMG</figure><div class="caption">CAPTION Foto: Jane Roe/AP</div><span>1/3</span></li></ul>',
    '<table><tr><td>IMG</td></tr><tr><td><small>CAPTION Photo: Jane Roe/AP</small></td></tr></table>',
]  # fmt: skip


@pytest.mark.parametrize("figure", FIGURES)
def test_caption_and_credit_in_the_shapes_pages_use(figure: str) -> None:
    figure = figure.replace("IMG", '<img src="/a.jpg">').replace("CAPTION", "The bridge at noon.")
    assert the_words(figure) == [("The bridge at noon.", "Jane Roe/AP")]


CREDITED = (
    '<script type="application/ld+json">{"@context": "https://schema.org", "@graph": ['
    '{"@type": "WebSite", "name": "The Gazette"}, '
    '{"@type": "NewsArticle", "headline": "The river rose in the night", "image": %s}]}</script>'
)
STATED = [
    ('{"@type": "ImageObject", "url": "/a-1200x675.jpg", "creditText": "Photo: Jane Roe/AP"}', "Jane Roe/AP"),
    ('{"@type": "ImageObject", "url": "/a-1200x675.jpg", "author": "AP"}', "AP"),
    ('[{"@type": "ImageObject", "url": "/a.jpg", "creator": {"@type": "Person", "name": "Jane Roe"}}]', "Jane Roe"),
    ('{"@type": "ImageObject", "url": "/a.jpg", "creator": [{"name": "Jane Roe"}, {"name": "AP"}]}', "Jane Roe / AP"),
    ('{"@type": "ImageObject", "url": "/a.jpg", "author": "The Gazette"}', None),
    ('{"@type": "ImageObject", "url": "/a.jpg", "copyrightNotice": "A bridge, at noon. Photo: Jane Roe"}', "Jane Roe"),
    ('{"@type": "ImageObject", "url": "/other.jpg", "author": "AP"}', None),
    ('{"@type": "ImageObject", "url": "/a.jpg", "author": "-"}', None),
    ('"/a-1200x675.jpg"', None),
]  # fmt: skip


@pytest.mark.parametrize(("image", "credit"), STATED)
def test_a_credit_that_json_ld_states_for_the_file(image: str, credit: str | None) -> None:
    page = page_of(
        '<figure><img src="/a.jpg"><figcaption>The bridge at noon.</figcaption></figure>', head=CREDITED % image
    )
    page.candidates["site_name"] = [Candidate("site_name", "The Gazette", "meta", "", "", 0.9)]
    assert [(picture.caption, picture.credit) for picture in pictures(page)] == [("The bridge at noon.", credit)]


FILMS = [
    '<div class="video-player"><figure><img src="/s.jpg"><figcaption>See the boat sail.</figcaption></figure></div>',
    '<figure class="video"><img src="/s.jpg"><figcaption>See the boat sail. Video: Jane Roe</figcaption></figure>',
    '<div class="jwplayer"><figure><div></div><figcaption>See the boat sail on.</figcaption></figure></div>',
]


@pytest.mark.parametrize("film", FILMS)
def test_the_still_of_a_film_is_no_picture_and_its_caption_no_text(film: str) -> None:
    page = page_of(film + '<figure><img src="/a.jpg"><figcaption>The bridge.</figcaption></figure>')
    (candidate,) = detect(page)
    assert [picture.image.caption for picture in candidate.value] == ["The bridge."]
    assert any(page.lines[i].text.startswith("See the boat") for i in candidate.lines)


def test_a_photographers_credit_makes_a_picture_in_a_player_one() -> None:
    figure = '<div class="video"><figure>IMG<figcaption>The bridge. Photo: Jane Roe/AP</figcaption></figure></div>'
    assert the_words(figure.replace("IMG", '<img src="/a.jpg">')) == [("The bridge.", "Jane Roe/AP")]


def test_boxes_may_be_very_deep() -> None:
    box = Box("div", None, 0, 0, html.Element("div"))
    for depth in range(1, 20_000):
        box = Box("div", box, depth, depth, html.Element("div"))
    assert not Surroundings(()).foreign(box)


def test_the_caption_lines_are_the_pictures_own() -> None:
    page = page_of(
        '<figure><img src="/a.jpg"><small>© Jane Roe/AP</small><figcaption>The bridge at noon.</figcaption></figure>'
    )
    (candidate,) = detect(page)
    assert candidate.owns
    assert [page.lines[i].text for i in candidate.lines] == ["© Jane Roe/AP", "The bridge at noon."]
    assert candidate.value[0].at == candidate.lines[0]


def test_alt_is_kept_apart_and_is_no_caption() -> None:
    (image,) = pictures(page_of('<figure><img src="/a.jpg" alt=" A  bridge " width="640" height="480px"></figure>'))
    assert image == Image("https://a.example/a.jpg", None, None, "A bridge", 640, 480)


def test_prose_after_a_picture_is_no_caption() -> None:
    assert the_words('<div><img src="/bridge-at-noon.jpg"></div><p>It was quiet.</p>') == [(None, None)]


@pytest.mark.parametrize(
    "markup",
    [
        f'<div class="slide"><img src="/bridge-at-noon.jpg"><p>{TEXT}</p></div>',
        f'<div class="image-text"><figure><img src="/bridge-at-noon.jpg"></figure><p>{TEXT}</p></div>',
        f'<div><img src="/bridge-at-noon.jpg" alt="The river rose"><p>{TEXT}</p></div>',
    ],
)
def test_prose_beside_a_picture_stays_body(markup: str) -> None:
    assert the_words(markup) == [(None, None)]


def test_a_byline_after_a_picture_is_no_credit() -> None:
    figure = '<div class="hero"><figure><img src="/a.jpg"><figcaption>The bridge.</figcaption></figure>'
    assert the_words(figure + '<div class="author">By Jane Roe</div><div><time>3 May 2021</time></div></div>') == [
        ("The bridge.", None)
    ]


FOREIGN = [
    '<aside><img src="/salt-pans-in-may.jpg"><p>Salt pans</p></aside>',
    '<div class="related"><img src="/salt-pans-in-may.jpg"></div>',
    '<a href="/salt"><img src="/salt-pans-in-may.jpg"></a>',
    '<article><a href="/salt"><img src="/salt-pans-in-may.jpg"><h3>Salt pans</h3></a></article>',
    '<div class="author-box"><img src="/people/jane.jpg"></div>',
    '<img class="avatar" src="/people/jane.jpg">',
    '<span class="ad-slot ads"><img src="/salt-pans-in-may.jpg"></span>',
    '<img src="/people/jane.jpg" width="64" height="64">',
    '<img src="/track/1x1.gif?u=3">',
    '<img src="/img/site-logo.png">',
    '<img src="/people/photo-of-someone.jpg?fit=crop&height=32&width=32">',
    '<div class="nieuwsbrief"><img src="/letter-by-the-window.png"></div>',
    '<img src="data:image/gif;base64,R0lGOD">',
    '<figure><a href="/jane"><img src="/jane-at-desk.jpg"></a><address>By <a href="/jane">Jane</a></address></figure>',
    "<figure><blockquote>A river is a river.</blockquote><figcaption>The mayor of the lower town</figcaption></figure>",
    "<figure><table><tr><td>1</td><td>2</td></tr></table><figcaption>Levels in metres, by hour</figcaption></figure>",
]  # fmt: skip


@pytest.mark.parametrize("markup", FOREIGN)
def test_pictures_that_are_not_the_articles(markup: str) -> None:
    assert pictures(page_of(markup)) == []


@pytest.mark.parametrize(
    "name", ["imagery", "headline-photo-adlib", "sidebarless", "authority", "logography", "iconic"]
)
def test_words_in_class_names_match_whole(name: str) -> None:
    assert len(pictures(page_of(f'<div class="{name}"><img src="/bridge-at-noon.jpg"></div>'))) == 1


def test_pictures_after_the_body_are_others() -> None:
    after = '<div><h2>More</h2><p>Salt</p><figure><img src="/salt.jpg"><figcaption>Pans.</figcaption></figure></div>'
    assert pictures(page_of("", after=after)) == []


def test_lead_picture_above_the_headline() -> None:
    lead = '<figure><img src="/a.jpg"><figcaption>The bridge at noon.</figcaption></figure>'
    assert the_words("", before=lead) == [("The bridge at noon.", None)]
    head = '<meta property="og:image" content="https://a.example/img/bridge-1200x630.jpg">'
    bare = '<div><img src="/img/bridge-800x400.jpg"></div>'
    assert the_words("", before=bare, head=head) == [(None, None)]
    assert the_words("", before=bare) == []


def test_a_picture_that_only_metadata_names_is_not_shown() -> None:
    assert pictures(page_of("", head='<meta property="og:image" content="https://a.example/img/bridge.jpg">')) == []


def test_copies_count_once() -> None:
    lazy = (
        '<figure><img src="data:," data-src="/up/bridge-480x360.jpg">'
        '<noscript><img src="/up/bridge-980x735.jpg"></noscript>'
        "<figcaption>The bridge.</figcaption></figure>"
    )
    (image,) = pictures(page_of(lazy))
    assert (image.url, image.caption) == ("https://a.example/up/bridge-480x360.jpg", "The bridge.")
    again = '<div class="thumbs"><img src="/up/bridge-300x300.jpg"></div>'
    assert len(pictures(page_of(lazy + again))) == 1
    assert len(pictures(page_of(lazy + '<figure><img src="/up/other-photo.jpg"></figure>'))) == 2


def test_a_gallery_keeps_each_caption_with_its_picture() -> None:
    slides = "".join(
        f'<figure><img src="/quay-lamp-{i}.jpg"><figcaption><b>{i}</b> Lamp {i}. Foto: Jane Roe</figcaption></figure>'
        for i in range(1, 4)
    )
    assert the_words(slides) == [(f"Lamp {i}.", "Jane Roe") for i in range(1, 4)]


def test_a_caption_whose_picture_a_script_would_load() -> None:
    figure = (
        "<figure><div></div><figcaption>The bridge at noon, seen from the mill. Foto: Jane Roe</figcaption></figure>"
    )
    (image,) = pictures(page_of(figure))
    assert image == Image(None, "The bridge at noon, seen from the mill.", "Jane Roe")


def test_amp_and_linked_full_size() -> None:
    (image,) = pictures(page_of('<amp-img src="/bridge-at-noon.jpg" width="800" height="600"></amp-img>'))
    assert image.url == "https://a.example/bridge-at-noon.jpg"
    (image,) = pictures(page_of('<a href="/s1600/bridge.jpg"><img src="/s320/bridge.jpg"></a>'))
    assert image.url == "https://a.example/s1600/bridge.jpg"
    (image,) = pictures(page_of('<a href="/up/bridge.jpg"><img src="/up/bridge_small.jpg"></a>'))
    assert image.url == "https://a.example/up/bridge.jpg"


DUMP = """The river rose in the night

{picture}

{text}

{text}

{end}
"""


def dumped(picture: str, end: str = "") -> tuple[Image, ...]:
    text = DUMP.format(picture=picture, text=TEXT * 3, end=end)
    return ac.extract(text, markup="text").images


def test_dump_caption_above_its_credit() -> None:
    assert dumped("The bridge at noon\nImage: Jane Roe/AP") == (Image(None, "The bridge at noon", "Jane Roe/AP"),)


def test_dump_alt_above_a_glued_line() -> None:
    (image,) = dumped("A bridge\nThe bridge at noon, seen from the millImage: Jane Roe/AP")
    assert image == Image(None, "The bridge at noon, seen from the mill", "Jane Roe/AP", "A bridge")


def test_dump_credit_alone() -> None:
    text = f"The river rose in the night\n\n{TEXT * 3}\n\nBildrechte: Jane Roe/AP\n\n{TEXT * 3}\n"
    assert ac.extract(text, markup="text").images == (Image(credit="Jane Roe/AP"),)


@pytest.mark.parametrize("end", ["ab/cd (AP, Reuters, dpa)", "(dpa/AFP)", "© 2024 Example Media Ltd", "Source: AP"])
def test_dump_sign_offs_are_no_pictures(end: str) -> None:
    assert dumped("", end) == ()


def test_many_pictures_are_read_soon() -> None:
    page = page_of('<figure><img src="/q.jpg"><figcaption>A. Foto: Jane Roe</figcaption></figure>' * 3000)
    start = time.process_time()
    list(detect(page))
    assert time.process_time() - start < 4


@pytest.mark.parametrize(
    "source", ["", "<p>", "<img src='/a.jpg'>", "<figure><figcaption>Foto: dpa</figcaption></figure>"]
)
def test_pages_without_text_have_no_pictures(source: str) -> None:
    page = read(source, url=None, content_type=None, markup="html", options=Options())
    assert list(detect(page)) == []
