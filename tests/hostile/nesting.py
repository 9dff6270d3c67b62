"""Elements in elements in elements, closed or not."""

from .shape import AFTER, BEFORE, Shape, article, document, paragraphs, sentence

__all__ = ["SHAPES"]


def nested(opening: str, closing: str, n: int) -> str:
    """The story inside n elements."""
    return document(f"{opening * n}{paragraphs(BEFORE + AFTER)}{closing * n}")


def text_at_every_depth(n: int) -> str:
    return document("".join(f"<div><p>{sentence(i)}</p>" for i in range(n)) + paragraphs(BEFORE + AFTER))


def around_story(opening: str, closing: str, n: int) -> str:
    """n elements with a sentence each ("%s"), one in the other; the story goes on in the innermost."""
    opened = "".join(opening % sentence(i) for i in range(n))
    return document(f"{paragraphs(BEFORE)}{opened}{paragraphs(AFTER)}{closing * n}")


def lists_with_text(n: int) -> str:
    return around_story("<ul><li>%s", "</li></ul>", n)


def quotes_with_text(n: int) -> str:
    return around_story("<blockquote><p>%s</p>", "</blockquote>", n)


def figures_in_figures(n: int) -> str:
    opened = "".join(f"<figure><img src=/{i}.jpg width=900><figcaption>Boat {i} in port</figcaption>" for i in range(n))
    return article(opened + "</figure>" * n)


def spans_with_text(n: int) -> str:
    words = "".join(f"<span>{'wave ' if i % 7 else 'foam. '}" for i in range(n))
    return article(f"<p>{words}{'</span>' * n}</p>")


def hidden_panels(n: int) -> str:
    return around_story("<div hidden class=accordion><p>%s</p>", "</div>", n)


TABLE = "<table><tr><td>"
SHAPES = (
    Shape("nested-div", "<div> around the story", lambda n: nested("<div>", "</div>", n), 60_000),
    Shape("nested-section", "<section> around the story", lambda n: nested("<section>", "</section>", n), 50_000),
    Shape(
        "nested-blockquote",
        "<blockquote> around the story",
        lambda n: nested("<blockquote>", "</blockquote>", n),
        50_000,
    ),
    Shape("nested-span", "<span> around the story", lambda n: nested("<span>", "</span>", n), 60_000),
    Shape("nested-font", "<font> around the story", lambda n: nested("<font color=red>", "</font>", n), 60_000),
    Shape("nested-link", "<a> around the story", lambda n: nested("<a href=/x>", "</a>", n), 50_000),
    Shape("nested-list", "<ul><li> around the story", lambda n: nested("<ul><li>", "</li></ul>", n), 30_000),
    Shape("nested-table", "<table><tr><td> around the story", lambda n: nested(TABLE, "</td></tr></table>", n), 20_000),
    Shape("nested-custom", "<x-box> around the story", lambda n: nested("<x-box>", "</x-box>", n), 50_000),
    Shape(
        "shallow-div",
        "<div> around the story, under the depth where tags are cut",
        lambda n: nested("<div>", "</div>", min(n, 190)),
        47,
    ),
    Shape(
        "depth-text", "<div> with a paragraph each, never closed", text_at_every_depth, 2_500, each="sheep, a doctor"
    ),
    Shape("list-text", "<ul> in each other with a sentence each", lists_with_text, 2_000, each="sheep, a doctor"),
    Shape(
        "quote-text",
        "<blockquote> in each other with a paragraph each",
        quotes_with_text,
        2_000,
        each="sheep, a doctor",
    ),
    Shape("span-text", "<span> in each other with a word each", spans_with_text, 20_000),
    Shape("figures", "<figure> in each other with picture and caption", figures_in_figures, 2_000),
    Shape("hidden-panels", "hidden panels in each other", hidden_panels, 2_000),
    Shape("unclosed-block", "<div> never closed, after the story", lambda n: article("") + "<div>" * n, 60_000),
    Shape("unclosed-inline", "<p><b> never closed", lambda n: article("<p><b>wave " * n), 12_000),
    Shape("unclosed-table", "<table><tr><td> never closed", lambda n: article("") + TABLE * n, 25_000),
    Shape("unclosed-list", "<ul><li> never closed", lambda n: article("") + "<ul><li>" * n, 30_000),
    Shape(
        "misnested",
        "<b><i></b></i>, closed in the wrong order",
        lambda n: article("<b>wave<i>foam</b> and</i> " * n),
        12_000,
    ),
    Shape("closing-only", "</div></p></b> that close nothing", lambda n: article("</div></p></b>" * n), 60_000),
)
