"""A formula as a person types it, compared with the right one by value.

The value is taken where the names stand for numbers drawn from their ranges; a formula that has
the right value at all of them counts as right, however it is written.
"""

from __future__ import annotations

import math
import re

from studyapp.base.errors import StudyAppError, message
from studyapp.items.drawing import draw
from studyapp.items.expressions import ExpressionError, Value, names_of, number
from studyapp.items.numbers import narrow
from studyapp.items.types import Formula

POINTS = 12  # places at which the values are compared
CLOSE = 1e-6  # relative

_GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "η": "eta",
    "θ": "theta", "λ": "lambda_", "μ": "mu", "π": "pi", "ρ": "rho", "σ": "sigma", "τ": "tau",
    "φ": "phi", "ω": "omega",
}  # fmt: skip
_SIGNS = str.maketrans({"×": "*", "·": "*", "÷": "/", "−": "-", "–": "-", "⋅": "*"})
_FUNCTIONS = frozenset("sqrt exp log log2 log10 floor ceil abs min max sum round".split())
_TOKEN = re.compile(r"\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|\.\d+|[A-Za-z_]\w*|\*\*|//|[-+*/(),\[\]]|\S")
_FRACTION = re.compile(r"\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}")
_ROOT_OR_POWER = re.compile(r"(\\sqrt|\^)\s*\{([^{}]*)\}")


class UnreadableFormulaError(StudyAppError):
    """What was typed is no formula in the names that were asked for."""


def same_value(typed: str, formula: Formula) -> bool:
    """Whether a typed formula has the value of the right one.

    Raises ``UnreadableFormulaError`` where it cannot be read, ``ExpressionError`` where the right
    one has no value.
    """
    expression = _expression(typed, frozenset(formula.names))
    unknown = names_of(expression) - set(formula.names)
    if unknown:
        raise UnreadableFormulaError(
            message("“{name}” is none of the quantities here.", name=sorted(unknown)[0]),
            message("Use {names}.", names=", ".join(formula.names)),
        )
    for seed in range(POINTS):
        names = draw(formula.names, (), seed)
        right = number(formula.expression, names)
        if not _agrees(expression, names, right):
            return False
    return True


def _agrees(expression: str, names: dict[str, Value], right: float) -> bool:
    try:
        value = number(expression, names, {})
    except ExpressionError:
        return False  # it divides by zero where the right one does not
    return math.isclose(value, right, rel_tol=CLOSE, abs_tol=CLOSE * 1e-3)


def _expression(typed: str, names: frozenset[str]) -> str:
    """What was typed as an expression: ``2ab^2`` is ``2*a*b**2``."""
    text = narrow(typed).strip("$").translate(_SIGNS).replace("√", " sqrt ")
    for letter, name in _GREEK.items():
        text = text.replace(letter, f" {name} ")
    # From the inside out: a fraction may hold roots, powers and fractions.
    while (plain := _FRACTION.sub(r"((\1)/(\2))", _ROOT_OR_POWER.sub(r"\1(\2)", text))) != text:
        text = plain
    text = re.sub(r"\\(?:left|right|,|!|;)", "", text)
    text = re.sub(r"\\(?:cdot|times)", "*", text).replace("\\ln", " log ").replace("\\", " ")
    text = text.translate(str.maketrans("{}[]", "()()")).replace("^", "**")
    text = re.sub(r"(?<![A-Za-z])ln", "log ", text)
    text = re.sub(r"\bvar(epsilon|phi|theta|rho|sigma)\b", r"\1", text)
    text = re.sub(r"\blambda\b", "lambda_", text)  # a word of Python's
    found: list[str] = []
    for token in _TOKEN.findall(text):
        for part in _letters(token, names):
            if found and _touches(found[-1], part):
                found.append("*")
            found.append(part)
    expression = " ".join(_bracketed(found))
    try:
        names_of(expression)
    except ExpressionError as error:
        raise UnreadableFormulaError(
            message("“{text}” cannot be read as a formula.", text=typed.strip()),
            message("Write it as 1 - a/b, 2*a^2 or sqrt(a)."),
        ) from error
    return expression


def _letters(token: str, names: frozenset[str]) -> list[str]:
    """``w`` as ``W`` and ``ab`` as ``a`` and ``b`` where only those are names."""
    if not token.isidentifier() or token in names or token in _FUNCTIONS:
        return [token]
    alike = [name for name in names if name.casefold() == token.casefold()]
    if len(alike) == 1:
        return alike
    for function in sorted(_FUNCTIONS, key=len, reverse=True):
        if token.startswith(function) and token.removeprefix(function) in names:
            return [function, token.removeprefix(function)]  # logK
    return list(token) if all(letter in names for letter in token) else [token]


def _bracketed(tokens: list[str]) -> list[str]:
    """``log K`` as ``log ( K )``: a function takes the one thing behind it."""
    found: list[str] = []
    for at, token in enumerate(tokens):
        before = tokens[at - 1] if at else ""
        alone = before in _FUNCTIONS and token[0].isalnum() and token not in _FUNCTIONS
        found += ["(", token, ")"] if alone else [token]
    return found


def _touches(before: str, after: str) -> bool:
    """Whether a multiplication was left out between two tokens."""
    ends = before == ")" or (before[-1].isalnum() and before not in _FUNCTIONS)
    return ends and (after == "(" or after[0].isalnum())
