"""The head of a page, read in one pass: what it says about itself, not yet judged."""

from collections.abc import Iterable, Iterator

from lxml import etree

from ..bounds import exceed
from ..options import Limits
from ..page import Head, LinkTag, Marked, MetaTag
from .elements import text_of
from .lenient_json import is_shallow, nesting, read_values
from .schema_org import Object, objects

__all__ = ["SHORT_ADDRESS", "read_head"]

SHORT_ADDRESS = 48
"""Characters up to which an address is a short one, scheme included."""

_NAMES = ("name", "property", "itemprop", "http-equiv")
# Attributes that hold several names at once; a `name` is one, spaces and all.
_LISTS = ("property", "itemprop")
_TAGS = ("html", "base", "meta", "link", "title", "script")
_CONTROLS = ("a", "button", "input")
_BOXES = ("body", "main", "article", "section", "div")
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def read_head(root: etree._Element, *, limits: Limits) -> tuple[Head, list[str]]:
    """What the tree's head elements say, wherever in the tree they stand.

    Args:
        root: the tree; not changed.
        limits: how much JSON-LD is read.

    Returns:
        The head, and warnings about what could not be read.

    Raises:
        LimitExceeded: there is more JSON-LD than the limits allow, and they are strict.
    """
    head = Head()
    found = _gather(root, head.marked)
    head.metas = tuple(_metas(found["meta"]))
    head.links = tuple(_links(found["link"]))
    head.title = next(filter(None, map(_title, found["title"])), None)
    head.base = next(filter(None, ((base.get("href") or "").strip() for base in found["base"])), None)
    head.lang = next(filter(None, map(_stated_language, found["html"])), None)
    blocks = [text_of(script) for script in found["script"] if _is_jsonld(script.get("type"))]
    jsonld, warnings = _read_jsonld(blocks, limits)
    head.jsonld = tuple(jsonld)
    return head, warnings


def _gather(root: etree._Element, marked: Marked) -> dict[str, list[etree._Element]]:
    """The elements of a head, by tag; into `marked` all others that are wanted: one walk through the tree for all."""
    found: dict[str, list[etree._Element]] = {tag: [] for tag in _TAGS}
    boxes: list[etree._Element] = []
    headings: list[etree._Element] = []
    places = found | {"time": marked.times, "h1": headings}
    places |= dict.fromkeys(_CONTROLS, marked.controls) | dict.fromkeys(_BOXES, boxes)
    marked.met.extend(root.iter(*places))
    for element in marked.met:
        places[element.tag].append(element)
    _mark_boxes(marked, found["html"] + boxes)
    _mark_controls(marked)
    stated = [element.get("itemprop") for element in headings + marked.times]
    marked.properties += filter(None, stated)
    return found


# Attributes are far apart in memory: each of the two reads all that is wanted of an element at once.


def _mark_boxes(marked: Marked, boxes: list[etree._Element]) -> None:
    for box in boxes:
        names = box.keys()
        if "class" in names and "entry" in box.get("class", ""):
            marked.entries.append(box)
        if "itemscope" in names:
            marked.items.append(box)
        if "itemprop" in names and (stated := box.get("itemprop")):
            marked.properties.append(stated)


def _mark_controls(marked: Marked) -> None:
    for control in marked.controls:
        href = control.get("href")
        if not href:
            marked.offers.append(control)
            continue
        if href[0] != "/" and len(href) <= SHORT_ADDRESS:
            marked.offers.append(control)
        if (stated := control.get("rel")) and control.tag == "a":
            marked.related.append((control, stated))


def _metas(elements: Iterable[etree._Element]) -> Iterator[MetaTag]:
    """One entry for each name that an element gives its content."""
    for element in elements:
        content = element.get("content")
        if content is None:
            continue
        content = content.strip()
        for attribute in _NAMES:
            stated = element.get(attribute)
            if stated and (stated := stated.strip().lower()):
                for name in stated.split() if attribute in _LISTS else (stated,):
                    yield MetaTag(name, content, attribute)


def _links(elements: Iterable[etree._Element]) -> Iterator[LinkTag]:
    for element in elements:
        rel, href = element.get("rel"), element.get("href")
        if rel and href and (href := href.strip()):
            yield LinkTag(tuple(rel.lower().split()), href, element.get("type"), element.get("hreflang"))


def _title(element: etree._Element) -> str | None:
    """The element's text; a `<title>` in a drawing names the drawing, not the page."""
    if next(element.iterancestors("svg"), None) is not None:
        return None
    return " ".join(text_of(element).split()) or None


def _stated_language(element: etree._Element) -> str | None:
    for attribute in ("lang", _XML_LANG, "xml:lang"):
        stated = element.get(attribute)
        if stated and stated.strip():
            return stated.strip()
    return None


def _is_jsonld(script_type: str | None) -> bool:
    return script_type is not None and "ld+json" in script_type.lower()


def _read_jsonld(blocks: list[str], limits: Limits) -> tuple[list[Object], list[str]]:
    """All objects of all blocks that the limits allow; a block that cannot be read costs only itself."""
    found: list[Object] = []
    warnings: list[str] = []
    total, most = 0, limits.max_jsonld_blocks
    if len(blocks) > most:
        stated = f"the page has {len(blocks):,} JSON-LD blocks"
        exceed(limits, warnings, "max_jsonld_blocks", stated, f"only the first {most:,} are read")
    for number, block in enumerate(blocks[:most], 1):
        total += len(block)
        if total > limits.max_jsonld_total:
            stated = f"the first {number:,} JSON-LD blocks have {total:,} characters"
            exceed(limits, warnings, "max_jsonld_total", stated, f"only those before number {number:,} are read")
            break
        if _is_readable(block, number, limits, warnings):
            found += _objects_of(block, number, warnings)
        if len(found) > limits.max_jsonld_objects:
            stated = f"the first {number:,} JSON-LD blocks have {len(found):,} objects"
            kept = f"only the first {limits.max_jsonld_objects:,} are looked at"
            exceed(limits, warnings, "max_jsonld_objects", stated, kept)
            del found[limits.max_jsonld_objects :]
            break
    return found, warnings


def _is_readable(block: str, number: int, limits: Limits, warnings: list[str]) -> bool:
    """Whether a block is neither too long nor nested too deep."""
    if len(block) > limits.max_jsonld_bytes:
        stated = f"JSON-LD block {number:,} has {len(block):,} characters"
        exceed(limits, warnings, "max_jsonld_bytes", stated, "it is not read")
        return False
    deepest = limits.max_jsonld_depth
    if not is_shallow(block, deepest) and (depth := nesting(block)) > deepest:
        stated = f"JSON-LD block {number:,} is nested {depth:,} deep"
        exceed(limits, warnings, "max_jsonld_depth", stated, "it is not read")
        return False
    return True


def _objects_of(block: str, number: int, warnings: list[str]) -> list[Object]:
    values, complete = read_values(block)
    if not complete:
        lost = "only its first objects were read" if values else "not read"
        warnings.append(f"JSON-LD block {number} is broken: {lost}")
    return objects(values)
