"""How large a tree is, and how one that is too large is made smaller."""

from itertools import islice

from lxml import etree

from ..bounds import exceed
from ..options import DEEPEST, Limits
from .html import is_deeper

__all__ = ["cut_nodes", "fits"]

SHORTEST = 3
"""Characters of the shortest markup that makes an element ("<b>"): a short page need not be counted."""
IMPLIED = 10
"""Elements that a parser adds."""
# By lxml's own iterator it takes forty times as long.
_COUNT = etree.XPath("count(descendant-or-self::*)")


def fits(root: etree._Element, limits: Limits) -> bool:
    """Whether a caller's tree keeps the limits, as deep as it stands in its document."""
    above = next(islice(root.iterancestors(), DEEPEST, None), None)
    return above is None and elements_in(root) <= limits.max_nodes and not is_deeper(root, limits.max_depth)


def elements_in(root: etree._Element) -> int:
    """How many elements the tree has; some ten million where it has more than libxml2 can count."""
    try:
        return int(_COUNT(root))  # type: ignore[arg-type]
    except etree.XPathEvalError:
        return 10_000_000


def cut_nodes(root: etree._Element, size: int, limits: Limits, warnings: list[str]) -> None:
    """Take from the tree what lies beyond the number of elements allowed; `size` is that of its markup.

    Raises:
        LimitExceeded: there is something, and the limits are strict.
    """
    most = max(1, limits.max_nodes)
    if size < SHORTEST * (most - IMPLIED) or (count := elements_in(root)) <= most:
        return
    exceed(limits, warnings, "max_nodes", f"the page has {count:,} elements", f"only the first {most:,} are read")
    node = next(islice(root.iter("*"), most - 1, None))
    del node[:]
    while node is not root and (parent := node.getparent()) is not None:
        node.tail = None
        del parent[parent.index(node) + 1 :]
        node = parent
