"""Pages larger than any the model was fitted on: a whole book on one page is text as a short story is."""

import articleclean as ac

CHAPTERS, PARAGRAPHS = 30, 60


def paragraph(chapter: int, number: int) -> str:
    """A paragraph of a book that no other number has."""
    return (
        f"On day {number} of winter {chapter} the boat brought {chapter * 7 + number} sheep, a doctor and the post. "
        f"The keeper wrote it down in his book, and under it what the wind had been, and that nobody had asked for him."
    )


def test_a_book_on_one_page_is_kept_whole() -> None:
    book = [[paragraph(chapter, number) for number in range(PARAGRAPHS)] for chapter in range(CHAPTERS)]
    chapters = "".join(
        f"<h2>Winter {chapter}</h2>" + "".join(f"<p>{text}</p>" for text in texts) for chapter, texts in enumerate(book)
    )
    page = (
        "<html><head><title>The lighthouse - Island Library</title></head><body>"
        "<nav><a href=/>Start</a> <a href=/b>Books</a></nav>"
        f"<main><h1>The lighthouse</h1><div class=text>{chapters}</div></main>"
        "<footer><a href=/imprint>Imprint</a> <a href=/contact>Contact</a></footer></body></html>"
    )
    text = ac.extract(page).to_text(standfirst=True)
    assert [one for texts in book for one in texts if one not in text] == []
    assert "Winter 17" in text
    assert "Imprint" not in text


def test_a_book_as_a_dump_is_kept_whole() -> None:
    texts = [paragraph(chapter, number) for chapter in range(CHAPTERS) for number in range(PARAGRAPHS)]
    text = ac.extract("The lighthouse\n\n" + "\n\n".join(texts) + "\n\nImprint\nContact\n", markup="text").to_text()
    assert [one for one in texts if one not in text] == []


def test_a_story_around_a_log_of_many_lines_is_kept() -> None:
    """In a dump nothing but place tells the last paragraphs of a vast page from a footer."""
    log = "\n".join(f"Boat number {n % 7} left the harbour with a doctor and the post for the" for n in range(12_000))
    before, after = ([paragraph(1, n) for n in range(start, start + 3)] for start in (0, 10))
    page = "The lighthouse\n\n" + "\n\n".join([*before, log, *after]) + "\n\nImprint\nContact\n"
    text = ac.extract(page, markup="text").to_text(standfirst=True)
    assert [one for one in (*before, *after) if one not in text] == []
