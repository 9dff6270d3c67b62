"""Headline, kicker and standfirst."""
