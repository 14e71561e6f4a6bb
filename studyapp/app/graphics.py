"""Whether there is a graphics processor to draw with."""

from __future__ import annotations

import os
import sys

DEVICES = ("/dev/dri", "/dev/nvidiactl", "/dev/dxg", "/dev/mali0", "/dev/kgsl-3d0")


def choose() -> None:
    """Where there is no graphics processor, draw without OpenGL. Before the application is made.

    OpenGL would be computed, and slowly: every repaint of the window takes 8 to 25 ms by it and
    below 1 ms by Qt's own software backend, the first answer is on the screen 90 ms earlier and
    memory is 40 MB less. Not even asking X for it saves another 50 ms.
    """
    if not has_processor():
        draw_by_software()
        os.environ.setdefault("QT_XCB_GL_INTEGRATION", "none")


def draw_by_software() -> None:
    """Let Qt draw the page without OpenGL; before the page is made."""
    os.environ.setdefault("QT_QUICK_BACKEND", "software")


def has_processor() -> bool:
    """False where there certainly is none."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.path.exists(device) for device in DEVICES)  # noqa: PTH110 - fast
