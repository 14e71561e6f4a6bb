<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>CardsDialog</name>
    <message numerus="yes">
        <source>%n card(s)</source>
        <translation>
            <numerusform>%n card</numerusform>
            <numerusform>%n cards</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{shown} of %n card(s)</source>
        <translation>
            <numerusform>{shown} of %n card</numerusform>
            <numerusform>{shown} of %n cards</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CardsModel</name>
    <message numerus="yes">
        <source>%n day(s) overdue</source>
        <translation>
            <numerusform>%n day overdue</numerusform>
            <numerusform>%n days overdue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>in %n day</numerusform>
            <numerusform>in %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExamDialog</name>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On the day %n card(s) would be recalled with a chance of {with_plan} on average, {without} without the plan.</source>
        <translation>
            <numerusform>On the day %n card would be recalled with a chance of {with_plan}, {without} without the plan.</numerusform>
            <numerusform>On the day %n cards would be recalled with a chance of {with_plan} on average, {without} without the plan.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n review(s) a day.</source>
        <translation>
            <numerusform>At most %n review a day.</numerusform>
            <numerusform>At most %n reviews a day.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In the last %n day(s) everything comes once more.</source>
        <translation>
            <numerusform>On the last day everything comes once more.</numerusform>
            <numerusform>In the last %n days everything comes once more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card(s) stay new: the daily limit leaves no room for them.</source>
        <translation>
            <numerusform>%n card stays new: the daily limit leaves no room for it.</numerusform>
            <numerusform>%n cards stay new: the daily limit leaves no room for them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Filing</name>
    <message numerus="yes">
        <source>%n belong(s) to banks that are not open; kept.</source>
        <translation>
            <numerusform>%n belongs to a bank that is not open; kept.</numerusform>
            <numerusform>%n belong to banks that are not open; kept.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Results</name>
    <message numerus="yes">
        <source>%n question(s) bookmarked as weak.</source>
        <translation>
            <numerusform>%n question bookmarked as weak.</numerusform>
            <numerusform>%n questions bookmarked as weak.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SetupDialog</name>
    <message numerus="yes">
        <source>These %n item(s) of the selection</source>
        <translation>
            <numerusform>This %n item of the selection</numerusform>
            <numerusform>These %n items of the selection</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) fit</source>
        <translation>
            <numerusform>%n item fits</numerusform>
            <numerusform>%n items fit</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Studying</name>
    <message numerus="yes">
        <source>Forget what was read in “{topic}” (%n question(s))?</source>
        <translation>
            <numerusform>Forget what was read in “{topic}” (%n question)?</numerusform>
            <numerusform>Forget what was read in “{topic}” (%n questions)?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TreeModel</name>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n question</numerusform>
            <numerusform>%n questions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n read</source>
        <translation>
            <numerusform>%n read</numerusform>
            <numerusform>%n read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnderReview</name>
    <message numerus="yes">
        <source>%n card(s) put under review.</source>
        <translation>
            <numerusform>%n card put under review.</numerusform>
            <numerusform>%n cards put under review.</numerusform>
        </translation>
    </message>
</context>
</TS>
