"""Generators of hostile pages: what each makes n of, and the text that must not be lost."""

from . import characters, crowds, dumps, fields, giants, nesting, stated
from .shape import Shape

__all__ = ["SHAPES", "Shape"]

SHAPES: dict[str, Shape] = {
    shape.name: shape for room in (nesting, crowds, giants, stated, fields, characters, dumps) for shape in room.SHAPES
}
