"""Write what articleclean finds in a public benchmark's pages: python benchmarks/predict.py BENCHMARK CHECKOUT

The file is in the benchmark's own format, for its own scripts to score. README.md has the commands.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import article_extraction_benchmark
import fundus_evaluation
import trafilatura_tests
import wcxb
from pages import predict

BENCHMARKS = {
    "article-extraction-benchmark": article_extraction_benchmark.BENCHMARK,
    "wcxb-dev": wcxb.DEV,
    "wcxb-test": wcxb.TEST,
    "trafilatura": trafilatura_tests.BENCHMARK,
    "fundus-evaluation": fundus_evaluation.BENCHMARK,
}


def main(argv: Sequence[str] | None = None) -> int:
    """Exit status: 0 predictions written, some pages may have failed; 2 wrong use, or not such a checkout."""
    parser = argparse.ArgumentParser(description=__doc__.split(":")[0])
    parser.add_argument("benchmark", choices=BENCHMARKS)
    parser.add_argument("checkout", type=Path, help="folder of the benchmark's repository")
    parser.add_argument("-o", "--output", type=Path, help="file to write; by default where the benchmark looks for it")
    parser.add_argument("--jobs", type=int, default=1, help="processes (default: 1)")
    chosen = parser.parse_args(argv)
    benchmark = BENCHMARKS[chosen.benchmark]
    try:
        pages = list(benchmark.pages(chosen.checkout))
    except (OSError, ValueError) as error:
        parser.error(f"{chosen.checkout} is no checkout of {chosen.benchmark}: {error}")
    if not pages:
        parser.error(f"{chosen.checkout} is no checkout of {chosen.benchmark}: it has no pages")
    predictions, complaints = predict(benchmark, pages, chosen.jobs)
    output = chosen.output or chosen.checkout / benchmark.file
    output.parent.mkdir(parents=True, exist_ok=True)
    # Plain ASCII: one of the scripts reads the file in the encoding of the locale.
    output.write_text(json.dumps(predictions, indent=1) + "\n", "ascii")
    for complaint in complaints:
        print(complaint, file=sys.stderr)
    print(f"{len(pages)} pages, {len(complaints)} of them not read: {output}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
