"""The two themes: colours for the widgets around the page, the same as the page's own.

The page's stand in ``resources/page/theme.css``.

Contrast of text against its ground is at least 4.5 : 1 in both, of marks at least 3 : 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from studyapp.base import paths


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
    panel="#f6f7f8",
    raised="#ffffff",
    ink="#1f2430",
    muted="#59626f",
    line="#dfe2e7",
    accent="#2159b5",
    on_accent="#ffffff",
    selection="#dfe9f9",
    weak="#b4234a",
    shaky="#96570a",
    solid="#0b7a5b",
)
DARK = Theme(
    name="dark",
    paper="#16191f",
    panel="#1d2128",
    raised="#252a33",
    ink="#dfe3e9",
    muted="#9aa4b1",
    line="#343b47",
    accent="#8ab2f7",
    on_accent="#16191f",
    selection="#2a3a55",
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


def style_sheet(theme: Theme, *, fusion: bool) -> str:
    """What a palette cannot say: quiet tool buttons, fields with a focus ring, thin splitters.

    ``fusion``: no platform's own style is in force, so that buttons and bars may be ours too.
    """
    return _common(theme) + (_plain_controls(theme) if fusion else "")


def _plain_controls(theme: Theme) -> str:
    return f"""
QToolBar {{ background: {theme.panel}; border: none; border-bottom: 1px solid {theme.line};
  padding: 4px 8px; spacing: 4px; }}
QToolBar::separator {{ background: {theme.line}; width: 1px; margin: 4px 6px; }}
QPushButton {{
  background: {theme.raised}; border: 1px solid {theme.line}; border-radius: 6px;
  padding: 5px 14px; color: {theme.ink};
}}
QPushButton:hover {{ background: {theme.selection}; }}
QPushButton:pressed {{ border-color: {theme.accent}; }}
QPushButton:checked {{ background: {theme.selection}; border-color: {theme.accent}; }}
QPushButton:focus {{ border-color: {theme.accent}; }}
QPushButton:default, QPushButton#primary {{ background: {theme.accent}; color: {theme.on_accent};
  border-color: {theme.accent}; }}
QPushButton[suggested="true"] {{ border: 2px solid {theme.accent}; padding: 4px 13px; }}
QPushButton:disabled {{ color: {theme.muted}; background: {theme.panel}; }}
QCheckBox::indicator, QTreeView::indicator {{ width: 14px; height: 14px;
  border: 1px solid {theme.muted}; border-radius: 3px; background: {theme.raised}; }}
QCheckBox::indicator:checked, QTreeView::indicator:checked {{ background: {theme.accent};
  border-color: {theme.accent}; image: url("{_picture("tick", theme)}"); }}
QTreeView::indicator:indeterminate {{ background: {theme.selection};
  border-color: {theme.accent}; image: url("{_picture("dash", theme)}"); }}
QCheckBox::indicator:focus {{ border-color: {theme.accent}; }}
QRadioButton::indicator {{ width: 14px; height: 14px; border: 1px solid {theme.muted};
  border-radius: 8px; background: {theme.raised}; }}
QRadioButton::indicator:checked {{ width: 6px; height: 6px; border: 5px solid {theme.accent}; }}
QRadioButton::indicator:focus {{ border-color: {theme.accent}; }}
QProgressBar {{ background: {theme.line}; border: none; border-radius: 3px; max-height: 6px; }}
QProgressBar::chunk {{ background: {theme.accent}; border-radius: 3px; }}
QTabBar::tab {{ background: transparent; border: none; border-bottom: 2px solid transparent;
  padding: 6px 10px; color: {theme.muted}; }}
QTabBar::tab:selected {{ color: {theme.ink}; border-bottom-color: {theme.accent}; }}
QTabBar::tab:hover {{ color: {theme.ink}; }}
QTabBar::tab:focus {{ color: {theme.accent}; }}
QTabWidget::pane {{ border: none; border-top: 1px solid {theme.line}; }}
QMenu {{ background: {theme.raised}; border: 1px solid {theme.line}; padding: 4px; }}
QMenu::item {{ padding: 5px 24px 5px 24px; border-radius: 4px; }}
QMenu::item:selected {{ background: {theme.selection}; color: {theme.ink}; }}
QMenu::item:disabled {{ color: {theme.muted}; }}
QMenu::separator {{ height: 1px; background: {theme.line}; margin: 4px 8px; }}
QMenu::icon {{ left: 4px; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
QScrollBar::handle {{ background: {theme.line}; border-radius: 4px; min-height: 32px;
  min-width: 32px; margin: 1px; }}
QScrollBar::handle:hover {{ background: {theme.muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


def _picture(name: str, theme: Theme) -> str:
    return (paths.resources() / f"{name}-{theme.name}.svg").as_posix()


def _common(theme: Theme) -> str:
    return f"""
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QMainWindow::separator {{ background: {theme.line}; width: 1px; height: 1px; }}
QSplitter::handle {{ background: {theme.line}; }}
QToolButton {{ border: 1px solid transparent; border-radius: 6px; padding: 4px; }}
QToolButton:hover {{ background: {theme.selection}; }}
QToolButton:checked {{ background: {theme.selection}; }}
QToolButton:checked:disabled {{ background: transparent; }}
QToolButton:focus {{ border-color: {theme.accent}; }}
QToolButton::menu-indicator {{ image: none; }}
QLineEdit, QPlainTextEdit {{
  background: {theme.raised}; border: 1px solid {theme.line}; border-radius: 6px; padding: 5px 8px;
  selection-background-color: {theme.selection}; selection-color: {theme.ink};
}}
QLineEdit:focus, QPlainTextEdit:focus {{ border-color: {theme.accent}; }}
QTreeView, QListView, QListWidget, QTreeWidget {{ border: none; outline: none; }}
QListWidget::item {{ padding: 4px 6px; border-radius: 4px; }}
QListWidget::item:selected {{ background: {theme.selection}; color: {theme.ink}; }}
QTreeWidget::item {{ padding: 3px 4px; }}
QTreeView#topics {{ background: {theme.panel}; selection-background-color: transparent; }}
QLabel#sheet {{ background: {theme.paper}; color: {theme.muted}; }}
QLabel#quiet {{ color: {theme.muted}; }}
QToolTip {{
  background: {theme.raised}; color: {theme.ink}; border: 1px solid {theme.line}; padding: 4px;
}}
QMenuBar {{ background: {theme.panel}; }}
"""
