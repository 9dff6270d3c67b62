"""Work in a thread of its own, for what libxml2 keeps as long as a thread lives.

libxml2 keeps every name of an element or attribute that it has met, and lxml gives it one store a thread. Real pages
add ten names or so to it, some 500 bytes; a page made to do so adds millions, and the main thread never ends. A tree
that another thread made takes that thread's store with it, and both go when the tree goes. To start a thread takes
less than a tenth of a millisecond.
"""

import threading
from collections.abc import Callable
from typing import TypeVar

__all__ = ["apart"]

T = TypeVar("T")


def apart(work: Callable[[], T]) -> T:
    """What `work` returns, done in a thread that ends with it; in this one where no other can be started."""
    results: list[T] = []
    errors: list[BaseException] = []

    def do() -> None:
        try:
            results.append(work())
        except BaseException as error:  # noqa: BLE001 (raised again, where it is expected)
            errors.append(error)

    thread = threading.Thread(target=do, name="articleclean parse", daemon=True)
    try:
        thread.start()
    except RuntimeError:  # no threads on this system, none left, or the interpreter is ending
        return work()
    thread.join()
    if errors:
        raise errors[0]
    return results[0]
