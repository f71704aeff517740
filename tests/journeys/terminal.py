"""The real program on a real pseudo-terminal, with eyes (what the screen shows) and fingers (keys)."""

from __future__ import annotations

import fcntl
import os
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping
from pathlib import Path

import pyte

COLUMNS, LINES = 80, 24
PATIENCE = 30.0
"""Seconds after which something that should be on the screen is not coming any more."""

HELD = 0.75
"""The program takes two moves closer together than this for one key that is held down."""

KEYS = {
    "enter": "\r", "esc": "\x1b", "space": " ", "up": "\x1b[A", "down": "\x1b[B", "ctrl+e": "\x05", "ctrl+q": "\x11",
    "ctrl+s": "\x13", "ctrl+c": "\x03",
}  # fmt: skip

# A program started like this has the terminal as its own: it hears of it when the terminal goes away.
OWN_TERMINAL = "import fcntl,os,sys,termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); os.execv(sys.argv[1], sys.argv[1:])"


class Terminal:
    """One run of `python -m session_tui` at 80x24."""

    def __init__(self, *arguments: str | Path, env: Mapping[str, str] | None = None) -> None:
        self.master, slave = os.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
        self.manners = termios.tcgetattr(slave)
        words = [sys.executable, "-m", "session_tui", *map(str, arguments)]
        self.process = subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", OWN_TERMINAL, *words],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            env={**os.environ, "TERM": "xterm-256color", **(env or {})},
        )
        self._slave = slave
        self.screen = pyte.Screen(COLUMNS, LINES)
        self._stream = pyte.ByteStream(self.screen)
        self.heard = b""
        self._last_move = 0.0

    # -- eyes ---------------------------------------------------------------------------------------------------

    @property
    def text(self) -> str:
        """The screen as it is at this moment."""
        self._listen(0)
        return "\n".join(line.rstrip() for line in self.screen.display)

    def see(self, *words: str, within: float = PATIENCE) -> str:
        """Wait until all of the words stand on the screen."""
        end = time.monotonic() + within
        while not all(word in self.text for word in words):
            if time.monotonic() > end or (self.process.poll() is not None and not self._listen(0.1)):
                missing = [word for word in words if word not in self.text]
                raise AssertionError(f"not on the screen: {missing}\n{self.text}")
            self._listen(0.1)
        return self.text

    def see_line(self, label: str | None, within: float = PATIENCE) -> None:
        """Wait until the line of a form below this label is written into, or with none until no line is."""
        end = time.monotonic() + within
        while self._written_into() != label:
            assert time.monotonic() < end, f"not written into: {label}\n{self.text}"
            self._listen(0.1)

    def _written_into(self) -> str | None:
        """The label above the line of a form whose bar is brighter than those of the other lines."""
        lines = self.text.split("\n")
        bars = {row: self._brightness(row, 4) for row, line in enumerate(lines) if line[4:5] == "▌"}
        bright = [row for row, light in bars.items() if light == max(bars.values())]
        return lines[bright[0] - 1][3:].strip() if len(bright) == 1 < len(bars) else None

    def _brightness(self, row: int, column: int) -> int:
        colour = self.screen.buffer[row][column].fg
        return sum(bytes.fromhex(colour)) if len(colour) == 6 else 0

    def see_gone(self, words: str, within: float = PATIENCE) -> None:
        """Wait until the words have left the screen."""
        end = time.monotonic() + within
        while words in self.text:
            assert time.monotonic() < end, f"still on the screen: {words}\n{self.text}"
            self._listen(0.1)

    def _listen(self, seconds: float) -> bool:
        """Take in what is painted, for at most so long; whether there was anything."""
        some = False
        while select.select([self.master], [], [], 0 if some else seconds)[0]:
            try:
                part = os.read(self.master, 65536)
            except OSError:
                break
            if not part:
                break
            self.heard += part
            self._stream.feed(part)
            some = True
        return some

    # -- fingers ------------------------------------------------------------------------------------------------

    def press(self, *keys: str) -> None:
        """Press keys one after the other; a name of the table above, or the letter itself."""
        for key in keys:
            os.write(self.master, KEYS.get(key, key).encode())
            self._listen(0.05)

    def type(self, words: str) -> None:
        """Write words."""
        os.write(self.master, words.encode())
        self._listen(0.05)

    def go_on(self, *words: str) -> None:
        """Space, not so soon after the last one that it would pass for a held key; then see the words."""
        while (left := self._last_move + HELD - time.monotonic()) > 0:
            self._listen(left)
        self.press("space")
        self._last_move = time.monotonic()
        self.see(*words)

    # -- endings ------------------------------------------------------------------------------------------------

    def ended(self, within: float = PATIENCE) -> int:
        """The exit code, with minus for a signal that killed it. A program that does not end fails the test."""
        end = time.monotonic() + within
        while self.process.poll() is None:
            assert time.monotonic() < end, f"still running\n{self.text}"
            self._listen(0.1)
        self._listen(0.1)
        return int(self.process.returncode)

    def signal(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        self.process.send_signal(number)

    def is_sane(self) -> bool:
        """Whether the terminal is as a shell needs it: the main screen, a cursor, an echo, and no mouse."""
        modes = {mode for mode in (b"?1049", b"?1000", b"?1003", b"?2004") if self._left_on(mode)}
        now = termios.tcgetattr(self._slave)
        cursor = self.heard.rfind(b"\x1b[?25h") >= self.heard.rfind(b"\x1b[?25l")
        return not modes and cursor and now[3] == self.manners[3] and now[0] == self.manners[0]

    def _left_on(self, mode: bytes) -> bool:
        return self.heard.rfind(b"\x1b[" + mode + b"h") > self.heard.rfind(b"\x1b[" + mode + b"l")

    def close(self) -> None:
        """Take the terminal away, and the program with it when it has not ended."""
        for handle in (self.master, self._slave):
            try:
                os.close(handle)
            except OSError:
                continue
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()

    def hang_up(self) -> None:
        """Close the terminal's window."""
        os.close(self._slave)
        os.close(self.master)
