"""HTTP to Telegram, both ways."""
