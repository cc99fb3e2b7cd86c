"""The demo that people look at: a page with phones, a crowd, and the bot as a child process."""
