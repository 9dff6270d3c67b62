"""Time zones by their abbreviations: many mean one offset everywhere, some another in each country or season."""

from datetime import datetime, timedelta, timezone
from functools import cache

from dateutil.tz import tzstr

from ...data import load_toml
from ...source.urls import host

__all__ = ["country_of", "regional_tag", "zone_named"]

# Ends of host names that are no country's code in ISO 3166 although they are a country's.
_SAME = {"uk": "gb"}


def zone_named(name: str, when: datetime | None = None, tag: str = "") -> timezone | None:
    """The offset that an abbreviation means.

    Args:
        name: as written, "CET", "IST".
        when: the time by the clock of the place; without it "ET" means nothing.
        tag: language and country of the page ("en-IN"), "" when unknown.

    Returns:
        None for one that means several offsets, where the country does not settle it.
    """
    name = name.upper().replace(".", "")
    table = load_toml("date_words")
    language, _, country = tag.lower().partition("-")
    minutes = table["zones_by_country"].get(name, {}).get(country or language)
    if minutes is None and when is not None and language in ("en", "") and name in table["zones_by_season"]:
        rule = next(text for since, text in reversed(table["zones_by_season"][name]) if since <= when.year)
        offset = _rule(rule).utcoffset(when.replace(tzinfo=None))
        return None if offset is None else timezone(offset)
    if minutes is None:
        minutes = table["zones"].get(name)
    return None if minutes is None else timezone(timedelta(minutes=minutes))


@cache
def _rule(text: str) -> tzstr:
    return tzstr(text)


def country_of(tag: str | None, url: str | None) -> str:
    """The site's country as ISO 3166 has it, lower case: by its host's ending, else by the language tag; or ""."""
    domain = (host(url) or "").rpartition(".")[2]
    if len(domain) == 2 and domain not in load_toml("date_words")["order"]["global_domains"]:
        return _SAME.get(domain, domain)
    region = (tag or "").replace("_", "-").rpartition("-")[2].lower()
    return region if len(region) == 2 and region != (tag or "").lower() else ""


def regional_tag(tag: str | None, url: str | None) -> str:
    """The language with the site's country as its region: "en-in"."""
    language, country = (tag or "").replace("_", "-").partition("-")[0].lower(), country_of(tag, url)
    return f"{language}-{country}" if country else language
