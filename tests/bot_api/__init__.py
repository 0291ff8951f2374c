"""A Bot API server on loopback, after Telegram's published API (10.x): strict about forms, and able to misbehave."""
