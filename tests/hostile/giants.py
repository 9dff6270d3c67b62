"""One thing, and it is huge."""

from .shape import Shape, article, document, sentence

__all__ = ["SHAPES"]


def text(n: int) -> str:
    return article(f"<p>{' '.join(map(sentence, range(n)))}</p>")


def word(n: int) -> str:
    return article(f"<p>{'a' * n}</p>")


def attribute(name: str, unit: str, n: int) -> str:
    return article(f'<div {name}="{unit * n}"><p>{sentence(1)}</p></div>')


def picture(n: int) -> str:
    srcset = ", ".join(f"/{i}.jpg {i}w" for i in range(1, n + 1))
    return article(f'<figure><img src="/1.jpg" srcset="{srcset}" alt="Boat"><figcaption>Boat</figcaption></figure>')


def data_picture(n: int) -> str:
    return article(f'<figure><img src="data:image/png;base64,{"A" * n}"><figcaption>Boat</figcaption></figure>')


def title(n: int) -> str:
    long = "Ferry late again - " * n
    return article(f"<h2>{long}</h2>", f'<title>{long}</title><meta property="og:title" content="{long}">')


def caption(n: int) -> str:
    return article(
        f"<figure><img src=/1.jpg width=900><figcaption>{'Boat in port. Photo: AP / ' * n}</figcaption></figure>"
    )


SHAPES = (
    Shape("giant-paragraph", "sentences in one paragraph", text, 10_000, each="sheep, a doctor"),
    Shape("giant-word", "letters in one word", word, 1_000_000),
    Shape("giant-data", "characters of an attribute", lambda n: attribute("data-x", "a;", n), 2_000_000),
    Shape("giant-style", "declarations in a style attribute", lambda n: attribute("style", "display : ", n), 200_000),
    Shape("giant-class", "characters of a class name", lambda n: attribute("class", "byline-", n), 100_000),
    Shape("giant-comment", "characters of a comment", lambda n: article(f"<!--{'<p>- ' * n}-->"), 800_000),
    Shape(
        "giant-script",
        "characters of a script",
        lambda n: article(f"<script>{'if (a < b) c(); ' * n}</script>"),
        200_000,
    ),
    Shape(
        "giant-pre",
        "lines of a <pre>",
        lambda n: article(f"<pre>{''.join(f'boat {i}  late{chr(10)}' for i in range(n))}</pre>"),
        40_000,
    ),
    Shape("giant-srcset", "addresses in a srcset", picture, 20_000),
    Shape("giant-data-picture", "characters of a data: picture", data_picture, 2_000_000),
    Shape("giant-title", "times the site's name in the title", title, 2_000),
    Shape("giant-caption", "picture credits in one caption", caption, 5_000),
    Shape(
        "open-comment",
        "characters of a comment that never ends",
        lambda n: document(article("") + f"<!--{'wave ' * n}"),
        300_000,
    ),
    Shape("open-tags", "tags without an end, <a <a <a", lambda n: article("") + "<a href=x " * n, 60_000),
    Shape("angle-brackets", "< in a row", lambda n: article(f"<p>{'<' * n}</p>"), 60_000),
    Shape("doctypes", "<!DOCTYPE> and <?xml?>", lambda n: article("<!DOCTYPE html><?xml version='1.0'?>" * n), 30_000),
    Shape("cdata", "CDATA sections", lambda n: article("<![CDATA[wave]]> " * n), 30_000),
)
