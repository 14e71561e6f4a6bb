"""The exam's date: what a plan up to it would bring is shown before it is accepted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from PySide6.QtCore import QByteArray, QDate, QLocale, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import (
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from studyapp.base.errors import StudyAppError
from studyapp.model.language import Language
from studyapp.model.library import ItemRow
from studyapp.review.planning import Plan
from studyapp.ui.errors import error_words
from studyapp.ui.translated import Translated

Drawn = Callable[[str], None]
Draw = Callable[[str, Mapping[str, object], tuple[int, int], Drawn], None]
DELAY = 250  # ms after the last change until the plan is made anew
LONGEST = 365 * 3  # days
FIRST = 28  # days ahead that are proposed where no date is set
KEY = Qt.ItemDataRole.UserRole
CURVE = QSize(560, 220)
LOAD = QSize(560, 150)


class Picture(QWidget):
    """A plot as the page drew it."""

    def __init__(self, size: QSize) -> None:
        super().__init__()
        self._renderer: QSvgRenderer | None = None
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """As large as it is drawn."""
        return self._size

    def minimumSizeHint(self) -> QSize:
        """It may be shrunk by a third."""
        return self._size * 0.66

    def show_svg(self, svg: str) -> None:
        """Another drawing; an empty one clears it."""
        self._renderer = QSvgRenderer(QByteArray(svg.encode())) if svg else None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The drawing, undistorted."""
        del event
        if self._renderer is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
        self._renderer.render(painter, self.rect().toRectF())
        painter.end()


class ExamDialog(Translated, QDialog):
    """Date and scope on the left; curve, load and what they say on the right.

    ``planned`` makes the plan for a date and the items to be learned besides what is under review
    already; ``draw`` draws a plot and hands it over as SVG.
    """

    accepted_plan = Signal(object, object)  # Plan, the list of items to add
    dropped = Signal()  # there is no exam any more

    def __init__(
        self,
        parent: QWidget,
        planned: Callable[[date, list[ItemRow]], Plan],
        draw: Draw,
        topics: list[tuple[str, str, str]],
        rows: Mapping[str, list[ItemRow]],
        today: date,
        exam: date | None,
        language: Language,
    ) -> None:
        """``topics``: key, key of the one above, title; ``rows``: the new items below each."""
        super().__init__(parent)
        self._planned = planned
        self._draw = draw
        self._rows = rows
        self._language = language
        self._today = today
        self.plan: Plan | None = None
        first = exam if exam and exam > today else today + timedelta(days=FIRST)
        self.label = QLabel()
        self.field = QDateEdit(_qdate(first))
        self.field.setCalendarPopup(True)
        self.field.setDateRange(
            _qdate(today + timedelta(days=1)), _qdate(today + timedelta(days=LONGEST))
        )
        self.field.setMinimumHeight(30)
        self.label.setBuddy(self.field)
        self.left = QLabel()
        self.left.setObjectName("quiet")
        self.scope_label = QLabel()
        self.scope_label.setWordWrap(True)
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setMinimumWidth(230)
        self.scope_label.setBuddy(self.tree)
        self._fill(topics)
        self.curve_label = QLabel()
        self.curve = Picture(CURVE)
        self.load_label = QLabel()
        self.load = Picture(LOAD)
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.said.setMinimumHeight(44)
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.buttons = QDialogButtonBox()
        self.use = QPushButton()
        self.use.setDefault(True)
        self.drop = QPushButton()
        self.cancel = QPushButton()
        self.buttons.addButton(self.use, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(self.drop, QDialogButtonBox.ButtonRole.DestructiveRole)
        self.buttons.addButton(self.cancel, QDialogButtonBox.ButtonRole.RejectRole)
        self.drop.setVisible(exam is not None)
        choice = QVBoxLayout()
        choice.setSpacing(8)
        for widget in (self.label, self.field, self.left):
            choice.addWidget(widget)
        choice.addSpacing(4)
        choice.addWidget(self.scope_label)
        choice.addWidget(self.tree, 1)
        shown = QVBoxLayout()
        shown.setSpacing(4)
        shown.addWidget(self.said)
        shown.addWidget(self.curve_label)
        shown.addWidget(self.curve, 3)
        shown.addWidget(self.load_label)
        shown.addWidget(self.load, 2)
        columns = QHBoxLayout()
        columns.setSpacing(24)
        columns.addLayout(choice, 2)
        columns.addLayout(shown, 5)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(16)
        layout.addLayout(columns, 1)
        layout.addWidget(self.buttons)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(DELAY)
        self._wait.timeout.connect(self.compute)
        self.field.dateChanged.connect(lambda _date: self._changed())
        self.tree.itemChanged.connect(lambda *_: self._changed())
        self.use.clicked.connect(self._accept)
        self.drop.clicked.connect(self._drop)
        self.buttons.rejected.connect(self.reject)
        self.retranslate()
        self.resize(860, 520)
        self.compute()

    @property
    def date(self) -> date:
        """The date chosen."""
        chosen = self.field.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def chosen(self) -> list[ItemRow]:
        """The items of the topics that are ticked."""
        found: dict[object, ItemRow] = {}

        def visit(item: QTreeWidgetItem | None) -> None:
            assert item is not None
            if item.checkState(0) is Qt.CheckState.Checked:
                for row in self._rows.get(item.data(0, KEY), ()):
                    found[row.ref] = row
            for at in range(item.childCount()):
                visit(item.child(at))

        for at in range(self.tree.topLevelItemCount()):
            visit(self.tree.topLevelItem(at))
        return list(found.values())

    def compute(self) -> None:
        """Make the plan and show it; nothing is changed by that."""
        self._wait.stop()
        try:
            self.plan = self._planned(self.date, self.chosen())
        except StudyAppError as error:
            self.plan = None
            self.said.setText(error_words(error))
        self.use.setEnabled(self.plan is not None)
        self._show()

    def retranslate(self) -> None:
        """Words of the window."""
        self.setWindowTitle(self.tr("Exam date"))
        self.label.setText(self.tr("&Date of the exam"))
        self.scope_label.setText(self.tr("&Learn as well until then, besides what is under review"))
        self.tree.setAccessibleName(self.tr("Topics to learn until the exam"))
        self.curve_label.setText(self.tr("Expected recall, mean over all cards"))
        self.load_label.setText(self.tr("Reviews a day with the plan"))
        self.use.setText(self.tr("&Use this plan"))
        self.drop.setText(self.tr("D&rop the date"))
        self.cancel.setText(self.tr("Cancel"))
        locale = QLocale(
            QLocale.Language.Chinese if self._language is Language.ZH else QLocale.Language.English
        )
        self.field.setLocale(locale)
        self.field.setDisplayFormat("yyyy-MM-dd")
        self._show()

    # -- inner --------------------------------------------------------------------------------

    def _fill(self, topics: list[tuple[str, str, str]]) -> None:
        items: dict[str, QTreeWidgetItem] = {}
        for key, above, title in topics:
            count = len(self._rows.get(key, ()))
            if not count:
                continue
            item = QTreeWidgetItem([f"{title}  ({count})"])
            item.setData(0, KEY, key)
            flags = item.flags() | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsAutoTristate
            item.setFlags(flags)
            item.setCheckState(0, Qt.CheckState.Unchecked)
            items[key] = item
            if above in items:
                items[above].addChild(item)
            else:
                self.tree.addTopLevelItem(item)
        self.scope_label.setVisible(bool(items))
        self.tree.setVisible(bool(items))

    def _changed(self) -> None:
        self._say_left()
        self._wait.start()

    def _say_left(self) -> None:
        self.left.setText(self.tr("%n day(s) left", "", (self.date - self._today).days))

    def _show(self) -> None:
        self._say_left()
        plan = self.plan
        if plan is None:
            self.curve.show_svg("")
            self.load.show_svg("")
            return
        self.said.setText(self.summary(plan))
        self.curve.setAccessibleName(self.said.text())
        self.load.setAccessibleName(self.said.text())
        if not plan.cards:
            return
        for kind, numbers, picture in (
            ("curves", self._curve(plan), self.curve),
            ("bars", self._bars(plan), self.load),
        ):
            size = picture.sizeHint()
            self._draw(kind, numbers, (size.width(), size.height()), picture.show_svg)

    def summary(self, plan: Plan) -> str:
        """What the plan brings, in words."""
        if not plan.cards:
            return self.tr("Nothing is under review yet: tick what is to be learned until then.")
        said = [
            self.tr(
                "On the day %n card(s) would be recalled with a chance of {with_plan} on average, "
                "{without} without the plan.",
                "",
                plan.cards,
            ).format(with_plan=f"{plan.recall_with:.0%}", without=f"{plan.recall_without:.0%}"),
            self.tr("At most %n review(s) a day.", "", plan.peak),
        ]
        if plan.window:
            said.append(
                self.tr("In the last %n day(s) everything comes once more.", "", plan.window)
            )
        if plan.unlearned:
            said.append(
                self.tr(
                    "%n card(s) stay new: the daily limit leaves no room for them.",
                    "",
                    plan.unlearned,
                )
            )
        return " ".join(said)

    def _curve(self, plan: Plan) -> dict[str, object]:
        rows = [
            {
                "day": day.day.isoformat(),
                "with": day.recall_with,
                "without": day.recall_without,
            }
            for day in plan.days
        ]
        lowest = min(min(day.recall_with, day.recall_without) for day in plan.days)
        return {
            "rows": rows,
            "series": [
                {"name": "with", "said": self.tr("with the plan")},
                {"name": "without", "said": self.tr("without")},
            ],
            "domain": [0.5 if lowest >= 0.5 else 0, 1],
            "words": {},
        }

    def _bars(self, plan: Plan) -> dict[str, object]:
        return {
            "rows": [
                {
                    "day": day.day.isoformat(),
                    "value": day.reviews_with + day.new_with,
                    "said": str(day.reviews_with + day.new_with),
                }
                for day in plan.days
            ],
            "words": {"bar": "{value}", "y": None},
        }

    def _accept(self) -> None:
        if self._wait.isActive():
            self.compute()
        if self.plan is not None:
            self.accepted_plan.emit(self.plan, [row.ref for row in self.chosen()])
            self.accept()

    def _drop(self) -> None:
        self.dropped.emit()
        self.reject()


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
