"""Telegram HTML: visible text, spans, packing into messages."""
