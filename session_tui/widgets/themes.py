"""The four looks: dark, light, high contrast and the terminal's own colours. No other module names a colour.

Every look gives the same variables, so that a style or a widget asks for a meaning (`$pace-behind`), never for a hue.
Blue and orange carry better and worse, ahead and behind (Okabe and Ito's pair, told apart by colour-blind eyes), and
always with a word or a sign beside them.
"""

from __future__ import annotations

from textual.theme import Theme

SCORE_STEPS = 11
"""Cells of a full scale, and colours of the ramp `score-0` to `score-10`."""

RAMP = (
    "#24476b", "#2d567c", "#45628a", "#5d6d8a", "#757887", "#8f8778", "#aa966a", "#c4a55b", "#dfb844", "#f5cd3a",
    "#ffe94a",
)  # fmt: skip
"""From little to much; in the manner of cividis, which every eye reads as one growing order."""

DARK = {
    "ink": "#f5f6f8", "ink-dim": "#a3adba", "ground": "#0b0f14", "raised": "#121820", "bar": "#171f2a",
    "rule": "#4a5563",
    "accent-key": "#fed166", "headline": "#fed166", "chosen": "#00e5ff", "chosen-ink": "#000000",
    "do": "#56b4e9", "say": "#fed166",
    "pace-ahead": "#56b4e9", "pace-behind": "#e69f00", "pace-on": "#c8d0da", "over": "#ff8a65",
    "stage-done": "#8e98a6", "stage-current": "#fed166", "stage-current-ink": "#000000", "stage-todo": "#f5f6f8",
    "before": "#e69f00", "after": "#56b4e9", "better": "#56b4e9", "worse": "#e69f00", "same": "#c8d0da",
    "badge": "#fed166", "badge-ink": "#000000", "caution": "#ffb454",
    "score-ink-low": "#ffffff", "score-ink-high": "#000000",
}  # fmt: skip

LIGHT = {
    "ink": "#14181d", "ink-dim": "#59636f", "ground": "#ffffff", "raised": "#f3f5f7", "bar": "#e2e7ec",
    "rule": "#98a3af",
    "accent-key": "#6f3d00", "headline": "#6f3d00", "chosen": "#00323b", "chosen-ink": "#ffffff",
    "do": "#004b7a", "say": "#6f3d00",
    "pace-ahead": "#004b7a", "pace-behind": "#6f3d00", "pace-on": "#3b444e", "over": "#8c1d00",
    "stage-done": "#5d6772", "stage-current": "#6f3d00", "stage-current-ink": "#ffffff", "stage-todo": "#14181d",
    "before": "#6f3d00", "after": "#004b7a", "better": "#004b7a", "worse": "#6f3d00", "same": "#3b444e",
    "badge": "#6f3d00", "badge-ink": "#ffffff", "caution": "#7a3300",
    "score-ink-low": "#ffffff", "score-ink-high": "#000000",
}  # fmt: skip

CONTRAST = {
    "ink": "#ffffff", "ink-dim": "#c8c8c8", "ground": "#000000", "raised": "#000000", "bar": "#000000",
    "rule": "#9a9a9a",
    "accent-key": "#ffff00", "headline": "#ffff00", "chosen": "#00ffff", "chosen-ink": "#000000",
    "do": "#7fd4ff", "say": "#ffff00",
    "pace-ahead": "#7fd4ff", "pace-behind": "#ffc400", "pace-on": "#ffffff", "over": "#ffa07a",
    "stage-done": "#bcbcbc", "stage-current": "#ffff00", "stage-current-ink": "#000000", "stage-todo": "#ffffff",
    "before": "#ffc400", "after": "#7fd4ff", "better": "#7fd4ff", "worse": "#ffc400", "same": "#ffffff",
    "badge": "#ffff00", "badge-ink": "#000000", "caution": "#ffc400",
    "score-ink-low": "#ffffff", "score-ink-high": "#000000",
}  # fmt: skip

ANSI = {
    "ink": "ansi_default", "ink-dim": "ansi_default", "ground": "ansi_default", "raised": "ansi_default",
    "bar": "ansi_default", "rule": "ansi_bright_black",
    "accent-key": "ansi_yellow", "headline": "ansi_yellow", "chosen": "ansi_cyan", "chosen-ink": "#000000",
    "do": "ansi_blue", "say": "ansi_yellow",
    "pace-ahead": "ansi_blue", "pace-behind": "ansi_yellow", "pace-on": "ansi_default", "over": "ansi_red",
    "stage-done": "ansi_default", "stage-current": "ansi_yellow", "stage-current-ink": "#000000",
    "stage-todo": "ansi_default",
    "before": "ansi_yellow", "after": "ansi_blue", "better": "ansi_blue", "worse": "ansi_yellow",
    "same": "ansi_default",
    "badge": "ansi_yellow", "badge-ink": "#000000", "caution": "ansi_yellow", "score-ink-low": "#ffffff",
    "score-ink-high": "#000000",
}  # fmt: skip

LOOKS: dict[str, dict[str, str]] = {
    "session-dark": DARK,
    "session-light": LIGHT,
    "session-contrast": CONTRAST,
    "session-ansi": ANSI,
}
"""Our variables in each look."""


def variable_defaults() -> dict[str, str]:
    """Every variable of ours, for looks that are not ours and do not know them."""
    return _with_ramp(DARK)


def _with_ramp(look: dict[str, str]) -> dict[str, str]:
    return {**look, **{f"score-{step}": colour for step, colour in enumerate(RAMP)}}


def _textual_own(look: dict[str, str]) -> dict[str, str]:
    """What Textual's own widgets ask for: cursor lines, inputs, scrollbars."""
    return {
        "block-cursor-background": look["stage-current"],
        "block-cursor-foreground": look["stage-current-ink"],
        "block-cursor-text-style": "bold",
        "block-hover-background": look["bar"],
        "input-cursor-background": look["ink"],
        "input-cursor-foreground": look["ground"],
        "input-selection-background": look["rule"],
        "border": look["headline"],
        "border-blurred": look["rule"],
        "scrollbar": look["rule"],
        "scrollbar-hover": look["ink-dim"],
        "scrollbar-active": look["headline"],
        "scrollbar-background": look["raised"],
        "scrollbar-background-hover": look["raised"],
        "scrollbar-background-active": look["raised"],
        "scrollbar-corner-color": look["raised"],
    }


def _theme(name: str, look: dict[str, str], *, dark: bool) -> Theme:
    return Theme(
        name=name,
        primary=look["do"],
        secondary=look["chosen"],
        accent=look["headline"],
        warning=look["caution"],
        error=look["over"],
        success=look["better"],
        foreground=look["ink"],
        background=look["ground"],
        surface=look["raised"],
        panel=look["bar"],
        boost=look["raised"],
        dark=dark,
        text_alpha=1.0,
        variables={**_with_ramp(look), **_textual_own(look)},
    )


def _ansi() -> Theme:
    theme = _theme("session-ansi", ANSI, dark=True)
    theme.ansi = True
    theme.variables |= {
        "ansi-background": "ansi_black",
        "ansi-foreground": "ansi_white",
        "block-cursor-background": "ansi_yellow",
        "input-cursor-background": "ansi_white",
        "input-cursor-foreground": "ansi_black",
        "input-selection-background": "ansi_bright_blue",
        "input-selection-foreground": "ansi_black",
        "screen-selection-background": "ansi_bright_blue",
        "screen-selection-foreground": "ansi_black",
        "scrollbar": "ansi_bright_black",
    }
    return theme


THEMES: tuple[Theme, ...] = (
    _theme("session-dark", DARK, dark=True),
    _theme("session-light", LIGHT, dark=False),
    _theme("session-contrast", CONTRAST, dark=True),
    _ansi(),
)
"""The looks, to be registered with the app."""
