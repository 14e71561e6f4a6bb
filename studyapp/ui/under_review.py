"""What is under review: put there, taken out, listed; and what is forgotten again and again."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from studyapp.base.errors import StudyAppError
from studyapp.model.ids import BankId, ItemRef, QuestionRef, TopicId
from studyapp.model.language import Language, Text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from studyapp.library.reader import Library
    from studyapp.model.review import Card
    from studyapp.services.history import Change
    from studyapp.services.review import ReviewService
    from studyapp.ui.review.cards_dialog import CardsDialog
    from studyapp.ui.review.cards_model import CardRow
    from studyapp.ui.studio import Studio
    from studyapp.ui.tree.nodes import Node

LEISURE = 2_000  # ms after the window is complete
LAST = 1 << 30  # the place of what is in no bank
LONGEST = 90  # characters of what an item asks


class UnderReview(QObject):
    """Carries out what a person decides about cards, one by one or by topics."""

    def __init__(self, studio: Studio) -> None:
        super().__init__(studio)
        self._studio = studio
        self._attempt = studio.window.pane.notices.attempt
        actions = studio.window.actions_table
        actions.on("add-to-reviews", self._toggle_current)
        actions.on("cards", self.list_cards)
        studio.profile.history.changed.connect(self._when_changed)
        studio.reader.opened.connect(lambda *_: self._refresh_toggle())
        studio.studying.menu_asked.connect(self._tree_menu)
        self._refresh_toggle()
        QTimer.singleShot(LEISURE, self, lambda: self.service)

    @cached_property
    def service(self) -> ReviewService:
        """The reviews; the start does without them."""
        service = self._studio.profile.review
        service.leeched.connect(self._leeched)
        return service

    def has(self, question: QuestionRef) -> bool:
        """Whether any card of a question is there and not suspended."""
        cards = self._studio.profile.store.cards.of(question)
        return any(not card.suspended for card in cards)

    def toggle(self, question: QuestionRef) -> None:
        """Put a question with all its items under review, or take it out again."""
        if self.has(question):
            refs = [card.item for card in self.service.cards(question)]
            self._attempt(lambda: self.service.remove(refs))
        else:
            self._attempt(lambda: self._say_added(self.service.add_question(question)))

    def add_topic(self, bank: BankId, topic: TopicId) -> None:
        """Put everything at and below a topic under review."""
        self._attempt(lambda: self._say_added(self.service.add_topic(bank, topic)))

    def _say_added(self, count: int) -> None:
        text = (
            self.tr("%n card(s) put under review.", "", count)
            if count
            else self.tr(
                "There is nothing here that can be reviewed: it has no key points or items."
            )
        )
        self._studio.window.pane.notices.say(text, passing=True)

    def _tree_menu(self, menu: QMenu, node: Node) -> None:
        """What can be done with a question or topic of the tree."""
        bank, ref = node.source.bank_id, node.ref
        menu.addSeparator()
        if ref is not None:
            menu.addAction(
                self.tr("Take out of the reviews")
                if self.has(ref)
                else self.tr("Add to the reviews"),
                lambda: self.toggle(ref),
            )
        elif node.topic is not None:
            topic = node.topic.id
            menu.addAction(self.tr("Add to the reviews"), lambda: self.add_topic(bank, topic))

    def _toggle_current(self) -> None:
        current = self._studio.reader.current
        if current is not None:
            self.toggle(current)
        self._refresh_toggle()

    def _refresh_toggle(self) -> None:
        current = self._studio.reader.current
        action = self._studio.window.actions_table["add-to-reviews"]
        action.setChecked(current is not None and self.has(current))

    def _when_changed(self, change: Change) -> None:
        if change.concerns("card"):
            self._refresh_toggle()

    # -- leeches ----------------------------------------------------------------------------------

    def _leeched(self, ref: object) -> None:
        assert isinstance(ref, ItemRef)
        leech = self.service.leech(ref)
        if leech is None:
            return
        language, notices = self._studio.language, self._studio.window.pane.notices
        row = self._studio.libraries.question(ref.question)
        text = self.tr("{question}: {advice}").format(
            question=row.title.shown(language) if row else str(ref.question),
            advice=leech.advice.shown(language),
        )
        if leech.prerequisites:
            action, act = self.tr("Prerequisites first"), partial(self.service.follow, leech)
        else:
            action, act = self.tr("Suspend"), partial(self.service.suspend, [ref])
        notices.say(text, action=action, act=lambda: self._attempt(act))

    # -- the list ---------------------------------------------------------------------------------

    def list_cards(self) -> CardsDialog:
        """Show all cards."""
        from studyapp.ui.review.cards_dialog import CardsDialog

        studio, service = self._studio, self.service
        actions = studio.window.actions_table
        dialog = CardsDialog(
            studio.window,
            self._item_name,
            actions.keys,
            [actions["undo"], actions["redo"]],
            studio.language,
        )

        def refresh(change: Change | None = None) -> None:
            if change is None or change.concerns("card") or change.concerns("bookmark"):
                self._attempt(lambda: self._fill(dialog))

        def decide(act: str, back: str, items: list[ItemRef], does: bool) -> None:
            self._attempt(lambda: getattr(service, act if does else back)(items))

        dialog.opened.connect(lambda item: studio.reader.open(item.question))
        dialog.suspend_wanted.connect(partial(decide, "suspend", "unsuspend"))
        dialog.bury_wanted.connect(partial(decide, "bury", "unbury"))
        dialog.remove_wanted.connect(lambda items: self._attempt(lambda: service.remove(items)))
        connection = studio.profile.history.changed.connect(refresh)
        dialog.finished.connect(lambda: studio.profile.history.changed.disconnect(connection))
        dialog.finished.connect(dialog.deleteLater)
        refresh()
        dialog.open()
        return dialog

    def _fill(self, dialog: CardsDialog) -> None:
        now = self._studio.profile.store.now()
        dialog.set_rows(self._rows(self.service.all_cards()), self.service.today(), now)

    def _rows(self, cards: list[Card]) -> list[CardRow]:
        from studyapp.ui.review.cards_model import CardRow

        libraries = self._studio.libraries
        places = {bank: place for place, bank in enumerate(libraries.banks)}
        names = libraries.item_names()
        questions = {}
        for bank in {card.item.question.bank for card in cards}:
            library = libraries.get(bank)
            if library is not None:
                paths = _Paths(library)
                for row in library.questions_at(0, library.count):
                    questions[row.ref] = (row.title, paths.of(row.topic), row.ordinal)
        rows = []
        for card in cards:
            ref, item = card.item.question, card.item.item
            gone = Text(ref.question, ref.question), Text(ref.bank, ref.bank), LAST
            title, path, ordinal = questions.get(ref, gone)
            items = names.get(ref.bank, {}).get(ref.question, [])
            there = item in items
            place = (places.get(ref.bank, len(places)), ordinal, items.index(item) if there else 0)
            rows.append(CardRow(card, title, path, place, there))
        return rows

    def _item_name(self, ref: ItemRef) -> str:
        """What an item asks, in one line."""
        from studyapp.items.instance import instantiate

        item = self._studio.libraries.item(ref)
        if item is None:
            return ref.item
        try:
            stem = instantiate(item, 0).stem(self._studio.language)
        except StudyAppError:
            stem = item.stem.shown(self._studio.language)
        line = " ".join(stem.split())
        return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


class _Paths:
    """The titles of topics on the way down, each made once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._known: dict[TopicId, Text] = {}

    def of(self, topic: TopicId) -> Text:
        if topic not in self._known:
            steps = self._library.topic_path(topic)
            zh, en = (
                " › ".join(step.title.shown(language) for step in steps) for language in Language
            )
            self._known[topic] = Text(zh, en)
        return self._known[topic]
