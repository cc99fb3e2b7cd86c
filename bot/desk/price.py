"""What Telegram takes for sending faster: https://core.telegram.org/bots/api#paid-broadcasts, as of Bot API 9.

Up to 1,000 messages a second instead of 30; “each message broadcasted over the free amount of 30 messages per second
incurs a cost of 0.1 Stars per message”, and only those that are delivered.
"""

import math

from bot.model.plan import Price

FREE_A_SECOND = 30
MESSAGES_PER_STAR = 10


def price(messages: int, paid_rate: int) -> Price:
    """For all of them at `paid_rate` messages a second."""
    seconds = messages / paid_rate
    charged = max(0.0, messages - FREE_A_SECOND * seconds)
    return Price(stars=math.ceil(charged / MESSAGES_PER_STAR), seconds=seconds)
