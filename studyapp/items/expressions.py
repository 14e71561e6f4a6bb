"""Expressions of checks and items, read by ``simpleeval`` limited to what the format names.

Numbers, texts, lists, names, ``+ - * / // % **``, comparisons, ``and or not``, whole-number
subscripts, the functions of ``BUILTINS``, and calls with keyword arguments of the computations in
``studyapp.labs``, written ``family.function(name=value)``. Python's ``eval`` is never used.
"""

from __future__ import annotations

import ast
import math
import operator
import warnings
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

import simpleeval

from studyapp.base.errors import StudyAppError
from studyapp.items import limits

Value = int | float | bool | str | list[Any]
Functions = Mapping[str, Callable[..., Any]]


class ExpressionError(StudyAppError):
    """An expression that is not allowed, malformed, or has no value."""


def evaluate(
    expression: str,
    names: Mapping[str, Value] | None = None,
    functions: Functions | None = None,
) -> Value:
    """The value of an expression with the drawn ``names``.

    ``functions`` are the computations by their names ``family.function``; ``labs.functions()`` if
    not given. Raises ``ExpressionError`` for whatever is wrong; takes at most a few seconds.
    """
    if functions is None:
        from studyapp import labs

        functions = labs.functions()
    tree = _parse(expression)
    evaluator = _Evaluator(names or {}, functions)
    try:
        value = evaluator.eval(expression, tree)
    except ExpressionError:
        raise
    except ZeroDivisionError as error:
        raise ExpressionError("The expression divides by zero.") from error
    except (OverflowError, MemoryError) as error:
        raise ExpressionError("A number in the expression becomes too large.") from error
    except RecursionError as error:
        raise ExpressionError("The expression is nested too deeply.") from error
    except (
        simpleeval.InvalidExpression,
        ValueError,
        TypeError,
        LookupError,
        ArithmeticError,
        AttributeError,
    ) as error:
        raise ExpressionError(f"The expression has no value: {_sentence(error)}") from error
    return _plain(value)


def number(
    expression: str,
    names: Mapping[str, Value] | None = None,
    functions: Functions | None = None,
) -> int | float:
    """The value of an expression that must be a finite number; raises ``ExpressionError``."""
    value = evaluate(expression, names, functions)
    if isinstance(value, bool) or not isinstance(value, int | float):
        kind = {bool: "true or false", str: "a text", list: "a list"}[type(value)]
        raise ExpressionError(
            f"The expression gives {kind}, not a number.", "Take one element, as in […][0]."
        )
    if not math.isfinite(value):
        raise ExpressionError(f"The expression gives {value}, not a finite number.")
    return value


def calls(expression: str) -> frozenset[str]:
    """The computations that an expression calls, as ``family.function``.

    Raises ``ExpressionError`` where it cannot be read.
    """
    return frozenset(
        f"{node.func.value.id}.{node.func.attr}"
        for node in ast.walk(_parse(expression))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
    )


def names_of(expression: str) -> frozenset[str]:
    """The names an expression uses that are neither computations nor functions."""
    tree = _parse(expression)
    functions = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    families = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    return frozenset(
        node.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and id(node) not in functions | families
    )


@lru_cache(maxsize=512)  # an item's are evaluated for a thousand draws
def _parse(expression: str) -> ast.expr:
    text = expression.strip()
    if not text:
        raise ExpressionError("The expression is empty.", "Write it.")
    if len(text) > limits.MAX_LENGTH:
        raise ExpressionError(
            f"The expression has more than {limits.MAX_LENGTH:,} characters.", "Shorten it."
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SyntaxWarning)
            return ast.parse(text, mode="eval").body
    except SyntaxError as error:
        place = f" near character {error.offset}" if error.offset else ""
        raise ExpressionError(
            f"The expression cannot be read: {error.msg}{place}.", "Correct its syntax."
        ) from error
    except (RecursionError, MemoryError) as error:
        raise ExpressionError("The expression is nested too deeply.") from error
    except ValueError as error:
        raise ExpressionError(f"The expression cannot be read: {_sentence(error)}") from error


def _sentence(error: Exception) -> str:
    message = str(error).strip() or type(error).__name__
    return message if message.endswith(".") else f"{message}."


def _plain(value: Any) -> Value:
    if isinstance(value, tuple | list):
        return [_plain(inner) for inner in value]
    if isinstance(value, bool | int | float | str):
        return value
    raise ExpressionError(f"The expression gives a {type(value).__name__}, which is no value.")


def _numbers(*values: Any) -> None:
    for value in values:
        if not isinstance(value, int | float):
            raise ExpressionError("Only numbers can be computed with.")


def _arithmetic(operation: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    def apply(left: Any, right: Any) -> Any:
        _numbers(left, right)
        return limits.sized(operation(left, right))

    return apply


def _add(left: Any, right: Any) -> Any:
    if isinstance(left, list) and isinstance(right, list):
        return limits.sized(left + right)
    _numbers(left, right)
    return limits.sized(left + right)


def _multiply(left: Any, right: Any) -> Any:
    for several, times in ((left, right), (right, left)):
        if isinstance(several, list) and isinstance(times, int):
            if times * max(limits.elements(several), 1) > limits.MAX_ELEMENTS:
                raise limits.LimitError(f"a list has more than {limits.MAX_ELEMENTS:,} elements")
            return several * times
    _numbers(left, right)
    return limits.sized(left * right)


def _power(base: Any, exponent: Any) -> Any:
    _numbers(base, exponent)
    if abs(exponent) > limits.MAX_EXPONENT:
        raise limits.LimitError(f"an exponent is beyond {limits.MAX_EXPONENT:,}")
    whole = isinstance(base, int) and isinstance(exponent, int)
    if whole and base.bit_length() * abs(exponent) > limits.MAX_BITS:
        raise limits.LimitError("a power has too many digits")
    result = base**exponent
    if isinstance(result, complex):
        raise ExpressionError("A negative number has no power with a fractional exponent.")
    return result


def _logarithm(x: float) -> float:
    _numbers(x)
    return math.log(x)


def _rounded(x: float, digits: int = 0) -> float:
    _numbers(x, digits)
    if not isinstance(digits, int) or abs(digits) > 20:
        raise ExpressionError("round takes at most 20 digits.")
    return round(x, digits) if digits else round(x)


def _total(values: list[Any]) -> Any:
    _numbers(*values)
    return limits.sized(sum(values))


def _one_number(value: Any) -> Any:
    _numbers(value)
    return value


BUILTINS: Functions = {
    "sqrt": math.sqrt,
    "exp": math.exp,
    "log": _logarithm,
    "log2": math.log2,
    "log10": math.log10,
    "floor": math.floor,
    "ceil": math.ceil,
    "abs": abs,
    "min": min,
    "max": max,
    "sum": _total,
    "round": _rounded,
}

_OPERATORS: Mapping[type[ast.AST], Callable[..., Any]] = {
    ast.Add: _add,
    ast.Sub: _arithmetic(operator.sub),
    ast.Mult: _multiply,
    ast.Div: _arithmetic(operator.truediv),
    ast.FloorDiv: _arithmetic(operator.floordiv),
    ast.Mod: _arithmetic(operator.mod),
    ast.Pow: _power,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Gt: operator.gt,
    ast.Lt: operator.lt,
    ast.GtE: operator.ge,
    ast.LtE: operator.le,
    ast.Not: operator.not_,
    ast.USub: lambda value: -_one_number(value),
    ast.UAdd: _one_number,
}


class _Evaluator(simpleeval.SimpleEval):  # type: ignore[misc]
    """``simpleeval`` with nothing but the nodes of the format."""

    def __init__(self, names: Mapping[str, Value], computations: Functions) -> None:
        super().__init__(dict(_OPERATORS), dict(BUILTINS), dict(names))
        self.computations = computations
        self.nodes = {
            ast.Name: self._eval_name,
            ast.UnaryOp: self._eval_unaryop,
            ast.BinOp: self._eval_binop,
            ast.BoolOp: self._eval_boolop,
            ast.Compare: self._eval_compare,
            ast.Call: self._eval_call,
            ast.Subscript: self._eval_subscript,
            ast.Constant: self._eval_constant,
            ast.List: self._eval_list,
        }

    def _eval(self, node: ast.AST) -> Any:
        handler = self.nodes.get(type(node))
        if handler is None:
            raise ExpressionError(
                f"{type(node).__name__} is not available in expressions.",
                "Use numbers, lists, operators and calls family.function(name=value).",
            )
        return handler(node)

    def _eval_constant(self, node: ast.Constant) -> Any:
        if not isinstance(node.value, bool | int | float | str):
            raise ExpressionError(f"{node.value!r} is no value in an expression.")
        return limits.sized(node.value)

    def _eval_list(self, node: ast.List) -> list[Any]:
        return [self._eval(element) for element in node.elts]

    def _eval_name(self, node: ast.Name) -> Any:
        if node.id not in self.names:
            raise ExpressionError(f"There is no name {node.id}.", "Draw it, or correct it.")
        return self.names[node.id]

    def _eval_compare(self, node: ast.Compare) -> bool:
        left = self._eval(node.left)
        for operation, comparator in zip(node.ops, node.comparators, strict=True):
            if type(operation) not in _OPERATORS:
                raise ExpressionError("Values are compared by == != < <= > >= only.")
            right = self._eval(comparator)
            if not _OPERATORS[type(operation)](left, right):
                return False
            left = right
        return True

    def _eval_subscript(self, node: ast.Subscript) -> Any:
        values, index = self._eval(node.value), self._eval(node.slice)
        if not isinstance(values, list) or isinstance(index, bool) or not isinstance(index, int):
            raise ExpressionError("A subscript takes one element of a list by a whole number.")
        try:
            return values[index]
        except IndexError:
            raise ExpressionError(
                f"The list has {len(values)} elements, so there is none at [{index}]."
            ) from None

    def _eval_call(self, node: ast.Call) -> Any:
        if isinstance(node.func, ast.Name):
            return self._call_builtin(node, node.func.id)
        if isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name):
            return self._call_computation(node, f"{node.func.value.id}.{node.func.attr}")
        raise ExpressionError("Only functions by their names can be called.")

    def _call_builtin(self, node: ast.Call, name: str) -> Any:
        if name not in BUILTINS:
            raise ExpressionError(
                f"There is no function {name}.", f"Known are {', '.join(BUILTINS)}."
            )
        if node.keywords:
            raise ExpressionError(f"{name} takes no names of arguments.")
        return limits.sized(BUILTINS[name](*(self._eval(argument) for argument in node.args)))

    def _call_computation(self, node: ast.Call, name: str) -> Any:
        function = self.computations.get(name)
        if function is None:
            raise ExpressionError(
                f"There is no computation {name}.", "`studyapp.labs` holds those there are."
            )
        if node.args:
            raise ExpressionError(
                f"The arguments of {name} must be named.", f"Write {name}(name=value)."
            )
        arguments = {}
        for keyword in node.keywords:
            if keyword.arg is None:
                raise ExpressionError("** is not available in calls.")
            arguments[keyword.arg] = self._eval(keyword.value)
        limits.check_arguments(name, arguments)
        return limits.sized(_plain(limits.timed(function, arguments)))
