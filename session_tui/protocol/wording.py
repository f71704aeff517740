"""Words for the client: placeholders that are filled, the word lint, and sentences that are too long.

The lint only warns. What a practitioner writes is theirs. The list is the table `wording`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from session_tui.problem import Problem
from session_tui.protocol.models import Protocol
from session_tui.protocol.tables import Rewording, Tables

PLACEHOLDERS: Mapping[str, str] = {
    "pain_site": "where the client's main pain is",
    "next_site": "the next site of the plan",
    "this_site": "the site that is worked on now",
    "change": "the last change of the main measure, in words",
    "client": "what the client likes to be called",
    "stop_word": "the agreed stop word",
}
"""What may stand in braces in words that are said, and what each becomes."""

LONG_SENTENCE = 25
"""Words a sentence for a client should not go beyond (domain reference H.1)."""

_BRACES = re.compile(r"\{([^{}]*)\}")
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
_NUMBER = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|a few|few|some|several)"
_HYPHEN = r"[\s\-\u2010-\u2013]"
_DENIAL = re.compile(
    r"(?:\b(?:not|no|never|without|cannot|nor)|n['’]t)(?:\s+(?:a|an|any|the|mean|be|been|say|make|give))*\s+\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class WordWarning:
    """Words better not told to a client: what was found, what to write instead, and from where to where."""

    avoid: str
    use: str
    start: int
    end: int


def fill(words: str, values: Mapping[str, str]) -> str:
    """The words with `{name}` replaced by its value; an unknown or missing name stays as it is written."""
    return _BRACES.sub(lambda match: values.get(match[1], match[0]), words)


def placeholders(words: str) -> tuple[str, ...]:
    """Everything that stands in braces in the words, in order."""
    return tuple(match[1] for match in _BRACES.finditer(words))


def lint(text: str, rewordings: Iterable[Rewording]) -> list[WordWarning]:
    """Words of the text that `rewordings` advise against, in the order of the text.

    Whole words, whatever their case, with any hyphen, space or apostrophe; a lone capital N is a number.
    An honest denial ("not a diagnosis", "I cannot guarantee") is no warning.
    """
    found: list[WordWarning] = []
    for rewording in rewordings:
        for avoid in rewording.avoid:
            for match in _pattern(avoid).finditer(text):
                if not _DENIAL.search(text, max(0, match.start() - 60), match.start()):
                    found.append(WordWarning(match[0], rewording.use, match.start(), match.end()))
    return sorted(found, key=lambda warning: (warning.start, -warning.end))


def _pattern(avoid: str) -> re.Pattern[str]:
    """A pattern for the words to avoid; comments in round brackets are left out."""
    words = re.sub(r"\s*\([^)]*\)", "", avoid).strip()
    parts = [_part(word) for word in re.split(r"[\s\-]+", words) if word]
    return re.compile(rf"(?<!\w){(_HYPHEN + '+').join(parts)}(?!\w)" if parts else r"(?!)", re.IGNORECASE)


def _part(word: str) -> str:
    return _NUMBER if word == "N" else re.escape(word).replace("'", "['’]").replace("%", r"\s?%")


def long_sentences(text: str, words: int = LONG_SENTENCE) -> list[str]:
    """The sentences of the text with more than so many words."""
    sentences = (match[0].strip() for match in _SENTENCE.finditer(text))
    return [sentence for sentence in sentences if len(sentence.split()) > words]


def client_words(tables: Tables) -> list[tuple[str, str]]:
    """All that is told to a client, said or printed: (where it stands, the words). Without what is asked."""
    words = [(f"prompts '{row.id}'", row.words) for row in tables.prompts]
    words += [(f"risks '{row.id}'", row.words) for row in tables.risks]
    words += [(f"questions '{row.id}'", row.answer) for row in tables.questions]
    words += [(f"checks '{row.id}'", row.plain) for row in tables.checks]
    words += [(f"measures '{row.id}'", row.handout_name) for row in tables.measures if row.handout_name]
    for kind in tables.types:
        words += [(f"types '{kind.id}'", text) for text in (kind.say, kind.handout, kind.did)]
    for task in tables.home:
        words += [(f"home '{task.id}'", text) for text in (task.how, task.how_much, task.stop_when)]
    handout = tables.handout
    lines = (*handout.expect, handout.call_title, *handout.call, handout.next_decision, handout.record)
    words += [("handout", line) for line in (*lines, handout.not_a_diagnosis) if line]
    return words


def word_warnings(protocol: Protocol) -> tuple[Problem, ...]:
    """Words for the client that the word lint advises against; they keep nothing from being run."""
    found: list[Problem] = []
    for where, words in client_words(protocol.tables):
        for warning in lint(words, protocol.tables.wording):
            found.append(Problem(f"the words hold '{warning.avoid}'.", f"Better: {warning.use}.", where))
    return tuple(found)
