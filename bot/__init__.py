"""Zvodka: a newsroom's weekly summary, brought to its readers in Telegram."""
