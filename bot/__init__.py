"""The way in by text: the one door to Rasa and the web chat. Cannot reach the store."""
