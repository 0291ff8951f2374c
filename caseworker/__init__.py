"""The caseworker's desk: where a sent dream is read. It never changes a citizen's words and never speaks to Rasa."""
