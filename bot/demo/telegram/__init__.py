"""A strict stand-in for the Bot API, which needs nothing of the bot: what Telegram decides, and its methods by HTTP."""
