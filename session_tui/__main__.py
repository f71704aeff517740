"""`python -m session_tui`: the same as the `session-tui` command."""

from __future__ import annotations

import sys

from session_tui.cli import main

if __name__ == "__main__":
    sys.exit(main())
