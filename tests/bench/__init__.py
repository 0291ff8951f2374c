"""`make bench`: how fast, how big and how steady the whole chain is, beside Rasa's own starter project."""
