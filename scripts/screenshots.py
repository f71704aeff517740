"""Makes the pictures of the README from the demo practice: `python scripts/screenshots.py`, with Chromium installed."""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from session_tui.app import SessionApp
from session_tui.cli.compose import open_desk
from session_tui.cli.screen import fill_demo
from session_tui.clock import ManualClock
from session_tui.screens.places import Go

DOCS = Path(__file__).resolve().parent.parent / "docs"
COLUMNS, ROWS = 100, 30
CELL_WIDTH, CELL_HEIGHT, EDGES = 12.2, 24.4, (18, 60)


async def run_screen() -> str:
    """The run screen in the middle of the session that is going on in the demo, as SVG."""
    clock = ManualClock()
    with TemporaryDirectory() as folder:
        practice = Path(folder) / "practice"
        fill_demo(practice, clock.now())
        with open_desk(practice, clock=clock) as desk:
            going_on = desk.unfinished()[0]
            app = SessionApp(desk, first=Go("run", going_on.id))
            async with app.run_test(size=(COLUMNS, ROWS)) as pilot:
                await pilot.pause()
                return app.export_screenshot(title="session-tui")


def main() -> int:
    """Write docs/run-screen.png; returns the exit code."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        print("Chromium is needed to turn the screen into a picture.", file=sys.stderr)
        return 1
    DOCS.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        svg = Path(folder) / "run.svg"
        svg.write_text(asyncio.run(run_screen()), encoding="utf-8")
        size = f"{int(COLUMNS * CELL_WIDTH) + EDGES[0]},{int(ROWS * CELL_HEIGHT) + EDGES[1]}"
        subprocess.run(
            [
                chromium,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--disable-background-networking",
                f"--user-data-dir={folder}/profile",
                f"--window-size={size}",
                f"--screenshot={DOCS / 'run-screen.png'}",
                svg.as_uri(),
            ],
            check=True,
            stderr=subprocess.DEVNULL,
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
