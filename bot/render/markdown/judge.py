"""Whether a body can be published: everything that is wrong with it, at a bounded price."""

from bot.render.html.pack import TooLong, pack
from bot.render.markdown.blocks import written
from bot.render.markdown.bounds import MESSAGES
from bot.render.markdown.lint import lint
from bot.render.markdown.problem import Problem, TooMuch, problem
from bot.render.markdown.source import parse


def find_problems(body: str) -> list[Problem]:
    """What of a body Telegram cannot show as it was meant, or at all."""
    try:
        source = parse(body)
        if found := lint(source):
            return found
        blocks = written(source)
        pack(blocks, most=MESSAGES)
    except TooMuch as refused:
        return [refused.problem]
    except TooLong:
        return [problem(0, "the text fills more than %(limit)s messages", limit=MESSAGES)]
    return [] if blocks or not body else [problem(0, "the commentary has no text")]
