"""Screens as people see them: read, and found right."""

SEEN = {
    "the first message": """\
Hello. This is how the week went:

📍 Situation in Belarus · 20–26 May 2019
Improved: 1 · unchanged: 1 · worsened: 1

▲ Ruling elite · improved, third week running
Эліта чакае (in Belarusian)

▼ Security · worsened, first time since December 2018
Quiet

▬ Belarus–West relations · unchanged, 12th week running
Minsk builds ties

Who writes: the newsroom of The Week · /about
[🏛 Ruling elite] [🛡 Security]
[🌍 Belarus–West relations]
[🔔 Subscribe]
[📈 Months] [🗂 Archive] [Бел] [Рус]""",
    "the newest issue, followed topics first": """\
📍 Situation in Belarus · 20–26 May 2019
Improved: 1 · unchanged: 1 · worsened: 1

▼ Security · worsened, first time since December 2018
Quiet

▲ Ruling elite · improved, third week running
Эліта чакае (in Belarusian)

▬ Belarus–West relations · unchanged, 12th week running
Minsk builds ties
[🛡 Security] [🏛 Ruling elite]
[🌍 Belarus–West relations]
[✅ Subscribed · Settings]
[📈 Months] [🗂 Archive] [↗ Share]""",
    "an issue of the archive": """\
📍 Situation in Belarus · 20–26 May 2019
Improved: 1 · unchanged: 1 · worsened: 1

▲ Ruling elite · improved, third week running
Эліта чакае (in Belarusian)

▼ Security · worsened, first time since December 2018
Quiet

▬ Belarus–West relations · unchanged, 12th week running
Minsk builds ties
[🏛 Ruling elite] [🛡 Security]
[🌍 Belarus–West relations]
[🔔 Subscribe] [↗ Share]
[← Back]""",
    "a push of two topics": """\
📍 Situation in Belarus · 20–26 May 2019
Improved: 1 · unchanged: 1

▲ Ruling elite · improved, third week running
Эліта чакае (in Belarusian)

▬ Belarus–West relations · unchanged, 12th week running
Minsk builds ties
[🏛 Ruling elite]
[🌍 Belarus–West relations]
[All topics (3)] [↗ Share]
[Archive] [Settings]""",
    "a push in full, its last message": """\
▬ Belarus–West relations · unchanged, 12th week running
Situation in Belarus · 20–26 May 2019

Minsk builds ties

Two words on the week.

A meeting was held, and ended:

•\u00a0one
•\u00a0two

Text: A. Author, B. Author
Corrected after publication.
[🔗 Read on the website] [↗ Share]""",
    "a push all in one": """\
📍 Situation in Belarus · 20–26 May 2019
▬\u00a0Belarus–West relations	unchanged, 12th week running
▬ Belarus–West relations · unchanged
Minsk builds ties
Two words on the week.
A meeting was held, and ended:
one
two
Text: A. Author, B. Author
Corrected on 27 May: the text on “Belarus–West relations”.
🔗 Read on the website
[All topics (3)] [↗ Share]
[Archive] [Settings]""",
    "a discreet push": """\
There is something new.
[Open]""",
    "an issue in another language": """\
📍 Situation in Belarus · 20–26 May 2019

There is no text in English this week; here it is in Belarusian.

▬ Ruling elite · unchanged
Эліта чакае

No text this week: Belarus–West relations, Security
[🏛 Ruling elite]
[✅ Subscribed · Settings]
[📈 Months] [🗂 Archive] [↗ Share]""",
    "an issue that was corrected": """\
📍 Situation in Belarus · 20–26 May 2019
Improved: 1 · unchanged: 1 · worsened: 1

Corrected on 27 May: Security worsened (we wrote: improved).
Corrected on 27 May: the text on “Belarus–West relations”.

▲ Ruling elite · improved, third week running
Эліта чакае (in Belarusian)

▼ Security · worsened, first time since December 2018
Quiet

▬ Belarus–West relations · unchanged, 12th week running
Minsk builds ties
[🏛 Ruling elite] [🛡 Security]
[🌍 Belarus–West relations]
[✅ Subscribed · Settings]
[📈 Months] [🗂 Archive] [↗ Share]""",
    "an issue that was retracted": """\
📍 Situation in Belarus
20–26 May 2019

This issue was retracted.
Retracted on 27 May. Published by mistake
[✅ Subscribed · Settings]
[📈 Months] [🗂 Archive]""",
    "a verdict was corrected": """\
✏️ Security
20–26 May 2019

Corrected on 27 May: Security worsened (we wrote: improved).
[🛡 Security]""",
    "the issue was retracted": """\
📍 Situation in Belarus
20–26 May 2019

This issue was retracted.
Retracted on 27 May. Published by mistake""",
    "nothing is left of a message": """\
The text is shorter now; nothing more stands here.""",
    "a topic": """\
▬ Belarus–West relations · unchanged, 12th week running
Situation in Belarus · 20–26 May 2019

Minsk builds ties

Two words on the week.

A meeting was held, and ended:

•\u00a0one
•\u00a0two

Text: A. Author, B. Author
Corrected after publication.
[🔗 Read on the website] [↗ Share]
[📈 Through time] [Бел] [Рус]
[← Whole issue]""",
    "a topic by a link": """\
▼ Security · worsened, first time since December 2018
Situation in Belarus · 20–26 May 2019

Quiet

A paragraph.

Corrected after publication.

Who writes: the newsroom of The Week · /about
[↗ Share]
[📈 Through time] [Рус]
[📍 Whole issue]
[Next: Belarus–West relations →]""",
    "a topic in another language": """\
▲ Ruling elite · improved, third week running
Situation in Belarus · 20–26 May 2019

There is no text in English this week; here it is in Belarusian.

Эліта чакае

A paragraph.

Corrected after publication.
[↗ Share]
[📈 Through time]
[← Back] [Next: Security →]""",
    "a topic through nine weeks": """\
▼ Belarus–West relations · worsened (a week earlier: unchanged)
9 weeks: 25 March – 26 May 2019
Improved: 1 · unchanged: 3 · worsened: 4
Last improved: 22–28 April
▼ ▬ ▬ ▼ ▲ ▼ · ▬ ▼
· – no text that week

▼ 20–26 May Minsk builds ties: 28
▬ 13–19 May Minsk builds ties: 27
· 6–12 May
▼ 29 April – 5 May Minsk builds ties: 26
▲ 22–28 April Minsk builds ties: 25
▼ 15–21 April Minsk builds ties: 24
[▼ 20–26 May] [▬ 13–19 May] [▼ 29 Apr–5 May]
[▲ 22–28 Apr] [▼ 15–21 Apr]
[‹ Earlier]
[4 weeks] [• 9 weeks] [26 weeks] [52 weeks]
[📈 All topics] [← Back]""",
    "a topic through half a year, a while ago": """\
▼ Belarus–West relations · worsened (a week earlier: improved)
26 weeks: 5 November 2018 – 5 May 2019
Improved: 5 · unchanged: 10 · worsened: 11
Last improved: 22–28 April
▼ ▬ ▬ ▼ ▲ ▼ ▬ ▬ ▼ ▲ ▼ ▬ ▬
▼ ▲ ▼ ▬ ▬ ▼ ▲ ▼ ▬ ▬ ▼ ▲ ▼

▼ 29 April – 5 May Minsk builds ties: 26
▲ 22–28 April Minsk builds ties: 25
▼ 15–21 April Minsk builds ties: 24
▬ 8–14 April Minsk builds ties: 23
▬ 1–7 April Minsk builds ties: 22
▼ 25–31 March Minsk builds ties: 21
[▼ 29 Apr–5 May] [▲ 22–28 Apr] [▼ 15–21 Apr]
[▬ 8–14 Apr] [▬ 1–7 Apr] [▼ 25–31 Mar]
[‹ Earlier] [Later ›]
[4 weeks] [9 weeks] [• 26 weeks] [52 weeks]
[← Back]""",
    "all topics through time": """\
📈 All topics through time
9 weeks: 25 March – 26 May 2019

Ruling elite · worsened
▼ ▬ ▬ ▼ ▲ ▼ · ▬ ▼

Belarus–West relations · worsened
▼ ▬ ▬ ▼ ▲ ▼ · ▬ ▼

· – no text that week
[🏛 Ruling elite]
[🌍 Belarus–West relations]
[4 weeks] [• 9 weeks] [26 weeks] [52 weeks]
[🖼 Show as a picture]""",
    "all topics through a year": """\
📈 All topics through time
30 weeks: 29 October 2018 – 26 May 2019

Ruling elite · worsened
· · · · · · · · · ▼ ▲ ▼ ▬
▬ ▼ ▲ ▼ ▬ ▬ ▼ ▲ ▼ ▬ ▬ ▼ ▲
▼ · ▬ ▼

Belarus–West relations · worsened
▲ ▼ ▬ ▬ ▼ ▲ ▼ ▬ ▬ ▼ ▲ ▼ ▬
▬ ▼ ▲ ▼ ▬ ▬ ▼ ▲ ▼ ▬ ▬ ▼ ▲
▼ · ▬ ▼

Economy & trade
▲ ▼ ▬ ▬ ▼ ▲ ▼ ▬ ▬ · · · ·
· · · · · · · · · · · · ·
· · · ·

· – no text that week
[🏛 Ruling elite]
[🌍 Belarus–West relations]
[Economy & trade]
[4 weeks] [9 weeks] [26 weeks] [• 52 weeks]
[🖼 Show as a picture] [← Back]""",
    "an old text": """\
two
[‹] [2/3] [›]
[← Back]""",
    "there is no issue yet": """\
📍 Situation in Belarus

The first issue is still being written. Subscribe, and it will come to you.
[🔔 Subscribe]""",
    "subscribed": """\
🔔 You are subscribed.
New issues will now come to this chat.

Language: English
Topics: all, new ones included
Format: Full (with all texts)
Sound: off
When: at once

/stop ends the subscription and deletes what is stored about you.
[⚙️ Settings]""",
    "unsubscribed": """\
You are unsubscribed.
Nothing more will come, and all that was stored about you is deleted. You are welcome back at any time.
The messages in this chat are yours: Telegram keeps them until you delete the chat.
[🗑 Delete the messages here, too]
[🔔 Subscribe]""",
    "was not subscribed": """\
You were not subscribed, and the bot stores nothing about you.
[🗑 Delete the messages here, too]
[🔔 Subscribe]""",
    "forgotten": """\
The bot now stores nothing about you.
If there was a subscription or a setting, it is deleted.
The messages in this chat are yours: Telegram keeps them until you delete the chat.
[🗑 Delete the messages here, too]""",
    "safety of who is not subscribed": """\
🛡 Safety
For those who have reason to be careful.

New issues: with their text
Messages vanish: never
Forwarding and saving: possible
Wipe code: none

A notice says only that there is something new; a tap opens the issue.
A wipe code: whoever sends it to this bot, from any account, erases your subscription. Somebody you trust can do it when you cannot.
[🤫 Send only a notice, without text]
[⏳ Let messages vanish…]
[🔒 Forbid forwarding and saving]
[🔔 Subscribe]
[← Back]""",
    "safety, with a wipe code": """\
🛡 Safety
For those who have reason to be careful.

New issues: a notice without text
Messages vanish: after 8 hours
Forwarding and saving: not possible
Wipe code: made

A notice says only that there is something new; a tap opens the issue.
A wipe code: whoever sends it to this bot, from any account, erases your subscription. Somebody you trust can do it when you cannot.
[📄 Send issues with their text]
[⏳ Let messages vanish…]
[🔓 Allow forwarding and saving]
[🔑 Another wipe code]
[Remove the wipe code]
[← Back]""",
    "messages vanish": """\
⏳ When shall messages vanish?
From now on the bot deletes what it sends here, and your commands, after as many hours as you choose. What it cannot delete within two days it empties.
Until then the bot keeps the numbers of these messages.
[▫️ never] [▫️ after 1 hour]
[▫️ after 3 hours] [✅ after 8 hours]
[▫️ after 24 hours] [▫️ after 47 hours]
[← Back]""",
    "privacy of a careful reader": """\
What is stored
Nothing, as long as you only read.
Once you subscribe or save a setting: the number of this chat, encrypted; whether you are subscribed; your language, topics, format and sound. While an issue is being sent, and for a few days if it was stopped, also whether it has reached you; and how many issues in a row did not find this chat.
If you choose them: the hours at which issues come, with the city whose clocks they go by; until when you pause; that issues come only if a verdict changes.
For a few days at most: which messages brought you the newest issue, so that mistakes in them can be put right.
If you wish: that nothing can be forwarded; after how many hours messages vanish and, until they do, which these are; of a wipe code only a fingerprint that does not reveal it.
Also the order in which chats first did so, but not the day.
How many readers subscribed and how many left is counted for each of the last twelve weeks, but not who.
Never your name, your phone number, what you write, what you open, or when.

Stored about you now
Subscribed
Language: English
Topics: all, new ones included
Format: Discreet (opened by a tap)
Sound: off
When: at once
Messages vanish: after 8 hours
Forwarding and saving: not possible
Wipe code: made

How to delete it
/stop or /forget deletes it at once. So does blocking the bot, and whoever sends your wipe code.
What was to vanish is deleted then, and the encrypted number of this chat is kept until that is done, for two days at most.
What is deleted is overwritten on the disk. Some disks keep an old copy for a while all the same; the number in it is encrypted.
Backup copies of the database keep what they held, with the number encrypted, until they are deleted.

What Telegram knows
Telegram itself sees this chat: its messages, your account, and that you talk to this bot. We cannot change that; deleting the chat removes it from your devices.

What no bot can do
A phone shows the bot’s name in its notifications, whatever they say. Whoever holds it unlocked sees this chat. Screenshots can be made even of what cannot be forwarded. What is older than two days only you can delete, with the chat.

The id by which Telegram shows you to this bot: 4321""",
    "the wipe code": """\
🔑 Your wipe code

/wipe 0123-4567-89AB-CDEF

It is shown only now, and an earlier one is void. Write it down, or give it to somebody you trust.
Whoever sends this line to the bot, from any account, deletes your subscription, all that is stored about you, and what the bot finds here of the last two days’ messages.
[📋 Copy]
[← Hide the code]""",
    "a wipe code is asked for": """\
Send /wipe and the code in one message.""",
    "a wipe code was sent": """\
If this is somebody’s code, their subscription is deleted now, with all that was stored about them and what the bot finds of the last two days’ messages in their chat.
Whether it is one, the bot tells nobody.""",
    "too many wipe codes": """\
Too many codes were tried, and this one was not looked at. Try again later.""",
    "the messages are deleted": """\
The messages here are deleted, yours and the bot’s, as far as the bot has found them: nobody keeps a list of them.
What was too old to be deleted is emptied.
Telegram lets a bot delete nothing that is older than two days. If something is left, delete the chat in Telegram.
[🗑 Delete this message, too]""",
    "the messages are not deleted yet": """\
Not all of it is deleted yet.
Telegram cannot be reached just now. Please press again in a minute, or delete the chat in Telegram.
[🗑 Delete the messages here, too]""",
    "help": """\
📍 Situation in Belarus
Each week, topic by topic: what improved, what worsened, what has not changed, and why. Tap a topic to read on.

/latest – The newest issue at a glance
/archive – Earlier issues
/trends – Topics through time
/search – Find texts by words
/since – What has changed in a week, a month, a year
/subscribe – Get each new issue in this chat
/settings – Language, topics, format, sound
/stop – Unsubscribe, and be forgotten
/privacy – What is stored about you
/forget – Delete all that is stored about you
/about – Who writes this
/help – What this bot can do
/groups – For your group or channel""",
    "who writes": """\
📍 Situation in Belarus
A weekly summary of what moved in Belarus.

Who writes: the newsroom of The Week
Website: https://example.org/
Channel: @example

The newsroom's only bot is @example_bot. Others of a similar name are not ours.

Have you found a mistake? Write to us: mistakes@example.org

What is stored about you: /privacy""",
    "for editors": """\
Write a word or a few, and I look for them in all issues. /latest shows the newest issue, /help all that I can do.

For editors
Write here or send files: the texts gather in a draft that nobody else sees. /desk shows drafts and issues, /help is the manual.""",
    "no such issue": """\
There is no such issue, or it is not out yet. Here is the newest.

📍 Situation in Belarus

The first issue is still being written. Subscribe, and it will come to you.
[🔔 Subscribe]""",
    "no such issue, but one near it": """\
There is no such issue. Here is the one nearest to it.

📍 Situation in Belarus

The first issue is still being written. Subscribe, and it will come to you.
[🔔 Subscribe]""",
    "no such topic": """\
This week has no text on “Ruling elite”.

📍 Situation in Belarus

The first issue is still being written. Subscribe, and it will come to you.
[🔔 Subscribe]""",
    "privacy of a subscriber": """\
What is stored
Nothing, as long as you only read.
Once you subscribe or save a setting: the number of this chat, encrypted; whether you are subscribed; your language, topics, format and sound. While an issue is being sent, and for a few days if it was stopped, also whether it has reached you; and how many issues in a row did not find this chat.
If you choose them: the hours at which issues come, with the city whose clocks they go by; until when you pause; that issues come only if a verdict changes.
For a few days at most: which messages brought you the newest issue, so that mistakes in them can be put right.
If you wish: that nothing can be forwarded; after how many hours messages vanish and, until they do, which these are; of a wipe code only a fingerprint that does not reveal it.
Also the order in which chats first did so, but not the day.
How many readers subscribed and how many left is counted for each of the last twelve weeks, but not who.
Never your name, your phone number, what you write, what you open, or when.

Stored about you now
Subscribed
Language: English
Topics: all, new ones included
Format: Full (with all texts)
Sound: off
When: at once
Messages vanish: never
Forwarding and saving: possible
Wipe code: none

How to delete it
/stop or /forget deletes it at once. So does blocking the bot, and whoever sends your wipe code.
What was to vanish is deleted then, and the encrypted number of this chat is kept until that is done, for two days at most.
What is deleted is overwritten on the disk. Some disks keep an old copy for a while all the same; the number in it is encrypted.
Backup copies of the database keep what they held, with the number encrypted, until they are deleted.

What Telegram knows
Telegram itself sees this chat: its messages, your account, and that you talk to this bot. We cannot change that; deleting the chat removes it from your devices.

What no bot can do
A phone shows the bot’s name in its notifications, whatever they say. Whoever holds it unlocked sees this chat. Screenshots can be made even of what cannot be forwarded. What is older than two days only you can delete, with the chat.

The id by which Telegram shows you to this bot: 4321""",
    "privacy of an editor": """\
What is stored
Nothing, as long as you only read.
Once you subscribe or save a setting: the number of this chat, encrypted; whether you are subscribed; your language, topics, format and sound. While an issue is being sent, and for a few days if it was stopped, also whether it has reached you; and how many issues in a row did not find this chat.
If you choose them: the hours at which issues come, with the city whose clocks they go by; until when you pause; that issues come only if a verdict changes.
For a few days at most: which messages brought you the newest issue, so that mistakes in them can be put right.
If you wish: that nothing can be forwarded; after how many hours messages vanish and, until they do, which these are; of a wipe code only a fingerprint that does not reveal it.
Also the order in which chats first did so, but not the day.
How many readers subscribed and how many left is counted for each of the last twelve weeks, but not who.
Never your name, your phone number, what you write, what you open, or when.

Stored about you now
Because you are an editor: which messages here show drafts and broadcasts and in which language, and for a day at most what you are writing, asked or about to publish.
Also what you ask others to approve, for a week at most; that you made the last change of a draft, until it is published; that you locked the desk, until it is open.
As long as you are an editor: the number of this chat, encrypted, your language and the short name that you chose. /forget deletes it, and you are an editor no more, unless the bot's settings name you; /stop and blocking the bot do not delete it.
For two years at most a journal tells the newsroom, under short names, who did what to an issue, even after an editor is dismissed; /forget takes the name out.
Also which texts and verdicts of a draft you have seen, until it goes out.

How to delete it
/stop or /forget deletes it at once. So does blocking the bot, and whoever sends your wipe code.
What was to vanish is deleted then, and the encrypted number of this chat is kept until that is done, for two days at most.
What is deleted is overwritten on the disk. Some disks keep an old copy for a while all the same; the number in it is encrypted.
Backup copies of the database keep what they held, with the number encrypted, until they are deleted.

What Telegram knows
Telegram itself sees this chat: its messages, your account, and that you talk to this bot. We cannot change that; deleting the chat removes it from your devices.

What no bot can do
A phone shows the bot’s name in its notifications, whatever they say. Whoever holds it unlocked sees this chat. Screenshots can be made even of what cannot be forwarded. What is older than two days only you can delete, with the chat.

The id by which Telegram shows you to this bot: 4321""",
    "the archive": """\
🗂 Situation in Belarus
All issues, newest first. Tap a week to open it.

▲ improved · ▬ unchanged · ▼ worsened
[20–26 May 2019 · ▲1 ▬1 ▼1]
[13–19 May 2019 · ▲1 ▬2]
[6–12 May 2019 · ▲1 ▬2]
[29 April – 5 May 2019 · ▬2]
[22–28 April 2019 · ▬2]
[15–21 April 2019 · ▬2]
[8–14 April 2019 · ▬2]
[1–7 April 2019 · ▬2]
[1/2] [›]
[🔎 Search] [↕ What has changed]""",
    "the archive of years": """\
🗂 Situation in Belarus
2019: choose a month. Other years are below.
[May] [April] [March]
[February] [January]
[2018]
[🔎 Search] [↕ What has changed]""",
    "a month of the archive": """\
🗂 Situation in Belarus
January 2019: tap a week to open it.

▲ improved · ▬ unchanged · ▼ worsened
[28 January – 3 February · ▬1]
[21–27 January · ▬1]
[14–20 January · ▬1]
[7–13 January: retracted]
[31 December – 6 January · ▬1]
[‹ December] [February ›]
[← 2019]
[🔎 Search] [↕ What has changed]""",
    "how to search": """\
Write a word or a few, and I look for them in all issues: “harbour”, “prices in October”. The form of the words does not matter.
What you look for is kept nowhere.""",
    "findings": """\
🔎 meetings ties
Found in 6 texts.

1. ▲ Belarus–West relations · 20–26 May 2019 (in Belarusian)
Мінск будуе сувязі

2. ▲ Security · 13–19 May 2019 (in Russian)
Минск строит связи

3. ▲ Belarus–West relations · 6–12 May 2019
Minsk builds ties
Two words on the week. A meeting was held, and ended: • one • two
[1. Belarus–West relations]
[2. Security]
[3. Belarus–West relations]
[1/2] [›]
[All topics] [All verdicts]""",
    "findings of some words": """\
🔎 meetings ties
No text has all of these words. Here is where some of them are.

4. ▲ Security · 29 April – 5 May 2019 (in Belarusian)
Мінск будуе сувязі

5. ▲ Belarus–West relations · 22–28 April 2019 (in Russian)
Минск строит связи

6. ▲ Security · 15–21 April 2019
Minsk builds ties
Two words on the week. A meeting was held, and ended: • one • two
[4. Security]
[5. Belarus–West relations]
[6. Security]
[‹] [2/2]
[All topics] [All verdicts]""",
    "nothing found": """\
🔎 meetings ties
Nothing found. Try other words, or fewer of them, in any form. What this bot can do: /help
[🗂 Archive]""",
    "findings by topic": """\
🔎 meetings ties
What shall be shown?
[• All topics (6)]
[Belarus–West relations (3)]
[Security (3)]
[← Back]""",
    "findings by verdict": """\
🔎 meetings ties
What shall be shown?
[• All verdicts (6)]
[▲ improved (6)]
[← Back]""",
    "a text that was found": """\
🔎 meetings ties

…
[🔗 Read on the website]
[📍 Whole issue] [← Back]""",
    "what has changed": """\
🔁 What has changed
22 April – 26 May 2019

Security · then: unchanged; now: worsened ▬→▼
4 weeks: 1 turn · unchanged: 3 · worsened: 1

Ruling elite · now as then: improved ▲
2 weeks: no turns · improved: 2

Belarus–West relations · now as then: unchanged ▬
4 weeks: no turns · unchanged: 4
[▼ Security] [▲ Ruling elite]
[▬ Belarus–West relations]
[Week] [• Month] [3 months] [Year]
[📅 Since which month…]""",
    "since which month": """\
2019: since which month?
[May] [April] [March]
[February] [January]
[2018]
[← Back]""",
    "the last topic is dropped": """\
This is your last topic.
Without it nothing will come to you any more. Do you want to unsubscribe? All that is stored about you is deleted then.
[Yes, unsubscribe]
[No, keep the topic]""",
    "settings, not subscribed": """\
⚙️ Settings
You are not subscribed yet, so nothing will come.

Language: English
Topics: Ruling elite, Security
Format: Brief (one message)
Sound: on
When: at once
[🌐 Language] [🗞 Topics]
[📄 Format] [🔇 Turn sound off]
[🕰 When…]
[🛡 Safety…]
[🔔 Subscribe]""",
    "settings, subscribed": """\
⚙️ Settings
You are subscribed.

Language: English
Topics: all, new ones included
Format: Full (with all texts)
Sound: off
When: at once
[🌐 Language] [🗞 Topics]
[📄 Format] [🔈 Turn sound on]
[🕰 When…]
[🛡 Safety…]
[Unsubscribe]""",
    "language, subscribed": """\
🌐 Language
In which language do you want to read?
[▫️ Беларуская]
[▫️ Русский]
[✅ English]
[▫️ Issues in Belarusian, too]
[▫️ Issues in Russian, too]
[← Back]""",
    "topics, not subscribed": """\
🗞 Topics
Which topics should new issues bring you? /latest always shows all of them.

You are not subscribed yet, so nothing will come.
[▫️ All topics, new ones included]
[✅ 🏛 Ruling elite]
[▫️ 🌍 Belarus–West relations]
[✅ 🛡 Security]
[🔔 Subscribe]
[← Back]""",
    "format, subscribed": """\
📄 Format
How should new issues come? Brief is one message with a button per topic; full adds every text after it.

All in one is a single message whose texts unfold. Older apps show nothing of it: you first get a sample.
[▫️ Brief (one message)]
[✅ Full (with all texts)]
[▫️ All in one (texts unfold)…]
[▫️ Discreet (opened by a tap)]
[← Back]""",
    "settings, paused": """\
⚙️ Settings
You are subscribed.

Language: English
Topics: all, new ones included
Format: Full (with all texts)
Sound: off
When: paused until 24 June; at once, but not from 22:00 to 8:00 (Minsk)
[🌐 Language] [🗞 Topics]
[📄 Format] [🔈 Turn sound on]
[🕰 When…]
[▶️ Resume now]
[🛡 Safety…]
[Unsubscribe]""",
    "when, not subscribed": """\
🕰 When
New issues come at once.

You are not subscribed yet, so nothing will come.
[📅 On a day of the week…]
[🌙 Quiet at night…]
[≠ Only if a verdict changes]
[⏸ Pause for some weeks…]
[🔔 Subscribe]
[← Back]""",
    "when, on a day": """\
🕰 When
New issues come on Fridays at 18:00 (Vilnius).
What is published after that hour comes a week later.
Only if the verdict on one of your topics differs from last time.
[⚡ At once]
[📅 On a day of the week…]
[🌙 Quiet at night…]
[🌍 City: Vilnius…]
[≠ Bring every issue]
[⏸ Pause for some weeks…]
[← Back]""",
    "when, paused, and quiet at night": """\
🕰 When
Paused until 24 June: nothing comes before then.
New issues come at once, but not from 22:00 to 8:00 (Minsk).
[⚡ At once]
[📅 On a day of the week…]
[🌙 Quiet at night…]
[🌍 City: Minsk…]
[≠ Only if a verdict changes]
[▶️ Resume now]
[← Back]""",
    "when, which day": """\
🕰 On which day of the week should new issues come?
[Monday] [Tuesday]
[Wednesday] [Thursday]
[Friday] [Saturday]
[Sunday]
[← Back]""",
    "when, which hour": """\
🕰 At what time should new issues come on Fridays?
[0:00] [1:00] [2:00] [3:00]
[4:00] [5:00] [6:00] [7:00]
[8:00] [9:00] [10:00] [11:00]
[12:00] [13:00] [14:00] [15:00]
[16:00] [17:00] [18:00] [19:00]
[20:00] [21:00] [22:00] [23:00]
[← Back]""",
    "when, quiet from": """\
🕰 From when should it be quiet?
[20:00] [21:00] [22:00]
[23:00] [0:00] [1:00]
[← Back]""",
    "when, quiet until": """\
🕰 Quiet from 22:00. Until when?
[6:00] [7:00] [8:00]
[9:00] [10:00] [11:00]
[← Back]""",
    "when, a pause": """\
🕰 For how long should nothing come? You stay subscribed, and the archive keeps every issue.
[1 week, until 3 June]
[2 weeks, until 10 June]
[3 weeks, until 17 June]
[4 weeks, until 24 June]
[6 weeks, until 8 July]
[8 weeks, until 22 July]
[← Back]""",
    "when, which city": """\
🕰 Which city’s time should new issues go by? Any city with the same time as yours will do.
[✅ Vilnius · 15:00] [Dubai · 16:00]
[Tbilisi · 16:00] [Yerevan · 16:00]
[Tashkent · 17:00] [Almaty · 18:00]
[Tokyo · 21:00] [Sydney · 22:00]
[‹] [3/3]
[← Back]""",
    "a sample of all in one": """\
📄 This is a sample
An issue comes like this: first a table, then the texts, each behind its headline.
▲\u00a0One topic	improved
▬\u00a0Another topic	unchanged
▲ One topic · improved
The text comes here. Press its headline again to fold it.
▬ Another topic · unchanged
The text comes here. Press its headline again to fold it.
Do you see the table, and do the texts unfold?
[✅ I can read this]
[📄 Show plain text]""",
    "all in one cannot be sent": """\
This bot cannot send such messages yet. Nothing has changed.
[← Back]""",
    "notices": """\
This search is too old. Please write the words once more.
This button is out of date. /latest shows the newest issue.
You are subscribed. Each new issue will come to this chat; /stop ends it.
At least one topic must stay.
Nothing can be saved right now. Your wish is kept and will be done as soon as possible.
Nothing can be saved right now. Please try again in a few minutes.
That was a lot at once. Please give it a minute.
Telegram no longer lets the bot delete this message. You can delete it yourself.""",
    "the menu": """\
/latest The newest issue at a glance
/archive Earlier issues
/trends Topics through time
/search Find texts by words
/since What has changed in a week, a month, a year
/subscribe Get each new issue in this chat
/settings Language, topics, format, sound
/stop Unsubscribe, and be forgotten
/privacy What is stored about you
/forget Delete all that is stored about you
/about Who writes this
/help What this bot can do""",
    "the profile": """\
A weekly summary of what moved in Belarus.

Subscribe, and new issues come by themselves. Nothing is stored about those who only read.
A weekly summary of what moved in Belarus.""",
    "a group is greeted": """\
📍 Situation in Belarus
A weekly summary of what moved in Belarus.

An administrator chooses whether new issues come here, and in which language. In a forum, send /settings in the topic that they should come to.
Of what is written here, the bot reads only the commands addressed to it.
[⚙️ Choose for this chat]""",
    "help in a group": """\
📍 Situation in Belarus
A weekly summary of what moved in Belarus.

/latest – The newest issue at a glance
/archive – Earlier issues
/help – What this bot can do
/privacy – What is stored about this chat

For administrators:
/settings – Whether and how new issues come here
/stop – Bring no more issues here, and forget this chat""",
    "privacy of a group": """\
What is stored about this chat
Nothing, until an administrator chooses something for it.
Then: its number, encrypted, and in a forum that of the topic; whether new issues come here; language, topics, format, sound and when issues come. While an issue is being sent, and for a few days if it was stopped, also whether it has come here; how many issues in a row did not find this chat; for a few days at most which messages brought the newest issue.
Never who is here, who asked for something, or what is written. The bot asks Telegram whether whoever chooses is an administrator, and remembers the answer for a minute.

Stored about this chat now
Nothing.

How to delete it
When an administrator sends /stop, or the bot is removed, it is deleted at once. Backup copies of the database keep what they held, with the number encrypted, until they are deleted.""",
    "privacy of a group that is subscribed": """\
What is stored about this chat
Nothing, until an administrator chooses something for it.
Then: its number, encrypted, and in a forum that of the topic; whether new issues come here; language, topics, format, sound and when issues come. While an issue is being sent, and for a few days if it was stopped, also whether it has come here; how many issues in a row did not find this chat; for a few days at most which messages brought the newest issue.
Never who is here, who asked for something, or what is written. The bot asks Telegram whether whoever chooses is an administrator, and remembers the answer for a minute.

Stored about this chat now
New issues come here.
Language: English
Topics: all, new ones included
Format: Brief (one message)
Sound: on
When: at once

How to delete it
When an administrator sends /stop, or the bot is removed, it is deleted at once. Backup copies of the database keep what they held, with the number encrypted, until they are deleted.""",
    "settings of a group": """\
⚙️ Settings of this chat
New issues do not come here yet.

Language: English
Topics: all, new ones included
Format: Brief (one message)
Sound: on
When: at once
[🌐 Language] [🗞 Topics]
[📄 Format] [🔇 Turn sound off]
[🕰 When…]
[🔔 Bring new issues here]""",
    "settings of a channel": """\
⚙️ A <channel>
New issues are posted there.

Language: English
Topics: all, new ones included
Format: Brief (one message)
Sound: on
When: at once
[🌐 Language] [🗞 Topics]
[📄 Format] [🔇 Turn sound off]
[🕰 When…]
[Post no more issues there]""",
    "format in a channel": """\
A <channel>

📄 Format
How should new issues come? Brief is one message with a button per topic; full adds every text after it.
[✅ Brief (one message)]
[▫️ Full (with all texts)]
[← Back]""",
    "a group has left": """\
No more issues will come here.
All that was stored about this chat is deleted.
[🔔 Bring new issues here]""",
    "a channel has left": """\
A <channel>
No more issues will be posted there.
All that was stored about this chat is deleted.
[🔔 Post new issues there]""",
    "groups and channels": """\
👥 Groups and channels
Add the bot to your group, or make it an administrator of your channel with the right to post: it then asks what to bring there. Only administrators choose.
[➕ Add to a group]
[➕ Add to a channel]""",
    "notices in groups": """\
Only administrators choose here.
Telegram did not say whether you are an administrator here. Please try again.""",
    "the menu in groups": """\
/settings Whether and how new issues come here
/stop Bring no more issues here, and forget this chat
/latest The newest issue at a glance
/archive Earlier issues
/help What this bot can do
/privacy What is stored about this chat""",
}
