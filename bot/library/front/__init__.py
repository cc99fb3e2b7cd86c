"""The lines above a text that say what it is: how editors write them, and what they mean."""
