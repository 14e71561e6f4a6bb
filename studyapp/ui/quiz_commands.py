"""The commands of quizzes: a part of the table in ``commands``."""

from __future__ import annotations

from studyapp.ui.command import QT_TRANSLATE_NOOP, READING, Command, Menu

QUIZ = "quiz"  # the fragment with an item
RESULT = "result"  # the fragment with a result
OPTIONS = 9  # options that have a key of their own
SUBMENU = QT_TRANSLATE_NOOP("Commands", "Choose an option")

QUIZ_COMMANDS: tuple[Command, ...] = (
    Command(
        "quiz-new",
        Menu.QUIZ,
        QT_TRANSLATE_NOOP("Commands", "New quiz…"),
        ("Ctrl+N",),
        "list-checks",
    ),
    Command(
        "quiz-again",
        Menu.QUIZ,
        QT_TRANSLATE_NOOP("Commands", "Quiz with the last set-up"),
        ("Ctrl+Shift+N",),
    ),
    Command(
        "quiz-resume",
        Menu.QUIZ,
        QT_TRANSLATE_NOOP("Commands", "Back to the session"),
        ("Ctrl+R", "Escape"),
        when=(READING, "home", "statistics", RESULT, QUIZ),
    ),
    Command(
        "quiz-result",
        Menu.QUIZ,
        QT_TRANSLATE_NOOP("Commands", "The last result"),
    ),
    Command(
        "quiz-check",
        Menu.QUIZ,
        QT_TRANSLATE_NOOP("Commands", "Check, then next"),
        ("Return", "Enter"),
        separator=True,
        when=(QUIZ,),
    ),
    Command(
        "quiz-sure",
        Menu.QUIZ,
        QT_TRANSLATE_NOOP("Commands", "I am sure"),
        ("S", "F8"),
        when=(QUIZ,),
    ),
    Command(
        "quiz-likely",
        Menu.QUIZ,
        QT_TRANSLATE_NOOP("Commands", "I think so"),
        ("L", "F7"),
        when=(QUIZ,),
    ),
    Command(
        "quiz-guess",
        Menu.QUIZ,
        QT_TRANSLATE_NOOP("Commands", "I am guessing"),
        ("G", "F6"),
        when=(QUIZ,),
    ),
    Command(
        "quiz-flag",
        Menu.QUIZ,
        QT_TRANSLATE_NOOP("Commands", "Flag to look at again"),
        ("F", "F4"),
        "flag",
        when=(QUIZ,),
    ),
    *(
        Command(
            f"quiz-option-{number}",
            Menu.QUIZ,
            str(number),
            (str(number),),
            submenu=SUBMENU,
            when=(QUIZ,),
        )
        for number in range(1, OPTIONS + 1)
    ),
    Command(
        "quiz-next",
        Menu.QUIZ,
        QT_TRANSLATE_NOOP("Commands", "Next item"),
        ("J", "Ctrl+Down", "PgDown"),
        "chevron-right",
        separator=True,
        when=(QUIZ,),
    ),
    Command(
        "quiz-previous",
        Menu.QUIZ,
        QT_TRANSLATE_NOOP("Commands", "Previous item"),
        ("K", "Ctrl+Up", "PgUp"),
        "chevron-left",
        when=(QUIZ,),
    ),
    Command(
        "quiz-palette",
        Menu.QUIZ,
        QT_TRANSLATE_NOOP("Commands", "All items"),
        ("O", "F2"),
        "layout-grid",
        when=(QUIZ,),
    ),
    Command(
        "quiz-clock",
        Menu.QUIZ,
        QT_TRANSLATE_NOOP("Commands", "Show the clock"),
        ("T", "Ctrl+Shift+T"),
        "clock",
        checkable=True,
        when=(QUIZ,),
    ),
    Command(
        "quiz-pause",
        Menu.QUIZ,
        QT_TRANSLATE_NOOP("Commands", "Pause"),
        ("P", "Pause"),
        "pause",
        when=(QUIZ,),
    ),
    Command(
        "quiz-submit",
        Menu.QUIZ,
        QT_TRANSLATE_NOOP("Commands", "Submit…"),
        ("Ctrl+Return", "Ctrl+Enter"),
        when=(QUIZ,),
    ),
    Command(
        "quiz-leave",
        Menu.QUIZ,
        QT_TRANSLATE_NOOP("Commands", "Leave the session…"),
        ("Ctrl+W",),
        "x",
        when=(QUIZ,),
    ),
    Command(
        "quiz-answer",
        Menu.QUIZ,
        QT_TRANSLATE_NOOP("Commands", "The full answer"),
        ("A",),
        separator=True,
        when=(QUIZ, RESULT),
    ),
    Command(
        "quiz-bookmark",
        Menu.QUIZ,
        QT_TRANSLATE_NOOP("Commands", "Bookmark all that went wrong"),
        ("B",),
        when=(RESULT,),
    ),
    Command(
        "quiz-repeat",
        Menu.QUIZ,
        QT_TRANSLATE_NOOP("Commands", "Repeat what went wrong"),
        ("R",),
        when=(RESULT,),
    ),
    Command(
        "quiz-export",
        Menu.QUIZ,
        QT_TRANSLATE_NOOP("Commands", "Save the result as Markdown…"),
        ("Ctrl+S",),
        when=(RESULT,),
    ),
)
