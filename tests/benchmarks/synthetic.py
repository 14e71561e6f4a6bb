"""Synthetic banks and compiled libraries for benchmarks at scale. Never committed as files.

The texts are word soup with the statistics that matter to search: a few dozen words that stand in a
fifth and more of the documents, several thousand rare ones, both languages, formulas, names of
technical things in Latin letters within Chinese. Everything is drawn from a seed.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

from studyapp.library.topics import lay_out
from studyapp.library.writer import LibraryWriter, Record, SearchText
from studyapp.model.ids import BankId, QuestionId, QuestionRef, TopicId
from studyapp.model.language import Language, Text
from studyapp.model.library import AnswerPage, OutlineEntry
from studyapp.model.question import Topic

BANK = BankId("synthetic")
CHARACTERS = 2_500  # of each language's text
_TOPICS, _SUBTOPICS = 20, 25

# Of each pair the Chinese and the English word: the more frequent first.
TERMS = [
    ("梯度", "gradient"),
    ("网络", "network"),
    ("损失", "loss"),
    ("训练", "training"),
    ("卷积", "convolution"),
    ("参数", "parameter"),
    ("学习率", "learning"),
    ("特征", "feature"),
    ("归一化", "normalization"),
    ("注意力", "attention"),
    ("激活函数", "activation"),
    ("权重", "weight"),
    ("优化器", "optimizer"),
    ("正则化", "regularization"),
    ("过拟合", "overfitting"),
    ("感受野", "receptive"),
    ("池化", "pooling"),
    ("残差", "residual"),
    ("目标检测", "detection"),
    ("分割", "segmentation"),
    ("蒸馏", "distillation"),
    ("量化", "quantization"),
    ("编码器", "encoder"),
    ("解码器", "decoder"),
    ("嵌入", "embedding"),
    ("动量", "momentum"),
    ("批次", "batch"),
    ("交叉熵", "entropy"),
    ("反向传播", "backpropagation"),
    ("梯度消失", "vanishing"),
    ("梯度爆炸", "exploding"),
    ("标签平滑", "smoothing"),
    ("生成对抗", "adversarial"),
    ("迁移学习", "transfer"),
    ("数据增强", "augmentation"),
    ("锚框", "anchor"),
    ("非极大值抑制", "suppression"),
    ("多头", "multihead"),
    ("位置编码", "positional"),
    ("扩散模型", "diffusion"),
    ("变分", "variational"),
    ("循环神经网络", "recurrent"),
    ("长短期记忆", "memory"),
    ("空洞卷积", "dilated"),
    ("深度可分离", "separable"),
    ("剪枝", "pruning"),
    ("校准", "calibration"),
    ("召回率", "recall"),
    ("精确率", "precision"),
    ("混淆矩阵", "confusion"),
]
_LATIN = (
    "BatchNorm LayerNorm ReLU GELU Adam SGD ResNet UNet ViT BERT GAN VAE LSTM GRU CNN RNN IoU NMS "
    "mAP softmax dropout Transformer MobileNet Faster-RCNN YOLO L1 L2 KL F1 Dice".split()
)
_FILLER_ZH = (
    "的 是 在 与 和 为 了 对 中 其 则 可 因此 如果 那么 因为 由于 通常 可以 "
    "需要 得到 计算 表示 其中 每个 一个 这种 方法 结果 问题 模型 输入 输出 变化 "
    "大小 方向 数值 比较 说明"
).split()
_FILLER_EN = (
    "the of and a is in to that for with as by on at each one this when then if it "
    "which are be from an or has only same large small output input model result "
    "value method layer step rate point case number"
).split()
_FORMULAS = [
    (r"$\frac{\partial L}{\partial w}$", "frac partial partial"),
    (r"$\tanh(z)$", "tanh"),
    (r"$\sum_i x_i\log p_i$", "sum log"),
    (r"$\sigma(x)=1/(1+e^{-x})$", "sigma"),
    (r"$\lVert w\rVert_2$", "lVert rVert"),
]
_SYLLABLES = "ka mo ri te su no ha la pe vi do gra tor min sen lux qua bel nor fen".split()


@dataclass(frozen=True, slots=True)
class _Paragraph:
    shown: str
    searched: str


class Soup:
    """Paragraphs and titles drawn from a seed."""

    def __init__(self, seed: int = 1) -> None:
        self._random = random.Random(seed)
        draw = self._random
        self._rare_en = [
            "".join(draw.choices(_SYLLABLES, k=draw.randint(2, 4))) for _ in range(6_000)
        ]
        han = [chr(code) for code in range(0x4E00, 0x9FA5)]
        self._rare_zh = ["".join(draw.choices(han, k=2)) for _ in range(4_000)]
        self._pool = {
            language: [self._paragraph(language) for _ in range(3_000)] for language in Language
        }

    def _paragraph(self, language: Language) -> _Paragraph:
        """About 250 characters: a term or two of the trade, rare words, filler, a formula.

        The first terms stand in three quarters of the documents, the last in an eighth.
        """
        draw = self._random
        chinese = language is Language.ZH
        place = 0 if chinese else 1
        weights = [1 / (rank + 3) for rank in range(len(TERMS))]
        terms = [draw.choices(TERMS, weights)[0][place], draw.choice(_LATIN)]
        if draw.random() < 0.3:
            terms.append(draw.choice(TERMS)[place])
        filler, rare = (_FILLER_ZH, self._rare_zh) if chinese else (_FILLER_EN, self._rare_en)
        words = draw.choices(filler, k=130 if chinese else 34)
        for word in [*terms, *draw.choices(rare, k=3)]:
            words.insert(draw.randrange(len(words)), word)
        cut = draw.randrange(len(words))
        formula, formula_words = draw.choice(_FORMULAS)
        gap = "" if chinese else " "
        before, after = gap.join(words[:cut]), gap.join(words[cut:])
        end = "。" if chinese else ". "
        return _Paragraph(
            f"{before} {formula} {after}{end}", f"{before} {formula_words} {after}{end}"
        )

    def text(self, language: Language) -> SearchText:
        """A text of about ``CHARACTERS`` characters."""
        shown: list[str] = []
        searched: list[str] = []
        length = 0
        while length < CHARACTERS:
            paragraph = self._random.choice(self._pool[language])
            shown.append(paragraph.shown)
            searched.append(paragraph.searched)
            length += len(paragraph.shown)
        return SearchText("\n".join(shown)[:CHARACTERS], "\n".join(searched)[:CHARACTERS])

    def title(self, number: int) -> Text:
        """A question's title in both languages."""
        draw = self._random
        first, second = draw.sample(TERMS, 2)
        name = draw.choice(_LATIN)
        kind = number % 4
        zh = (
            f"{first[0]}与{second[0]}有什么区别？",
            f"{name}中的{first[0]}怎样影响{second[0]}？",
            f"为什么{first[0]}需要{second[0]}？",
            f"{first[0]}：{name}第{number}问",
        )[kind]
        en = (
            f"How do {first[1]} and {second[1]} differ?",
            f"How does {first[1]} in {name} affect {second[1]}?",
            f"Why does {first[1]} need {second[1]}?",
            f"{first[1].capitalize()}: {name}, question {number}",
        )[kind]
        return Text(zh, en)

    def aliases(self) -> dict[Language, tuple[str, ...]]:
        """One or two other names."""
        draw = self._random
        term = draw.choice(TERMS)
        return {
            Language.ZH: (term[0] + draw.choice(self._rare_zh),),
            Language.EN: (f"{term[1]} {draw.choice(self._rare_en)}",),
        }


def topics() -> tuple[Topic, ...]:
    """Five hundred topics below twenty."""
    made: list[Topic] = []
    for top in range(_TOPICS):
        made.append(Topic(TopicId(f"topic-{top}"), top, Text(f"主题{top}", f"Topic {top}")))
        made += [
            Topic(
                TopicId(f"topic-{top}/part-{sub}"),
                sub,
                Text(f"部分{top}-{sub}", f"Part {top}-{sub}"),
            )
            for sub in range(_SUBTOPICS)
        ]
    return tuple(made)


ITEMS = ("", "a", "b", "c")  # of every question with a quiz: free recall and three more


def quiz() -> dict[str, object]:
    """A quiz of three items and a key point, as read from ``quiz.toml``."""
    text = {"zh": "梯度会消失吗？", "en": "Does the gradient vanish?"}
    option = {**text, "why": text}
    return {
        "items": [
            {"id": "a", "type": "true-false", "stem": text, "key": True, "feedback": text},
            {
                "id": "b",
                "type": "single",
                "stem": text,
                "options": [{**option, "key": True}, option, option, option],
            },
            {"id": "c", "type": "numeric", "stem": text, "answer": "2 + 2", "tolerance": 0.1},
        ],
        "key_points": [{"weight": 1, **text}],
    }


def make_library(
    path: Path,
    n: int,
    *,
    formulas: int = 10,
    seed: int = 1,
    bank: BankId = BANK,
    quizzes: bool = False,
) -> None:
    """A compiled library of ``n`` questions, through the library's own writer.

    Pages hold ``formulas`` formulas; with ``quizzes`` every question has ``ITEMS``. The Markdown is
    bypassed: at 100,000 questions rendering would take most of an hour and show nothing more.
    """
    leaves = [topic for topic in topics() if topic.parent is not None]
    placed = [leaves[index * len(leaves) // n].id for index in range(n)]
    soup = Soup(seed)
    with LibraryWriter(
        path,
        bank=bank,
        title=Text("合成题库", "Synthetic bank"),
        version="1",
        topics=lay_out(topics(), placed),
    ) as writer:
        for number, topic in enumerate(placed):
            identity = QuestionId(f"question-{number}")
            title = soup.title(number)
            texts = {language: soup.text(language) for language in Language}
            writer.add(
                Record(
                    id=identity,
                    topic=topic,
                    title=title,
                    difficulty=number % 5 + 1,
                    broken=False,
                    aliases=soup.aliases(),
                    pages={
                        language: _page(
                            QuestionRef(bank, identity),
                            title,
                            language,
                            texts[language].shown,
                            formulas,
                        )
                        for language in Language
                    },
                    texts=texts,
                    quiz=quiz() if quizzes else {},
                )
            )


def _page(
    ref: QuestionRef, title: Text, language: Language, text: str, formulas: int
) -> AnswerPage:
    tex = r"\frac{\partial L}{\partial w_{%d}}=\sum_{i=1}^{n}\left(\hat y_i-y_i\right)x_i"
    shown = "".join(
        f'<p><span class="tex" data-display="{"true" if number % 3 == 0 else "false"}">'
        f"{tex % number}</span></p>"
        for number in range(formulas)
    )
    prose = "".join(f"<p>{part}</p>" for part in text.replace("$", "").split("\n"))
    tag = "zh-CN" if language is Language.ZH else "en"
    html = (
        f'<article class="answer" lang="{tag}" data-question="{ref.question}">'
        f'<header class="answer-header"><h1>{title.of(language)}</h1></header>'
        f'<section id="short" data-section="short"><h2>1</h2>{shown}</section>'
        f'<section id="depth" data-section="depth"><h2>2</h2>{prose}</section></article>'
    )
    return AnswerPage(
        ref=ref,
        language=language,
        title=title.of(language),
        html=html,
        outline=(OutlineEntry("short", "1", 2), OutlineEntry("depth", "2", 2)),
        revision=f"{ref.question}-{language}",
    )


def make_bank(folder: Path, n: int, *, seed: int = 1) -> None:
    """The source files of a bank of ``n`` questions, to be read and compiled as any other."""
    soup = Soup(seed)
    leaves = [topic for topic in topics() if topic.parent is not None]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "bank.toml").write_text(
        f'id = "{BANK}"\nversion = "1"\nlanguages = ["zh", "en"]\nlicence = "CC-BY-4.0"\n'
        '[title]\nzh = "合成题库"\nen = "Synthetic bank"\n',
        encoding="utf-8",
    )
    (folder / "topics.toml").write_text(
        "".join(
            f'[[topics]]\nid = "{topic.id}"\norder = {topic.order + 1}\n'
            f'title.zh = "{topic.title.zh}"\ntitle.en = "{topic.title.en}"\n'
            for topic in topics()
        ),
        encoding="utf-8",
    )
    (folder / "glossary.toml").write_text("", encoding="utf-8")
    headings = {
        Language.ZH: ("简答", "详解", "算例", "常见误区", "追问"),
        Language.EN: ("In short", "In depth", "Worked example", "Common mistakes", "Follow-ups"),
    }
    for number in range(n):
        title = soup.title(number)
        place = folder / leaves[number * len(leaves) // n].id / f"question-{number}"
        place.mkdir(parents=True, exist_ok=True)
        (place / "question.toml").write_text(
            f'id = "question-{number}"\ndifficulty = {number % 5 + 1}\n'
            f'[title]\nzh = "{title.zh}"\nen = "{title.en}"\n',
            encoding="utf-8",
        )
        for language, names in headings.items():
            parts = soup.text(language).shown.split("\n")
            body = "".join(
                f"## {name}\n\n" + "\n\n".join(parts[index::5]) + "\n\n"
                for index, name in enumerate(names)
            )
            (place / f"answer.{language}.md").write_text(body, encoding="utf-8")
