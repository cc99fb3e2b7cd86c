"""Drains deliveries: decides (decide), keeps the rate (pace, limiter), does (engine). It knows nothing of HTTP."""
