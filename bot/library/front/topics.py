"""Topics as editors name them: by id, by name in any language, by the word that only one of them has."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from bot.library.front.meant import Meant
from bot.library.front.words import folded, words
from bot.library.msgid import _
from bot.model.publication import Publication, Topic

_SHORT = 3
_NEAR = 0.72
_STEM = 4


def topic_meant(text: str, publication: Publication) -> Meant:
    """Retired topics are known by id and by their whole names only."""
    said = folded(text)
    exact = _exact(said, publication.topics)
    found = exact or _by_words(said, publication) or _near(said, publication)
    if len(found) == 1 and (exact or _surely(said, found[0], publication)):
        return Meant(found)
    offered = found or tuple(topic.id for topic in publication.open_topics)
    if len(offered) == 1:
        offered = (*offered, *(topic.id for topic in publication.open_topics if topic.id not in offered))
    why = _("“%(written)s” is none of the topics (%(topics)s), or several: which is meant?")
    return Meant(offered, why, {"topics": ", ".join(topic.id for topic in publication.open_topics)})


def topic_in_name(stem: str, publication: Publication) -> Meant:
    """What a file's name says of its topic: sure by an id or the first word, else to be offered."""
    said = [word for word in words(re.sub(r"[_.-]", " ", stem)) if word.isalpha()]
    ids = {folded(topic.id): topic.id for topic in publication.topics}
    between = [ids[part] for part in (*folded(stem).split("."), *said[:1]) if part in ids]
    found = tuple(dict.fromkeys((*between, *_by_words(" ".join(said), publication))))
    surely = len(found) == 1 and (between or _by_words(said[0], publication))
    return Meant(found, "" if surely else stem)


def topics_of(text: str, publication: Publication) -> tuple[str, ...]:
    """Those whose own words a text has, the most of them first; for a guess that is shown."""
    own = _own_words(publication.open_topics)
    counts = Counter(own[word] for word in words(text) if word in own)
    return tuple(topic for topic, _count in counts.most_common())


def _exact(said: str, topics: Iterable[Topic]) -> tuple[str, ...]:
    return tuple(topic.id for topic in topics if said and said in {folded(topic.id), folded(topic.sign), *_full(topic)})


def _full(topic: Topic) -> set[str]:
    """Whole names, with the sign before them and without."""
    names = set(map(folded, topic.names.values()))
    return names | {f"{folded(topic.sign)} {name}" for name in names if topic.sign}


def _by_words(said: str, publication: Publication) -> tuple[str, ...]:
    own = _own_words(publication.open_topics)
    return tuple(dict.fromkeys(own[word] for word in words(said) if word in own))


def _own_words(topics: Iterable[Topic]) -> Mapping[str, str]:
    """The words of names and ids that belong to one topic alone."""
    of: dict[str, set[str]] = {}
    for topic in topics:
        for name in (topic.id, *topic.names.values()):
            for word in words(name):
                of.setdefault(word, set()).add(topic.id)
    return {word: next(iter(ids)) for word, ids in of.items() if len(ids) == 1 and len(word) >= _SHORT}


def _surely(said: str, topic_id: str, publication: Publication) -> bool:
    """Whether there is nothing in it but words of topics' names."""
    known = {word for topic in publication.topics for name in (topic.id, *topic.names.values()) for word in words(name)}
    return bool(topic_id) and set(words(said)) <= known


def _near(said: str, publication: Publication) -> tuple[str, ...]:
    """Typing errors and other cases of a word, to be offered."""
    writings = {writing: topic.id for topic in publication.open_topics for writing in {folded(topic.id), *_full(topic)}}
    writings |= _own_words(publication.open_topics)
    close = get_close_matches(said[:100], writings, n=3, cutoff=_NEAR)
    begun = [writing for writing in writings if any(_alike(writing, word) for word in words(said))]
    return tuple(dict.fromkeys(writings[writing] for writing in (*close, *begun)))


def _alike(one: str, other: str) -> bool:
    length = max(_STEM, min(len(one), len(other)) - 2)
    return len(one) >= _STEM and one[:length] == other[:length]
