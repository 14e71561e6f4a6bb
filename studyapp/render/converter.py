"""Python-Markdown set up for notes on deep learning; one converter per thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, cast

from studyapp.render.code import code_block
from studyapp.render.lists import regular_lists

_converters = threading.local()

Restore = Callable[[str], str]


def convert(text: str, restore: Restore) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The HTML (not yet sanitised) of a Markdown text, and its images: (source, alt text).

    ``restore`` gives the source of code back as it was written. Images are replaced by marks.
    """
    converter = getattr(_converters, "converter", None)
    if converter is None:
        converter = _converters.converter = _new_converter()
    converter.reset()
    converter.study_restore = restore
    converter.study_images = []
    try:
        html = cast(str, converter.convert(regular_lists(text)))
    except BaseException:
        _converters.converter = None  # its state is unknown after an error
        raise
    return html, tuple(converter.study_images)


def _new_converter() -> Any:
    import markdown

    from studyapp.render.extension import StudyExtension

    converter = markdown.Markdown(
        extensions=[
            "pymdownx.superfences",
            "pymdownx.tilde",
            "markdown.extensions.tables",
            "markdown.extensions.sane_lists",
            StudyExtension(),
        ],
        extension_configs={
            "markdown.extensions.tables": {"use_align_attribute": True},
            "pymdownx.tilde": {"subscript": False},
            "pymdownx.superfences": {
                "custom_fences": [{"name": "*", "class": "code", "format": _fence}],
                "relaxed_headers": True,
            },
        },
    )
    # Markdown between such tags is Markdown; to Python-Markdown it would be raw HTML.
    transparent = {"details", "summary", "center"}
    converter.block_level_elements = [
        name for name in converter.block_level_elements if name not in transparent
    ]
    converter.ESCAPED_CHARS = [*converter.ESCAPED_CHARS, "$", "|", "~", "<", ">"]
    return converter


def _fence(
    source: str, language: str | None, _css: str, _options: object, md: Any, **_: object
) -> str:
    return code_block(md.study_restore(source), language or "")
