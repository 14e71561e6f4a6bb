"""The page's own words: buttons, hints and labels, in the language of the interface."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def page_words() -> dict[str, str]:
    """The words by the names the page's script uses, translated now."""
    translate = QCoreApplication.translate
    return {
        "copyTex": translate("AnswerPage", "Copy as TeX"),
        "copyCode": translate("AnswerPage", "Copy code"),
        "copied": translate("AnswerPage", "Copied"),
        "formula": translate("AnswerPage", "formula"),
        "verified": translate("AnswerPage", "Checked by computation"),
        "verifiedNumber": translate("AnswerPage", "checked by computation, Enter shows how"),
        "revealNext": translate("AnswerPage", "Show the next part"),
        "revealAll": translate("AnswerPage", "Show all"),
        "revealNextKey": translate("AnswerPage", "Space"),
        "revealAllKey": translate("AnswerPage", "Enter"),
        "highlight": translate("AnswerPage", "Highlight"),
        "note": translate("AnswerPage", "Note"),
        "colourYellow": translate("AnswerPage", "Highlight in yellow"),
        "colourGreen": translate("AnswerPage", "Highlight in green"),
        "colourBlue": translate("AnswerPage", "Highlight in blue"),
        "colourPink": translate("AnswerPage", "Highlight in pink"),
        "copy": translate("AnswerPage", "Copy"),
    }
