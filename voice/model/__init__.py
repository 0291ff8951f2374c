"""Builds the Danish speech model. Runs in an environment of its own (.venv-speech); the product never imports it."""
