"""Articles that have everything an Article can have, for the tests of what must come back exactly."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import articleclean as ac
from articleclean.frozenmap import FrozenMap

__all__ = ["ARTICLES", "BODY", "FULL"]

_INNER = ac.ListBlock((ac.ListItem("one\ntwo", (ac.Mark(0, 3, "code"),)), ac.ListItem("")), ordered=True)
_ITEM = ac.ListItem("outer", (ac.Mark(0, 5, "link", "/a"),), (_INNER, ac.ListBlock(()), _INNER))

BODY: tuple[ac.Block, ...] = (
    ac.Paragraph("Fähre 🛳 fährt wieder", (ac.Mark(0, 5, "strong"), ac.Mark(6, 7, "link", "https://a.example/\u2028"))),
    ac.Paragraph(""),
    ac.Heading("Why", 4, (ac.Mark(0, 3, "emphasis"),)),
    ac.ListBlock((_ITEM, ac.ListItem("plain"))),
    ac.ListBlock((), ordered=True),
    ac.Quote("„So“\nsagte sie", (ac.Mark(1, 3, "emphasis"),)),
    ac.Code("if x:\n\treturn\n", "python"),
    ac.Code("", None),
    ac.Table((("Port", "Boats"), ("Ålesund\tN", ""), ()), header_rows=1),
    ac.Table(()),
    ac.Figure(ac.Image("https://a.example/b.jpg", "The ferry", "Jo Doe", "a boat", 1200, 800)),
    ac.Figure(ac.Image()),
    ac.Embed("https://video.example/1", "video.example"),
    ac.Embed("", None),
    ac.Separator(),
)
_OTHERS = (ac.Provenance("title", "title", "Ferry | News", 0.5), ac.Provenance("meta", "", "", 0.0))

FULL = ac.Article(
    ok=True,
    kind="listing",
    headline="Ferry sails again",
    kicker="Transport",
    standfirst="After a year.",
    published=datetime(2024, 2, 29, 23, 59, 59, 999999, timezone(timedelta(hours=-9, minutes=-30))),
    modified=date(2024, 3, 1),
    authors=(ac.Person("Jane Roe", "https://a.example/roe", "Editor"), ac.Person("")),
    agencies=("AP", "dpa"),
    initials=("blc",),
    signoff="With material from AP",
    dateline=ac.Dateline("NAIROBI, May 19 (Reuters)", "NAIROBI"),
    short_link="https://a.example/1",
    canonical_url="https://a.example/ferry",
    url="https://a.example/ferry?x=1",
    site_name="Gazette",
    section="World",
    tags=("ferry", "ferry", ""),
    language="de-AT",
    images=(ac.Image("https://a.example/b.jpg", width=1), ac.Image()),
    body=BODY,
    correction="An earlier version named another port.",
    paywalled=False,
    provenance=FrozenMap(
        {"headline": ac.Provenance("visible", "h1", "Ferry", 0.9, _OTHERS), "": ac.Provenance("text", "", "", 1.0)}
    ),
    warnings=("cut",),
)

ARTICLES = (
    FULL,
    ac.Article(),
    ac.Article(reason="no text", paywalled=True, dateline=ac.Dateline("")),
    replace(FULL, published=datetime(2024, 2, 29), modified=datetime(2024, 2, 29, 12, tzinfo=UTC), body=()),
    replace(FULL, published=date.min, modified=date.max, provenance=FrozenMap()),
    # An offset that leads out of the calendar.
    replace(FULL, published=datetime.min.replace(tzinfo=timezone(timedelta(hours=1))), modified=datetime.max),
    replace(FULL, modified=datetime.max.replace(tzinfo=timezone(-timedelta(hours=23, minutes=59, seconds=59)))),
)
