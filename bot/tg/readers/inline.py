"""What readers put into other chats by typing the bot's name there."""

from bot.callbacks.views import IssueView, Source
from bot.model.call import Offered
from bot.model.publication import Publication
from bot.model.reader import ALL_TOPICS
from bot.render.sharing import offers
from bot.render.voice import Texts
from bot.tg.readers.issues import ReaderIssues
from bot.tg.visitor import Visitor


class ReaderInline:
    def __init__(self, issues: ReaderIssues, publication: Publication, texts: Texts) -> None:
        self._issues = issues
        self._publication = publication
        self._texts = texts

    async def offered(self, words: str, visitor: Visitor) -> tuple[Offered, ...]:
        """The newest issue and its texts; with words, those in whose topic or headline these stand."""
        newest = await self._issues.newest(visitor)
        if newest is None:
            return ()
        issue, history = newest
        glance = await self._issues.open(IssueView(issue.week, visitor.language, Source.LATEST, ALL_TOPICS), visitor)
        assert glance
        say, wanted = self._texts.voice(visitor.language), words.casefold().split()
        return tuple(each for each in offers(self._publication, say, issue, history, glance) if _has(each, wanted))


def _has(offered: Offered, words: list[str]) -> bool:
    text = f"{offered.title} {offered.description}".casefold()
    return all(word in text for word in words)
