"""`Options(keep_candidates=True)`: a field's provenance names the candidates that were not chosen."""

import articleclean as ac

PAGE = """<html><head><title>Ferry back in service | The Tide</title>
<meta property="og:title" content="Ferry is back">
<meta property="article:published_time" content="2024-03-02T08:00:00Z">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferry back in service",
"datePublished": "2024-03-02T08:00:00Z"}</script></head><body><h1>Ferry back in service</h1>
<p>The ferry between the two islands is back in service, the company said on Monday, after 12 days of repairs.</p>
<p>Its director said that the next boat leaves at noon and is expected to be full.</p></body></html>"""


def test_without_the_option_there_are_none() -> None:
    assert all(spot.others == () for spot in ac.extract(PAGE).provenance.values())


def test_runners_up_come_with_spot_and_raw_text() -> None:
    article = ac.extract(PAGE, options=ac.Options(keep_candidates=True))
    assert article.headline == "Ferry back in service"
    others = article.provenance["headline"].others
    assert ("meta", "Ferry is back") in [(other.source, other.raw) for other in others]
    assert [other.confidence for other in others] == sorted((other.confidence for other in others), reverse=True)


def test_the_winner_is_not_among_them() -> None:
    for spot in ac.extract(PAGE, options=ac.Options(keep_candidates=True)).provenance.values():
        assert (spot.source, spot.where, spot.raw) not in [(o.source, o.where, o.raw) for o in spot.others]


def test_the_option_changes_no_value() -> None:
    plain, kept = ac.extract(PAGE).to_dict(), ac.extract(PAGE, options=ac.Options(keep_candidates=True)).to_dict()
    del plain["provenance"], kept["provenance"]
    assert plain == kept


def test_they_survive_json() -> None:
    article = ac.extract(PAGE, options=ac.Options(keep_candidates=True))
    assert ac.Article.from_dict(article.to_dict()) == article
