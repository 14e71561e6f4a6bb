"""What goes wrong is said in the language of the interface, all of it."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import string
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from pytestqt.qtbot import QtBot

from studyapp.base.errors import Message, StudyAppError, message
from studyapp.base.paths import DataFolder
from studyapp.exchange.files import read_bookmarks
from studyapp.library.reader import Library
from studyapp.model.ids import BankId, QuestionId, QuestionRef
from studyapp.model.language import Language
from studyapp.services.compiler import Compiler
from studyapp.store import Store
from studyapp.store.reading import Read
from studyapp.ui.errors import error_words, in_words
from studyapp.ui.language import Translations
from studyapp.ui.look import Look
from studyapp.ui.notices import NoticeBar

HAN = re.compile(r"[\u4e00-\u9fff]")


@pytest.fixture(scope="module")
def translations() -> ModuleType:
    """The set-up's own program, with what it makes up to date."""
    root = Path(__file__).resolve().parents[2]
    spec = importlib.util.spec_from_file_location(
        "translations", root / "packaging" / "translations.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.compile_all() == 0
    return module


@pytest.fixture
def speak(qapp: object, translations: ModuleType) -> Iterator[Callable[[Language], None]]:
    """Choose the language of the interface."""
    before, words = QLocale(), Translations()

    def use(language: Language) -> None:
        words.use(language)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LanguageChange.value)

    yield use
    words.stop()
    QLocale.setDefault(before)


@pytest.fixture
def bar(qtbot: QtBot) -> NoticeBar:
    made = NoticeBar(Look())
    qtbot.addWidget(made)
    return made


# -- the files of words -----------------------------------------------------------------------


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


def test_no_text_of_the_source_waits_for_its_chinese(
    translations: ModuleType, tmp_path: Path
) -> None:
    for language in translations.LANGUAGES:
        shutil.copy(translations.source(language), tmp_path)
    assert translations.update(tmp_path) == 0
    waiting = [
        source.text
        for entry in ElementTree.parse(translations.source("zh_CN", tmp_path)).iter("message")
        if (source := entry.find("source")) is not None
        and (words := entry.find("translation")) is not None
        and words.get("type") == "unfinished"
    ]
    assert not waiting, "run packaging/translations.py update and translate what is new"


def test_every_message_has_its_chinese_with_the_same_places(
    translations: ModuleType, speak: Callable[[Language], None]
) -> None:
    speak(Language.ZH)
    templates = translations.messages()
    assert len(templates) > 80
    for template in templates:
        said = QCoreApplication.translate("Errors", template)
        assert HAN.search(said), template
        assert fields(said) == fields(template), template
        in_words(Message(template, dict.fromkeys(fields(template), "x")))
        assert not said.endswith((".", ":")), f"{template}: Chinese punctuation is full-width"
    speak(Language.EN)
    assert all(QCoreApplication.translate("Errors", one) == one for one in templates)


# -- what really goes wrong -------------------------------------------------------------------


REF = QuestionRef(BankId("deep-learning"), QuestionId("adam"))


def read_only_store(place: Path) -> None:
    store = Store.open(DataFolder(place / "data"))
    store._database.execute("PRAGMA query_only=ON")  # answers as a read-only disk does
    try:
        store.reads.put(Read(REF, datetime(2026, 11, 3, tzinfo=UTC)))
    finally:
        store._database.execute("PRAGMA query_only=OFF")
        store.close()


def no_store(place: Path) -> None:
    (place / "data").write_text("a file where the folder should be")
    Store.open(DataFolder(place / "data"))


def no_library(place: Path) -> None:
    (place / "bank.db").write_bytes(b"damaged" * 1000)
    Library(place / "bank.db")


def bad_level(place: Path) -> None:
    (place / "b.json").write_text(
        '{"format": "studyapp-bookmarks", "version": 1,\n"bookmarks": [{"question": "a/b"}]}'
    )
    read_bookmarks(place / "b.json")


def bad_line(place: Path) -> None:
    (place / "b.md").write_text("# StudyApp bookmarks\n\n- question: `a/b`\n- colour: red\n")
    read_bookmarks(place / "b.md")


@pytest.mark.parametrize(
    ("fail", "english", "chinese"),
    [
        (read_only_store, "cannot be written: it or its folder is read-only.", "是只读的。请使"),
        (no_store, "cannot be made:", "无法创建数据文件夹"),
        (
            no_library,
            "cannot be used: it is damaged. It is made again",
            "无法使用：文件已损坏。程序",
        ),
        (
            bad_level,
            "line 2: this bookmark cannot be read: the level is missing. Write one of",
            "第2行：无法读取这条书签：掌握程度（level）为空缺。请写成以下之一：",
        ),
        (bad_line, "is not understood. Write - question:", "这一行。请写成- question:"),
    ],
)
def test_the_bar_says_it_in_the_language_of_the_interface(
    fail: Callable[[Path], None],
    english: str,
    chinese: str,
    bar: NoticeBar,
    speak: Callable[[Language], None],
    tmp_path: Path,
) -> None:
    speak(Language.EN)
    with pytest.raises(StudyAppError) as caught:
        fail(tmp_path)
    bar.say_error(caught.value)
    assert bar.label.text() == str(caught.value)
    assert english in bar.label.text()
    bar.hide()
    speak(Language.ZH)
    assert bar.isHidden(), "a language is no reason to say again what was closed"
    bar.say_error(caught.value)
    assert chinese in bar.label.text()
    assert bar.label.accessibleName() == bar.label.text()
    assert str(tmp_path) in bar.label.text()


def test_what_is_on_the_bar_follows_the_language(
    bar: NoticeBar, speak: Callable[[Language], None]
) -> None:
    speak(Language.ZH)
    bar.say_error(StudyAppError(message("There is no backup {path}.", path="{a}")))
    assert bar.label.text() == "备份{a}不存在。"
    speak(Language.EN)
    assert bar.label.text() == "There is no backup {a}."
    bar.say("something else")
    speak(Language.ZH)
    assert bar.label.text() == "something else"


def test_a_finished_text_is_shown_as_it_is(speak: Callable[[Language], None]) -> None:
    speak(Language.ZH)
    assert error_words(StudyAppError("100% of {this}.", "Do %1.")) == "100% of {this}.Do %1."


def test_times_are_said_as_elsewhere(speak: Callable[[Language], None]) -> None:
    time = datetime(2026, 11, 3, 10, 11, tzinfo=UTC)
    said = message("There is no backup {path}.", path=time)
    speak(Language.ZH)
    chinese = in_words(said)
    speak(Language.EN)
    assert "2026" in chinese
    assert chinese.removeprefix("备份") not in in_words(said)


def test_what_the_compiling_process_says_is_translated_here(
    qtbot: QtBot, speak: Callable[[Language], None], tmp_path: Path
) -> None:
    compiler = Compiler(BankId("gone"), tmp_path / "gone", tmp_path / "gone.db", background=False)
    with qtbot.waitSignal(compiler.failed, timeout=60_000) as failed:
        compiler.start()
    error = failed.args[1]
    speak(Language.EN)
    assert error_words(error) == str(error)
    assert str(tmp_path / "gone") in str(error)
    speak(Language.ZH)
    assert "题库文件夹" in error_words(error)


EARLY = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QMessageBox
from studyapp.app.arguments import Wanted
from studyapp.app.start import start
from studyapp.base.paths import DataFolder
def shown(box):  # nobody is there to close it
    print(box.text(), box.informativeText(), *(b.text() for b in box.buttons()), sep="|")
QMessageBox.exec = shown
sys.stdout.reconfigure(encoding="utf-8")
sys.exit(start(Wanted(DataFolder(Path(sys.argv[1])))))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the system's language is not a variable")
@pytest.mark.parametrize(
    ("system", "damaged", "restore"),
    [("zh_CN.UTF-8", "已损坏。请恢复一份备份", "恢复"), ("en_GB.UTF-8", "is damaged.", "Restore")],
)
def test_before_the_window_the_systems_language_is_spoken(
    system: str, damaged: str, restore: str, translations: ModuleType, tmp_path: Path
) -> None:
    folder = DataFolder(tmp_path / "data")
    store = Store.open(folder)
    store.backups.make()
    store.close()
    folder.database.write_bytes(b"damaged" * 1000)

    def said() -> str:
        return subprocess.run(
            [sys.executable, "-c", EARLY, str(folder.path)],
            env={**os.environ, "LC_ALL": system, "LANGUAGE": ""},
            check=False,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
        ).stdout

    first = said()
    assert damaged in first
    assert f"|{restore}" in first
    folder.log.unlink(missing_ok=True)
    shutil.rmtree(folder.path)
    folder.path.write_text("a file where the folder should be")
    assert ("无法" in said()) is (system == "zh_CN.UTF-8")
