"""The topics of an issue as its cards list them: a line and a button for each."""

from bot.callbacks.desk import ShowTopic
from bot.model.issue import Issue
from bot.model.message import Button, Keyboard
from bot.model.publication import Publication, Topic
from bot.render.keyboards import in_pairs
from bot.render.voice import Voice


def open_to_writing(publication: Publication, issue: Issue) -> list[Topic]:
    """Those that can be written on, and retired ones on which there is a text."""
    return [topic for topic in publication.topics if not topic.retired or topic.id in issue.topics]


def topic_row(say: Voice, publication: Publication, issue: Issue, topic: Topic) -> str:
    """One line, short enough for a telephone: a sign for the eye, and the same in words."""
    name, languages = topic.names[say.language], publication.languages
    there = ", ".join(spoken for spoken in languages if issue.find(topic.id, spoken))
    lacking = ", ".join(spoken for spoken in languages if not issue.find(topic.id, spoken))
    if not there:
        return f"· {name}: {say('nothing yet')}"
    if topic.id in issue.undecided:
        return f"⚠ {name}: {say('no verdict yet')} ({there})"
    sign = issue.trends[topic.id].sign
    if lacking:
        return f"· {sign} {name}: {say('%(there)s; missing: %(lacking)s', there=there, lacking=lacking)}"
    return f"✓ {sign} {name}: {there}"


def topic_buttons(say: Voice, publication: Publication, issue: Issue) -> Keyboard:
    return in_pairs(
        [
            Button(f"{topic.sign} {topic.names[say.language]}".strip(), ShowTopic(issue.week, topic.id).data)
            for topic in open_to_writing(publication, issue)
        ]
    )
