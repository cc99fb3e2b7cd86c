"""Whether the bot does its work: health, hooks, logs, metrics."""
