"""What the home page says, in both languages."""

from __future__ import annotations

from studyapp.model.language import Text

TODAY = Text("今天", "Today")
WEEKDAYS = (
    Text("星期一", "Monday"),
    Text("星期二", "Tuesday"),
    Text("星期三", "Wednesday"),
    Text("星期四", "Thursday"),
    Text("星期五", "Friday"),
    Text("星期六", "Saturday"),
    Text("星期日", "Sunday"),
)
MONTH_NAMES = (
    "January February March April May June July August September October November December"
).split()
WEEKDAYS_SHORT = (
    Text("一", "M"),
    Text("二", "T"),
    Text("三", "W"),
    Text("四", "T"),
    Text("五", "F"),
    Text("六", "S"),
    Text("日", "S"),
)

DUE = Text("今日待复习", "Due today")
PARTS = Text(
    "新卡片{new} · 学习中{learning} · 到期{due}", "{new} new · {learning} learning · {due} due"
)
START = Text("开始复习", "Start the reviews")
GO_ON = Text("继续复习", "Go on with the reviews")
ALL_DONE = Text("今天的复习都完成了。", "Today's reviews are done.")
TOMORROW = Text("明天有{n}张卡片到期。", "{n} card is due tomorrow.|{n} cards are due tomorrow.")
NEXT_AT = Text("下一张卡片{when}到期。", "The next card is due {when}.")
NOTHING_AHEAD = Text("明天没有到期的卡片。", "Nothing is due tomorrow.")

STREAK = Text("连续学习", "Streak")
DAYS = Text("{n}天", "{n} day|{n} days")
LONGEST = Text("最长{n}天", "longest: {n} day|longest: {n} days")

DONE = Text("今天完成", "Done today")
REVIEWS = Text("{n}次复习", "{n} review|{n} reviews")
ANSWERS = Text("{n}道题", "{n} answer|{n} answers")
MINUTES = Text("{n}分钟", "{n} minute|{n} minutes")
HOURS = Text("{n}小时", "{n} h")
NOTHING_YET = Text("还没有开始", "Nothing yet")

EXAM = Text("考试", "Exam")
EXAM_TODAY = Text("就是今天", "It is today")
EXAM_OVER = Text("已经过去", "It is over")
EXPECTED = Text("预计当天能回忆{share}", "expected recall that day: {share}")
SET_EXAM = Text("设定考试日期…", "Set an exam date…")
CHANGE = Text("更改…", "Change…")
NO_EXAM = Text(
    "设定日期后，复习会安排到那一天记得最牢。",
    "With a date set, reviews are planned so that recall is highest on that day.",
)

REASON_SEEN = Text("学过{seen}/{questions}题", "{seen} of {questions} questions met")
REASON_WRONG = Text("最近答错{n}项", "{n} item wrong last time|{n} items wrong last time")
REASON_DUE = Text("{n}张到期", "{n} due")
CONTINUE = Text("接着学", "Continue")
UNFINISHED_QUIZ = Text("未完成的测验", "Unfinished quiz")
UNFINISHED_EXAM = Text("未完成的模拟考试", "Unfinished exam")
ANSWERED_OF = Text("已答{answered}/{total}", "{answered} of {total} answered")
RESUME = Text("继续", "Resume")
LAST_READ = Text("上次读到", "Last read")
NEW_QUIZ = Text("新的测验…", "New quiz…")

WEAKEST = Text("最薄弱的主题", "Weakest topics")
BOOKMARK_WEAK = Text("书签：薄弱", "Bookmark as weak")
BOOKMARK_SHAKY = Text("书签：不稳", "Bookmark as shaky")
BOOKMARK_TOPIC = Text(
    "{n}题加书签：薄弱", "Bookmark {n} question as weak|Bookmark {n} questions as weak"
)
PRACTISE = Text("练习", "Practise")
PROPOSED = Text("建议加书签", "Proposed bookmarks")
PROPOSED_MEANS = Text(
    "根据作答与复习记录认为薄弱、但还没有加书签的主题和题。",
    "Topics and questions that answers and reviews show to be weak and that are not bookmarked "
    "yet.",
)
BOOKMARK_ALL = Text("全部加书签", "Bookmark all")
NOT_NOW = Text("暂不", "Not now")
LEECHES = Text("总是记不住的卡片", "Leeches")
LEECHES_MEANS = Text(
    "反复忘记（遗忘达到设定次数）的卡片。先补前置知识，再回来学它。",
    "Cards that were forgotten again and again. Going over their prerequisites first helps more "
    "than rating them once more.",
)
FORGOTTEN = Text("忘了{n}次", "forgotten {n} time|forgotten {n} times")
FIRST_READ = Text("先看：", "First: ")
SUSPEND = Text("暂停", "Suspend")
STATISTICS = Text("查看统计", "Statistics")

WELCOME = Text("从这里开始", "Begin here")
WELCOME_WORDS = Text(
    "还没有学习记录。下面任选一步，主页就会告诉您接下来学什么。",
    "Nothing has been studied yet. Take any of these steps, and this page will say what to study "
    "next.",
)
STEP_READ = Text("读一题", "Read a question")
STEP_READ_WORDS = Text(
    "从左边的主题树选一题；觉得没把握，就加上“薄弱”书签（{key}），它会进入复习。",
    "Choose one in the topics on the left. If it is weak, bookmark it as weak ({key}): it then "
    "enters the reviews.",
)
STEP_QUIZ = Text("做一次测验", "Take a quiz")
STEP_QUIZ_WORDS = Text(
    "随机抽题，找出自己不会的地方。", "Questions from all over the bank show what is not known yet."
)
STEP_ADD = Text("把主题加入复习", "Put a topic under review")
STEP_ADD_WORDS = Text(
    "在主题树上用右键菜单“加入复习”，每天会引入几张新卡片。",
    "Right-click a topic and add it to the reviews: a few new cards then come each day.",
)
OPEN_FIRST = Text("打开第一题", "Open the first question")

FINISHED = Text("今天的复习完成了", "Today's reviews are done")
FINISHED_WORDS = Text(
    "复习{n}张，用时{minutes}，记住{share}。",
    "{n} card in {minutes}, {share} remembered.|{n} cards in {minutes}, {share} remembered.",
)
