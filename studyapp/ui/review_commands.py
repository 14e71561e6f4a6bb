"""The commands of reviews, home and statistics: a part of the table in ``commands``."""

from __future__ import annotations

from studyapp.ui.command import QT_TRANSLATE_NOOP, READING, Command, Menu

HOME = "home"
STATISTICS = "statistics"
CARD = "card"  # the fragment with a card's question
CARD_ITEM = "card-item"  # the fragment with an item that is answered in it
CARD_ANSWER = "card-answer"  # the fragment with its answer, to be rated
OPTIONS = 9  # options that have a key of their own
CARDS = (CARD, CARD_ITEM, CARD_ANSWER)

GOING: tuple[Command, ...] = (
    Command(
        "home",
        Menu.GO,
        QT_TRANSLATE_NOOP("Commands", "Home"),
        ("Alt+Home",),
        "house",
        separator=True,
    ),
    Command(
        "statistics",
        Menu.GO,
        QT_TRANSLATE_NOOP("Commands", "Statistics"),
        ("Ctrl+Shift+S",),
        "chart-column",
    ),
)

REVIEW_COMMANDS: tuple[Command, ...] = (
    Command(
        "review",
        Menu.REVIEW,
        QT_TRANSLATE_NOOP("Commands", "Review what is due"),
        ("F5",),
        "layers",
    ),
    Command(
        "review-end",
        Menu.REVIEW,
        QT_TRANSLATE_NOOP("Commands", "End the reviews for now"),
        ("Escape",),
        when=CARDS,
    ),
    Command(
        "review-show",
        Menu.REVIEW,
        QT_TRANSLATE_NOOP("Commands", "Show the answer"),
        ("Space", "Return", "Enter"),
        separator=True,
        when=(CARD,),
    ),
    Command(
        "review-check",
        Menu.REVIEW,
        QT_TRANSLATE_NOOP("Commands", "Check the answer"),
        ("Return", "Enter"),
        when=(CARD_ITEM,),
    ),
    Command(
        "review-sure",
        Menu.REVIEW,
        QT_TRANSLATE_NOOP("Commands", "I am sure"),
        ("S", "F8"),
        when=(CARD_ITEM,),
    ),
    Command(
        "review-likely",
        Menu.REVIEW,
        QT_TRANSLATE_NOOP("Commands", "I think so"),
        ("L", "F7"),
        when=(CARD_ITEM,),
    ),
    Command(
        "review-guess",
        Menu.REVIEW,
        QT_TRANSLATE_NOOP("Commands", "I am guessing"),
        ("G", "F6"),
        when=(CARD_ITEM,),
    ),
    *(
        Command(
            f"review-option-{number}",
            Menu.REVIEW,
            str(number),
            (str(number),),
            submenu=QT_TRANSLATE_NOOP("Commands", "Choose an option"),
            when=(CARD_ITEM,),
        )
        for number in range(1, OPTIONS + 1)
    ),
    Command(
        "rate-suggested",
        Menu.REVIEW,
        QT_TRANSLATE_NOOP("Commands", "Rate as suggested, else Good"),
        ("Space", "Return", "Enter"),
        when=(CARD_ANSWER,),
    ),
    *(
        Command(f"rate-{rating}", Menu.REVIEW, name, (str(rating),), when=(CARD_ANSWER,))
        for rating, name in enumerate(
            (
                QT_TRANSLATE_NOOP("Commands", "Again"),
                QT_TRANSLATE_NOOP("Commands", "Hard"),
                QT_TRANSLATE_NOOP("Commands", "Good"),
                QT_TRANSLATE_NOOP("Commands", "Easy"),
            ),
            1,
        )
    ),
    Command(
        "review-points",
        Menu.REVIEW,
        QT_TRANSLATE_NOOP("Commands", "To the key points"),
        ("P",),
        when=(CARD_ANSWER,),
    ),
    Command(
        "review-answer",
        Menu.REVIEW,
        QT_TRANSLATE_NOOP("Commands", "Open the full answer"),
        ("A",),
        separator=True,
        when=CARDS,
    ),
    Command(
        "review-bookmark",
        Menu.REVIEW,
        QT_TRANSLATE_NOOP("Commands", "Bookmark of this card…"),
        ("Ctrl+Shift+D", "B"),
        when=CARDS,
    ),
    Command(
        "bury",
        Menu.REVIEW,
        QT_TRANSLATE_NOOP("Commands", "Bury until tomorrow"),
        ("-",),
        when=CARDS,
    ),
    Command(
        "suspend",
        Menu.REVIEW,
        QT_TRANSLATE_NOOP("Commands", "Suspend this card"),
        ("@",),
        when=CARDS,
    ),
    Command(
        "add-to-reviews",
        Menu.REVIEW,
        QT_TRANSLATE_NOOP("Commands", "This question is under review"),
        ("Ctrl+Shift+A",),
        checkable=True,
        separator=True,
        when=(READING,),
    ),
    Command(
        "cards",
        Menu.REVIEW,
        QT_TRANSLATE_NOOP("Commands", "Cards under review…"),
        ("Ctrl+Shift+C",),
    ),
    Command(
        "exam-date",
        Menu.REVIEW,
        QT_TRANSLATE_NOOP("Commands", "Exam date…"),
        ("Ctrl+Shift+X",),
        "calendar-clock",
    ),
)
