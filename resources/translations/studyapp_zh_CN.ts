<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AnswerBar</name>
    <message>
        <source>How sure?</source>
        <translation>有多大把握？</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Likely</source>
        <translation>大概</translation>
    </message>
    <message>
        <source>Guess</source>
        <translation>猜的</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>Key points</source>
        <translation>要点</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一题</translation>
    </message>
    <message>
        <source>See the result</source>
        <translation>查看结果</translation>
    </message>
    <message>
        <source>Submit…</source>
        <translation>交卷…</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>回车</translation>
    </message>
</context>
<context>
    <name>AnswerPage</name>
    <message>
        <source>Copy as TeX</source>
        <translation>复制为TeX</translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation>复制代码</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>formula</source>
        <translation>公式</translation>
    </message>
    <message>
        <source>Checked by computation</source>
        <translation>已由计算验证</translation>
    </message>
    <message>
        <source>checked by computation, Enter shows how</source>
        <translation>已由计算验证，按回车查看</translation>
    </message>
    <message>
        <source>Show the next part</source>
        <translation>显示下一部分</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>全部显示</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>回车</translation>
    </message>
    <message>
        <source>Highlight</source>
        <translation>高亮</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>Highlight in yellow</source>
        <translation>黄色高亮</translation>
    </message>
    <message>
        <source>Highlight in green</source>
        <translation>绿色高亮</translation>
    </message>
    <message>
        <source>Highlight in blue</source>
        <translation>蓝色高亮</translation>
    </message>
    <message>
        <source>Highlight in pink</source>
        <translation>粉色高亮</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>AnswerView</name>
    <message>
        <source>This answer cannot be shown: the process that draws it ended twice. Open another answer, or start the program again.</source>
        <translation>无法显示这个答案：负责绘制的进程两次退出。请打开别的答案，或重新启动程序。</translation>
    </message>
</context>
<context>
    <name>BookmarkForm</name>
    <message>
        <source>Bookmark</source>
        <translation>书签</translation>
    </message>
    <message>
        <source>&amp;weak</source>
        <translation>薄弱(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;shaky</source>
        <translation>不稳(&amp;S)</translation>
    </message>
    <message>
        <source>s&amp;olid</source>
        <translation>牢固(&amp;O)</translation>
    </message>
    <message>
        <source>separated by commas</source>
        <translation>用逗号分隔</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>掌握程度</translation>
    </message>
    <message>
        <source>&amp;Tags</source>
        <translation>标签(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>备注(&amp;N)</translation>
    </message>
</context>
<context>
    <name>BookmarksModel</name>
    <message>
        <source>weak</source>
        <translation>薄弱</translation>
    </message>
    <message>
        <source>shaky</source>
        <translation>不稳</translation>
    </message>
    <message>
        <source>solid</source>
        <translation>牢固</translation>
    </message>
</context>
<context>
    <name>BookmarksPanel</name>
    <message>
        <source>Filter by words, tags, notes</source>
        <translation>按文字、标签、备注筛选</translation>
    </message>
    <message>
        <source>Filter the bookmarks</source>
        <translation>筛选书签</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>书签</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>掌握程度</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>Quiz on these bookmarks…</source>
        <translation>用这些书签测验…</translation>
    </message>
    <message>
        <source>All levels</source>
        <translation>全部程度</translation>
    </message>
    <message>
        <source>Weak first</source>
        <translation>薄弱在前</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>最新在前</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>最早在前</translation>
    </message>
    <message>
        <source>By topic</source>
        <translation>按主题</translation>
    </message>
    <message>
        <source>By title</source>
        <translation>按标题</translation>
    </message>
    <message>
        <source>No bookmarks yet. Press * on a question you are unsure of; it will be listed here with its level.</source>
        <translation>还没有书签。遇到没把握的题目时按*，它就会连同掌握程度列在这里。</translation>
    </message>
    <message>
        <source>No bookmark matches the filter.</source>
        <translation>没有符合条件的书签。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Tags and note…</source>
        <translation>标签与备注…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>CardsDialog</name>
    <message>
        <source>Cards under review</source>
        <translation>复习中的卡片</translation>
    </message>
    <message>
        <source>Filter by words</source>
        <translation>按文字筛选</translation>
    </message>
    <message>
        <source>Filter the cards</source>
        <translation>筛选卡片</translation>
    </message>
    <message>
        <source>Which cards</source>
        <translation>哪些卡片</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>次序</translation>
    </message>
    <message>
        <source>By {column}</source>
        <translation>按{column}</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Take out</source>
        <translation>移出(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Suspend</source>
        <translation>暂停(&amp;S)</translation>
    </message>
    <message>
        <source>Take &amp;up again</source>
        <translation>恢复(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Put off until tomorrow</source>
        <translation>推迟到明天(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Let come today</source>
        <translation>今天就来(&amp;L)</translation>
    </message>
    <message>
        <source>No card matches the filter.</source>
        <translation>没有符合筛选条件的卡片。</translation>
    </message>
    <message>
        <source>Nothing is under review yet. Bookmark a question as weak or shaky, or put a question or a topic under review by its menu in the tree of topics.</source>
        <translation>还没有复习中的内容。请把题目加为“薄弱”或“不稳”书签，或在主题树的右键菜单中把题目或主题加入复习。</translation>
    </message>
    <message numerus="yes">
        <source>%n card(s)</source>
        <translation>
            <numerusform>%n张卡片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{shown} of %n card(s)</source>
        <translation>
            <numerusform>%n张卡片中的{shown}张</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CardsModel</name>
    <message>
        <source>Question</source>
        <translation>题目</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>考查内容</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>Lapses</source>
        <translation>遗忘次数</translation>
    </message>
    <message>
        <source>All cards</source>
        <translation>全部卡片</translation>
    </message>
    <message>
        <source>Due today</source>
        <translation>今天到期</translation>
    </message>
    <message>
        <source>Being learned</source>
        <translation>学习中</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新卡片</translation>
    </message>
    <message>
        <source>Leeches</source>
        <translation>顽固卡片</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Put off until tomorrow</source>
        <translation>已推迟到明天</translation>
    </message>
    <message>
        <source>No longer in a bank</source>
        <translation>题库中已没有</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新</translation>
    </message>
    <message>
        <source>being learned</source>
        <translation>学习中</translation>
    </message>
    <message>
        <source>learned</source>
        <translation>已学会</translation>
    </message>
    <message>
        <source>being learned again</source>
        <translation>重新学习中</translation>
    </message>
    <message>
        <source>put off until tomorrow</source>
        <translation>已推迟到明天</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>明天</translation>
    </message>
    <message>
        <source>suspended</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>no longer in a bank</source>
        <translation>题库中已没有</translation>
    </message>
    <message>
        <source>leech</source>
        <translation>顽固</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) overdue</source>
        <translation>
            <numerusform>已过期%n天</numerusform>
        </translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>%n天后</numerusform>
        </translation>
    </message>
    <message>
        <source>free recall</source>
        <translation>自由回忆</translation>
    </message>
</context>
<context>
    <name>ClockLabel</name>
    <message>
        <source>Time used: {time}</source>
        <translation>已用时间：{time}</translation>
    </message>
    <message>
        <source>Time left: {time}</source>
        <translation>剩余时间：{time}</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>剩{time}</translation>
    </message>
    <message>
        <source>this one {time}</source>
        <translation>本题{time}</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>转到(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Study</source>
        <translation>学习(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Quiz</source>
        <translation>测验(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Review</source>
        <translation>复习(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Import bookmarks…</source>
        <translation>导入书签…</translation>
    </message>
    <message>
        <source>Export bookmarks…</source>
        <translation>导出书签…</translation>
    </message>
    <message>
        <source>Export remarks…</source>
        <translation>导出纠错意见…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Save answer as PDF…</source>
        <translation>将答案存为PDF…</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>从备份恢复…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Copy (formulas as TeX)</source>
        <translation>复制（公式为TeX）</translation>
    </message>
    <message>
        <source>Find in this answer</source>
        <translation>在本答案中查找</translation>
    </message>
    <message>
        <source>Find next</source>
        <translation>查找下一个</translation>
    </message>
    <message>
        <source>Find previous</source>
        <translation>查找上一个</translation>
    </message>
    <message>
        <source>Recall: question first</source>
        <translation>回忆模式：先看问题</translation>
    </message>
    <message>
        <source>Show the next section</source>
        <translation>显示下一节</translation>
    </message>
    <message>
        <source>Show the whole answer</source>
        <translation>显示完整答案</translation>
    </message>
    <message>
        <source>Switch language</source>
        <translation>切换语言</translation>
    </message>
    <message>
        <source>Switch theme</source>
        <translation>切换主题</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Usual text size</source>
        <translation>恢复大小</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>主题树</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>大纲</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>书签</translation>
    </message>
    <message>
        <source>My answer and notes</source>
        <translation>我的答案与笔记</translation>
    </message>
    <message>
        <source>Recently read</source>
        <translation>最近阅读</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Search…</source>
        <translation>搜索…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Next question</source>
        <translation>下一题</translation>
    </message>
    <message>
        <source>Previous question</source>
        <translation>上一题</translation>
    </message>
    <message>
        <source>Filter the topics</source>
        <translation>筛选主题</translation>
    </message>
    <message>
        <source>To the topics</source>
        <translation>转到主题树</translation>
    </message>
    <message>
        <source>To the answer</source>
        <translation>转到答案</translation>
    </message>
    <message>
        <source>Bookmark this question</source>
        <translation>给本题加书签</translation>
    </message>
    <message>
        <source>Bookmark as weak</source>
        <translation>书签：薄弱</translation>
    </message>
    <message>
        <source>Bookmark as shaky</source>
        <translation>书签：不稳</translation>
    </message>
    <message>
        <source>Bookmark as solid</source>
        <translation>书签：牢固</translation>
    </message>
    <message>
        <source>Tags and note of the bookmark…</source>
        <translation>书签的标签与备注…</translation>
    </message>
    <message>
        <source>Highlight the selection</source>
        <translation>高亮选中的文字</translation>
    </message>
    <message>
        <source>Margin note to the selection…</source>
        <translation>给选中的文字加批注…</translation>
    </message>
    <message>
        <source>Mark as unread</source>
        <translation>标为未读</translation>
    </message>
    <message>
        <source>Reset the progress of this topic…</source>
        <translation>重置本主题的进度…</translation>
    </message>
    <message>
        <source>Something is wrong here…</source>
        <translation>这里有错…</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>About StudyApp</source>
        <translation>关于StudyApp</translation>
    </message>
    <message>
        <source>Choose an option</source>
        <translation>选择选项</translation>
    </message>
    <message>
        <source>New quiz…</source>
        <translation>新测验…</translation>
    </message>
    <message>
        <source>Quiz with the last set-up</source>
        <translation>按上次的设置测验</translation>
    </message>
    <message>
        <source>Back to the session</source>
        <translation>回到测验</translation>
    </message>
    <message>
        <source>The last result</source>
        <translation>上一次的结果</translation>
    </message>
    <message>
        <source>Check, then next</source>
        <translation>核对，再到下一题</translation>
    </message>
    <message>
        <source>I am sure</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>I think so</source>
        <translation>大概</translation>
    </message>
    <message>
        <source>I am guessing</source>
        <translation>猜的</translation>
    </message>
    <message>
        <source>Flag to look at again</source>
        <translation>标记，稍后再看</translation>
    </message>
    <message>
        <source>Next item</source>
        <translation>下一题</translation>
    </message>
    <message>
        <source>Previous item</source>
        <translation>上一题</translation>
    </message>
    <message>
        <source>All items</source>
        <translation>全部题目</translation>
    </message>
    <message>
        <source>Show the clock</source>
        <translation>显示时钟</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Submit…</source>
        <translation>交卷…</translation>
    </message>
    <message>
        <source>Leave the session…</source>
        <translation>离开测验…</translation>
    </message>
    <message>
        <source>The full answer</source>
        <translation>完整答案</translation>
    </message>
    <message>
        <source>Bookmark all that went wrong</source>
        <translation>给所有答错的题加书签</translation>
    </message>
    <message>
        <source>Repeat what went wrong</source>
        <translation>重做答错的题</translation>
    </message>
    <message>
        <source>Save the result as Markdown…</source>
        <translation>把结果存为Markdown…</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>主页</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>Review what is due</source>
        <translation>复习到期的内容</translation>
    </message>
    <message>
        <source>End the reviews for now</source>
        <translation>先结束复习</translation>
    </message>
    <message>
        <source>Show the answer</source>
        <translation>显示答案</translation>
    </message>
    <message>
        <source>Check the answer</source>
        <translation>核对答案</translation>
    </message>
    <message>
        <source>Rate as suggested, else Good</source>
        <translation>按建议评分，没有建议则为“良好”</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>重来</translation>
    </message>
    <message>
        <source>Hard</source>
        <translation>困难</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>良好</translation>
    </message>
    <message>
        <source>Easy</source>
        <translation>简单</translation>
    </message>
    <message>
        <source>To the key points</source>
        <translation>转到要点</translation>
    </message>
    <message>
        <source>Open the full answer</source>
        <translation>打开完整答案</translation>
    </message>
    <message>
        <source>Bookmark of this card…</source>
        <translation>这张卡片的书签…</translation>
    </message>
    <message>
        <source>Bury until tomorrow</source>
        <translation>推迟到明天</translation>
    </message>
    <message>
        <source>Suspend this card</source>
        <translation>暂停这张卡片</translation>
    </message>
    <message>
        <source>This question is under review</source>
        <translation>本题在复习中</translation>
    </message>
    <message>
        <source>Cards under review…</source>
        <translation>复习中的卡片…</translation>
    </message>
    <message>
        <source>Exam date…</source>
        <translation>考试日期…</translation>
    </message>
</context>
<context>
    <name>DataPage</name>
    <message>
        <source>&amp;Data folder</source>
        <translation>数据文件夹(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Back up now</source>
        <translation>立即备份(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Restore a backup…</source>
        <translation>从备份恢复(&amp;R)…</translation>
    </message>
    <message>
        <source>Bookmarks, notes, highlights and what you have read lie here and nowhere else. A verified copy is made each day. Another folder: start with --data-dir FOLDER.</source>
        <translation>书签、笔记、高亮和阅读记录只存放在这里。每天自动做一份经过校验的备份。要换文件夹，请用 --data-dir 文件夹 启动。</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>{what} {remedy}</source>
        <translation>{what}{remedy}</translation>
    </message>
    <message>
        <source>There is no folder {folder}.</source>
        <translation>文件夹{folder}不存在。</translation>
    </message>
    <message>
        <source>Name the folder of a question bank.</source>
        <translation>请指定一个题库的文件夹。</translation>
    </message>
    <message>
        <source>{folder} is not a question bank: it holds no {file}.</source>
        <translation>{folder}不是题库：其中没有{file}。</translation>
    </message>
    <message>
        <source>Name the folder that holds {file}.</source>
        <translation>请指定含有{file}的文件夹。</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be read: {why}.</source>
        <translation>无法读取文件夹{folder}：{why}。</translation>
    </message>
    <message>
        <source>Check its permissions.</source>
        <translation>请检查它的访问权限。</translation>
    </message>
    <message>
        <source>The data folder {folder} cannot be written: {why}.</source>
        <translation>无法写入数据文件夹{folder}：{why}。</translation>
    </message>
    <message>
        <source>Choose another one with --data-dir.</source>
        <translation>请用--data-dir另选一个。</translation>
    </message>
    <message>
        <source>{file}, line 1: this is JSON, but not StudyApp&apos;s bookmarks.</source>
        <translation>{file}第1行：这是JSON，但不是StudyApp的书签。</translation>
    </message>
    <message>
        <source>Choose a file that begins with &quot;format&quot;: &quot;{format}&quot;. Nothing was imported.</source>
        <translation>请选择以&quot;format&quot;: &quot;{format}&quot;开头的文件。没有导入任何内容。</translation>
    </message>
    <message>
        <source>{file}, line 1: the file&apos;s version is {version}; this program knows {known}.</source>
        <translation>{file}第1行：文件的版本是{version}，本程序只认识{known}。</translation>
    </message>
    <message>
        <source>Install a newer StudyApp. Nothing was imported.</source>
        <translation>请安装新版StudyApp。没有导入任何内容。</translation>
    </message>
    <message>
        <source>{file}, line {line}: this is no JSON: {why}.</source>
        <translation>{file}第{line}行：这不是JSON（{why}）。</translation>
    </message>
    <message>
        <source>Choose a file that StudyApp exported, or mend it there. Nothing was imported.</source>
        <translation>请选择由StudyApp导出的文件，或改正该行。没有导入任何内容。</translation>
    </message>
    <message>
        <source>it is no object</source>
        <translation>它不是对象</translation>
    </message>
    <message>
        <source>Write {{&quot;question&quot;: …, &quot;level&quot;: …}}.</source>
        <translation>请写成{{&quot;question&quot;: …, &quot;level&quot;: …}}。</translation>
    </message>
    <message>
        <source>{file}, line 1: there are no bookmarks in this file.</source>
        <translation>{file}第1行：这个文件里没有书签。</translation>
    </message>
    <message>
        <source>Choose a file that StudyApp exported. Nothing was imported.</source>
        <translation>请选择由StudyApp导出的文件。没有导入任何内容。</translation>
    </message>
    <message>
        <source>{name} is there twice</source>
        <translation>{name}出现了两次</translation>
    </message>
    <message>
        <source>Take one away.</source>
        <translation>请删去其中一个。</translation>
    </message>
    <message>
        <source>the line {line} is not understood</source>
        <translation>无法理解{line}这一行</translation>
    </message>
    <message>
        <source>Write - question:, - level:, - tags:, - added: or - changed:.</source>
        <translation>请写成- question:、- level:、- tags:、- added:或- changed:。</translation>
    </message>
    <message>
        <source>the tags are {value}</source>
        <translation>标签（tags）为{value}</translation>
    </message>
    <message>
        <source>Write a list of texts.</source>
        <translation>请写成由文本组成的列表。</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>空缺</translation>
    </message>
    <message>
        <source>{file}, line {line}: this bookmark cannot be read: {why}.</source>
        <translation>{file}第{line}行：无法读取这条书签：{why}。</translation>
    </message>
    <message>
        <source>{remedy} Nothing was imported.</source>
        <translation>{remedy}没有导入任何内容。</translation>
    </message>
    <message>
        <source>the note is {value}</source>
        <translation>备注（note）为{value}</translation>
    </message>
    <message>
        <source>Write a text.</source>
        <translation>请写成文本。</translation>
    </message>
    <message>
        <source>the question is {value}</source>
        <translation>题目（question）为{value}</translation>
    </message>
    <message>
        <source>Write it as BANK/QUESTION, for example deep-learning/adam.</source>
        <translation>请写成“题库/题目”，例如deep-learning/adam。</translation>
    </message>
    <message>
        <source>the level is {value}</source>
        <translation>掌握程度（level）为{value}</translation>
    </message>
    <message>
        <source>Write one of {levels}.</source>
        <translation>请写成以下之一：{levels}。</translation>
    </message>
    <message>
        <source>{name} is {value}</source>
        <translation>{name}为{value}</translation>
    </message>
    <message>
        <source>Write a time with its zone: 2026-11-03T10:11:12Z.</source>
        <translation>请写成带时区的时间：2026-11-03T10:11:12Z。</translation>
    </message>
    <message>
        <source>{path} is larger than {size} MB.</source>
        <translation>{path}大于{size} MB。</translation>
    </message>
    <message>
        <source>Choose a file of bookmarks.</source>
        <translation>请选择书签文件。</translation>
    </message>
    <message>
        <source>{path} cannot be read: {why}.</source>
        <translation>无法读取{path}：{why}。</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>请选择另一个文件。</translation>
    </message>
    <message>
        <source>{file}, line {line}: this is no UTF-8 text.</source>
        <translation>{file}第{line}行：这不是UTF-8文本。</translation>
    </message>
    <message>
        <source>Save the file as UTF-8. Nothing was imported.</source>
        <translation>请将文件另存为UTF-8。没有导入任何内容。</translation>
    </message>
    <message>
        <source>{path} cannot be written: {why}.</source>
        <translation>无法写入{path}：{why}。</translation>
    </message>
    <message>
        <source>Check the disk&apos;s free space and the folder&apos;s permissions, or choose another place.</source>
        <translation>请检查磁盘的剩余空间和文件夹的权限，或另选位置。</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be made: {why}.</source>
        <translation>无法创建文件夹{folder}：{why}。</translation>
    </message>
    <message>
        <source>“{name}” is none of the quantities here.</source>
        <translation>“{name}”不是这里的量。</translation>
    </message>
    <message>
        <source>Use {names}.</source>
        <translation>请使用{names}。</translation>
    </message>
    <message>
        <source>“{text}” cannot be read as a formula.</source>
        <translation>“{text}”无法读作公式。</translation>
    </message>
    <message>
        <source>Write it as 1 - a/b, 2*a^2 or sqrt(a).</source>
        <translation>请写成1 - a/b、2*a^2或sqrt(a)这样的形式。</translation>
    </message>
    <message>
        <source>“{typed}” is not understood as a unit here.</source>
        <translation>“{typed}”在这里不是可识别的单位。</translation>
    </message>
    <message>
        <source>“{typed}” after the number is not understood.</source>
        <translation>数字后面的“{typed}”无法识别。</translation>
    </message>
    <message>
        <source>Give the number alone.</source>
        <translation>请只写数字。</translation>
    </message>
    <message>
        <source>“{text}” cannot be read as a number.</source>
        <translation>“{text}”无法读作数字。</translation>
    </message>
    <message>
        <source>Write it as 0.5, 3.2e-4, 1/3 or 三千二百.</source>
        <translation>请写成0.5、3.2e-4、1/3或三千二百这样的形式。</translation>
    </message>
    <message>
        <source>Give the number in {unit}.</source>
        <translation>请以{unit}为单位。</translation>
    </message>
    <message>
        <source>“{text}” cannot be read as a fraction.</source>
        <translation>“{text}”无法读作分数。</translation>
    </message>
    <message>
        <source>Write it as 1/3.</source>
        <translation>请写成1/3这样的形式。</translation>
    </message>
    <message>
        <source>it is no compiled question bank</source>
        <translation>它不是编译好的题库</translation>
    </message>
    <message>
        <source>it was made by another version of the program (format {version})</source>
        <translation>它由另一版本的程序生成（格式{version}）</translation>
    </message>
    <message>
        <source>it is damaged</source>
        <translation>文件已损坏</translation>
    </message>
    <message>
        <source>it cannot be opened</source>
        <translation>文件无法打开</translation>
    </message>
    <message>
        <source>The compiled question bank {path} cannot be used: {why}.</source>
        <translation>编译好的题库{path}无法使用：{why}。</translation>
    </message>
    <message>
        <source>It is made again from the bank&apos;s files; nothing of your own is lost.</source>
        <translation>程序会从题库文件重新生成它；你自己的内容不会丢失。</translation>
    </message>
    <message>
        <source>the page of {question} is missing</source>
        <translation>缺少{question}的页面</translation>
    </message>
    <message>
        <source>it is incomplete</source>
        <translation>内容不完整</translation>
    </message>
    <message>
        <source>a text in it is damaged</source>
        <translation>其中一段文本已损坏</translation>
    </message>
    <message>
        <source>The folder of the question bank {folder} cannot be read: {why}.</source>
        <translation>无法读取题库文件夹{folder}：{why}。</translation>
    </message>
    <message>
        <source>Check that it is there and that you may open it.</source>
        <translation>请检查它是否存在、你是否有权打开。</translation>
    </message>
    <message>
        <source>The compiled question bank {path} cannot be written: {why}.</source>
        <translation>无法写入编译好的题库{path}：{why}。</translation>
    </message>
    <message>
        <source>Make room on the disk, or choose another data folder with --data-dir.</source>
        <translation>请腾出磁盘空间，或用--data-dir另选数据文件夹。</translation>
    </message>
    <message>
        <source>The question bank could not be compiled to {path}: {why}.</source>
        <translation>无法将题库编译到{path}：{why}。</translation>
    </message>
    <message>
        <source>Check the disk&apos;s free space and the folder&apos;s permissions.</source>
        <translation>请检查磁盘的剩余空间和文件夹的权限。</translation>
    </message>
    <message>
        <source>The question bank {folder} could not be compiled: the process that does it ended early ({why}).</source>
        <translation>无法编译题库{folder}：编译进程提前结束（{why}）。</translation>
    </message>
    <message>
        <source>The log in the data folder says more; start StudyApp again to try once more.</source>
        <translation>数据文件夹中的日志有详细说明；重新启动StudyApp即可再试一次。</translation>
    </message>
    <message>
        <source>No plan can be made for an exam on {date}.</source>
        <translation>无法为{date}的考试制定计划。</translation>
    </message>
    <message>
        <source>Choose a date from tomorrow to three years from now.</source>
        <translation>请选择明天起三年之内的日期。</translation>
    </message>
    <message>
        <source>{file} does not run: {why}.</source>
        <translation>{file}无法运行：{why}。</translation>
    </message>
    <message>
        <source>Run: python packaging/assets.py</source>
        <translation>请运行：python packaging/assets.py</translation>
    </message>
    <message>
        <source>{file}, which typesets formulas, cannot be read from {folder}: {why}.</source>
        <translation>无法从{folder}读取用于排版公式的{file}：{why}。</translation>
    </message>
    <message>
        <source>Make it writable, or choose another one with --data-dir.</source>
        <translation>请使它可写，或用--data-dir另选一个。</translation>
    </message>
    <message>
        <source>StudyApp is already running on {folder} but does not answer.</source>
        <translation>StudyApp已在使用{folder}运行，但没有响应。</translation>
    </message>
    <message>
        <source>Close it, or end its process, and start again.</source>
        <translation>请关闭它或结束它的进程，然后重新启动。</translation>
    </message>
    <message>
        <source>it could not be written</source>
        <translation>文件未能写入</translation>
    </message>
    <message>
        <source>No quiz item fits this choice.</source>
        <translation>没有符合这些条件的测验题。</translation>
    </message>
    <message>
        <source>Choose more topics, other types of items or a wider range of difficulty.</source>
        <translation>请多选几个主题、换其他题型，或放宽难度范围。</translation>
    </message>
    <message>
        <source>There is no such session.</source>
        <translation>没有这次测验。</translation>
    </message>
    <message>
        <source>Choose another.</source>
        <translation>请另选一个。</translation>
    </message>
    <message>
        <source>There is no unfinished session.</source>
        <translation>没有未完成的测验。</translation>
    </message>
    <message>
        <source>Start a new one.</source>
        <translation>请开始一次新测验。</translation>
    </message>
    <message>
        <source>The item {item} is no longer in its bank.</source>
        <translation>题库中已没有{item}这道题。</translation>
    </message>
    <message>
        <source>Go on with the next one.</source>
        <translation>请继续下一题。</translation>
    </message>
    <message>
        <source>The database {path} is damaged ({why}).</source>
        <translation>数据库{path}已损坏（{why}）。</translation>
    </message>
    <message>
        <source>There is no database {path} to back up yet.</source>
        <translation>还没有可备份的数据库{path}。</translation>
    </message>
    <message>
        <source>There is no backup {path}.</source>
        <translation>备份{path}不存在。</translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation>请另选一个。</translation>
    </message>
    <message>
        <source>StudyApp could not write the backup {path}: {why}.</source>
        <translation>无法写入备份{path}：{why}。</translation>
    </message>
    <message>
        <source>StudyApp could not restore {path}: {why}.</source>
        <translation>无法恢复{path}：{why}。</translation>
    </message>
    <message>
        <source>Move it away, or choose another folder with --data-dir.</source>
        <translation>请将它移走，或用--data-dir另选文件夹。</translation>
    </message>
    <message>
        <source>The file {path} is a database of another program.</source>
        <translation>文件{path}是其他程序的数据库。</translation>
    </message>
    <message>
        <source>The database {path} was written by a newer StudyApp (its version is {version}, this program knows {latest}); it was left untouched.</source>
        <translation>数据库{path}由更新版本的StudyApp写成（其版本为{version}，本程序支持到{latest}），未作任何改动。</translation>
    </message>
    <message>
        <source>Install the newer StudyApp, or choose another folder with --data-dir.</source>
        <translation>请安装新版StudyApp，或用--data-dir另选文件夹。</translation>
    </message>
    <message>
        <source>{path} cannot be opened: it is no file.</source>
        <translation>无法打开{path}：它不是文件。</translation>
    </message>
    <message>
        <source>The data folder {folder} cannot be made: {why}.</source>
        <translation>无法创建数据文件夹{folder}：{why}。</translation>
    </message>
    <message>
        <source>StudyApp could not look at {path}: {why}.</source>
        <translation>无法查看{path}：{why}。</translation>
    </message>
    <message>
        <source>Restore a backup; the damaged file is kept beside the backups.</source>
        <translation>请恢复一份备份；损坏的文件会保留在备份旁。</translation>
    </message>
    <message>
        <source>The database {path} is damaged.</source>
        <translation>数据库{path}已损坏。</translation>
    </message>
    <message>
        <source>The database {path} is in use by another program.</source>
        <translation>数据库{path}正被其他程序使用。</translation>
    </message>
    <message>
        <source>Close that program (another StudyApp, a backup or sync tool) and try again.</source>
        <translation>请关闭该程序（另一个StudyApp、备份或同步工具）后重试。</translation>
    </message>
    <message>
        <source>The database {path} was moved or deleted while StudyApp was running.</source>
        <translation>StudyApp运行期间，数据库{path}被移动或删除了。</translation>
    </message>
    <message>
        <source>Put it back, or restart StudyApp.</source>
        <translation>请将它放回原处，或重新启动StudyApp。</translation>
    </message>
    <message>
        <source>The database {path} cannot be written: it or its folder is read-only.</source>
        <translation>无法写入数据库{path}：它或它所在的文件夹是只读的。</translation>
    </message>
    <message>
        <source>Make both writable, or choose another folder with --data-dir.</source>
        <translation>请使两者均可写，或用--data-dir另选文件夹。</translation>
    </message>
    <message>
        <source>The disk that holds {path} is full; the last change was not kept.</source>
        <translation>{path}所在的磁盘已满；最后一次更改没有保存。</translation>
    </message>
    <message>
        <source>Free some space and try again; everything before it is kept.</source>
        <translation>请腾出空间后重试；此前的一切均已保存。</translation>
    </message>
    <message>
        <source>The database {path} could not be read or written; the last change was not kept.</source>
        <translation>无法读写数据库{path}；最后一次更改没有保存。</translation>
    </message>
    <message>
        <source>The disk may be full, limited by a quota or failing: check it, then try again.</source>
        <translation>磁盘可能已满、受配额限制或出现故障：请检查后重试。</translation>
    </message>
    <message>
        <source>The database {path} cannot be opened.</source>
        <translation>无法打开数据库{path}。</translation>
    </message>
    <message>
        <source>Check that its folder exists and may be read and written, or choose another one with --data-dir.</source>
        <translation>请检查它所在的文件夹是否存在且可读写，或用--data-dir另选一个。</translation>
    </message>
    <message>
        <source>The database {path} is damaged: it is empty.</source>
        <translation>数据库{path}已损坏：文件是空的。</translation>
    </message>
    <message>
        <source>Restore a backup.</source>
        <translation>请恢复一份备份。</translation>
    </message>
    <message>
        <source>Nothing is answered yet.</source>
        <translation>还没有作答。</translation>
    </message>
    <message>
        <source>Answer, or press Enter once more to see the answer.</source>
        <translation>请作答，或再按一次回车查看答案。</translation>
    </message>
    <message>
        <source>Choose another place.</source>
        <translation>请另选位置。</translation>
    </message>
    <message>
        <source>Qt&apos;s qwebchannel.js is missing.</source>
        <translation>缺少Qt的qwebchannel.js。</translation>
    </message>
    <message>
        <source>Install PySide6-Addons anew.</source>
        <translation>请重新安装PySide6-Addons。</translation>
    </message>
    <message>
        <source>{file}, which the answer page needs, cannot be read: {why}.</source>
        <translation>无法读取答案页所需的{file}：{why}。</translation>
    </message>
</context>
<context>
    <name>ExamDialog</name>
    <message>
        <source>Exam date</source>
        <translation>考试日期</translation>
    </message>
    <message>
        <source>&amp;Date of the exam</source>
        <translation>考试日期(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Learn as well until then, besides what is under review</source>
        <translation>除复习中的内容外，考前还要学(&amp;L)</translation>
    </message>
    <message>
        <source>Topics to learn until the exam</source>
        <translation>考前要学的主题</translation>
    </message>
    <message>
        <source>Expected recall, mean over all cards</source>
        <translation>预期回忆率（全部卡片的平均）</translation>
    </message>
    <message>
        <source>Reviews a day with the plan</source>
        <translation>按计划每天的复习量</translation>
    </message>
    <message>
        <source>&amp;Use this plan</source>
        <translation>采用这个计划(&amp;U)</translation>
    </message>
    <message>
        <source>D&amp;rop the date</source>
        <translation>取消考试日期(&amp;R)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>还有%n天</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is under review yet: tick what is to be learned until then.</source>
        <translation>还没有复习中的内容：请勾选考前要学的主题。</translation>
    </message>
    <message numerus="yes">
        <source>On the day %n card(s) would be recalled with a chance of {with_plan} on average, {without} without the plan.</source>
        <translation>
            <numerusform>考试当天，%n张卡片平均能以{with_plan}的概率回忆起来；不按计划则为{without}。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n review(s) a day.</source>
        <translation>
            <numerusform>每天最多复习%n次。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In the last %n day(s) everything comes once more.</source>
        <translation>
            <numerusform>最后%n天所有内容再过一遍。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card(s) stay new: the daily limit leaves no room for them.</source>
        <translation>
            <numerusform>有%n张卡片来不及学：每天的上限容不下。</numerusform>
        </translation>
    </message>
    <message>
        <source>with the plan</source>
        <translation>按计划</translation>
    </message>
    <message>
        <source>without</source>
        <translation>不按计划</translation>
    </message>
</context>
<context>
    <name>Filing</name>
    <message>
        <source>{added} added, {changed} changed, {same} as they were.</source>
        <translation>新增{added}个，更改{changed}个，{same}个不变。</translation>
    </message>
    <message numerus="yes">
        <source>%n belong(s) to banks that are not open; kept.</source>
        <translation>
            <numerusform>%n个属于尚未打开的题库，已保留。</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Import bookmarks</source>
        <translation>导入书签</translation>
    </message>
    <message>
        <source>Bookmarks (*.json *.md);;All files (*)</source>
        <translation>书签 (*.json *.md);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Export bookmarks</source>
        <translation>导出书签</translation>
    </message>
    <message>
        <source>Bookmarks exported to {path}.</source>
        <translation>书签已导出到{path}。</translation>
    </message>
    <message>
        <source>Export remarks</source>
        <translation>导出纠错意见</translation>
    </message>
    <message>
        <source>Remarks exported to {path}.</source>
        <translation>纠错意见已导出到{path}。</translation>
    </message>
    <message>
        <source>The printer did not take the answer. Save it as PDF instead.</source>
        <translation>打印机没有接受这份答案，可以改存为PDF。</translation>
    </message>
    <message>
        <source>Save answer as PDF</source>
        <translation>将答案存为PDF</translation>
    </message>
    <message>
        <source>Saved as {path}.</source>
        <translation>已存为{path}。</translation>
    </message>
    <message>
        <source>{path} could not be written. Choose another folder.</source>
        <translation>无法写入{path}，请另选文件夹。</translation>
    </message>
    <message>
        <source>Backed up to {path}.</source>
        <translation>已备份到{path}。</translation>
    </message>
    <message>
        <source>Restored the backup of {time}. What was there before was backed up first.</source>
        <translation>已恢复{time}的备份；恢复前的状态也已备份。</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in this answer</source>
        <translation>在本答案中查找</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>上一个</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一个</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>{current} of {total}</source>
        <translation>第{current}个，共{total}个</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>没有找到</translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>Welcome to StudyApp</source>
        <translation>欢迎使用StudyApp</translation>
    </message>
    <message>
        <source>Everything stays on this computer. You can change all of this later with Ctrl+, and see every key with ?.</source>
        <translation>一切都只保存在这台电脑上。以后可以按Ctrl+,更改这些设置，按?查看全部快捷键。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Gradient descent follows the negative gradient.</source>
        <translation>梯度下降沿负梯度方向前进。</translation>
    </message>
    <message>
        <source>Start reading</source>
        <translation>开始阅读</translation>
    </message>
</context>
<context>
    <name>Helping</name>
    <message>
        <source>About StudyApp</source>
        <translation>关于StudyApp</translation>
    </message>
    <message>
        <source>Deep learning to study offline: answers whose numbers are computed, in Chinese and English.

Program: MIT licence. Question bank: CC BY 4.0.
Stands on Qt {qt} and PySide6 (LGPL), KaTeX (MIT), Python-Markdown (BSD), Lucide icons (ISC), SQLite (public domain) and others.</source>
        <translation>离线学习深度学习：答案中的数字由计算验证，中英双语。

程序：MIT许可。题库：CC BY 4.0。
基于Qt {qt}与PySide6（LGPL）、KaTeX（MIT）、Python-Markdown（BSD）、Lucide图标（ISC）、SQLite（公有领域）等。</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>Home</source>
        <translation>主页</translation>
    </message>
</context>
<context>
    <name>Interval</name>
    <message>
        <source>&lt;1 min</source>
        <translation>&lt;1分钟</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n}分钟</translation>
    </message>
    <message>
        <source>{n} h</source>
        <translation>{n}小时</translation>
    </message>
    <message>
        <source>{n} d</source>
        <translation>{n}天</translation>
    </message>
    <message>
        <source>{n} mo</source>
        <translation>{n}个月</translation>
    </message>
    <message>
        <source>{n} y</source>
        <translation>{n}年</translation>
    </message>
</context>
<context>
    <name>ItemCard</name>
    <message>
        <source>Review</source>
        <translation>复习</translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message>
        <source>Find a command</source>
        <translation>查找命令</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Commands and keys</source>
        <translation>命令与快捷键</translation>
    </message>
    <message>
        <source>Press the new key here</source>
        <translation>在此按下新的快捷键</translation>
    </message>
    <message>
        <source>&amp;Add this key</source>
        <translation>添加此键(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;No key</source>
        <translation>清除(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Usual key</source>
        <translation>默认键(&amp;U)</translation>
    </message>
    <message>
        <source>All &amp;usual keys</source>
        <translation>全部恢复默认(&amp;U)</translation>
    </message>
    <message>
        <source>Choose a command and press a key in the field first.</source>
        <translation>请先选择一个命令，并在输入框里按下快捷键。</translation>
    </message>
    <message>
        <source>{key} already belongs to “{command}”. Take it away there first.</source>
        <translation>{key}已用于“{command}”，请先在那里清除。</translation>
    </message>
    <message>
        <source>The usual key now belongs to “{command}”.</source>
        <translation>默认键现在用于“{command}”。</translation>
    </message>
</context>
<context>
    <name>KeysSheet</name>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>查找命令</translation>
    </message>
    <message>
        <source>Read: Space scrolls. Recall: Space shows the next section, Enter the whole answer. One-key commands rest while you type. Change keys in the settings.</source>
        <translation>阅读模式：空格翻页。回忆模式：空格显示下一节，回车显示完整答案。输入文字时单键命令不起作用。快捷键可在设置中更改。</translation>
    </message>
</context>
<context>
    <name>LookPage</name>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>Text &amp;size</source>
        <translation>文字大小(&amp;S)</translation>
    </message>
    <message>
        <source>Text &amp;font</source>
        <translation>正文字体(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Code font</source>
        <translation>代码字体(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Rendering</source>
        <translation>渲染(&amp;R)</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>The system&apos;s</source>
        <translation>系统字体</translation>
    </message>
    <message>
        <source>Draw without the graphics card (after a restart)</source>
        <translation>不用显卡绘制（重启后生效）</translation>
    </message>
    <message>
        <source>Motion is reduced where the system asks for it. Text size is that of the answers; Ctrl+plus and Ctrl+minus zoom the page.</source>
        <translation>系统要求减少动态效果时，本程序照办。文字大小指答案的字号；Ctrl+加号与Ctrl+减号缩放页面。</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Tool bar</source>
        <translation>工具栏</translation>
    </message>
    <message>
        <source>Search…  {key}</source>
        <translation>搜索…  {key}</translation>
    </message>
</context>
<context>
    <name>NotesPanel</name>
    <message>
        <source>My answer</source>
        <translation>我的答案</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>How would you answer, in your own words? Markdown and $TeX$ work.</source>
        <translation>用自己的话，你会怎么回答？支持Markdown和$TeX$。</translation>
    </message>
    <message>
        <source>Anything worth keeping about this question. Markdown and $TeX$ work.</source>
        <translation>关于这道题，值得记下的一切。支持Markdown和$TeX$。</translation>
    </message>
    <message>
        <source>Shown at the end of the answer while you type. Saved by itself.</source>
        <translation>边写边显示在答案末尾，自动保存。</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>OfferBar</name>
    <message>
        <source>A quiz session is under way.</source>
        <translation>测验正在进行。</translation>
    </message>
    <message>
        <source>You came here from a result.</source>
        <translation>你是从测验结果来到这里的。</translation>
    </message>
    <message>
        <source>An exam is not finished: {answered} of {total} answered.</source>
        <translation>有一场考试未完成：共{total}题，已答{answered}题。</translation>
    </message>
    <message>
        <source>A quiz is not finished: {answered} of {total} answered.</source>
        <translation>有一次测验未完成：共{total}题，已答{answered}题。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
</context>
<context>
    <name>OutlinePanel</name>
    <message>
        <source>Outline</source>
        <translation>大纲</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>All items</source>
        <translation>全部题目</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>已答</translation>
    </message>
    <message>
        <source>seen</source>
        <translation>看过</translation>
    </message>
    <message>
        <source>unseen</source>
        <translation>未看</translation>
    </message>
    <message>
        <source>flagged</source>
        <translation>已标记</translation>
    </message>
    <message>
        <source>right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>not right</source>
        <translation>不正确</translation>
    </message>
    <message>
        <source>on the screen</source>
        <translation>当前</translation>
    </message>
</context>
<context>
    <name>Planning</name>
    <message>
        <source>The reviews are planned for {date}.</source>
        <translation>已按{date}的考试安排复习。</translation>
    </message>
</context>
<context>
    <name>Practising</name>
    <message>
        <source>These questions have no quiz items yet.</source>
        <translation>这些题目还没有测验题。</translation>
    </message>
</context>
<context>
    <name>PresetRow</name>
    <message>
        <source>Sa&amp;ved set-ups</source>
        <translation>已存的设置(&amp;V)</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>The last one</source>
        <translation>上一次的</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Save this set-up</source>
        <translation>保存这组设置</translation>
    </message>
    <message>
        <source>Rename the set-up</source>
        <translation>重命名设置</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>Something went wrong inside StudyApp. What is needed to mend it is in {path}.</source>
        <translation>StudyApp内部出错。修复所需的信息在{path}中。</translation>
    </message>
</context>
<context>
    <name>QuizAsking</name>
    <message>
        <source>Leave the session</source>
        <translation>离开测验</translation>
    </message>
    <message>
        <source>Leave the session before its end?</source>
        <translation>测验还没结束，要离开吗？</translation>
    </message>
    <message>
        <source>All answers are kept, the clock stops, and it is offered again.</source>
        <translation>所有答案都已保存，计时停止，以后可以继续。</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Give it up</source>
        <translation>放弃这次测验</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>留下</translation>
    </message>
    <message>
        <source>Submit</source>
        <translation>交卷</translation>
    </message>
    <message>
        <source>End the session and see the result?</source>
        <translation>结束测验并查看结果？</translation>
    </message>
    <message>
        <source>Not answered: {count}.</source>
        <translation>未作答：{count}题。</translation>
    </message>
    <message>
        <source>Flagged: {count}.</source>
        <translation>已标记：{count}题。</translation>
    </message>
    <message>
        <source>All items are answered.</source>
        <translation>所有题目都已作答。</translation>
    </message>
    <message>
        <source>Go on answering</source>
        <translation>继续作答</translation>
    </message>
    <message>
        <source>An exam is under way. Close all the same?</source>
        <translation>考试正在进行，仍要关闭吗？</translation>
    </message>
    <message>
        <source>All answers are kept; the exam is offered again at the next start.</source>
        <translation>所有答案都已保存，下次启动时可以继续考试。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Quizzing</name>
    <message>
        <source>Answers can be opened when the exam is over.</source>
        <translation>考试结束后才能打开答案。</translation>
    </message>
    <message>
        <source>Time is up: the exam was submitted with what was answered.</source>
        <translation>时间到：已按现有答案交卷。</translation>
    </message>
    <message>
        <source>There is no result yet. Start a quiz with Ctrl+N.</source>
        <translation>还没有结果。按Ctrl+N开始测验。</translation>
    </message>
    <message>
        <source>A fifth of the time is left: {time}.</source>
        <translation>时间还剩五分之一：{time}。</translation>
    </message>
    <message>
        <source>A twentieth of the time is left: {time}.</source>
        <translation>时间还剩二十分之一：{time}。</translation>
    </message>
    <message>
        <source>One minute is left.</source>
        <translation>还剩一分钟。</translation>
    </message>
    <message>
        <source>The time is up; go on as long as you like.</source>
        <translation>时间到；可以继续作答，不限时间。</translation>
    </message>
    <message>
        <source>The computer slept for {time}. The exam&apos;s clock ran on.</source>
        <translation>电脑休眠了{time}，考试计时没有停。</translation>
    </message>
    <message>
        <source>The computer slept for {time}. The clock stood meanwhile.</source>
        <translation>电脑休眠了{time}，其间计时停止。</translation>
    </message>
</context>
<context>
    <name>RecentPanel</name>
    <message>
        <source>Recently read</source>
        <translation>最近阅读</translation>
    </message>
    <message>
        <source>What you read will be listed here, the latest first.</source>
        <translation>读过的题目会列在这里，最近的在前。</translation>
    </message>
</context>
<context>
    <name>Rescue</name>
    <message>
        <source>Restore the backup of {time}? The damaged file is kept beside it.</source>
        <translation>恢复{time}的备份吗？损坏的文件会保留在旁边。</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>Restore a backup</source>
        <translation>从备份恢复</translation>
    </message>
    <message>
        <source>Everything you did after the backup is replaced by what it holds. The present state is backed up first, so that you can come back.</source>
        <translation>备份之后所做的一切会被备份的内容取代。恢复前会先备份当前状态，随时可以换回来。</translation>
    </message>
    <message>
        <source>There is no backup yet. One is made each day; File › Back up now makes one at once.</source>
        <translation>还没有备份。程序每天自动备份一次；“文件›立即备份”可马上备份。</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
</context>
<context>
    <name>Results</name>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) bookmarked as weak.</source>
        <translation>
            <numerusform>已将%n道题加为“薄弱”书签。</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>All of them were bookmarked already.</source>
        <translation>这些题都已有书签。</translation>
    </message>
    <message>
        <source>Save the result</source>
        <translation>保存结果</translation>
    </message>
    <message>
        <source>Saved as {path}.</source>
        <translation>已存为{path}。</translation>
    </message>
</context>
<context>
    <name>ReviewBar</name>
    <message>
        <source>Again</source>
        <translation>重来</translation>
    </message>
    <message>
        <source>Hard</source>
        <translation>困难</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>良好</translation>
    </message>
    <message>
        <source>Easy</source>
        <translation>简单</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>复习</translation>
    </message>
    <message>
        <source>More for this card</source>
        <translation>更多操作</translation>
    </message>
    <message>
        <source>End the reviews for now</source>
        <translation>先结束复习</translation>
    </message>
    <message>
        <source>Back to the card</source>
        <translation>回到卡片</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>Guess</source>
        <translation>猜的</translation>
    </message>
    <message>
        <source>Likely</source>
        <translation>大概</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Show the answer</source>
        <translation>显示答案</translation>
    </message>
    <message>
        <source>{new} new · {learning} learning · {due} due</source>
        <translation>新{new}·学习中{learning}·到期{due}</translation>
    </message>
    <message>
        <source>{rating} (suggested)</source>
        <translation>{rating}（建议）</translation>
    </message>
    <message>
        <source>Suggested: {rating}</source>
        <translation>建议：{rating}</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>&amp;Retention wished for</source>
        <translation>期望保持率(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;New cards a day</source>
        <translation>每天新卡片(&amp;N)</translation>
    </message>
    <message>
        <source>Re&amp;views a day</source>
        <translation>每天复习(&amp;V)</translation>
    </message>
    <message>
        <source>A day &amp;begins at</source>
        <translation>一天的开始(&amp;B)</translation>
    </message>
    <message>
        <source>Learning steps</source>
        <translation>学习步骤</translation>
    </message>
    <message>
        <source>Answers in &amp;quizzes</source>
        <translation>测验中的答案(&amp;Q)</translation>
    </message>
    <message>
        <source>At the &amp;start</source>
        <translation>启动时(&amp;S)</translation>
    </message>
    <message>
        <source>Ask once whether they count as reviews</source>
        <translation>询问一次是否计入复习</translation>
    </message>
    <message>
        <source>Count as reviews</source>
        <translation>计入复习</translation>
    </message>
    <message>
        <source>Do not count as reviews</source>
        <translation>不计入复习</translation>
    </message>
    <message>
        <source>Show the home page rather than the last answer</source>
        <translation>显示主页，而不是上次的答案</translation>
    </message>
    <message>
        <source>{learning}; after forgetting {relearning}</source>
        <translation>{learning}；遗忘后{relearning}</translation>
    </message>
    <message>
        <source>The higher the retention, the more reviews a day: 90 % means that nine in ten cards are still recalled when they come. The steps are those of FSRS and fixed.</source>
        <translation>期望保持率越高，每天的复习越多：90%表示卡片到期时十张里还能想起九张。学习步骤采用FSRS的设定，不可更改。</translation>
    </message>
</context>
<context>
    <name>Reviewing</name>
    <message>
        <source>Put off until tomorrow.</source>
        <translation>已推迟到明天。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Suspended: it comes no more until it is taken up again.</source>
        <translation>已暂停：恢复之前不再出现。</translation>
    </message>
</context>
<context>
    <name>SearchPalette</name>
    <message>
        <source>Search titles and full text, 中文 or English, pinyin too</source>
        <translation>搜索标题与全文，中文、English、拼音皆可</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Titles come first, then the full text of both languages. Quotes search for a phrase, juanji or jj finds 卷积, \frac finds formulas.</source>
        <translation>先列标题，再列两种语言的全文。加引号搜索整句，juanji或jj可找到“卷积”，\frac可找到公式。</translation>
    </message>
    <message>
        <source>Nothing found. Try fewer or shorter words.</source>
        <translation>没有找到。试试更少或更短的词。</translation>
    </message>
</context>
<context>
    <name>SessionBar</name>
    <message>
        <source>Exam</source>
        <translation>考试</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>练习</translation>
    </message>
    <message>
        <source>{number} of {total} · {answered} answered</source>
        <translation>第{number}题，共{total}题·已答{answered}</translation>
    </message>
    <message>
        <source>Submit…</source>
        <translation>交卷…</translation>
    </message>
    <message>
        <source>Finish…</source>
        <translation>结束…</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation>复习</translation>
    </message>
</context>
<context>
    <name>SetupDialog</name>
    <message>
        <source>New quiz</source>
        <translation>新测验</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>&amp;Everything</source>
        <translation>全部(&amp;E)</translation>
    </message>
    <message>
        <source>weak</source>
        <translation>薄弱</translation>
    </message>
    <message>
        <source>shaky</source>
        <translation>不稳</translation>
    </message>
    <message>
        <source>solid</source>
        <translation>牢固</translation>
    </message>
    <message>
        <source>Due for &amp;review</source>
        <translation>到期复习(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Weak by my answers</source>
        <translation>作答显示薄弱(&amp;W)</translation>
    </message>
    <message>
        <source>Wrong the &amp;last time</source>
        <translation>上次答错(&amp;L)</translation>
    </message>
    <message>
        <source>Never &amp;answered</source>
        <translation>从未作答(&amp;A)</translation>
    </message>
    <message>
        <source>Items whose latest answers were wrong more often than right.</source>
        <translation>最近的作答错多于对的题目。</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>开始(&amp;S)</translation>
    </message>
    <message numerus="yes">
        <source>These %n item(s) of the selection</source>
        <translation>
            <numerusform>选定的这%n题</numerusform>
        </translation>
    </message>
    <message>
        <source>What to ask</source>
        <translation>考什么</translation>
    </message>
    <message>
        <source>Bookmarked as</source>
        <translation>书签级别</translation>
    </message>
    <message>
        <source>How</source>
        <translation>怎么考</translation>
    </message>
    <message>
        <source>Choose what to ask: topics, bookmarks or one of the rest.</source>
        <translation>请选择范围：主题、书签或其他任意一项。</translation>
    </message>
    <message>
        <source>No item fits. Choose more topics, types or difficulties.</source>
        <translation>没有符合的题目。请多选主题、题型或难度。</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) fit</source>
        <translation>
            <numerusform>符合的题目有%n道</numerusform>
        </translation>
    </message>
    <message>
        <source>; {asked} of them will be asked.</source>
        <translation>，将考其中{asked}道。</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Outline</source>
        <translation>大纲</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>书签</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近</translation>
    </message>
</context>
<context>
    <name>Sitting</name>
    <message>
        <source>Exam</source>
        <translation>考试</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>练习</translation>
    </message>
    <message>
        <source>The time for the item before was up.</source>
        <translation>上一题的时间到了。</translation>
    </message>
</context>
<context>
    <name>StatisticsPage</name>
    <message>
        <source>Statistics</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>SVG picture (*.svg)</source>
        <translation>SVG图片 (*.svg)</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG图片 (*.png)</translation>
    </message>
    <message>
        <source>Table of numbers (*.csv)</source>
        <translation>数据表 (*.csv)</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>已保存：{path}</translation>
    </message>
</context>
<context>
    <name>Studio</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Preparing the question bank for the first time…</source>
        <translation>正在首次准备题库…</translation>
    </message>
    <message>
        <source>There is no question {link} in the open banks.</source>
        <translation>已打开的题库里没有{link}这道题。</translation>
    </message>
    <message>
        <source>This answer changed since you last saw it.</source>
        <translation>这份答案在你上次阅读之后有更新。</translation>
    </message>
</context>
<context>
    <name>Studying</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>{command}: {what}</source>
        <translation>{command}：{what}</translation>
    </message>
    <message>
        <source>{what} ({question})</source>
        <translation>{what}（{question}）</translation>
    </message>
    <message>
        <source>Reset progress</source>
        <translation>重置进度</translation>
    </message>
    <message numerus="yes">
        <source>Forget what was read in “{topic}” (%n question(s))?</source>
        <translation>
            <numerusform>清除“{topic}”（%n道题）的阅读记录吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>Read marks and reading positions go. Notes and highlights stay. Undo brings everything back.</source>
        <translation>已读标记和阅读位置会清除，笔记和高亮保留。撤销可全部恢复。</translation>
    </message>
    <message>
        <source>Reset, bookmarks too</source>
        <translation>重置，书签也清除</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Remove the bookmark</source>
        <translation>移除书签</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation>书签</translation>
    </message>
    <message>
        <source>Tags and note…</source>
        <translation>标签与备注…</translation>
    </message>
    <message>
        <source>Mark as unread</source>
        <translation>标为未读</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>标为已读</translation>
    </message>
    <message>
        <source>Expand all below</source>
        <translation>全部展开</translation>
    </message>
    <message>
        <source>Quiz on this topic…</source>
        <translation>用这个主题测验…</translation>
    </message>
    <message>
        <source>Reset the progress…</source>
        <translation>重置进度…</translation>
    </message>
</context>
<context>
    <name>TreeModel</name>
    <message>
        <source>expected recall {share}</source>
        <translation>预期回忆率{share}</translation>
    </message>
    <message>
        <source>bookmarked as weak</source>
        <translation>书签：薄弱</translation>
    </message>
    <message>
        <source>bookmarked as shaky</source>
        <translation>书签：不稳</translation>
    </message>
    <message>
        <source>bookmarked as solid</source>
        <translation>书签：牢固</translation>
    </message>
    <message>
        <source>read</source>
        <translation>已读</translation>
    </message>
    <message>
        <source>unread</source>
        <translation>未读</translation>
    </message>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n道题</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n read</source>
        <translation>
            <numerusform>已读%n道</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TreePanel</name>
    <message>
        <source>Filter the topics</source>
        <translation>筛选主题</translation>
    </message>
    <message>
        <source>Topics and questions</source>
        <translation>主题与题目</translation>
    </message>
    <message>
        <source>No title matches. Search the full text with Ctrl+K.</source>
        <translation>没有匹配的标题。按Ctrl+K搜索全文。</translation>
    </message>
    <message>
        <source>This bank holds no questions yet.</source>
        <translation>题库里还没有题目。</translation>
    </message>
</context>
<context>
    <name>UnderReview</name>
    <message numerus="yes">
        <source>%n card(s) put under review.</source>
        <translation>
            <numerusform>已将%n张卡片加入复习。</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing here that can be reviewed: it has no key points or items.</source>
        <translation>这里没有可复习的内容：没有要点，也没有测验题。</translation>
    </message>
    <message>
        <source>Take out of the reviews</source>
        <translation>移出复习</translation>
    </message>
    <message>
        <source>Add to the reviews</source>
        <translation>加入复习</translation>
    </message>
    <message>
        <source>{question}: {advice}</source>
        <translation>{question}：{advice}</translation>
    </message>
    <message>
        <source>Prerequisites first</source>
        <translation>先学前置内容</translation>
    </message>
    <message>
        <source>Suspend</source>
        <translation>暂停</translation>
    </message>
</context>
<context>
    <name>Undo</name>
    <message>
        <source>bookmark</source>
        <translation>加书签</translation>
    </message>
    <message>
        <source>change of a bookmark</source>
        <translation>修改书签</translation>
    </message>
    <message>
        <source>removal of a bookmark</source>
        <translation>移除书签</translation>
    </message>
    <message>
        <source>import of bookmarks</source>
        <translation>导入书签</translation>
    </message>
    <message>
        <source>highlight</source>
        <translation>高亮</translation>
    </message>
    <message>
        <source>change of a highlight</source>
        <translation>修改高亮</translation>
    </message>
    <message>
        <source>removal of a highlight</source>
        <translation>移除高亮</translation>
    </message>
    <message>
        <source>typing in a note</source>
        <translation>编辑笔记</translation>
    </message>
    <message>
        <source>mark as read</source>
        <translation>标为已读</translation>
    </message>
    <message>
        <source>mark as unread</source>
        <translation>标为未读</translation>
    </message>
    <message>
        <source>reset of progress</source>
        <translation>重置进度</translation>
    </message>
    <message>
        <source>rating</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>ratings from a quiz</source>
        <translation>来自测验的评分</translation>
    </message>
    <message>
        <source>adding to the reviews</source>
        <translation>加入复习</translation>
    </message>
    <message>
        <source>removal from the reviews</source>
        <translation>移出复习</translation>
    </message>
    <message>
        <source>putting off until tomorrow</source>
        <translation>推迟到明天</translation>
    </message>
    <message>
        <source>taking up again today</source>
        <translation>改回今天</translation>
    </message>
    <message>
        <source>suspension</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>taking up again</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>prerequisites first</source>
        <translation>先学前置内容</translation>
    </message>
    <message>
        <source>remark</source>
        <translation>纠错意见</translation>
    </message>
    <message>
        <source>change of a remark</source>
        <translation>修改纠错意见</translation>
    </message>
    <message>
        <source>removal of a remark</source>
        <translation>移除纠错意见</translation>
    </message>
</context>
<context>
    <name>WayForm</name>
    <message>
        <source>&amp;Practice: feedback after each</source>
        <translation>练习：每题之后给出反馈(&amp;P)</translation>
    </message>
    <message>
        <source>E&amp;xam: none before the end</source>
        <translation>考试：结束前没有反馈(&amp;X)</translation>
    </message>
    <message>
        <source>all there are</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source> min</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source> s</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>Difficulty, from</source>
        <translation>难度下限</translation>
    </message>
    <message>
        <source>Difficulty, to</source>
        <translation>难度上限</translation>
    </message>
    <message>
        <source>mixed, easily confused ones together</source>
        <translation>混合，易混的放在一起</translation>
    </message>
    <message>
        <source>topic by topic</source>
        <translation>逐个主题</translation>
    </message>
    <message>
        <source>at random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>Ask &amp;how sure I am</source>
        <translation>询问把握程度(&amp;H)</translation>
    </message>
    <message>
        <source>Right +1, +2, +3 and wrong 0, −2, −6 for a guess, likely, sure.</source>
        <translation>“猜的”“大概”“确定”答对得+1、+2、+3，答错得0、−2、−6。</translation>
    </message>
    <message>
        <source>single choice</source>
        <translation>单选</translation>
    </message>
    <message>
        <source>multiple choice</source>
        <translation>多选</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>判断</translation>
    </message>
    <message>
        <source>numbers</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>gaps</source>
        <translation>填空</translation>
    </message>
    <message>
        <source>ordering</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>matching</source>
        <translation>配对</translation>
    </message>
    <message>
        <source>free recall</source>
        <translation>自由回忆</translation>
    </message>
    <message>
        <source>&amp;Number of items</source>
        <translation>题数(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Time for all</source>
        <translation>总时间(&amp;T)</translation>
    </message>
    <message>
        <source>Time &amp;for each</source>
        <translation>每题时间(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Order</source>
        <translation>次序(&amp;O)</translation>
    </message>
    <message>
        <source>to</source>
        <translation>至</translation>
    </message>
    <message>
        <source>&amp;Difficulty</source>
        <translation>难度(&amp;D)</translation>
    </message>
    <message>
        <source>Types of items</source>
        <translation>题型</translation>
    </message>
</context>
<context>
    <name>Writing</name>
    <message>
        <source>My answer</source>
        <translation>我的答案</translation>
    </message>
    <message>
        <source>My notes</source>
        <translation>我的笔记</translation>
    </message>
    <message>
        <source>Select some text of the answer first, then press the key again.</source>
        <translation>请先在答案中选中文字，再按一次该键。</translation>
    </message>
    <message>
        <source>Margin note</source>
        <translation>批注</translation>
    </message>
    <message>
        <source>Remove the highlight</source>
        <translation>移除高亮</translation>
    </message>
    <message>
        <source>What you wrote last is not saved.</source>
        <translation>最后写的内容没有保存。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>复制文字</translation>
    </message>
    <message>
        <source>Close without it</source>
        <translation>不保存，直接关闭</translation>
    </message>
    <message>
        <source>Something is wrong here</source>
        <translation>这里有错</translation>
    </message>
    <message>
        <source>What is wrong, and what would be right? Remarks stay on this computer; export them from the File menu.</source>
        <translation>哪里不对？正确的应当是什么？意见只保存在这台电脑上，可从“文件”菜单导出。</translation>
    </message>
    <message>
        <source>Remark kept. File › Export remarks writes them all to a file.</source>
        <translation>意见已保存。“文件›导出纠错意见”可把全部意见写入文件。</translation>
    </message>
    <message>
        <source>Copy formula as TeX</source>
        <translation>复制公式的TeX</translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation>复制代码</translation>
    </message>
    <message>
        <source>Open link</source>
        <translation>打开链接</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>复制链接</translation>
    </message>
    <message>
        <source>Margin note…</source>
        <translation>批注…</translation>
    </message>
</context>
</TS>
