"""Score predictions as trafilatura's tests do: python benchmarks/score_trafilatura.py CHECKOUT [PREDICTIONS]

Gold, counting and measures are those of the checkout's `tests/eval_common.py`; only the loop over the pages is here.
"""

import argparse
import importlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from trafilatura_tests import BENCHMARK


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.split(":")[0])
    parser.add_argument("checkout", type=Path, help="folder of trafilatura's repository")
    parser.add_argument("predictions", type=Path, nargs="?", help="what predict.py wrote")
    chosen = parser.parse_args(argv)
    tests = chosen.checkout / "tests"
    if not (tests / "eval_common.py").is_file():
        parser.error(f"{tests} has no eval_common.py: a newer checkout is needed (see README.md)")
    try:
        predictions = json.loads((chosen.predictions or chosen.checkout / BENCHMARK.file).read_text("utf-8"))
        sys.path.insert(0, str(tests))
        theirs = importlib.import_module("eval_common")
    except (OSError, ModuleNotFoundError) as error:  # some of its versions import trafilatura
        parser.error(str(error))
    counted = theirs.ConfusionMatrix()
    for url, item in theirs.load_evaldata(str(tests)).items():
        counted.add(theirs.count_item(item, predictions.get(url)))
    for measure, value in zip(("precision", "recall", "accuracy", "f1"), counted.scores(), strict=True):
        print(f"{measure:<10}{value:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
