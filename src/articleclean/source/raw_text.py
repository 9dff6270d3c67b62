"""Elements whose content is text up to their end tag, whatever stands in it."""

__all__ = ["RAW_TEXT"]

RAW_TEXT = ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")
"""HTML Standard, 13.2.5: the raw text and RCDATA states, as pages without scripting have them, `noscript` aside."""
