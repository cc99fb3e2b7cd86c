"""Markdown → blocks of Telegram HTML, and what is wrong with it."""
