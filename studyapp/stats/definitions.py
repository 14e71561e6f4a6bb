"""What each number means, in the words of its tooltip."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from studyapp.model.language import Text


@dataclass(frozen=True, slots=True)
class Definition:
    """A number's name and what exactly it is."""

    name: Text
    meaning: Text


def _defined(zh: str, en: str, meaning_zh: str, meaning_en: str) -> Definition:
    return Definition(Text(zh, en), Text(meaning_zh, meaning_en))


DUE = _defined(
    "今日待复习",
    "Due today",
    "今天要过的卡片：到期的复习、学习和重新学习的步骤、按每日上限引入的新卡片。暂停的和推迟到以后的不算。",
    "Cards to go through today: reviews that are due, steps of learning and relearning, and new "
    "cards up to the daily limit. Suspended and buried cards do not count.",
)
DONE = _defined(
    "今天完成",
    "Done today",
    "今天的作答数和复习评分数，以及花在其中的时间。由作答得出的评分不重复计时。",
    "Answers and ratings given today, and the time they took. A rating that follows from an answer "
    "adds no time of its own.",
)
STREAK = _defined(
    "连续学习",
    "Streak",
    "连续有作答或复习的天数。一天从设定的换日时刻（默认凌晨4点）算起；今天还没学不算中断。",
    "Days in a row on which something was answered or reviewed. A day begins at the hour that is "
    "set (4 am if not changed); today does not break the streak until it is over.",
)
EXAM = _defined(
    "考试倒计时",
    "Exam",
    "离考试还有几天；预计回忆率是所有复习过的卡片在考试当天的平均可提取性，假设此后不再复习。",
    "Days until the exam; the expected recall is the mean retrievability, on that day, of all "
    "cards reviewed so far if none of them is reviewed again.",
)
MASTERY = _defined(
    "掌握度",
    "Mastery",
    "一个考点的掌握度＝最近一次作答的得分（或评分：忘记为0，其余为1）×此刻能回忆起来的概率（FSRS的可提取性；"
    "没进过复习的，按首次评为“良好”计算遗忘）。一道题取做过的各考点的平均，一个主题取其中所有题的平均，没碰过的题按0计。",
    "Of an item: the score of its latest answer (of a rating: 0 for Again, else 1) times the "
    "chance of recalling it now (FSRS retrievability; without a review, forgetting as after a "
    "first Good). Of a question: the mean over its items met so far. Of a topic: the mean over all "
    "its questions, where one never met counts as 0.",
)
OF_SEEN = _defined(
    "学过部分的掌握度",
    "Mastery of what was met",
    "只对作答或复习过的题取平均的掌握度，没碰过的题不计。",
    "The mean mastery over the questions that were answered or reviewed at least once; the others "
    "do not count.",
)
SEEN = _defined(
    "学过",
    "Met",
    "至少作答或复习过一次的题数。",
    "Questions that were answered or reviewed at least once.",
)
QUESTIONS = _defined(
    "题数", "Questions", "主题及其下级主题中的题数。", "Questions in the topic and below it."
)
WRONG = _defined(
    "最近答错",
    "Wrong last",
    "最近一次作答没有全对，或最近一次评分为“忘记”的考点数。",
    "Items whose latest answer was not wholly right, or whose latest rating was Again.",
)
LAPSES = _defined(
    "遗忘次数",
    "Lapses",
    "已学会的卡片在复习时被评为“忘记”的次数。",
    "How often a card that had been learnt was rated Again.",
)
WEAKEST = _defined(
    "最薄弱的主题",
    "Weakest topics",
    "学过的题掌握度最低的末级主题。比较前给每个主题添上两道掌握度为50%的题，偶尔一次失误不会排到前面；80%以上的不列。",
    "The lowest topics of the tree whose questions met so far are known worst. Two questions of "
    "50 % are added to each before they are compared, so that one slip does not count for much; "
    "topics at 80 % or more are left out.",
)
SCORE = _defined(
    "得分",
    "Score",
    "作答得分的平均值，0到1；部分正确按比例计分。",
    "The mean score of the answers, 0 to 1; what is right in part counts in part.",
)
RIGHT = _defined(
    "全对率",
    "Wholly right",
    "全部答对的作答所占的比例。",
    "The share of answers that were wholly right.",
)
ANSWERS = _defined(
    "作答数",
    "Answers",
    "在测验或复习中作答并判分的次数。",
    "Items answered and marked, in quizzes or reviews.",
)
REVIEWS = _defined(
    "复习数",
    "Reviews",
    "给卡片评分的次数，包括学习步骤。",
    "Ratings given to cards, steps of learning included.",
)
RECALLED = _defined(
    "记住率",
    "Recalled",
    "评分高于“忘记”的复习所占的比例，包括学习步骤。",
    "The share of ratings better than Again, steps of learning included.",
)
LEARNED = _defined(
    "新学", "New cards", "第一次评分的卡片数。", "Cards that were rated for the first time."
)
TIME = _defined(
    "用时",
    "Time",
    "花在作答和复习上的时间；由作答得出的评分不重复计时。",
    "Time spent on answers and reviews; a rating that follows from an answer adds none of its own.",
)
CALIBRATION = _defined(
    "校准",
    "Calibration",
    "说“猜的”“可能”“确定”的作答中，实际全对的比例。这三种把握取作33%、73%、90%，"
    "即把握度计分（CBM）鼓励选择它们的概率区间的中点。落在虚线上说明自我判断准确，竖线是95%的Wilson置信区间。",
    "The share of answers that were wholly right among those given as guess, likely and sure. "
    "These are taken to state 33 %, 73 % and 90 %: the middles of the ranges in which "
    "certainty-based marking (CBM) pays most for them. On the dashed line confidence is exactly "
    "deserved; the bars are Wilson's 95 % intervals.",
)
BRIER = _defined(
    "Brier分数",
    "Brier score",
    "（所说把握对应的概率−结果）²的平均值，结果为全对1、否则0。0最好；总说50%得0.25，越大越不准。",
    "The mean of (stated chance − outcome)², where the outcome is 1 for wholly right and else 0. "
    "0 is best; always saying 50 % gives 0.25.",
)
BIAS = _defined(
    "自信偏差",
    "Overconfidence",
    "所说把握对应概率的平均值减去全对率。大于0是过于自信，小于0是过于谨慎。",
    "The mean stated chance minus the share wholly right: above 0 too sure of oneself, below 0 too "
    "cautious.",
)
RETENTION = _defined(
    "记忆保持率",
    "Retention",
    "已学会的卡片到复习时，评分高于“忘记”的比例；与FSRS预测的可提取性的平均值相比。学习步骤不算。",
    "Of reviews of learnt cards, the share rated better than Again, beside the mean retrievability "
    "that FSRS predicted for the same reviews. Steps of learning do not count.",
)
PREDICTED = _defined(
    "预测保持率",
    "Predicted",
    "复习那一刻FSRS预测的可提取性的平均值。",
    "The mean retrievability that FSRS predicted for the moment of the review.",
)
INTERVAL = _defined(
    "置信区间",
    "Interval",
    "比例的95%置信区间（Wilson）：次数少时很宽，说明还下不了结论。",
    "The 95 % interval of a share (Wilson): wide after few cases, when not much can be said yet.",
)
LOAD = _defined(
    "未来负担",
    "Future load",
    "今后每天到期的卡片数，假设不加新卡片并且都按时复习；复习后再次到期的不算。",
    "Cards that fall due on each day ahead if nothing new is begun; what falls due again after "
    "its next review is not counted.",
)
OVERDUE = _defined(
    "逾期", "Overdue", "今天之前就已到期、还没复习的卡片。", "Cards that were due before today."
)
CALENDAR = _defined(
    "学习日历",
    "Days studied",
    "每天的作答与复习次数之和。深浅是这一天在近一年有学习的日子里所处的四分位。",
    "Answers and reviews of each day. The shade is the quarter that the day falls in among the "
    "days studied in the last year.",
)
HARDEST = _defined(
    "最难的题",
    "Hardest questions",
    "按做对比例的95%置信区间上限排序：全对的作答和没有遗忘的复习算做对。只错过一次的题不会排在十次错九次的题前面。",
    "By the upper end of the 95 % interval of the share that went right: answers wholly right and "
    "reviews without a lapse. What went wrong once is not put before what went wrong nine times "
    "in ten.",
)
CONFUSIONS = _defined(
    "易混对",
    "Confusion pairs",
    "选中的错误选项说的其实是另一道题：两道题之间这样混淆的次数，两个方向合计。",
    "How often the wrong option chosen belonged to another question, both ways together.",
)
DAYS = _defined(
    "学习天数",
    "Days studied",
    "有作答或复习的天数。",
    "Days on which something was answered or reviewed.",
)

DEFINITIONS: Mapping[str, Definition] = {
    name.lower(): value for name, value in list(globals().items()) if isinstance(value, Definition)
}
"""All of them by name: ``mastery``, ``brier`` …"""
