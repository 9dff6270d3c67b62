"""Far too many candidates for a field: dates, bylines, credits, pictures, captions, headlines."""

from .shape import AFTER, BEFORE, Shape, article, document, paragraphs, sentence

__all__ = ["SHAPES"]

MONTHS = ("January", "March", "May", "August", "October")


def day(i: int) -> str:
    return f"{i % 28 + 1} {MONTHS[i % 5]} {2000 + i % 24}"


def times(n: int) -> str:
    return article(
        "".join(f'<time datetime="20{i % 24:02}-05-{i % 28 + 1:02}T10:00">{day(i)}</time> ' for i in range(n))
    )


def dates_in_lines(n: int) -> str:
    return article("".join(f"<p class=date>Published {day(i)}</p>" for i in range(n)))


def dates_in_text(n: int) -> str:
    return article(f"<p>{' and '.join(map(day, range(n)))}</p>")


def bylines(n: int) -> str:
    return article("".join(f"<p class=byline>By Anna Berg{i} and Max Muster, dpa</p>" for i in range(n)))


def names_in_byline(n: int) -> str:
    return article(f"<p class=byline>By {', '.join('Anna Berg' + 'aeiou'[i % 5] for i in range(n))}</p>")


def loose_names(n: int) -> str:
    return article("".join(f"<p>Anna {'Berg' + 'aeiou'[i % 5]}</p>" for i in range(n)))


def author_links(n: int) -> str:
    return article("".join(f'<a rel=author class=author href="/author/{i}">Anna Berg{i}</a> ' for i in range(n)))


def pictures(n: int) -> str:
    image = '<img src="/{0}.jpg" width=900 height=600 alt="Boat {0}">'
    figure = f"<figure>{image}<figcaption>Boat {{0}} in port. Photo: Anna Berg/AP</figcaption></figure>"
    return article("".join(figure.format(i) for i in range(n)))


def same_picture(n: int) -> str:
    return article(
        "".join(
            f'<img src="/boat.jpg?w={i}" srcset="/boat.jpg?w={i} 1x, /boat-{i}x{i}.jpg 2x" width=900>' for i in range(n)
        )
    )


def captions(n: int) -> str:
    found = "".join(f"<figcaption>Boat {i} in port. Foto: dpa</figcaption>" for i in range(n))
    return article(f"<figure><img src=/1.jpg width=900>{found}</figure>")


def pictures_in_figure(n: int) -> str:
    return article(
        f"<figure>{''.join(f'<img src=/{i}.jpg width=900>' for i in range(n))}<figcaption>Boats</figcaption></figure>"
    )


def headlines(n: int) -> str:
    return article("".join(f"<h1>Ferry {i} late again</h1>" for i in range(n)))


def kickers(n: int) -> str:
    return document("".join(f"<p class=kicker>ISLANDS {i}</p>" for i in range(n)) + paragraphs(BEFORE + AFTER))


def standfirsts(n: int) -> str:
    return article("".join(f"<p class=standfirst><b>{sentence(i)}</b></p>" for i in range(n)))


def agencies(n: int) -> str:
    return article(
        "".join(f"<p>NAIROBI, May {i % 28 + 1} (Reuters) - {sentence(i)} (AP, dpa/afp)</p>" for i in range(n))
    )


def signoffs(n: int) -> str:
    return article("".join(f"<p>(blc/tj/dpa)</p><p>Quelle: dpa/{i}</p>" for i in range(n)))


def corrections(n: int) -> str:
    return article("".join(f"<p>Correction: the ferry was {i} minutes late.</p>" for i in range(n)))


def tags(n: int) -> str:
    return article("".join(f'<a rel=tag href="/tag/{i}">boat {i}</a> ' for i in range(n)))


def sections(n: int) -> str:
    return article(
        "".join(f'<div class="section-label"><a href="/islands/{i}">Islands {i}</a></div>' for i in range(n))
    )


def short_links(n: int) -> str:
    return article(
        "".join(
            f'<input value="https://bit.ly/{i}"><button data-clipboard-text="https://b.example/s/{i}">Copy</button>'
            for i in range(n)
        )
    )


SHAPES = (
    Shape("times", "<time>", times, 3_000),
    Shape("dates-in-lines", "lines with a date", dates_in_lines, 3_000),
    Shape("dates-in-text", "dates in one paragraph", dates_in_text, 5_000),
    Shape("bylines", "bylines", bylines, 3_000),
    Shape("names-in-byline", "names in one byline", names_in_byline, 5_000),
    Shape("loose-names", "lines that are a name", loose_names, 4_000),
    Shape("author-links", "author links", author_links, 3_000),
    Shape("pictures", "figures with caption and credit", pictures, 1_000),
    Shape("same-picture", "copies of one picture", same_picture, 3_000),
    Shape("captions", "captions of one figure", captions, 2_500),
    Shape("pictures-in-figure", "pictures of one figure", pictures_in_figure, 3_000),
    Shape("headlines", "<h1>", headlines, 3_000),
    Shape("kickers", "overlines", kickers, 3_000),
    Shape("standfirsts", "standfirsts", standfirsts, 2_500),
    Shape("agencies", "paragraphs with dateline and agencies", agencies, 2_500),
    Shape("signoffs", "closing credits", signoffs, 2_000),
    Shape("corrections", "notes of correction", corrections, 3_000),
    Shape("tags", "tag links", tags, 4_000),
    Shape("section-labels", "section labels", sections, 3_000),
    Shape("short-links", "offers of a short address", short_links, 4_000),
)
