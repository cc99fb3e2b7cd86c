"""Drains deliveries: decides (plan), keeps the rate (pace, gate), does (engine). It has never heard of Telegram."""
