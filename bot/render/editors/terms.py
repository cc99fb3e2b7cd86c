"""What an editor decides on the card that publishes, with the consequences in plain words and a button for each."""

from collections.abc import Iterator
from dataclasses import replace

from bot.callbacks.publishing import Prepare
from bot.model.broadcast import Policy, Terms
from bot.model.message import Button
from bot.model.plan import Price
from bot.model.week import Week
from bot.render.numbers import duration, figure
from bot.render.voice import Voice


def doubts(say: Voice, terms: Terms) -> list[str]:
    """The policies for unknown outcomes, the chosen one first."""
    once = say("send it once more at the end; somebody may get it twice, but nobody misses it")
    never = say("never send it again; somebody may miss it, but nobody gets it twice")
    chosen, other = (once, never) if terms.policy is Policy.ONCE else (never, once)
    return [say("Chosen: %(consequence)s.", consequence=chosen), say("Or: %(consequence)s.", consequence=other)]


def payment(say: Voice, terms: Terms, price: Price | None, language: str) -> str:
    """Empty where there is nothing to pay for."""
    if price is None:
        return ""
    if terms.paid:
        return say.plural(
            "This costs about %(number)s Star of the bot's balance: 0.1 for each message above 30 in a second.",
            "This costs about %(number)s Stars of the bot's balance: 0.1 for each message above 30 in a second.",
            price.stars,
            number=figure(price.stars, language),
        )
    return say.plural(
        "For about %(number)s Star Telegram takes them faster (%(duration)s).",
        "For about %(number)s Stars Telegram takes them faster (%(duration)s).",
        price.stars,
        number=figure(price.stars, language),
        duration=duration(say, price.seconds),
    )


def publish(say: Voice, terms: Terms, price: Price | None, language: str) -> str:
    """The words of the button, which names what it costs."""
    if price is None or not terms.paid:
        return say("Publish")
    return say.plural(
        "Publish for about %(number)s Star",
        "Publish for about %(number)s Stars",
        price.stars,
        number=figure(price.stars, language),
    )


def choices(say: Voice, week: Week, terms: Terms, price: Price | None, language: str) -> Iterator[Button]:
    """Buttons for what is not chosen."""
    if terms.policy is Policy.ONCE:
        yield Button(say("Unconfirmed: never send again"), Prepare(week, replace(terms, policy=Policy.NEVER)).data)
    else:
        yield Button(say("Unconfirmed: send once more"), Prepare(week, replace(terms, policy=Policy.ONCE)).data)
    if price and terms.paid:
        yield Button(say("Without payment"), Prepare(week, replace(terms, paid=False)).data)
    elif price:
        words = say.plural(
            "Faster, for about %(number)s Star",
            "Faster, for about %(number)s Stars",
            price.stars,
            number=figure(price.stars, language),
        )
        yield Button(words, Prepare(week, replace(terms, paid=True)).data)
