"""Render a figure as the page shows it: ``preview.py FILE.svg OUT.png [--dark] [--zoom 2]``."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if hasattr(os, "geteuid") and os.geteuid() == 0:  # Chromium's sandbox refuses root
    os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")

from PySide6.QtCore import QTimer
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication

ROLES = "ink line data weight activation gradient accent muted".split()
DARK = dict(
    zip(
        ROLES,
        "#e4e8ee #a3adba #7aa8f8 #e3a15c #4cc2ae #f08aa8 #b49af5 #8a95a5".split(),
        strict=True,
    )
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("svg", type=Path)
    parser.add_argument("png", type=Path)
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--zoom", type=float, default=1.0)
    options = parser.parse_args()
    variables = "".join(f"--figure-{role}:{paint};" for role, paint in DARK.items())
    style = f":root{{{variables if options.dark else ''}}}"
    paper, ink = ("#16191f", "#e4e8ee") if options.dark else ("#ffffff", "#1f2937")
    drawing = options.svg.read_text(encoding="utf-8")
    page = (
        f"<style>{style}body{{margin:12px;overflow:hidden;background:{paper};color:{ink};"
        f"font:16px 'Noto Sans','Noto Sans CJK SC',sans-serif}}"
        f"svg{{width:680px;display:block}}</style>{drawing}"
    )
    application = QApplication(sys.argv[:1])
    view = QWebEngineView()
    box = drawing.split('viewBox="', 1)[1].split('"', 1)[0].split()
    height = 680 * float(box[3]) / float(box[2]) + 24
    view.setZoomFactor(options.zoom)
    view.resize(int(704 * options.zoom), int(height * options.zoom))

    def grab() -> None:
        view.grab().save(str(options.png))
        application.quit()

    view.loadFinished.connect(lambda _: QTimer.singleShot(400, grab))
    view.setHtml(page)
    view.show()
    application.exec()


if __name__ == "__main__":
    main()
