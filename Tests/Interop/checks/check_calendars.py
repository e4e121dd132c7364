#!/usr/bin/env python3
"""Reads what InteropWriter wrote with libraries that are not ours, and says where they see something else than planned.

    check_calendars.py FOLDER [EVERY]     (EVERY: only each so many-th participant; 1 is all)

Exports: vobject, icalendar, ics and icslint.py read each without complaint, a Radicale server accepts each, and expanded
each shows exactly the planned meetings. Messages: recipients that apply each participant's messages, in order or late, twice
and mixed up, end with the planned meetings at every stage.
"""
import collections
import datetime
import json
import pathlib
import sys

from readers import Radicale, expand, lint, read
from recipient import views

folder = pathlib.Path(sys.argv[1])
every = int(sys.argv[2]) if len(sys.argv) > 2 else 1
expected = json.loads((folder / "expected.json").read_text())
messages = json.loads((folder / "messages.json").read_text())
faults = []
counts = collections.Counter()


def wanted(path):
    """Is it among those looked at? Staff, rooms and offerings always are."""
    name = path.split("/")[1]
    return not name.startswith("p-") or sum(name.encode()) % every == 0


def said(meetings):
    """As InteropWriter writes them: a meeting that lasts until midnight ends at 24:00 of its day."""
    text = lambda start, end: [
        start.strftime("%Y-%m-%dT%H:%M"),
        f"{start.date()}T24:00" if end.date() > start.date() else end.strftime("%Y-%m-%dT%H:%M")]
    return sorted(text(start, end) for start, end in meetings)


radicale = Radicale()
for path, meetings in sorted(expected.items()):
    if not wanted(path):
        continue
    data = (folder / path).read_bytes()
    found = said(expand(read(path, data, "feed", faults.append)))
    counts["calendars"] += 1
    counts["meetings"] += len(found)
    if found != sorted(meetings):
        faults.append(f"{path}: shows {len(found)} meetings instead of {len(meetings)}: "
                      f"{[m for m in found if m not in meetings][:2]}, {[m for m in meetings if m not in found][:2]}")
    status = radicale.put(f"/a/{path.replace('/', '-').removesuffix('.ics')}/", data) if meetings else "201"
    if not status.startswith("201"):
        faults.append(f"{path}: Radicale answers {status}")

by_owner = collections.defaultdict(list)
for message in messages:
    if wanted(f"x/{message['owner']}"):
        by_owner[message["owner"]].append(message["file"])
for owner, files in sorted(by_owner.items()):
    received = []
    for stage in range(4):
        for path in [path for path in files if path.startswith(f"stage{stage}/")]:
            received.append(read(path, (folder / path).read_bytes(), "itip", faults.append))
            counts["messages"] += 1
        planned = sorted(expected.get(f"stage{stage}/{owner}.ics", []))
        for how, shown in views(received, f"{stage}{owner}"):
            if said(shown) != planned:
                faults.append(f"{owner}: after stage {stage}, {how}, the mail client shows {said(shown)}, not {planned}")

print("\n".join(faults[:20]))
print(", ".join(f"{count} {name}" for name, count in sorted(counts.items())) + f": {len(faults)} faults",
      "" if lint else "(no icslint.py at hand)")
sys.exit(1 if faults or not counts["meetings"] or not counts["messages"] else 0)
