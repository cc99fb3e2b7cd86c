"""The Bot API's methods, their arguments and their answers."""
