<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
</TS>
