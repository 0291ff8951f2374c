"""The way in by speech: listening, speaking, and the builder of the Danish speech model. It sends nothing anywhere."""
