"""Screens as people see them: read, and found right."""

SEEN = {
    "a new text": """\
✓ Security, in Belarusian
20–26 May 2019

<Загаловак>
Verdict: unchanged
New: there was no text here
214 words, 2 messages
[👁 See it]
[↩️ Undo] [🗂 Draft]""",
    "a text that replaces another": """\
✓ Security, in Belarusian
20–26 May 2019

<Загаловак>
Verdict: unchanged (before: worsened)
Replaces “Ціха”
Was: Мінск чакае.
Now: Менск чакае.
Was: Ціха.
Now: Так і ёсць.
Added: Усё.
214 words, 2 messages
[👁 See it]
[↩️ Undo] [🗂 Draft]""",
    "what is odd": """\
Line 1: ** marks nothing here: is a blank beside it, or the other one missing? To show it, write \\*\\*
Line 2: ## makes no heading: a blank is missing after it; to show it, write \\#\\#
Line 3: #Вынікі тыдня is a hashtag; for a heading, put a blank after the #
Line 4: [b] (https://a.by) makes no link: no blank may stand between ] and (
Line 6: the blanks at the start of this line are not shown; code belongs in ```
Line 9: a line is drawn below this text; if it is to be a heading, write ## before it instead
Line 11: “TUT.BY” is shown so that nobody can tap it; for a link write [TUT.BY](https://TUT.BY)
Line 11: “/stop” is shown so that nobody can tap it
Line 11: the comment <!-- d --> is left out
Line 11: <aside> is left out, the text beside it stays
Line 13: the numbers of this list stay as they were written
Line 16: the link [c][d] is not defined; to show it as it stands, write \\[c]\\[d]
Line 16: ||g|| hides or marks nothing here: take the signs out; to show them, write \\|\\|g\\|\\|
Line 16: {.e} is shown as it stands; if it comes from another program, take it out
Line 16: 5*3 is shown with its asterisks, and nothing of it in italics
Line 16: the link “a.by” leads to https://a.by
Line 18: the lines that begin with “—” stay lines as they were typed
Line 21: this table is too wide for a telephone: each of its rows is shown as lines “column: cell”""",
    "an album": """\
✓ 2 texts are in the draft
20–26 May 2019
428 words, 4 messages

Security, in Belarusian
<Загаловак>
New. Verdict: unchanged
Security, in Belarusian
<Загаловак>
Replaces “Ціха”. Verdict: unchanged (before: worsened)

west.en.md was not accepted:
Line 7: “a.by” is no link that Telegram opens: a link begins with https://
“link: a.by”
Line 9: the comment that begins here has no end: write --> where it ends, or delete it
“<!-- a”

The issue 2019-W21 already says exactly this.
[👁 Preview] [📄 Template]
[↩️ Undo] [🗂 Draft]""",
    "a wrong file": """\
west.en.md was not accepted:
Line 7: “a.by” is no link that Telegram opens: a link begins with https://
“link: a.by”
Line 9: the comment that begins here has no end: write --> where it ends, or delete it
“<!-- a”
[📄 Template]""",
    "taken back": """\
Taken back:
Security, in Belarusian: there is no text again

Changed since, and left as it is:
Security, in Belarusian
[🗂 Draft]""",
    "a question": """\
❓ Запад 22.md
Belarus–West relations, 20–26 May 2019 (2019-W21), improved

Line 3: “вест” is none of the topics (elite, west), or several: which is meant?
тэма: вест
[Ruling elite]
[Belarus–West relations]
[Do not take it]""",
    "a question given up": """\
west.md was not taken.""",
    "sent: photo": """\
An issue is made of texts: a picture cannot go out with it. Send the text, or a file with it.
[📄 Template]""",
    "sent: voice": """\
I cannot listen. Send the text, or a file with it.
[📄 Template]""",
    "sent: other": """\
An issue is made of texts. Send the text, or a file with it.
[📄 Template]""",
    "a text": """\
Security, in Belarusian
20–26 May 2019 · draft

<Загаловак>
Лід & больш

310 words
Authors: А. Б., В. Г.
Link: https://a.by
[👁 See it]
[Write anew] [Headline]
[Lead] [Text]
[Link] [Authors]
[🗑 Remove this text]
[← Back]""",
    "asked for: whole": """\
✏️ Security, in Belarusian
20–26 May 2019

Send the text. First line: the headline. Bold, italics, links as in any chat.
Several messages are joined; press Done.
[📋 Send me the text there is]
[Cancel]""",
    "asked for: headline": """\
✏️ Security, in Belarusian
20–26 May 2019

Send the headline: one line.
Now: <Загаловак>
[📋 Copy what is there]
[Cancel]""",
    "asked for: lead": """\
✏️ Security, in Belarusian
20–26 May 2019

Send the lead: a sentence or two between headline and text.
Now: Лід & больш
[📋 Copy what is there]
[🗑 Take it away]
[Cancel]""",
    "asked for: body": """\
✏️ Security, in Belarusian
20–26 May 2019

Send the text without the headline. Bold, italics, links as in any chat.
Several messages are joined; press Done.
[📋 Send me the text there is]
[Cancel]""",
    "asked for: link": """\
✏️ Security, in Belarusian
20–26 May 2019

Send the link to the whole text: https://…
Now: https://a.by
[📋 Copy what is there]
[🗑 Take it away]
[Cancel]""",
    "asked for: authors": """\
✏️ Security, in Belarusian
20–26 May 2019

Send the names of the authors, with commas between them.
Now: А. Б., В. Г.
[📋 Copy what is there]
[🗑 Take it away]
[Cancel]""",
    "written so far": """\
✏️ Security, in Belarusian
20–26 May 2019

Headline: <Загаловак>
So far: 2 messages, 310 words.
Send more, edit what you sent, or press Done.
[✓ Done]
[Cancel]""",
    "a correction of a verdict": """\
✏️ Correct the issue 2019-W21?
20–26 May 2019

Security
Verdict: worsened (before: improved)

Readers see
Corrected on 27 May: Security worsened (we wrote: improved). We misread it.

1,240 copies are changed.
21 readers get a message.
[✏️ Correct, and send a message]
[🔕 Silently: change the copies]
[🗄 In the archive only]
[Change the reason…]
[Leave as it is]""",
    "several corrections": """\
✏️ 2 texts change the issue 2019-W21
20–26 May 2019

Security, in Belarusian. 1,240 copies are changed. 21 readers get a message.
Belarus–West relations, in English. No copies are changed; who opens the issue sees it.

Nothing is corrected yet. Press a text to see what it changes.
[Security, in Belarusian]
[Belarus–West relations, in English]""",
    "a retraction": """\
✏️ Retract the issue 2019-W21?
20–26 May 2019

Nobody can read it any more: in its place stands that it was retracted.

1 copy is changed.
1 reader gets a message.
[✏️ Retract, and tell readers]
[🔕 Silently: change the copies]
[🗄 In the archive only]
[Give a reason…]
[Leave as it is]""",
    "a reason is asked for": """\
Send the reason in one sentence. Readers see it as you write it.""",
    "corrected": """\
The issue 2019-W21 is corrected.
[📊 Progress]
[To the issue]""",
    "retracted": """\
The issue 2019-W21 is retracted. Nothing was sent to anyone.
[To the issue]""",
    "two verdicts": """\
Security: this text says “worsened”, the draft so far “improved”. Which is meant?
[▼ worsened]
[▲ improved]""",
    "a draft that waits": """\
🗂 Draft 2019-W21
20–26 May 2019

· Ruling elite: nothing yet
· Belarus–West relations: nothing yet
· ▲ Security: be, en; missing: ru

⏳ Waits for approval, as Ala has asked.
1 translation is missing; readers get that text in another language.
[🏛 Ruling elite]
[🌍 Belarus–West relations]
[🛡 Security]
[👁 Preview] [📣 Publish…]
[✂️ Remove text…] [🗑 Discard draft…]
[📅 Another week…] [📦 Export]
[← Desk]""",
    "discard?": """\
Discard the draft 2019-W21 with its 2 texts? It cannot be brought back.
[🗑 Discard the draft]
[Keep it]""",
    "manual: home": """\
The editors' manual

An issue is one week. Each topic in it has a verdict (improved, unchanged, worsened) and a text in each language.

Write in the chat or send files, look at the preview, publish. Readers see nothing before you press Publish, and then there is a minute in which you can take it back.

/desk shows the issue of this week, and whatever waits.
[Writing] [Files]
[Publishing] [Corrections]
[Together] [For readers]
[📄 Template]""",
    "manual: write": """\
Writing

/desk → the topic → the language. I ask for the text: its first line is the headline. Bold, italics, links and quotes as in any chat. Several messages are joined; press Done.

You may also simply send a text: I ask which topic and language it is.

The verdict is three buttons on the topic's screen. The headline, the lead and the text can be replaced one by one.
[📄 Template]
[← Back]""",
    "manual: files": """\
Files

Word (.docx), .txt and .md, one or many at once, also as a .zip. A few lines at the top say what it is: week, topic, language, verdict, headline. What is missing I ask for.

The same text sent again replaces the one that is there, and so does editing the message with the file. Undo brings the former one back.

If something is wrong, I name the line and the remedy, and send back a file in which what could be put right is put right.
[📄 Template]
[← Back]""",
    "manual: publish": """\
Publishing

Preview shows exactly what goes out. Publish… shows the plan first: who gets what, what is missing, how long it takes.

After Publish there is a minute: Undo makes it a draft again, Now sends at once. It can also be scheduled for a day and an hour.

A draft of the wrong week moves with all that was written: Another week… on its card. A text for an issue that is about to go out waits until somebody takes that back.

While it goes out, you can pause or stop it. What was stopped can go on for some days, until the next issue goes out. At the end all editors get a message that tells how many have got it.
[📄 Template]
[← Back]""",
    "manual: correct": """\
Corrections

Send the right text, or press the right verdict: a card shows the difference and what readers will see of it.

The copies that readers have are edited. If the verdict changes, they get a message, too, and a line says what was wrong. Only the archive, or silently, is possible as well.

While the issue still goes out: pause, correct, go on. The rest get it corrected, and the copies of the others are changed.

A whole issue can be retracted.
[📄 Template]
[← Back]""",
    "manual: team": """\
Together

All editors see the same drafts; every card shows what others have changed.

/journal tells who did what, and when; the last deeds stand on the card of each issue.

Who is an owner stands in the bot's settings. /team: an owner makes a link that makes one person an editor, within 24 hours, and dismisses editors; everybody chooses a short name there.

A phone may be in the wrong hands? /lock: for 24 hours nothing goes out, and all editors are told. Two people together open the desk before, an owner among them.

If the bot wants two pairs of eyes, another editor approves what goes out: neither who asks nor who made the last change.
[📄 Template]
[← Back]""",
    "manual: readers": """\
For readers

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
[📄 Template]
[← Back]""",
    "broadcast: on its way": """\
📣 2019-W21 is on its way
62% ▰▰▰▰▰▰▱▱▱▱

Sent: 1,240 of 2,000
Gone (they blocked the bot or left Telegram): 3
Unknown (Telegram has not confirmed them; they are sent once more at the end): 2
Time left: about 30 seconds
[⏸ Pause] [⏹ Stop…]
[🔒 Lock the desk…]""",
    "broadcast: refused": """\
📣 2019-W21 is on its way
62% ▰▰▰▰▰▰▱▱▱▱

Sent: 1,240 of 2,000
Gone (they blocked the bot or left Telegram): 3
Unknown (Telegram has not confirmed them; they are sent once more at the end): 2

⚠ Telegram refused the messages for: Беларуская · brief · 2 topics
the message is too long (“Bad Request: message is too long”)
12 readers are waiting for them.
[🔁 Retry] [🗑 Drop]
[⏸ Pause] [⏹ Stop…]
[🔒 Lock the desk…]""",
    "broadcast: broken off": """\
📣 2019-W21 is paused
Too many readers in a row could not be reached, which is hardly their doing, so nobody was removed. Check that the bot is well before you resume.
62% ▰▰▰▰▰▰▱▱▱▱

Sent: 1,240 of 2,000
Gone (they blocked the bot or left Telegram): 3
Unknown (Telegram has not confirmed them; they are sent once more at the end): 2
[▶️ Resume] [⏹ Stop…]""",
    "broadcast: stopped": """\
⏹ 2019-W21 was stopped
Who has not had it can still get it in the next days, until the next issue goes out.

Sent: 1,240 of 2,000
Gone (they blocked the bot or left Telegram): 3
Skipped (their chats take no messages now): 2
Failed (Telegram refused the messages): 10
    the markup is faulty (“Bad Request: can't parse entities”): 8
    “Bad Request: PEER_FLOOD”: 2
Unknown (Telegram has not confirmed them; they are sent once more if it goes on): 2
Not sent yet: 743
It took about 5 minutes.
[▶️ Go on (745)] [🗑 Give up…]""",
    "broadcast: a correction that has gone out": """\
✅ The correction of 2019-W21 has gone out

Sent: 1,990 of 2,000
Gone (they blocked the bot or left Telegram): 3
Skipped (their chats take no messages now): 2
Unknown (Telegram did not confirm them, even when they were sent once more): 5
It took about 40 seconds.""",
    "broadcast: a retraction that rests": """\
⏹ The retraction of 2019-W21 was stopped
Who has not had it can still get it in the next days, until the next issue or correction goes out.

Sent: 1,240 of 2,000
Gone (they blocked the bot or left Telegram): 3
Skipped (their chats take no messages now): 2
Failed (Telegram refused the messages): 10
Unknown (Telegram has not confirmed them; they are sent once more if it goes on): 2
Not sent yet: 743
It took about 5 minutes.
[▶️ Go on (745)] [🗑 Give up…]""",
    "broadcast: waiting for hours": """\
📣 2019-W21 is on its way
The rest comes at the hours that its readers have chosen. Nothing else waits for it.
62% ▰▰▰▰▰▰▱▱▱▱

Sent: 1,240 of 2,000
Gone (they blocked the bot or left Telegram): 3
Unknown (Telegram has not confirmed them; they are sent once more at the end): 2
Waiting for readers' hours: 743
[⏸ Pause] [⏹ Stop…]
[🔒 Lock the desk…]""",
    "broadcast: behind": """\
📣 The correction of 2019-W21 is waiting for its turn
First goes out: 2019-W21.
0% ▱▱▱▱▱▱▱▱▱▱

Sent: 0 of 2,000
[⏸ Pause] [⏹ Stop…]
[🔒 Lock the desk…]""",
    "broadcast: behind what is paused": """\
📣 The correction of 2019-W21 is waiting for its turn
It begins when this goes on: the correction of 2019-W21.
0% ▱▱▱▱▱▱▱▱▱▱

Sent: 0 of 2,000
[⏸ Pause] [⏹ Stop…]
[🔒 Lock the desk…]""",
    "broadcast: beside its issue": """\
📣 The late translation for 2019-W21 is on its way
The issue itself is not through yet. Whoever is just getting it is reached when it is.
0% ▱▱▱▱▱▱▱▱▱▱

Sent: 9 of 2,000
[⏸ Pause] [⏹ Stop…]
[🔒 Lock the desk…]""",
    "stop?": """\
Nothing goes out now. 2019-W21 has reached 1,240 of 2,000. Stop it? The others can still get it in the next days, until the next issue goes out.
[⏹ Stop]
[▶️ Go on]""",
    "stop for good?": """\
Nothing goes out now. 2019-W21 has reached 1,240 of 2,000. Stop it? The others will never get it: a newer one has gone out since.
[⏹ Stop]
[▶️ Go on]""",
    "stop a correction?": """\
Nothing goes out now. The correction of 2019-W21 has reached 0 of 9. Stop it? The others can still get it in the next days, until the next issue goes out.
[⏹ Stop]
[▶️ Go on]""",
    "give up?": """\
Give this up: 2019-W21? Who has not had it will never get it: 745.
[🗑 Give up for good]
[Keep it]""",
    "a card that moved": """\
The progress of the correction of 2019-W21 is shown further down.""",
    "a correction in mid-broadcast": """\
✏️ Correct the issue 2019-W21?
20–26 May 2019

The issue is on its way: who has not had it yet gets it corrected, and the copies of the others are changed.

Security
Verdict: worsened (before: improved)

Readers see
Corrected on 27 May: Security worsened (we wrote: improved). We misread it.

1,240 copies are changed.
21 readers get a message.
[⏸ Pause the issue first]
[✏️ Correct, and send a message]
[🔕 Silently: change the copies]
[🗄 In the archive only]
[Change the reason…]
[Leave as it is]""",
    "a correction while it is paused": """\
✏️ Correct the issue 2019-W21?
20–26 May 2019

Not everybody has the issue, and nothing of it goes out now. If it goes on, the rest get it corrected; the copies of the others are changed at once.

Security
Verdict: worsened (before: improved)

Readers see
Corrected on 27 May: Security worsened (we wrote: improved). We misread it.

1,240 copies are changed.
21 readers get a message.
[✏️ Correct, and send a message]
[🔕 Silently: change the copies]
[🗄 In the archive only]
[Change the reason…]
[Leave as it is]""",
    "corrected while it is paused": """\
The issue 2019-W21 is corrected.
[📊 Progress]
[▶️ Go on with the issue]
[To the issue]""",
    "a retraction in mid-broadcast": """\
✏️ Retract the issue 2019-W21?
20–26 May 2019

The issue is still going out: that stops at once, and who has not had it never gets it.

Nobody can read it any more: in its place stands that it was retracted.

1 copy is changed.
1 reader gets a message.
[✏️ Retract, and tell readers]
[🔕 Silently: change the copies]
[🗄 In the archive only]
[Give a reason…]
[Leave as it is]""",
    "lock?": """\
🔒 Lock the desk?

For 24 hours nothing is published, corrected or sent, and what is being sent pauses at once. Drafts can be written. All editors are told.

Do this when a phone may be in the wrong hands.
[🔒 Lock for 24 hours]
[Leave it open]""",
    "locked": """\
🔒 Ala has locked the desk
Until Monday, 27 May, 15:00 (Minsk; 12:00 UTC).

Until then nothing is published, corrected or sent. What was being sent is paused. Drafts can be written.

Locked as well by: Jan.

An owner can unlock it before.
[🔓 Unlock]
[🔒 Lock it as well]""",
    "locked, to be opened": """\
🔒 Ala has locked the desk
Until Monday, 27 May, 15:00 (Minsk; 12:00 UTC).

Until then nothing is published, corrected or sent. What was being sent is paused. Drafts can be written.

Jan wants to unlock it. Whoever locked it, or another owner, must agree.""",
    "do you agree?": """\
🔓 Jan wants to unlock the desk

Agree only if you have spoken to each other: the phone from which this comes may be the wrong one.
[🔓 I agree: unlock]""",
    "open again": """\
🔓 The desk is open again

Jan has unlocked it.

What was being sent is still paused: an owner lets it go on.
[📊 Progress of 2019-W21]""",
    "refused by the lock": """\
The desk is locked until Monday, 27 May, 15:00 (Minsk; 12:00 UTC). Nothing was done.""",
    "nobody opens it": """\
There is nobody who could agree. Whoever runs the bot opens the desk with the command zvodka unlock.""",
    "others open it": """\
Somebody else must agree: whoever locked it, or another owner. They have been asked.""",
    "approval is asked for": """\
⏳ 2019-W21 waits for approval
It is to go out: Monday, 27 May, 15:00 (Minsk; 12:00 UTC).

The other editors have been asked. Nothing goes out before one of them approves.
If anything in it changes, it has to be asked for again.
[↩️ Do not ask any more]""",
    "asked to approve": """\
✋ Ala asks you to approve 2019-W21
It is to go out: Monday, 27 May, 15:00 (Minsk; 12:00 UTC).

…
[✅ Approve] [✋ Do not approve]
[👁 Preview]""",
    "asked to approve a correction": """\
✋ Ala asks you to approve a correction of 2019-W21
It is to go out: Monday, 27 May, 15:00 (Minsk; 12:00 UTC).

…
[✅ Approve] [✋ Do not approve]""",
    "approval: approved": """\
✅ 2019-W21 is approved: Jan
[To the issue]""",
    "approval: declined": """\
✋ 2019-W21 is not approved: Jan
[To the issue]""",
    "approval: withdrawn": """\
✋ Approval of 2019-W21 is not asked for any more
[To the issue]""",
    "approval: changed": """\
✋ 2019-W21 has changed: ask for approval again
[To the issue]""",
    "approval: discarded": """\
✋ 2019-W21 needs no approval any more: Jan has discarded the draft""",
    "approval: lapsed": """\
✋ Nobody has approved 2019-W21 for a week: ask again
[To the issue]""",
    "cannot approve: asker": """\
You asked for this yourself: another editor has to approve it.""",
    "cannot approve: author": """\
The last change in it is yours: another editor has to approve it.""",
    "cannot approve: new": """\
You have been an editor for less than a day: tomorrow you can approve.""",
    "nobody can approve": """\
The last change is by Jan, who cannot approve it: let Jan ask for it.""",
    "plan: texts are missing": """\
📣 Publish 2019-W21?
20–26 May 2019

▬ Belarus–West relations: unchanged
Belarus and the West talk
be, ru, en

▲ Security: improved (last week: worsened)
Ціха
be; ru: sent in Belarusian; en: sent in Belarusian

Subscribers: 1,240
Беларуская: 1,200
Русский: 31
English: 9
3 of them get nothing: they follow other topics, want changed verdicts only, or pause.

Messages: 1,300 (sending takes about 40 seconds)

Texts are missing. Tap what you want to publish without.
[☐ Without the text in Russian: Security]
[☐ Without the text in English: Security]
[👁 Preview] [Cancel]""",
    "plan: ready, and odd": """\
📣 Publish 2019-W21?
20–26 May 2019

▬ Belarus–West relations: unchanged
Belarus and the West talk
be, ru, en

▲ Security: improved (last week: worsened)
Ціха
be

Worth a look
Belarus–West relations, in Belarusian. ** marks nothing here: is a blank beside it, or the other one missing? To show it, write \\*\\*
Belarus–West relations, in English. “TUT.BY” is shown so that nobody can tap it; for a link write [TUT.BY](https://TUT.BY)

Subscribers: 1,240
Беларуская: 1,200
Русский: 31
English: 9
1 of them gets nothing: follows other topics, wants changed verdicts only, or pauses.

Messages: 1,300 (sending takes about 40 seconds)
[📣 Publish] [🕑 Schedule…]
[👁 Preview] [Cancel]""",
    "plan: a week far off": """\
📣 Publish 2019-W21?
20–26 May 2019

▬ Belarus–West relations: unchanged
Belarus and the West talk
be, ru, en

▲ Security: improved (last week: worsened)
Ціха
be

Subscribers: 1,240
Беларуская: 1,200
Русский: 31
English: 9
1 of them gets nothing: follows other topics, wants changed verdicts only, or pauses.

Messages: 1,300 (sending takes about 40 seconds)

This week is more than two weeks from today. Tap it if it is meant.
[☐ The week is right: 20–26 May 2019]
[👁 Preview] [Cancel]""",
    "plan: what is new": """\
📣 Publish 2019-W21?
20–26 May 2019

▬ Belarus–West relations: unchanged
Belarus and the West talk
be, ru, en

▲ Security: improved (last week: worsened)
Ціха
be

Since you last looked
Belarus–West relations: it has no verdict any more
Belarus–West relations, in Russian: the text was replaced
Belarus–West relations, in English: the text was removed
Security: the verdict is “improved” now
Security, in Belarusian: a new text (Masha)

Subscribers: 1,240
Беларуская: 1,200
Русский: 31
English: 9
1 of them gets nothing: follows other topics, wants changed verdicts only, or pauses.

Messages: 1,300 (sending takes about 40 seconds)
[📣 Publish] [🕑 Schedule…]
[👁 Preview] [Cancel]""",
    "draft: what is new": """\
🗂 Draft 2019-W21
20–26 May 2019

· Ruling elite: nothing yet
✓ ▬ Belarus–West relations: be, ru, en
· ▲ Security: be; missing: ru, en

Since you last looked
Belarus–West relations: it has no verdict any more
Belarus–West relations, in Russian: the text was replaced
Belarus–West relations, in English: the text was removed
Security: the verdict is “improved” now
Security, in Belarusian: a new text (Masha)

2 translations are missing; readers get those texts in another language.
[🏛 Ruling elite]
[🌍 Belarus–West relations]
[🛡 Security]
[👁 Preview] [📣 Publish…]
[✂️ Remove text…] [🗑 Discard draft…]
[📅 Another week…] [📦 Export]
[← Desk]""",
    "draft: who did what": """\
🗂 Draft 2019-W21
20–26 May 2019

· Ruling elite: nothing yet
✓ ▬ Belarus–West relations: be, ru, en
· ▲ Security: be; missing: ru, en

2 translations are missing; readers get those texts in another language.

27 May, 12:00 · Маша: text – Belarus–West relations, in Belarusian
27 May, 12:00 · Маша: text taken back
27 May, 12:00 · Маша: text removed
[🏛 Ruling elite]
[🌍 Belarus–West relations]
[🛡 Security]
[👁 Preview] [📣 Publish…]
[✂️ Remove text…] [🗑 Discard draft…]
[📅 Another week…] [📦 Export]
[← Desk]""",
    "journal: all that can be done": """\
📓 Journal

27 May
12:00 Маша: text – Belarus–West relations, in Belarusian (2019-W21)
12:00 Маша: text taken back (2019-W21)
12:00 Маша: text removed (2019-W21)
12:00 Маша: verdict – Belarus–West relations, improved (2019-W21)
12:00 Маша: verdict taken back (2019-W21)
12:00 Маша: draft discarded (2019-W21)
12:00 Маша: moved here from another week – 2019-W20 (2019-W21)
12:00 Маша: publication (2019-W21)
12:00 Маша: publication scheduled – 27.05 11:00 (2019-W21)
12:00 Маша: publication without waiting (2019-W21)
12:00 Маша: publication taken back (2019-W21)
12:00 Маша: the issue went out (2019-W21)
12:00 Маша: asking for approval (2019-W21)
12:00 Маша: approval (2019-W21)
12:00 Маша: approval declined (2019-W21)
12:00 Маша: asking for approval taken back (2019-W21)
12:00 Маша: the desk locked (2019-W21)
12:00 Маша: the desk opened (2019-W21)
12:00 Маша: sending paused (2019-W21)
12:00 Маша: sending resumed (2019-W21)
12:00 Маша: sending stopped (2019-W21)
12:00 Маша: going on after the stop (2019-W21)
12:00 Маша: the rest given up (2019-W21)
12:00 Маша: another try of what was refused (2019-W21)
12:00 Маша: what was refused left out (2019-W21)
12:00 Маша: correction – Belarus–West relations, in Belarusian, worsened (2019-W21)
12:00 Маша: the issue retracted (2019-W21)
12:00 Маша: a draft again (2019-W21)
12:00 Маша: an invitation (2019-W21)
12:00 Маша: among the editors now (2019-W21)
12:00 Маша: editor dismissed – Янка (2019-W21)
12:00 Маша: an editor no more (2019-W21)
[Older →]
[← Back]""",
    "plan: nobody gets it": """\
📣 Publish 2019-W21?
20–26 May 2019

▬ Belarus–West relations: unchanged
Belarus and the West talk
be, ru, en

▲ Security: improved (last week: worsened)
Ціха
be

Subscribers: 0

Nobody will be sent a message; readers find the issue with /latest.
[📣 Publish] [🕑 Schedule…]
[👁 Preview] [Cancel]""",
    "plan: paid": """\
📣 Publish 2019-W21?
20–26 May 2019

▬ Belarus–West relations: unchanged
Belarus and the West talk
be, ru, en

▲ Security: improved (last week: worsened)
Ціха
be

Subscribers: 1,240
Беларуская: 1,200
Русский: 31
English: 9
1 of them gets nothing: follows other topics, wants changed verdicts only, or pauses.

Messages: 1,300 (sending takes a few seconds)
This costs about 127 Stars of the bot's balance: 0.1 for each message above 30 in a second.
[📣 Publish for about 127 Stars] [🕑 Schedule…]
[Without payment]
[👁 Preview] [Cancel]""",
    "plan: scheduled already": """\
2019-W21 is scheduled already. Take it back to change it.
[↩️ Take it back]""",
    "to which week?": """\
To which week shall the draft of 20–26 May 2019 move?
13–19 May 2019: published
3–9 June 2019: draft
[27 May – 2 June 2019 (2019-W22)]
[✏️ Another week…]
[← Back]""",
    "to a week that is taken": """\
3–9 June 2019 has an issue already.
To which week shall the draft of 20–26 May 2019 move?
13–19 May 2019: published
3–9 June 2019: draft
[27 May – 2 June 2019 (2019-W22)]
[✏️ Another week…]
[← Back]""",
    "a copy for which week?": """\
For which week shall there be a draft with the texts of 20–26 May 2019?
13–19 May 2019: published
3–9 June 2019: draft
[27 May – 2 June 2019 (2019-W22)]
[✏️ Another week…]
[← Back]""",
    "another week": """\
Write the week, such as “22”, “27.05” or “27.05–2.06”.
[← Back]""",
    "which week?": """\
“05.06” can be either of two weeks: which is meant?
[3–9 June 2019 (2019-W23)]
[6–12 May 2019 (2019-W19)]
[← Back]""",
    "moved": """\
The draft is that of 27 May – 2 June 2019 now.""",
    "copied": """\
The draft of 27 May – 2 June 2019 has the same texts and verdicts now.
Nothing has changed for readers: 20–26 May 2019 stays as it is.
[🗂 Draft 2019-W22]
[🚫 Retract 2019-W21…]""",
    "the numbers": """\
📈 Subscribers: 1,240

By language
Беларуская: 1,235
Русский: <5
English: <5

By format
brief: 1,240
full: <5

By topic (who follows several counts for each)
Belarus–West relations: 1,240
Ruling elite: <5

New and gone
20–26 May 2019: new 15, gone <5

Issues
20–26 May 2019: delivered 1,240, gone <5, failed <5 · on its way
13–19 May 2019: delivered 1,240, gone 5, failed <5 · about 3 minutes
6–12 May 2019: in the archive only

Rounded down to a multiple of 5, “<5” below that: no number tells of single readers. Weeks are by UTC.
[← Back]""",
    "preview: for whom?": """\
Which version of 2019-W21 do you want to see?
[Беларуская · brief] [Беларуская · full]
[Беларуская · all in one]
[Русский · brief] [Русский · full]
[Русский · all in one]
[English · brief] [English · full]
[English · all in one]
[🎚 Choose topics and sound…]
[📣 Publish…]
[← Back]""",
    "preview: one reader": """\
Preview of 2019-W21 for a reader with these choices:
[▫️ Беларуская] [✅ Русский] [▫️ English]
[▫️ brief] [✅ full] [▫️ all in one]
[▫️ 🌍 Belarus–West relations]
[✅ 🛡 Security]
[✅ without a sound]
[← Back] [👁 Show]""",
    "preview: a reader of nothing": """\
Preview of 2019-W21 for a reader with these choices:
This reader gets nothing: none of the topics is chosen.
[▫️ Беларуская] [✅ Русский] [▫️ English]
[▫️ brief] [✅ full] [▫️ all in one]
[▫️ 🌍 Belarus–West relations]
[▫️ 🛡 Security]
[✅ without a sound]
[← Back]""",
    "preview: 1 follow": """\
👁 2019-W21 · Беларуская · brief
1 message follows.""",
    "preview: 2 follow": """\
👁 2019-W21 · Беларуская · brief
2 messages follow.""",
    "preview: 5 follow": """\
👁 2019-W21 · Беларуская · brief
5 messages follow.
[⏹ Stop the preview]""",
    "preview: 21 follow": """\
👁 2019-W21 · Беларуская · brief
21 messages follow.
[⏹ Stop the preview]""",
    "preview: shown": """\
Above is 2019-W21 as readers get it: Русский · full · Security · without a sound.
[Беларуская · brief] [Беларуская · full]
[Беларуская · all in one]
[Русский · brief] [Русский · full]
[Русский · all in one]
[English · brief] [English · full]
[English · all in one]
[🎚 Choose topics and sound…]
[📣 Publish…]
[← Back]""",
    "preview: stopped after 1": """\
The preview was stopped after 1 message.
[Беларуская · brief] [Беларуская · full]
[Беларуская · all in one]
[Русский · brief] [Русский · full]
[Русский · all in one]
[English · brief] [English · full]
[English · all in one]
[🎚 Choose topics and sound…]
[📣 Publish…]
[← Back]""",
    "preview: stopped after 3": """\
The preview was stopped after 3 messages.
[Беларуская · brief] [Беларуская · full]
[Беларуская · all in one]
[Русский · brief] [Русский · full]
[Русский · all in one]
[English · brief] [English · full]
[English · all in one]
[🎚 Choose topics and sound…]
[📣 Publish…]
[← Back]""",
    "preview: stopped after 5": """\
The preview was stopped after 5 messages.
[Беларуская · brief] [Беларуская · full]
[Беларуская · all in one]
[Русский · brief] [Русский · full]
[Русский · all in one]
[English · brief] [English · full]
[English · all in one]
[🎚 Choose topics and sound…]
[📣 Publish…]
[← Back]""",
    "preview: a topic is refused": """\
Telegram does not take the next message (Belarus–West relations): published like this, it would reach nobody. Change it and look again.
[Беларуская · brief] [Беларуская · full]
[Беларуская · all in one]
[Русский · brief] [Русский · full]
[Русский · all in one]
[English · brief] [English · full]
[English · all in one]
[🎚 Choose topics and sound…]
[📣 Publish…]
[← Back]""",
    "preview: the overview is refused": """\
Telegram does not take the next message (the overview): published like this, it would reach nobody. Change it and look again.
[Беларуская · brief] [Беларуская · full]
[Беларуская · all in one]
[Русский · brief] [Русский · full]
[Русский · all in one]
[English · brief] [English · full]
[English · all in one]
[🎚 Choose topics and sound…]
[📣 Publish…]
[← Back]""",
    "preview: nothing": """\
This reader gets nothing: none of the topics is chosen.""",
    "preview: draft since": """\
The draft has changed since. Here it is as it stands now.""",
    "preview: scheduled since": """\
The issue is scheduled by now. Here it is as it will go out.""",
    "preview: published since": """\
The issue is published by now. Here it is as readers see it.""",
    "preview: retracted since": """\
The issue has been retracted since.""",
    "barred: 0": """\
2019-W21 is about to go out, and takes no texts. Take it back to put your text in, then press Done once more.
[↩️ Take it back]""",
    "barred: 1": """\
2019-W21 is about to go out, and takes no texts. Your text waits: if you take the issue back, it is put in.
[↩️ Take it back, and put in]""",
    "barred: 2": """\
2019-W21 is about to go out, and takes no texts. Your 2 texts wait: if you take the issue back, they are put in.
[↩️ Take it back, and put in]""",
    "barred: 5": """\
2019-W21 is about to go out, and takes no texts. Your 5 texts wait: if you take the issue back, they are put in.
[↩️ Take it back, and put in]""",
}
