"""The benchmarks' synthetic banks and libraries are what the program itself would make."""

from __future__ import annotations

from pathlib import Path

from studyapp.bank.reader import read_bank
from studyapp.library.compile import compile_bank
from studyapp.library.reader import Library
from studyapp.library.stamp import is_current
from studyapp.model.language import Language
from tests.benchmarks.synthetic import CHARACTERS, make_bank, make_library, topics


def test_a_synthetic_library_reads_and_searches(tmp_path: Path) -> None:
    path = tmp_path / "synthetic.sqlite"
    make_library(path, 60, formulas=3)
    with Library(path) as library:
        assert library.count == 60
        assert sum(row.questions for row in library.topics()) == 60
        first = library.questions_at(0, 1)[0]
        page = library.page(first.ref.question, Language.ZH)
        assert page is not None
        assert page.html.count('class="tex"') == 3
        assert len(library.plain_text(first.ref.question, Language.EN)) == CHARACTERS
        assert library.search.titles("gradient", Language.EN)
        assert len(library.search.texts("梯度", Language.ZH, 60)) > 12


def test_a_synthetic_bank_compiles_without_problems(tmp_path: Path) -> None:
    make_bank(tmp_path / "bank", 4)
    bank = read_bank(tmp_path / "bank")
    assert [problem for problem in bank.problems if "answer" in problem.file] == []
    assert len(bank.questions) == 4
    assert len(bank.topics) == len(topics())
    compile_bank(bank, tmp_path / "library.sqlite")
    assert is_current(tmp_path / "library.sqlite", bank.folder)
    with Library(tmp_path / "library.sqlite") as library:
        page = library.page(library.questions_at(3, 1)[0].ref.question, Language.EN)
        assert page is not None
        assert '<section id="mistakes"' in page.html
