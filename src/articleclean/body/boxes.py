"""What the model sees of a line's elements: its own and those that hold it, by tag, role and class names.

Lines in elements of the same kind at the same place (all paragraphs of a text) share one row of numbers.
"""

from ..page import Box
from .words import Words

__all__ = ["BOX", "TAGS", "BoxTable", "Row"]

Row = tuple[float, ...]

# The more body-like come first: a tree splits tags by their number.
_TAG_ORDER = (
    "p blockquote pre h2 h3 h4 li dd dt h5 h6 td th section article main body div summary details h1 figcaption caption"
    " figure header legend address form aside footer nav"
)
TAGS = {tag: number for number, tag in enumerate(_TAG_ORDER.split(), 1)}

BOX = (
    "tag", "tag_parent", "in_nav", "in_aside", "in_footer", "in_header", "in_form", "in_article", "in_main",
    "in_figure", "in_table", "in_quote", "lists", "in_dialog", "names_best", "names_worst", "names_sum", "names_own",
    "names_parent", "body_prop",
)  # fmt: skip
_NAV = BOX.index("in_nav")
_BEST = BOX.index("names_best")
NO_BOX: Row = (0.0,) * len(BOX)

_COUNTED = {"nav": 0, "aside": 1, "footer": 2, "header": 3, "form": 4, "article": 5, "main": 6, "figure": 7, "table": 8,
            "blockquote": 9, "ul": 10, "ol": 10, "dialog": 11}  # fmt: skip
_ROLES = {
    "navigation": "nav",
    "complementary": "aside",
    "contentinfo": "footer",
    "banner": "header",
    "main": "main",
    "article": "article",
    "dialog": "dialog",
    "alertdialog": "dialog",
    "search": "form",
    "form": "form",
}


class BoxTable:
    """The kinds of boxes of one page, numbered as they are met; number 0 stands for "no box" (a dump's lines)."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.rows: list[Row] = [NO_BOX]
        self.shapes: list[int] = [0]
        """For each kind the number of its shape: tag and class names of the box and of its parent."""
        self.paths: list[int] = [0]
        """For each kind the number of its path: the tags from the root to the box."""
        self._kinds: dict[tuple[object, ...], int] = {}
        self._kind_of: dict[Box, int] = {}
        self._weights: dict[tuple[str, ...], float] = {(): 0.0}
        self._numbers: dict[object, int] = {}

    def kind(self, box: Box) -> int:
        """The number of the box's kind."""
        chain = []
        node: Box | None = box
        while node is not None and node not in self._kind_of:
            chain.append(node)
            node = node.parent
        number = self._kind_of[node] if node is not None else 0
        for node in reversed(chain):
            key = (number, node.tag, node.names)
            found = self._kinds.get(key)
            if found is None:
                found = self._kinds[key] = self._add(node, number)
            number = self._kind_of[node] = found
        return number

    def _add(self, box: Box, above: int) -> int:
        parent = box.parent
        shape = (box.tag, box.names, parent.tag, parent.names) if parent else (box.tag, box.names)
        self.rows.append(self._row(box, self.rows[above]))
        self.shapes.append(self._numbers.setdefault(shape, len(self._numbers)))
        self.paths.append(self._numbers.setdefault((self.paths[above], box.tag), len(self._numbers)))
        return len(self.rows) - 1

    def _weight(self, box: Box) -> float:
        """What the words of the box's class and id weigh; asked once for boxes named alike."""
        names = box.names
        if names not in self._weights:
            self._weights[names] = self.words.of_names(box.words)
        return self._weights[names]

    def _row(self, box: Box, above: Row) -> Row:
        """The features of a box, from those of the box that holds it."""
        counts = above[_NAV:_BEST]
        get = box.element.get
        role = get("role")
        kind = _COUNTED.get(_ROLES.get(role, box.tag) if role else box.tag)
        if kind is not None:
            counts = (*counts[:kind], counts[kind] + 1, *counts[kind + 1 :])
        best, worst, total, parent = above[_BEST : _BEST + 4]
        own = self._weight(box)
        best, worst = (own if own > best else best), (own if own < worst else worst)
        in_body = above[-1] or get("itemprop") == "articleBody"
        return (TAGS.get(box.tag, 0), above[0], *counts, best, worst, total + own, own, parent, in_body)
