"""Letters at most five dots wide and seven high, drawn here as they look. Needs no Textual."""

from __future__ import annotations

import unicodedata
from functools import cache

HEIGHT = 7
"""Dots from the top of a letter to its foot."""

WIDEST = 5
"""Dots of the widest letter."""

_SHEETS = (
    (
        "ABCDEFGHIJKL",
        " ### |#### | ### |#### |#####|#####| ### |#   #|###|   #|#   #|#    ",
        "#   #|#   #|#   #|#   #|#    |#    |#   #|#   #| # |   #|#  # |#    ",
        "#   #|#   #|#    |#   #|#    |#    |#    |#   #| # |   #|# #  |#    ",
        "#####|#### |#    |#   #|#### |#### |# ###|#####| # |   #|##   |#    ",
        "#   #|#   #|#    |#   #|#    |#    |#   #|#   #| # |   #|# #  |#    ",
        "#   #|#   #|#   #|#   #|#    |#    |#   #|#   #| # |#  #|#  # |#    ",
        "#   #|#### | ### |#### |#####|#    | ####|#   #|###| ## |#   #|#####",
    ),
    (
        "MNOPQRSTUVWX",
        "#   #|#   #| ### |#### | ### |#### | ####|#####|#   #|#   #|#   #|#   #",
        "## ##|#   #|#   #|#   #|#   #|#   #|#    |  #  |#   #|#   #|#   #|#   #",
        "# # #|##  #|#   #|#   #|#   #|#   #|#    |  #  |#   #|#   #|#   #| # # ",
        "# # #|# # #|#   #|#### |#   #|#### | ### |  #  |#   #|#   #|# # #|  #  ",
        "#   #|#  ##|#   #|#    |# # #|# #  |    #|  #  |#   #| # # |# # #| # # ",
        "#   #|#   #|#   #|#    |#  # |#  # |    #|  #  |#   #| # # |## ##|#   #",
        "#   #|#   #| ### |#    | ## #|#   #|#### |  #  | ### |  #  |#   #|#   #",
    ),
    (
        "YZ0123456789",
        "#   #|#####| ### | # | ### |#####|   # |#####|  ## |#####| ### | ### ",
        "#   #|    #|#   #|## |#   #|    #|  ## |#    | #   |    #|#   #|#   #",
        " # # |   # |#   #| # |    #|   # | # # |#### |#    |   # |#   #|#   #",
        "  #  |  #  |#   #| # |   # |  ## |#  # |    #|#### |  #  | ### | ####",
        "  #  | #   |#   #| # |  #  |    #|#####|    #|#   #|  #  |#   #|    #",
        "  #  |#    |#   #| # | #   |#   #|   # |#   #|#   #| #   |#   #|   # ",
        "  #  |#####| ### |###|#####| ### |   # | ### | ### | #   | ### | ##  ",
    ),
    (
        ".,-/?!'+&():;=%*<>\"°",
        "  |  |    |    #| ### |#|#|     | ##  | #|# |  |  |    |     |     |   #|#   |# #| # ",
        "  |  |    |    #|#   #|#|#|  #  |#  # |# | #|  |  |    |##  #|# # #|  # | #  |# #|# #",
        "  |  |    |   # |    #|#|#|  #  |#  # |# | #| #| #|####|## # | ### | #  |  # |   | # ",
        "  |  |####|  #  |   # |#| |#####| ##  |# | #|  |  |    |  #  |#####|#   |   #|   |   ",
        "  |  |    | #   |  #  |#| |  #  |#  ##|# | #|  |  |####| # ##| ### | #  |  # |   |   ",
        "##|##|    |#    |     | | |  #  |#  # |# | #| #| #|    |#  ##|# # #|  # | #  |   |   ",
        "##| #|    |#    |  #  |#| |     | ## #| #|# | #|# |    |     |     |   #|#   |   |   ",
    ),
)

_SAME = {"–": "-", "—": "-", "−": "-", "’": "'", "‘": "'", "“": '"', "”": '"', "·": ".", "…": ".", "×": "X", "Ø": "O"}
_LETTERS = {"ß": "SS", "Æ": "AE", "Œ": "OE", "Ł": "L", "Đ": "D", "Þ": "TH", "Ð": "D", "ẞ": "SS"}

Glyph = tuple[str, ...]
"""Seven lines of `#` and blank, all of one width."""


@cache
def _glyphs() -> dict[str, Glyph]:
    found: dict[str, Glyph] = {" ": ("   ",) * HEIGHT}
    for letters, *lines in _SHEETS:
        cut = [line.split("|") for line in lines]
        for index, letter in enumerate(letters):
            found[letter] = tuple(line[index] for line in cut)
    return found


def letters() -> frozenset[str]:
    """Every letter that has a drawing."""
    return frozenset(_glyphs())


def capitals(text: str) -> str:
    """The text in letters that have a drawing: capitals without accents; what has none becomes a space."""
    upper = "".join(_LETTERS.get(letter, letter) for letter in text.upper())
    bare = unicodedata.normalize("NFKD", "".join(_SAME.get(letter, letter) for letter in upper))
    return "".join(_drawn(letter) for letter in bare if not unicodedata.combining(letter))


def _drawn(letter: str) -> str:
    letter = _SAME.get(letter, letter)
    return letter if letter in _glyphs() else " "


def glyph(letter: str) -> Glyph:
    """The dots of a letter out of `capitals`."""
    return _glyphs()[letter]
