"""The exam's date in the window: the dialog, and what comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from studyapp.base.errors import StudyAppError

if TYPE_CHECKING:
    from datetime import date

    from studyapp.model.ids import ItemRef
    from studyapp.model.library import ItemRow
    from studyapp.review.planning import Plan
    from studyapp.ui.review.exam_dialog import ExamDialog
    from studyapp.ui.studio import Studio
    from studyapp.web.view import AnswerView


class Planning(QObject):
    """Opens the dialog with what can be learned, and keeps what is accepted."""

    def __init__(self, studio: Studio, view: AnswerView) -> None:
        super().__init__(studio)
        self._studio = studio
        self._view = view
        self._attempt = studio.window.pane.notices.attempt
        studio.window.actions_table.on("exam-date", self.open)

    def open(self) -> ExamDialog | None:
        """Ask for the date."""
        from studyapp.ui.review.exam_dialog import ExamDialog

        studio = self._studio
        review = studio.profile.review
        try:
            topics, rows = self._scope()
            dialog = ExamDialog(
                studio.window,
                lambda day, also: review.plan(day, [row.ref for row in also]),
                self._view.draw_plot,
                topics,
                rows,
                review.today(),
                studio.profile.settings.review_exam_date,
                studio.language,
            )
        except StudyAppError as error:
            studio.window.pane.notices.say_error(error)
            return None
        dialog.accepted_plan.connect(self._accept)
        dialog.dropped.connect(lambda: self._attempt(lambda: self._set(None)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _scope(self) -> tuple[list[tuple[str, str, str]], dict[str, list[ItemRow]]]:
        """The topics, and the items below each that are not under review yet."""
        libraries, language = self._studio.libraries, self._studio.language
        profile = self._studio.profile
        there = {card.item for card in profile.store.cards.all()}
        there |= {entry.item for entry in profile.review.queue().new}
        rows: dict[str, list[ItemRow]] = {}
        for row in libraries.item_rows():
            if row.ref in there:
                continue
            path = f"{row.ref.question.bank}/{row.topic}"
            while path:
                rows.setdefault(path, []).append(row)
                path = path.rpartition("/")[0]
        outline = profile.statistics.outline()
        topics = [
            (str(topic.ref), str(topic.ref.parent or ""), topic.title.shown(language))
            for topic in outline.topics
        ]
        banks = [topic for topic in outline.topics if topic.ref.parent is None]
        if len(banks) == 1:  # one bank: its topics are the top
            topics = topics[1:]
        return topics, rows

    def _accept(self, plan: Plan, also: list[ItemRef]) -> None:
        review = self._studio.profile.review
        if also and not self._attempt(lambda: review.add(also)):
            return
        if self._attempt(lambda: review.accept_plan(plan)):
            self._studio.window.pane.notices.say(
                self.tr("The reviews are planned for {date}.").format(date=plan.exam.isoformat()),
                passing=True,
            )

    def _set(self, day: date | None) -> None:
        self._studio.profile.review.exam.set_date(day)
