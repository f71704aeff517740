"""A user's words on the page: printed as they are, never obeyed."""

from __future__ import annotations

import pytest

from session_tui.handout.text import BOX, clean, missing_letters, plain, safe

LETTERS = frozenset(range(0x20, 0x250)) | {ord(BOX)}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Zoe\N{COMBINING DIAERESIS}", "Zoë"),
        ("one\x00two\x07", "onetwo"),
        ("\x1b[31mred", "[31mred"),
        ("\N{RIGHT-TO-LEFT OVERRIDE}exe.pdf", "exe.pdf"),
        ("a\N{LEFT-TO-RIGHT ISOLATE}b\N{POP DIRECTIONAL ISOLATE}c", "abc"),
        ("zero\N{ZERO WIDTH SPACE}width\N{ZERO WIDTH JOINER}", "zerowidth"),
        ("soft\N{SOFT HYPHEN}hyphen", "softhyphen"),
        ("two\nlines\tand a tab", "two lines and a tab"),
        ("lone \ud83d surrogate", "lone \N{REPLACEMENT CHARACTER} surrogate"),
        ("  room around  ", "room around"),
        ("\N{ZERO WIDTH NO-BREAK SPACE}mark", "mark"),
        ("", ""),
    ],
)
def test_what_cannot_be_seen_is_left_out(typed, kept):
    assert clean(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        '<img src="/etc/passwd"> & <b>',
        '<a href="javascript:alert(1)">x</a>',
        "<para fontSize=200>",
        "a<b>c",
        "&lt; &amp; &#60;",
        '<font color="[[[getattr(1)]]]">',
        "<!DOCTYPE x>",
    ],
)
def test_markup_is_letters(typed):
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph

    assert "<" not in safe(typed, LETTERS)
    paragraph = Paragraph(safe(typed, LETTERS), ParagraphStyle("x"))
    assert "".join(fragment.text for fragment in paragraph.frags) == typed
    assert plain(typed, LETTERS) == typed


def test_a_letter_that_no_font_has_is_a_box_and_is_told():
    assert plain("a 山 b", LETTERS) == safe("a 山 b", LETTERS) == f"a {BOX} b"
    assert missing_letters(["a 山", "太 山", "fine"], LETTERS) == ("山", "太")


def test_the_fonts_have_the_letters_of_names_and_the_signs_of_the_page():
    from session_tui.handout.typefaces import register

    names = "Zoë Łukasz Đặng Thị Hương Γιώργος Παπαδόπουλος Ольга Ґалаґан İbrahim Şükrü Þórður Ştefan Özgür"
    assert missing_letters([names, "→ ■ ● ○ ✓ ≤ ½ 8° −3 × “quoted” ‘so’ – — … € £"], register()) == ()
    assert BOX not in missing_letters([BOX], register())


def test_regular_and_bold_are_two_fonts_with_names_of_their_own():
    from reportlab.pdfbase.pdfmetrics import getFont, stringWidth

    from session_tui.handout.typefaces import BOLD, REGULAR, register

    register()
    assert getFont(REGULAR).face.name != getFont(BOLD).face.name
    assert stringWidth("Front of hip", BOLD, 10) > stringWidth("Front of hip", REGULAR, 10)
