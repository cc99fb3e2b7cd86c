"""What an editor decides on the card that publishes, with the consequences in plain words and a button for each."""

from bot.callbacks.publishing import Prepare
from bot.model.message import Button
from bot.model.plan import Price
from bot.render.numbers import duration, figure
from bot.render.voice import Voice


def payment(say: Voice, price: Price | None, language: str, *, paid: bool) -> str:
    """Empty where there is nothing to pay for."""
    if price is None:
        return ""
    if paid:
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


def publish(say: Voice, price: Price | None, language: str, *, paid: bool) -> str:
    """The words of the button, which names what it costs."""
    if price is None or not paid:
        return say("Publish")
    return say.plural(
        "Publish for about %(number)s Star",
        "Publish for about %(number)s Stars",
        price.stars,
        number=figure(price.stars, language),
    )


def other_pace(say: Voice, now: Prepare, price: Price, language: str) -> Button:
    """The button for what is not chosen."""
    if now.paid:
        return Button(say("Without payment"), Prepare(now.week, paid=False, ticked=now.ticked).data)
    words = say.plural(
        "Faster, for about %(number)s Star",
        "Faster, for about %(number)s Stars",
        price.stars,
        number=figure(price.stars, language),
    )
    return Button(words, Prepare(now.week, paid=True, ticked=now.ticked).data)
