"""The language of the interface: translators for our words and Qt's own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from studyapp.base import paths
from studyapp.model.language import Language

LOCALES = {
    Language.ZH: QLocale(QLocale.Language.Chinese, QLocale.Country.China),
    Language.EN: QLocale(QLocale.Language.English),
}


def chosen(setting: Language | None) -> Language:
    """The language set, or the system's (English where the system's is neither)."""
    if setting is not None:
        return setting
    chinese = QLocale.system().language() == QLocale.Language.Chinese
    return Language.ZH if chinese else Language.EN


class Translations(QObject):
    """Installs the words of one language; every widget hears of it by ``LanguageChange``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._installed: list[QTranslator] = []

    def stop(self) -> None:
        """Say everything as the source has it."""
        for translator in self._installed:
            QCoreApplication.removeTranslator(translator)
        self._installed.clear()

    def use(self, language: Language) -> None:
        """Speak this language from now on."""
        self.stop()
        QLocale.setDefault(LOCALES[language])
        ours = paths.resources() / "translations" / f"studyapp_{language}.qm"
        files = [ours]
        if language is Language.ZH:
            qt = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
            files.insert(0, qt / "qtbase_zh_CN.qm")
        for file in files:
            translator = QTranslator(self)
            if translator.load(str(file)):
                QCoreApplication.installTranslator(translator)
                self._installed.append(translator)
