"""Very many of one thing side by side."""

from .shape import Shape, article, document, sentence

__all__ = ["SHAPES"]


def many(pattern: str, n: int) -> str:
    """An article with `pattern` n times in its middle; "%d" in it is the number."""
    return article("".join(pattern.replace("%d", str(i)) for i in range(n)))


def sentences(before: str, after: str, n: int) -> str:
    return article("".join(f"{before}{sentence(i)}{after}" for i in range(n)))


def attributes(n: int) -> str:
    return article(f"<div {' '.join(f'data-{i}=x' for i in range(n))}><p>{sentence(1)}</p></div>")


def same_attribute(n: int) -> str:
    return article(f"<div {'class=x ' * n}><p>{sentence(1)}</p></div>")


def late_parts(n: int) -> str:
    """Streamed parts as React sends them."""
    holes = "".join(f'<template id="B:{i}"></template>' for i in range(n))
    return article(holes) + "".join(f'<div hidden id="S:{i}"><p>{sentence(i)}</p></div>' for i in range(n))


def class_names(n: int) -> str:
    return article(f"<div class='{' '.join(f'name-{i}' for i in range(n))}'><p>{sentence(1)}</p></div>")


def tables(n: int) -> str:
    return many("<table><tr><th>Boat %d<th>Sheep<tr><td>Anna<td>%d</table>", n)


def rows(n: int) -> str:
    return article(f"<table>{''.join(f'<tr><td>Boat {i}<td>{i} sheep<td>on time' for i in range(n))}</table>")


def absurd_spans(n: int) -> str:
    cell = '<td colspan="99999999" rowspan="99999999">'
    return article(f"<table>{''.join(f'<tr>{cell}Boat {i}{cell}{i} sheep' for i in range(n))}</table>")


def short_blocks(n: int) -> str:
    return article(
        "".join(f"<div class=teaser><a href=/{i}>Boat {i}</a> <span>3 May 2021</span></div>" for i in range(n))
    )


def classes_each(n: int) -> str:
    return many("<div class='box-%d wide%d'><p class=p%d>Boat %d is late.</p></div>", n)


def documents(n: int) -> str:
    return article("") + "".join(f"<html><body><p>{sentence(i)}</p></body></html>" for i in range(n))


def only_crumbs(n: int) -> str:
    crumbs = "".join(f"<li><a href=/{i}>Pier {i}</a></li>" for i in range(n))
    return article("").replace(
        "<article>", f"<nav class=breadcrumb aria-label=Breadcrumb><ol>{crumbs}</ol></nav><article>"
    )


def breadcrumbs(n: int) -> str:
    crumbs = "".join(
        f"<ol class=breadcrumbs><li><a href=/{i}>Home</a><li><a href=/x>Pier {i}</a></ol>" for i in range(n)
    )
    return article("").replace("<article>", f"{crumbs}<article>")


SHEEP = "sheep, a doctor"
SHAPES = (
    Shape("attributes", "attributes of one element", attributes, 60_000),
    Shape("same-attribute", "times one attribute in one tag", same_attribute, 100_000),
    Shape("siblings", "empty <i> side by side", lambda n: article("<i></i>" * n), 100_000),
    Shape("empty-divs", "empty <div> side by side", lambda n: article("<div></div>" * n), 60_000),
    Shape(
        "entities", "character references", lambda n: article(f"<p>{'&eacute;&#233;&#x2014;&amp; ' * n}</p>"), 25_000
    ),
    Shape(
        "bad-entities",
        "character references that are none",
        lambda n: article(f"<p>{'&nosuch;&#99999999999;&#x110000; &' * n}</p>"),
        15_000,
    ),
    Shape("tiny-paragraphs", "paragraphs of one word", lambda n: article("<p>wave</p>" * n), 6_000),
    Shape(
        "alike-paragraphs",
        "paragraphs that differ by a number",
        lambda n: sentences("<p>", "</p>", n),
        4_000,
        each=SHEEP,
    ),
    Shape("same-paragraph", "times the same paragraph", lambda n: article(f"<p>{sentence(1)}</p>" * n), 4_000),
    Shape("one-break", "lines with <br> between", lambda n: f"{sentences('', '<br>', n)}", 6_000, each=SHEEP),
    Shape("two-breaks", "lines with <br><br> between", lambda n: f"{sentences('', '<br><br>', n)}", 4_000, each=SHEEP),
    Shape("only-breaks", "<br> and nothing else", lambda n: article("<br>" * n), 100_000),
    Shape("inline", "<b> in one paragraph", lambda n: article(f"<p>{'<b>wave</b> foam ' * n}</p>"), 20_000),
    Shape(
        "links",
        "links in one paragraph",
        lambda n: article(f"<p>{''.join(f'<a href=/{i}>Boat {i}</a> left ' for i in range(n))}</p>"),
        10_000,
    ),
    Shape(
        "menu",
        "links in one <nav>",
        lambda n: article(f"<nav>{''.join(f'<a href=/{i}>Boat {i}</a>' for i in range(n))}</nav>"),
        20_000,
    ),
    Shape("teasers", "teasers with link and date", short_blocks, 4_000),
    Shape(
        "headings",
        "<h2> with a paragraph each",
        lambda n: sentences("<h2>The boat</h2><p>", "</p>", n),
        2_500,
        each=SHEEP,
    ),
    Shape(
        "list-items",
        "<li> in one list",
        lambda n: article(f"<ul>{''.join(f'<li>{sentence(i)}' for i in range(n))}</ul>"),
        4_000,
        each=SHEEP,
    ),
    Shape("tables", "tables of two rows", tables, 1_500),
    Shape("rows", "rows of one table", rows, 3_000),
    Shape("absurd-spans", "rows with colspan and rowspan of 99,999,999", absurd_spans, 3_000),
    Shape(
        "noscript", "<noscript> with a picture each", lambda n: many("<noscript><img src=/%d.jpg></noscript>", n), 8_000
    ),
    Shape("scripts", "short scripts", lambda n: many("<script>var a%d='<p>';</script>", n), 25_000),
    Shape("comments", "comments", lambda n: many("<!-- boat %d -->", n), 100_000),
    Shape("class-names", "class names of one element", class_names, 60_000),
    Shape("classes-each", "boxes with class names of their own", classes_each, 3_000),
    Shape("hidden", "hidden elements", lambda n: many("<div style='display:none'>Boat %d</div>", n), 20_000),
    Shape("late-parts", "streamed parts, each with its placeholder", late_parts, 3_000, each=SHEEP),
    Shape("documents", "whole documents one after the other", documents, 4_000),
    Shape("forms", "buttons and inputs", lambda n: many("<button>Buy %d</button><input value='boat %d'>", n), 10_000),
    Shape(
        "embeds", "<iframe> and <hr>", lambda n: many("<iframe src=https://player.example/%d></iframe><hr>", n), 5_000
    ),
    Shape("breadcrumb", "links of one breadcrumb trail", only_crumbs, 8_000),
    Shape("breadcrumbs", "breadcrumb trails", breadcrumbs, 2_000),
    Shape("no-article", "<p>, one letter each, and nothing else", lambda n: document("<p>a" * n), 8_000, markers=()),
)
