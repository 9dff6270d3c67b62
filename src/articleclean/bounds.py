"""How `Limits` are kept: what is cut is named in a warning, or raises; and the clock of one call."""

from time import thread_time

from .errors import LimitExceeded
from .options import DEEPEST, Limits

__all__ = ["Budget", "exceed", "exceed_fixed"]


def exceed(limits: Limits, warnings: list[str], name: str, found: str, kept: str) -> None:
    """Note that a limit is passed.

    Args:
        limits: say whether to raise.
        warnings: get a line for what is cut.
        name: the field of `Limits`.
        found: how much there is: "the page has 12,000 pictures".
        kept: what is done about it: "only the first 10,000 are looked at".

    Raises:
        LimitExceeded: the limits are strict.
    """
    if limits.strict:
        allowed = getattr(limits, name)
        advice = "set strict=False" if name == "max_depth" and allowed == DEEPEST else "allow more, or set strict=False"
        raise LimitExceeded(f"{found}; Limits.{name} is {allowed:,}: {advice}: then {kept}")
    warnings.append(f"{found}: {kept} (Limits.{name})")


def exceed_fixed(limits: Limits, warnings: list[str], found: str, kept: str) -> None:
    """Note that the page has more of something than is ever looked at, whatever `limits` allow; as `exceed`.

    Raises:
        LimitExceeded: the limits are strict.
    """
    if limits.strict:
        raise LimitExceeded(f"{found}; no limit can be set for it: set strict=False: then {kept}")
    warnings.append(f"{found}: {kept}")


class Budget:
    """The CPU time of one call: of its thread alone, so that a busy machine spends none of it."""

    __slots__ = ("_ends", "left_out")

    def __init__(self, seconds: float) -> None:
        self._ends = thread_time() + seconds
        self.left_out: list[str] = []
        """What was not looked for because the time was up."""

    def spent(self) -> bool:
        """Whether the time is up."""
        return thread_time() > self._ends

    def allows(self, what: str) -> bool:
        """Whether there is time for `what`; if not, it is kept in mind as left out."""
        if not self.spent():
            return True
        if what not in self.left_out:
            self.left_out.append(what)
        return False

    def report(self, limits: Limits, warnings: list[str]) -> None:
        """Note what was left out, if anything was.

        Raises:
            LimitExceeded: something was, and the limits are strict.
        """
        if self.left_out:
            found = f"the page takes more than {limits.max_cpu_seconds:g} s of CPU time"
            exceed(limits, warnings, "max_cpu_seconds", found, f"it is read without {', '.join(self.left_out)}")
