"""Makes messages: what a reader sees, in the reader's language, in pieces that Telegram takes."""
