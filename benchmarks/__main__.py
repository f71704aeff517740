"""`python -m benchmarks`: prints each ratio beside its budget; ends with 1 when one is over.

Every figure is a ratio of two things measured in turn within one run, so that it means the same on any machine.
"""

from __future__ import annotations

import sys

from benchmarks import measures

BUDGETS = (
    ("importing the command line / importing textual", measures.importing_cli, 1.0),
    ("a save with 300 stored sessions / with 3", measures.save_with_history, 1.3),
    ("a save / temp file of the same size + fsync + rename + fsync of the folder", measures.save_against_floor, 4.0),
    ("replaying a session of 600 events / importing textual", measures.replay, 1.0),
    ("a whole rehearsed course in a fresh process / importing textual", measures.rehearse_course, 45.0),
    ("a warm handout / importing reportlab", measures.warm_handout, 4.0),
)


def main() -> int:
    """Measure everything; the exit code says whether all budgets hold."""
    over = 0
    for name, measure, budget in BUDGETS:
        ratio = measure()
        over += ratio > budget
        print(f"{'OVER' if ratio > budget else 'ok':4}  {ratio:6.2f}  (budget {budget:.2f})  {name}", flush=True)
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
