"""A meeting's papers: the citizen's own caseworker takes them out, nobody else."""

from tests.doors import OWN, Door

PAPERS = (
    "",
    *"/kalender.ics /maal.json /droemme.csv /dagsorden /dagsorden.pdf /ark /ark.pdf /referat /referat.pdf".split(),
)
DOORS = {f"GET /moeder/{{meeting_id}}/papirer{paper}": Door({"caseworker": OWN}) for paper in PAPERS}
