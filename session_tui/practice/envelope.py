"""What is wrapped round the bytes of a file before they reach the disk, so that damage never passes for a record.

The plain envelope keeps a file that any TinyDB opens: one more table, `_check`, holds a number that grows with every
save and a SHA-256 over that number, the file's own name and every byte that follows. A sealed envelope will take its
place when a practice has a passphrase; the storage does not know the difference.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import Protocol as Interface

_HEAD = re.compile(rb'\{"_check":\{"1":\{"generation":(0|[1-9][0-9]{0,17}),"sha256":"([0-9a-f]{64})"\}\}(,|\})')
_HEAD_LENGTH = 140


class BrokenSeal(Exception):
    """The bytes are not those that were sealed. The text says what is wrong, without a word of them."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What was in an envelope: the bytes, and how many saves the file has seen."""

    plain: bytes
    generation: int


class Envelope(Interface):
    """Wraps and unwraps the bytes of one certain file."""

    def seal(self, plain: bytes, generation: int) -> bytes:
        """The bytes for the disk."""
        ...  # pragma: no cover

    def open(self, sealed: bytes) -> Opened:
        """What was sealed. Raises BrokenSeal when it is anything else."""
        ...  # pragma: no cover


class Envelopes(Interface):
    """Makes the envelope of each file of a practice."""

    def of(self, kind: str, name: str) -> Envelope:
        """The envelope of the file `name` (its random id) of a kind: clients, sessions, index, practice."""
        ...  # pragma: no cover


@dataclass(frozen=True, slots=True)
class PlainEnvelope:
    """Readable JSON with a check; `identity` is what the file is, so that another one in its place is noticed."""

    identity: str

    def seal(self, plain: bytes, generation: int) -> bytes:
        """A JSON object with the table `_check` first. `plain` is a JSON object without blanks around it."""
        rest = plain[1:] if plain == b"{}" else b"," + plain[1:]
        digest = self._digest(rest, generation)
        return b'{"_check":{"1":{"generation":%d,"sha256":"%s"}}%s' % (generation, digest, rest)

    def open(self, sealed: bytes) -> Opened:
        """The tables without `_check`. Raises BrokenSeal."""
        if not sealed:
            raise BrokenSeal("it is empty")
        head = _HEAD.match(sealed[:_HEAD_LENGTH])
        if head is None:
            raise BrokenSeal("its beginning is not that of a record")
        generation = int(head[1])
        rest = sealed[head.start(3) :]
        if self._digest(rest, generation) != head[2]:
            raise BrokenSeal("its checksum does not fit what is in it")
        return Opened(b"{" + rest.removeprefix(b","), generation)

    def _digest(self, rest: bytes, generation: int) -> bytes:
        start = f"{self.identity}\n{generation}\n".encode()
        return hashlib.sha256(start + rest).hexdigest().encode()


class PlainEnvelopes:
    """A practice without a passphrase."""

    def of(self, kind: str, name: str) -> PlainEnvelope:
        """The plain envelope of one file."""
        return PlainEnvelope(f"{kind}/{name}")
