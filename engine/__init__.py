"""The few pieces of ours that Rasa itself loads. Python 3.10; knows of plan only danger and danish."""
