"""Tables: which hold data and which only lay out the page."""

from itertools import groupby

from ..blocks import Table
from ..page import Box, Page
from .pieces import Piece, join

__all__ = ["DataTables", "data_tables", "table_block", "table_box"]

DataTables = dict[Box, bool]
"""Which tables were found to hold data. To ask of each again for each of its cells takes quadratic time."""

_CELLS = ("td", "th")
# A cell that holds any of these lays out the page.
_LAYOUT = ("table", "article", "section", "h1", "h2", "form", "figure", "hr")
_MAX_CELL_CHILDREN = 6  # more paragraphs or breaks than this in one cell: it holds text, not a value
_MAX_ROWS_LOOKED_AT = 50


def data_tables(page: Page) -> DataTables:
    """What is known of the page's tables, for `Page.once`: empty at first."""
    return {}


def table_box(box: Box, known: DataTables) -> Box | None:
    """The innermost data table that holds the box; None when there is none or it is a layout table."""
    if box.within(*_CELLS) is None:
        return None
    table = box.within("table")
    if table is None:
        return None
    if table not in known:
        known[table] = holds_data(table)
    return table if known[table] else None


def holds_data(table: Box) -> bool:
    """Two rows and two columns at least, and no cell with a layout of its own."""
    rows = widest = 0
    for row in table.element.iter("tr"):
        rows += 1
        widest = max(widest, sum(cell.tag in _CELLS for cell in row))
        if rows >= _MAX_ROWS_LOOKED_AT:
            break
    if rows < 2 or widest < 2:
        return False
    if next(table.element.iterdescendants(*_LAYOUT), None) is not None:
        return False
    return not any(
        sum(1 for _ in cell.iter("p", "br", "li")) > _MAX_CELL_CHILDREN
        for cell, _ in zip(table.element.iter(*_CELLS), range(4 * _MAX_ROWS_LOOKED_AT), strict=False)
    )


def table_block(box: Box, parts: list[Piece]) -> Table:
    """The table's rows, cells as they stand: spans of columns and rows are not repeated."""
    rows: list[tuple[str, ...]] = []
    header = 0
    for row, group in groupby(parts, key=lambda piece: piece.line.box.within("tr") if piece.line.box else None):
        cells = [list(cell) for _, cell in groupby(group, key=cell_box)]
        rows.append(tuple(join(cell, "\n")[0] for cell in cells))
        all_headings = all(cell_tag(cell) == "th" for cell in cells)
        if row is not None and all_headings and header == len(rows) - 1 and len(cells) > 1:
            header += 1
    return Table(tuple(rows), header if header < len(rows) else 0)


def cell_box(piece: Piece) -> Box | None:
    return piece.line.box.within(*_CELLS) if piece.line.box else None


def cell_tag(cell: list[Piece]) -> str:
    box = cell_box(cell[0])
    return box.tag if box else ""
