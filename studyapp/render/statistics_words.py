"""What the statistics page says, in both languages."""

from __future__ import annotations

from studyapp.model.language import Text

STATISTICS = Text("统计", "Statistics")
LEAD = Text(
    "{reviews}，{answers}，共{minutes}。",
    "{reviews}, {answers}, {minutes} in all.",
)
SPAN = Text("得分与用时的范围", "Period of score and time")
SPANS = {
    30: Text("30天", "30 days"),
    90: Text("90天", "90 days"),
    365: Text("一年", "One year"),
    0: Text("全部", "All"),
}
EMPTY = Text("还没有可统计的内容", "Nothing to count yet")
EMPTY_WORDS = Text(
    "复习或做过测验之后，这里会显示掌握程度、得分、校准和今后的复习量。",
    "Once something has been reviewed or answered, this page shows mastery, scores, calibration "
    "and the load ahead.",
)
START_QUIZ = Text("开始测验…", "Start a quiz…")

MAP = Text("掌握地图", "Map of mastery")
MAP_SAYS = Text(
    "全部题目的掌握度为{share}，学过{studied}/{total}题。",
    "Mastery of all questions: {share}; {studied} of {total} studied.",
)
MAP_ROW = Text(
    "掌握度{share}，{n}题", "mastery {share}, {n} question|mastery {share}, {n} questions"
)
MAP_UNTOUCHED = Text("没学过，{n}题", "never studied, {n} question|never studied, {n} questions")
MAP_QUESTION = Text("掌握度{share}", "mastery {share}")
NEVER = Text("没学过", "never studied")
ALL_TOPICS = Text("全部主题", "All topics")
MAP_EMPTY = Text("没有打开的题库。", "No bank is open.")
TOPIC = Text("主题", "Topic")
QUESTIONS = Text("题数", "Questions")
MASTERY = Text("掌握度", "Mastery")

SCORE = Text("得分", "Score over time")
SCORE_SAYS = Text(
    "平均{share}，{n}次作答。", "Mean {share} over {n} answer.|Mean {share} over {n} answers."
)
SCORE_POINT = Text("{score}，{n}次作答", "{score}, {n} answers")
SCORE_EMPTY = Text("做过测验之后才有得分。", "Scores come with the first quiz.")
DAY = Text("日期", "Day")
MEAN_SCORE = Text("平均得分", "Mean score")
ANSWERS = Text("作答数", "Answers")

TIME_TITLE = Text("学习时间", "Time studied")
TIME_SAYS = Text(
    "共{minutes}，学习日平均{mean}分钟。",
    "{minutes} in all, {mean} min on a day of study.",
)
TIME_SAYS_WEEKS = Text(
    "共{minutes}，学习的周平均{mean}分钟。",
    "{minutes} in all, {mean} min in a week of study.",
)
TIME_BAR = Text("{value}分钟", "{value} min")
MINUTES_LABEL = Text("分钟", "min")
MINUTES = Text("分钟", "Minutes")
TIME_EMPTY = Text("还没有用时记录。", "No time has been spent yet.")

CALIBRATION = Text("把握校准", "Calibration")
CALIBRATION_SAYS = Text(
    "Brier分数{brier}；自述确定的答对{sure}。",
    "Brier score {brier}; of the answers called sure, {sure} were right.",
)
CALIBRATION_SAYS_SHORT = Text("Brier分数{brier}。", "Brier score {brier}.")
CALIBRATION_POINT = Text(
    "答对{right}，{n}次作答", "{right} right, {n} answer|{right} right, {n} answers"
)
CALIBRATION_EMPTY = Text(
    "在测验里作答前选择把握程度，这里就会显示它是否准确。",
    "State how sure you are before an answer is shown, and this plot says how right that was.",
)
STATED = Text("自述把握", "Stated confidence")
RIGHT = Text("实际答对", "Actually right")
LEVELS = {
    "guess": Text("猜测", "guess"),
    "likely": Text("大概", "likely"),
    "sure": Text("确定", "sure"),
}
INTERVAL = Text("95%区间", "95% interval")

BRIER = Text("各主题的Brier分数", "Brier score by topic")
BRIER_SAYS = Text("校准最差的是{topic}（{value}）。", "Worst calibrated: {topic} ({value}).")
BRIER_LABEL = Text("Brier分数", "Brier score")

RETENTION = Text("记忆保持率", "Retention")
RETENTION_SAYS = Text(
    "实际{true}，预测{predicted}，目标{wished}。",
    "True {true}, predicted {predicted}, wished for {wished}.",
)
TRUE = Text("实际", "true")
PREDICTED = Text("预测", "predicted")
RETENTION_POINT = Text("{n}次复习", "{n} review|{n} reviews")
RETENTION_EMPTY = Text(
    "复习过的卡片再次到期之后才有保持率。", "Retention shows once cards have come back for review."
)
REVIEWS = Text("复习数", "Reviews")

LOAD = Text("今后的复习量", "Load ahead")
LOAD_SAYS = Text(
    "今后{days}天共{n}次，平均每天{mean}次。",
    "{n} in the next {days} days, {mean} a day.",
)
LOAD_BAR = Text("{value}次复习", "{value} reviews")
LOAD_EMPTY = Text("还没有安排好的复习。", "Nothing is scheduled yet.")

CALENDAR = Text("学习日历", "Days studied")
CALENDAR_SAYS = Text(
    "过去一年学习了{n}天，连续{streak}，最长连续{longest}。",
    "{n} day studied in the past year; streak {streak}, longest {longest}.|{n} days studied in "
    "the past year; streak {streak}, longest {longest}.",
)
CALENDAR_DAY = Text("{n}次复习与作答", "{n} reviews and answers")
ACTIONS = Text("复习与作答", "Reviews and answers")

HARDEST = Text("最难的题", "Hardest questions")
FACILITY = Text("答对率", "Facility")
FACILITY_OF = Text("{n}次作答", "{n} answer|{n} answers")
HARDEST_EMPTY = Text("作答还不够多。", "There are not enough answers yet.")
PRACTISE = Text("练习", "Practise")
PRACTISE_ALL = Text("练习这些题", "Practise these")

PAIRS = Text("易混的题", "Confusion pairs")
PAIR_TIMES = Text("混淆{n}次", "confused {n} time|confused {n} times")
SIDE_BY_SIDE = Text("并排练习", "Side by side")
PAIRS_EMPTY = Text("还没有把一题错当成另一题。", "No question has been mistaken for another yet.")
