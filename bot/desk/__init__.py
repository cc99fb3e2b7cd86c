"""What an editor or an operator does to an issue, whoever asks for it: the chat, the command line or the clock."""
