"""`python -m benchmarks`: prints each ratio beside its budget; ends with 1 when one is over."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

ROUNDS = 7
BUDGETS = {
    "importing session_tui.cli / importing textual.app": ("session_tui.cli", "textual.app", 1.0),
}


def seconds_to_import(module: str) -> float:
    """Seconds that a fresh interpreter takes to import the module, start of the interpreter included."""
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", f"import {module}"], check=True)
    return time.perf_counter() - began


def import_ratio(ours: str, theirs: str) -> float:
    """Median of the ratios of interleaved pairs, after one discarded pair that warms the caches."""
    pairs = [(seconds_to_import(ours), seconds_to_import(theirs)) for _ in range(ROUNDS + 1)]
    return statistics.median(mine / other for mine, other in pairs[1:])


def main() -> int:
    """Measure everything; the exit code says whether all budgets hold."""
    over = 0
    for name, (ours, theirs, budget) in BUDGETS.items():
        ratio = import_ratio(ours, theirs)
        over += ratio > budget
        print(f"{'OVER' if ratio > budget else 'ok':4}  {ratio:5.2f}  (budget {budget:.2f})  {name}")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
