"""The heart: wishes, consent, meetings, the queue and the store. Knows none of the rooms around it."""
