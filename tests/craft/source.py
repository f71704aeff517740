"""The source of the project, parsed once."""

from __future__ import annotations

import ast
import shutil
import subprocess
from functools import cache
from pathlib import Path

REPO = Path(__file__).resolve().parents[2]
PACKAGE = REPO / "session_tui"
TESTS = REPO / "tests"


@cache
def modules(folder: Path = PACKAGE) -> tuple[tuple[str, ast.Module], ...]:
    """Every Python file below, by its path in the repository."""
    found = sorted(path for path in folder.rglob("*.py") if "__pycache__" not in path.parts)
    return tuple((path.relative_to(REPO).as_posix(), ast.parse(path.read_text(encoding="utf-8"))) for path in found)


@cache
def project_files() -> tuple[Path, ...]:
    """Every file that belongs to the project: what git knows or would add; without git, the folders that matter."""
    if shutil.which("git") and (REPO / ".git").exists():
        command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        done = subprocess.run(command, cwd=REPO, capture_output=True, text=True, check=True)
        return tuple(path for name in done.stdout.split("\0") if name and (path := REPO / name).is_file())
    folders = ("session_tui", "protocols", "tests", "scripts", "requirements", "docs", "benchmarks")
    inside = [path for name in folders for path in (REPO / name).rglob("*") if path.is_file()]
    return tuple(path for path in (*inside, *REPO.glob("*.*")) if path.is_file() and path.suffix != ".pyc")
