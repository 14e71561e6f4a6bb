"""The two themes: colours for the widgets around the page, and the page's theme name.

Contrast of text against its ground is at least 4.5 : 1 in both, of marks at least 3 : 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours by what they are for."""

    name: Literal["light", "dark"]  # as the page knows it
    paper: str  # the page and lists
    panel: str  # around the page
    raised: str  # buttons, fields, pop-ups
    ink: str
    muted: str
    line: str
    accent: str
    on_accent: str
    selection: str  # the ground of a chosen row
    weak: str
    shaky: str
    solid: str

    def level(self, level: str) -> str:
        """The colour of a bookmark's level."""
        return {"weak": self.weak, "shaky": self.shaky, "solid": self.solid}[level]


LIGHT = Theme(
    name="light",
    paper="#fefefd",
    panel="#f5f6f8",
    raised="#ffffff",
    ink="#1f2937",
    muted="#5b6675",
    line="#dde1e7",
    accent="#5b34b8",
    on_accent="#ffffff",
    selection="#e7e1f7",
    weak="#b4234a",
    shaky="#96570a",
    solid="#0b7a5b",
)
DARK = Theme(
    name="dark",
    paper="#16191f",
    panel="#1c2027",
    raised="#252a33",
    ink="#e4e8ee",
    muted="#a3adba",
    line="#343b47",
    accent="#b49af5",
    on_accent="#16191f",
    selection="#3a3358",
    weak="#f08aa8",
    shaky="#e3a15c",
    solid="#5cc9a4",
)


def chosen(setting: str) -> Theme:
    """The theme for ``system``, ``light`` or ``dark``."""
    if setting == "system":
        scheme = QGuiApplication.styleHints().colorScheme()
        return DARK if scheme is Qt.ColorScheme.Dark else LIGHT
    return DARK if setting == "dark" else LIGHT


def palette(theme: Theme) -> QPalette:
    """The theme as a Qt palette."""
    result = QPalette()
    role = QPalette.ColorRole
    for target, paint in {
        role.Window: theme.panel,
        role.WindowText: theme.ink,
        role.Base: theme.paper,
        role.AlternateBase: theme.panel,
        role.Text: theme.ink,
        role.PlaceholderText: theme.muted,
        role.Button: theme.raised,
        role.ButtonText: theme.ink,
        role.BrightText: theme.weak,
        role.ToolTipBase: theme.raised,
        role.ToolTipText: theme.ink,
        role.Highlight: theme.selection,
        role.HighlightedText: theme.ink,
        role.Accent: theme.accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.Light: theme.raised,
        role.Midlight: theme.line,
        role.Mid: theme.line,
        role.Dark: theme.muted,
        role.Shadow: theme.line,
    }.items():
        result.setColor(target, QColor(paint))
    for target in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        dimmed = QColor(theme.muted)
        dimmed.setAlphaF(0.7)
        result.setColor(QPalette.ColorGroup.Disabled, target, dimmed)
    return result


def style_sheet(theme: Theme) -> str:
    """What a palette cannot say: quiet tool buttons, fields with a focus ring, thin splitters."""
    return f"""
QMainWindow::separator {{ background: {theme.line}; width: 1px; height: 1px; }}
QSplitter::handle {{ background: {theme.line}; }}
QToolButton {{ border: 1px solid transparent; border-radius: 6px; padding: 4px; }}
QToolButton:hover {{ background: {theme.selection}; }}
QToolButton:checked {{ background: {theme.selection}; }}
QToolButton:focus {{ border-color: {theme.accent}; }}
QToolButton::menu-indicator {{ image: none; }}
QLineEdit, QPlainTextEdit {{
  background: {theme.raised}; border: 1px solid {theme.line}; border-radius: 6px; padding: 5px 8px;
  selection-background-color: {theme.selection}; selection-color: {theme.ink};
}}
QLineEdit:focus, QPlainTextEdit:focus {{ border-color: {theme.accent}; }}
QTreeView, QListView, QListWidget, QTreeWidget {{ border: none; outline: none; }}
QTreeView#topics {{ background: {theme.panel}; }}
QFrame#rule {{ background: {theme.line}; }}
QLabel#quiet {{ color: {theme.muted}; }}
QToolTip {{
  background: {theme.raised}; color: {theme.ink}; border: 1px solid {theme.line}; padding: 4px;
}}
QMenuBar {{ background: {theme.panel}; }}
"""
