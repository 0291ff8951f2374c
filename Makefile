# Drømmeplan. Needs git, make, Python 3 with venv, and Node.js with npm; fetches the rest.
SHELL := /bin/bash
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

UV := .tools/bin/uv
BIN := .venv/bin

.PHONY: help install install-dev install-speech install-whisper speech-model speech-words bench-voice bench-telegram bench-kiosk run serve test eval danger goals bench screenshots lint format lock clean

help: ## List the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

install: .tools/ready ## Install what running needs (.venv, .venv-rasa, node_modules)
	@./requirements/install.sh app

install-dev: .tools/ready ## Install what developing and testing need as well
	@./requirements/install.sh dev

install-speech: .tools/ready ## Install what building the speech model needs (.venv-speech, with torch)
	@./requirements/install.sh speech

install-whisper: .tools/ready ## Install what running needs, and faster-whisper as a second engine for open dictation
	@./requirements/install.sh whisper

# exec: make is the parent of serve, which ends when make ends, however that happens.
run: install ## Install, train if needed, start everything with demonstration logins
	@$(BIN)/drommeplan train
	@DROMMEPLAN_DEMO=1 exec $(BIN)/drommeplan serve --with-parent

test: programs install-dev install-speech lint ## Everything that is checked before a change lands
	@$(BIN)/drommeplan train
	@$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

danger: install-dev ## Learn the danger weights anew, after a change in data/danger or the danger rules
	@.venv-rasa/bin/python -m engine.learn_danger

goals: install-dev ## Learn to draft anew, after a change in data/goals or the drafting rules (two minutes)
	@$(BIN)/python -m plan.learn_goals

speech-model: install-speech ## Make the Danish speech model from espeak-ng alone (up to an hour; goes on where it stopped)
	@.venv-speech/bin/python -m voice.model $(SPEECH)

speech-words: install-speech ## Take new words and sentences into the speech model, without training (half a minute)
	@.venv-speech/bin/python -m voice.model --words-only

eval: install-dev ## Measure understanding on lines that are in no training data; prints a table
	@$(BIN)/drommeplan train
	@$(BIN)/python -m tests.eval

bench: install-dev ## Measure turn times, memory, start, and listening and speaking; prints tables
	@$(BIN)/drommeplan train
	@$(BIN)/python -m tests.bench $(BENCH)
	@$(BIN)/python -m tests.bench.streams
	@echo "Many people on Telegram, with every process killed: make bench-telegram (15 minutes)"

bench-telegram: install-dev ## Measure many people on a loopback Telegram, each process killed in turn (15 minutes)
	@$(BIN)/drommeplan train
	@$(BIN)/python -m tests.bench.telegram $(BENCH)

bench-kiosk: install-dev ## Speak to the kiosk in real time: pauses, a monologue, noise, music (8 minutes); prints a table
	@$(BIN)/drommeplan train
	@$(BIN)/python -m tests.bench.kiosk

bench-voice: install-dev install-speech ## Measure hearing on synthetic voices that the model never learned; prints a table
	@.venv-speech/bin/python -m tests.bench.voice
	@$(BIN)/python -m tests.bench.voice_buttons

screenshots: install-dev ## Take the pictures of docs/screenshots again
	@$(BIN)/drommeplan train
	@$(BIN)/python -m tests.screenshots

lint: install-dev ## ruff, format and types
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

format: install-dev ## Put the code into its usual form
	@$(BIN)/ruff check --fix-only --quiet .
	@$(BIN)/ruff format .

# Without addresses of registries: where packages come from is the machine's business.
LOCK := $(UV) pip compile pyproject.toml --quiet --generate-hashes --no-header --no-emit-index-url --no-emit-find-links
lock: .tools/ready ## Lock the newest fitting packages in requirements/
	@$(LOCK) --upgrade --group app --python-version 3.12 -o requirements/app.txt
	@$(LOCK) --upgrade --group whisper --python-version 3.12 -c requirements/app.txt -o requirements/whisper.txt
	@$(LOCK) --upgrade --group dev --python-version 3.12 -c requirements/whisper.txt -o requirements/dev.txt
	@$(LOCK) --upgrade --group rasa --python-version 3.10 -o requirements/rasa.txt
	@$(LOCK) --upgrade --group speech --python-version 3.11 -o requirements/speech.txt

clean: ## Remove what was installed; what was written in var/ stays
	@rm -rf .venv .venv-rasa .venv-speech .tools node_modules .mypy_cache .ruff_cache .pytest_cache .rasa *.egg-info

# Before the rest, which takes minutes.
.PHONY: programs
programs:
	@./requirements/system.sh

.tools/ready: requirements/tools.txt
	@./requirements/install.sh tools
