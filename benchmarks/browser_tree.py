"""The tree that a browser makes of a page, as lxml's: what `parser_truth.py` and its tests compare ours with.

selectolax brings Lexbor, a parser that follows the HTML Standard and runs html5lib's tests; its tree is copied node by
node, so that both trees can be read in the same way.
"""

import re
from typing import TypeVar

from lxml import etree
from selectolax.lexbor import LexborHTMLParser, LexborNode

__all__ = ["browser_tree"]

_Node = TypeVar("_Node", etree._Element, LexborNode)

# Left out of pages as they are read: see `articleclean.source.html`.
_C0 = dict.fromkeys((*(c for c in range(0x20) if chr(c) not in "\t\n\f\r"), 0x7F))
# What lxml takes as a name or a text. The rest is told apart by nothing that is read here.
_NAME = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)
_NO_XML = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def browser_tree(markup: str) -> etree._Element:
    """The tree of a document, parsed as by a browser that runs scripts: `<noscript>` holds one text."""
    top = element = etree.Element("html")
    html = LexborHTMLParser(markup.translate(_C0), scripting=True).root
    node = html.child if html is not None else None
    depth = 0
    while node is not None:
        if node.is_text_node:
            _append(element, _NO_XML.sub("", node.text_content or ""))
        elif node.is_element_node:
            child = etree.SubElement(element, _name(node.tag or ""), _attributes(node))
            if node.child is not None:
                node, element, depth = node.child, child, depth + 1
                continue
        while node.next is None and depth:
            node, element, depth = _parent(node), _parent(element), depth - 1
        node = node.next
    return top


def _parent(node: _Node) -> _Node:
    above = node.getparent() if isinstance(node, etree._Element) else node.parent
    assert above is not None
    return above


def _name(tag: str) -> str:
    """A tag as lxml can have it: "o:p" stays what libxml2 makes of it."""
    return tag if _NAME.fullmatch(tag) else "x-" + re.sub(r"[^\w.-]", "-", tag, flags=re.ASCII)


def _attributes(node: LexborNode) -> dict[str, str]:
    return {name: _NO_XML.sub("", value or "") for name, value in node.attributes.items() if _NAME.fullmatch(name)}


def _append(element: etree._Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
