"""Every number has a definition in both languages, in the house's typography."""

from __future__ import annotations

import re

import pytest

from studyapp.stats.calibration import ASSUMED
from studyapp.stats.definitions import CALIBRATION, DEFINITIONS, Definition

HAN_THEN_SPACE = re.compile(r"[\u3400-\u9fff] +[A-Za-z0-9]|[A-Za-z0-9%] +[\u3400-\u9fff]")


@pytest.mark.parametrize("definition", DEFINITIONS.values(), ids=DEFINITIONS.keys())
def test_a_definition_is_there_in_both_languages(definition: Definition) -> None:
    for text in (definition.name, definition.meaning):
        assert text.zh
        assert text.en
        assert not HAN_THEN_SPACE.search(text.zh)
        assert not re.search(r"[\u3400-\u9fff]", text.en)
    assert definition.meaning.zh.endswith("。")
    assert definition.meaning.en.endswith(".")


def test_the_assumed_chances_are_those_the_definition_states() -> None:
    for chance in ASSUMED.values():
        assert f"{chance:.0%}" in CALIBRATION.meaning.zh
        assert f"{chance:.0%}".replace("%", " %") in CALIBRATION.meaning.en
