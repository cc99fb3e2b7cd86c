"""Rich messages, as Telegram reads and tells them."""
