"""``quiz.toml`` read into items and key points; what is wrong becomes a problem."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from studyapp.bank.fields import Fields
from studyapp.items.drawing import Draw
from studyapp.items.types import (
    WRITTEN,
    Blank,
    Formula,
    Item,
    ItemType,
    KeyPoint,
    Option,
    Pair,
    Quantity,
    Quiz,
    Tolerance,
    WrongValue,
)
from studyapp.model.ids import SLUG, ItemId, QuestionId
from studyapp.model.language import Language, Text


def parse_quiz(fields: Fields) -> Quiz:
    """The quiz of the table ``fields``; items that cannot be used are left out."""
    items: list[Item] = []
    for inner in fields.tables("items"):
        item = _item(inner)
        if item is None:
            continue
        if any(other.id == item.id for other in items):
            inner.problem(
                f"The item id “{item.id}” occurs twice.",
                "Give one of them another; an id that people have used never changes.",
                "id",
            )
        else:
            items.append(item)
    points = tuple(_key_point(inner) for inner in fields.tables("key_points"))
    fields.finish()
    return Quiz(tuple(items), points)


def _key_point(fields: Fields) -> KeyPoint:
    weight = fields.whole("weight")
    if weight is not None and weight < 1:
        fields.problem("`weight` must be at least 1.", "Correct it.", "weight")
    point = KeyPoint(fields.languages(), max(weight or 1, 1))
    fields.finish()
    return point


def _item(fields: Fields) -> Item | None:
    identity = fields.string("id", required=True)
    if identity and not SLUG.fullmatch(identity):
        fields.problem(
            f"The item id “{identity}” is not a slug.",
            "Use lower-case letters and digits with single hyphens.",
            "id",
        )
    kind = fields.string("type", required=True)
    if kind not in WRITTEN:
        if kind:
            known = ", ".join(WRITTEN)
            fields.problem(f"“{kind}” is no type of item.", f"Types are {known}.", "type")
        return None
    difficulty = fields.whole("difficulty")
    if difficulty is not None and difficulty not in range(1, 6):
        fields.problem("`difficulty` is not one of 1 to 5.", "Correct it.", "difficulty")
    values = {
        "stem": fields.text("stem", required=True),
        "difficulty": min(max(difficulty or 1, 1), 5),
        "feedback": fields.text("feedback"),
        "draw": _draws(fields, "draw"),
        "compute": _compute(fields),
        "where": fields.strings("where"),
        **_PARTS[ItemType(kind)](fields),
    }
    fields.finish()
    return Item(id=ItemId(identity), type=ItemType(kind), **values) if identity else None  # type: ignore[arg-type]


def _draws(fields: Fields, key: str) -> dict[str, Draw]:
    table = fields.table(key)
    found: dict[str, Draw] = {}
    for name in table.data if table is not None else ():
        inner = table.table(name) if table is not None else None
        if inner is None:
            continue
        _name(inner, name)
        value = _draw(inner)
        if value is not None:
            found[name] = value
    return found


def _name(fields: Fields, name: str, *path: str) -> None:
    if not name.isidentifier() or not name.isascii():
        fields.problem(f"“{name}” cannot be a name in an expression.", "Use letters.", *path)
    elif name == "answer":
        fields.problem("“answer” is the name of the answer.", "Use another name.", *path)


def _compute(fields: Fields) -> dict[str, str]:
    table = fields.table("compute")
    if table is None:
        return {}
    drawn = fields.data.get("draw")
    found = {}
    for name in table.data:
        _name(table, name, name)
        if isinstance(drawn, dict) and name in drawn:
            table.problem(f"“{name}” is drawn as well.", "Use another name.", name)
        found[name] = table.string(name, required=True)
    return found


def _draw(fields: Fields) -> Draw | None:
    if fields.has("choice"):
        values = fields.get("choice", list) or []
        fields.finish()
        plain = tuple(value for value in values if isinstance(value, int | float | str))
        if not values or len(plain) != len(values):
            fields.problem("`choice` must list numbers or texts.", "Correct it.", "choice")
        return Draw(plain) if plain else None
    ends = [fields.get(key, float, required=True) for key in ("from", "to", "step")]
    fields.finish()
    if None in ends:
        return None
    try:
        return Draw.steps(*ends)
    except ValueError as error:
        fields.problem(f"{error}.", "Correct the three numbers.")
        return None


def _options(fields: Fields) -> tuple[Option, ...]:
    options = []
    for inner in fields.tables("options"):
        key = bool(inner.get("key", bool))
        confuses = inner.string("confuses")
        if confuses and (key or not SLUG.fullmatch(confuses)):
            inner.problem(
                "`confuses` names the question that a wrong option is taken from.",
                "Put a question's id on a wrong option.",
                "confuses",
            )
        options.append(
            Option(
                inner.languages(),
                key,
                inner.text("why"),
                QuestionId(confuses) if confuses else None,
            )
        )
        inner.finish()
    if len(options) < 2:
        fields.problem("The item needs at least two options.", "Write options = [ … ].", "options")
    return tuple(options)


def _single(fields: Fields) -> dict[str, object]:
    options = _options(fields)
    right = sum(option.key for option in options)
    if options and right != 1:
        fields.problem(
            f"{right} options are right; a `single` item has one.", "Set key = true.", "options"
        )
    return {"options": options}


def _multiple(fields: Fields) -> dict[str, object]:
    options = _options(fields)
    if options and not any(option.key for option in options):
        fields.problem("No option is right.", "Set key = true on those that are.", "options")
    return {"options": options}


def _quantity(fields: Fields) -> Quantity:
    wrong = []
    for inner in fields.tables("wrong"):
        wrong.append(WrongValue(inner.string("value", required=True), inner.languages()))
        inner.finish()
    return Quantity(
        expression=fields.string("answer", required=True),
        tolerance=_tolerance(fields),
        unit=fields.string("unit"),
        accept_units=fields.strings("accept_units"),
        wrong=tuple(wrong),
    )


def _tolerance(fields: Fields) -> Tolerance:
    if isinstance(fields.data.get("tolerance"), dict):
        inner = fields.table("tolerance")
        relative = inner.get("relative", float, required=True) if inner else None
        if inner:
            inner.finish()
        tolerance = Tolerance(relative=float(relative or 0))
    else:
        tolerance = Tolerance(absolute=float(fields.get("tolerance", float) or 0))
    if tolerance.absolute < 0 or tolerance.relative < 0:
        fields.problem("`tolerance` is negative.", "Correct it.", "tolerance")
        return Tolerance()
    return tolerance


def _numeric(fields: Fields) -> dict[str, object]:
    return {"quantity": _quantity(fields)}


def _cloze(fields: Fields) -> dict[str, object]:
    blanks = []
    for inner in fields.tables("blanks"):
        accept: Mapping[Language, tuple[str, ...]] = {}
        quantity = formula = None
        if inner.has("answer"):
            quantity = _quantity(inner)
        elif inner.has("formula"):
            formula = Formula(inner.string("formula", required=True), _draws(inner, "names"))
        else:
            words = inner.table("accept", required=True)
            if words is not None:
                accept = {language: words.strings(language) for language in Language}
                for language in fields.spoken:
                    if not accept[language]:
                        words.problem(f"No word is accepted in {language}.", "Write it.", language)
                words.finish()
        inner.finish()
        blanks.append(Blank(quantity, formula, accept))
    if not blanks:
        fields.problem("The item has no blanks.", "Write blanks = [ … ].", "blanks")
    stem = fields.data.get("stem")
    for language in fields.spoken:
        text = stem.get(language) if isinstance(stem, dict) else None
        for number in range(1, len(blanks) + 1):
            if isinstance(text, str) and text.count(f"[[{number}]]") != 1:
                fields.problem(
                    f"The stem in {language} does not hold the blank [[{number}]] once.",
                    "Write [[1]], [[2]] … where the blanks are.",
                    "stem",
                    language,
                )
    return {"blanks": tuple(blanks)}


def _ordering(fields: Fields) -> dict[str, object]:
    steps: list[Text] = []
    for inner in fields.tables("steps"):
        steps.append(inner.languages())
        inner.finish()
    if len(steps) < 3:
        fields.problem("The item needs at least three steps.", "Write steps = [ … ].", "steps")
    return {"steps": tuple(steps)}


def _matching(fields: Fields) -> dict[str, object]:
    pairs = []
    for inner in fields.tables("pairs"):
        pairs.append(Pair(inner.text("left", required=True), inner.text("right", required=True)))
        inner.finish()
    if len(pairs) < 2:
        fields.problem("The item needs at least two pairs.", "Write pairs = [ … ].", "pairs")
    return {"pairs": tuple(pairs)}


def _true_false(fields: Fields) -> dict[str, object]:
    if isinstance(fields.data.get("key"), str):
        return {"key": fields.string("key", required=True)}
    return {"key": fields.get("key", bool, required=True)}


_PARTS: Mapping[ItemType, Callable[[Fields], dict[str, object]]] = {
    ItemType.SINGLE: _single,
    ItemType.MULTIPLE: _multiple,
    ItemType.NUMERIC: _numeric,
    ItemType.CLOZE: _cloze,
    ItemType.ORDERING: _ordering,
    ItemType.MATCHING: _matching,
    ItemType.TRUE_FALSE: _true_false,
}
