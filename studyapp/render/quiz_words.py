"""What a quiz's pages say of their own, in both languages."""

from __future__ import annotations

from studyapp.items.types import ItemType
from studyapp.model.attempt import Confidence
from studyapp.model.language import Text

NUMBER = Text("第{number}题，共{total}题", "Question {number} of {total}")
HOW = {
    ItemType.SINGLE: Text("单选", "Choose one"),
    ItemType.MULTIPLE: Text("多选", "Choose all that apply"),
    ItemType.NUMERIC: Text("填数", "Give a number"),
    ItemType.CLOZE: Text("填空", "Fill in the gaps"),
    ItemType.ORDERING: Text("排序", "Put in order"),
    ItemType.MATCHING: Text("配对", "Match"),
    ItemType.TRUE_FALSE: Text("判断对错", "True or false"),
    ItemType.RECALL: Text("自由回忆", "Free recall"),
}
HINT = {
    ItemType.SINGLE: Text("按数字键选择，回车确认。", "Number keys choose, Enter confirms."),
    ItemType.MULTIPLE: Text(
        "按数字键选中或取消，回车确认。", "Number keys choose or take back, Enter confirms."
    ),
    ItemType.NUMERIC: Text(
        "可写0.5、3.2e-4、1/3、三千二百；回车确认。",
        "0.5, 3.2e-4, 1/3 or 三千二百 are all read; Enter confirms.",
    ),
    ItemType.CLOZE: Text("Tab键到下一空，回车确认。", "Tab goes to the next gap, Enter confirms."),
    ItemType.ORDERING: Text(
        "上下键或数字键选步骤，Alt+上下键移动，也可拖动；回车确认。",
        "Up, Down or a number picks a step, Alt+Up and Alt+Down move it, or drag; Enter confirms.",
    ),
    ItemType.MATCHING: Text(
        "上下键选左边一项，按右边的数字配上，也可拖动；退格键取消。",
        "Up and Down pick one on the left, a number gives it its partner, or drag; "
        "Backspace takes it back.",
    ),
    ItemType.TRUE_FALSE: Text("按1或2，回车确认。", "Press 1 or 2, Enter confirms."),
    ItemType.RECALL: Text(
        "在心里、口头或打字（Tab键到输入框）作答，然后对照要点。",
        "Answer in your head, aloud or in writing (Tab); then compare with the key points.",
    ),
}
TRUE = Text("对", "True")
FALSE = Text("错", "False")
YOUR_NUMBER = Text("您的答案", "Your answer")
GAP = Text("第{number}空", "gap {number}")
STEP = Text("第{number}步", "step {number}")
MOVE_UP = Text("上移", "Move up")
MOVE_DOWN = Text("下移", "Move down")
PARTNER = Text("与之配对的是", "its partner")
NONE_YET = Text("未配", "none yet")

TYPED = Text("您写的", "What you wrote")
WRITE_HERE = Text("可以写在这里，也可以只想或说出来", "Write here, or think or say it aloud")
REVEAL = Text("对照要点", "Show the key points")
TICKED = Text("您答到的要点", "The points you had")
TICK = Text("勾选您答到的要点", "Tick the points you had")
SUGGESTED = Text("建议评分", "Suggested grade")
MENTIONED = Text("答到{share}", "{share} of it mentioned")
GRADES = (
    Text("重来", "Again"),
    Text("困难", "Hard"),
    Text("良好", "Good"),
    Text("简单", "Easy"),
)

RIGHT = Text("正确", "Right")
FOLLOWS = Text("接得对", "follows rightly")  # a step after the one it belongs behind
PARTLY = Text("部分正确（{share}）", "Partly right ({share})")
WRONG = Text("不正确", "Not right")
NOT_ANSWERED = Text("没有作答", "Not answered")
TIME_UP = Text("这一题的时间到了", "The time for this one is up")
CHOSEN = Text("您选的", "your choice")
IS_RIGHT = Text("应选", "right")
IS_WRONG = Text("不该选", "wrong")
MISSED = Text("漏选", "missed")
RIGHT_ANSWER = Text("正确答案", "The right answer")
RIGHT_ORDER = Text("正确顺序", "The right order")
BELONGS = Text("应配{answer}", "belongs to {answer}")
FULL_ANSWER = Text("完整解答：{title}", "The full answer: {title}")
GONE = Text("题库中已经没有这一题。", "This item is no longer in its bank.")
EMPTY_FIRST = Text(
    "还没有作答。再按一次回车就直接看答案。",
    "Nothing is answered yet. Enter once more shows the answer.",
)
PAUSED = Text("已暂停", "Paused")
PAUSED_WORDS = Text(
    "计时已停，题目已隐藏。按{key}继续。",
    "The clock stands still and the question is hidden. {key} goes on.",
)
GO_ON = Text("继续", "Go on")

CONFIDENCE = {
    Confidence.SURE: Text("确定", "sure"),
    Confidence.LIKELY: Text("大概", "likely"),
    Confidence.GUESS: Text("猜的", "guess"),
}

RESULT = Text("测验结果", "Result")
RESULT_EXAM = Text("模拟考试结果", "Exam result")
ENDED = {
    "by-hand": Text("已交卷。", "Submitted."),
    "time": Text(
        "时间到，已按当时的作答交卷。", "Time was up: what was answered then was submitted."
    ),
    "abandoned": Text(
        "已放弃，未批改的题不计分。", "Given up: what was not marked stays unmarked."
    ),
}
SCORE = Text("得分", "Score")
SCORE_MEANS = Text(
    "每题0到1分之和除以题数；未作答计0分。",
    "The sum of 0 to 1 per item over the number of items; not answered counts as 0.",
)
CBM = Text("信心计分", "Certainty score")
CBM_MEANS = Text(
    "按信心计分：答对，猜的、大概、确定分别得1、2、3分；答错，分别得0、−2、−6分。没说信心按猜的算。",
    "Certainty-based marking: right earns 1, 2, 3 for guess, likely, sure; wrong costs 0, 2, 6. "
    "Without a confidence it counts as a guess.",
)
TIME = Text("用时", "Time")
TIME_MEANS = Text("测验自己的计时，不含暂停。", "By the session's own clock, pauses not counted.")
ITEMS = Text("答对", "Right")
ITEMS_MEANS = Text("完全答对的题数。", "Items that were wholly right.")
SLEPT = Text("期间电脑休眠了{time}", "the computer slept for {time} meanwhile")
BY_TOPIC = Text("各主题", "By topic")
TOPIC = Text("主题", "Topic")
ANSWERED = Text("题数", "Items")
BY_ITEM = Text("各题", "Question by question")
AGAINST_USUAL = Text("{spent}（您平时{usual}）", "{spent} (usually {usual})")
FIRST_TIMES = Text("还没有平时的用时", "no usual time yet")
OVERVIEW = Text("一览", "At a glance")
ITEM = Text("题目", "Item")
SAID = Text("信心", "Confidence")
BOOKMARK_WRONG = Text("给所有错题加书签（薄弱）", "Bookmark all that went wrong as weak")
REPEAT_WRONG = Text("重做错题", "Repeat what went wrong")
REPEAT_ALL = Text("再来一次", "Once more, all of it")
SAVE_MARKDOWN = Text("存为Markdown…", "Save as Markdown…")
SAVE_PDF = Text("存为PDF…", "Save as PDF…")
PRINT = Text("打印…", "Print…")
CLOSE = Text("回到阅读", "Back to reading")
NONE_WRONG = Text("没有错题。", "Nothing went wrong.")
YOUR_ANSWER = Text("您的答案", "Your answer")
SECONDS = Text("{n}秒", "{n} s")
MINUTES = Text("{m}分{s}秒", "{m} min {s} s")
HOURS = Text("{h}小时{m}分", "{h} h {m} min")
ENTER = Text("回车", "Enter")
OF = Text("共{total}", "of {total}")
POINTS_OF = Text("{points}/{most}分", "{points} of {most} points")
FEEDS_YES = Text("计入", "Yes, count them")
FEEDS_NO = Text("不计入", "No")
FEEDS_ASK = Text(
    "测验中的作答要计入间隔复习吗？之后可以在设置里更改。",
    "Should answers given in quizzes count for the spaced reviews? You can change it in the "
    "settings.",
)
