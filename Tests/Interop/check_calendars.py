#!/usr/bin/env python3
"""Reads what InteropWriter wrote with libraries that are not ours, and says where they see something else than planned.

usage: check_calendars.py FOLDER [EVERY]     (EVERY: only each so many-th participant; 1 is all)

Exports: vobject, icalendar and ics read each without complaint, a Radicale server accepts each, and expanded by
recurring-ical-events each shows exactly the planned meetings.
Messages: a recipient of a few lines applies each participant's messages by UID and RECURRENCE-ID, first in order, then
shuffled with some twice, and ends with the planned meetings at every stage.
"""
import base64
import collections
import datetime
import io
import json
import pathlib
import random
import sys
import tempfile
import zoneinfo

import ics
import icalendar
import recurring_ical_events
import vobject

folder = pathlib.Path(sys.argv[1])
every = int(sys.argv[2]) if len(sys.argv) > 2 else 1
expected = json.loads((folder / "expected.json").read_text())
messages = json.loads((folder / "messages.json").read_text())
faults = []
counts = collections.Counter()


def expand(calendar):
    """[start, end] of each meeting, local, sorted; cancelled events are no meetings."""
    first = datetime.datetime(2026, 1, 1, tzinfo=datetime.timezone.utc)
    last = datetime.datetime(2028, 1, 1, tzinfo=datetime.timezone.utc)
    meetings = []
    for event in recurring_ical_events.of(calendar, skip_bad_series=False).between(first, last):
        if event.get("STATUS") == "CANCELLED":
            continue
        times = [event["DTSTART"].dt, event["DTEND"].dt]
        day = times[0].date()
        # A meeting that lasts until midnight is planned as ending at 24:00 of its day.
        until = f"{day}T24:00" if times[1].date() > day else times[1].strftime("%Y-%m-%dT%H:%M")
        meetings.append([times[0].strftime("%Y-%m-%dT%H:%M"), until])
    return sorted(meetings)


def wanted(path):
    """Is it among those looked at? Staff, rooms and offerings always are."""
    name = path.split("/")[1]
    return not name.startswith("p-") or sum(name.encode()) % every == 0


def read(path, data):
    """The calendar as icalendar reads it, after the others had their say."""
    text = data.decode()
    try:
        vobject.readOne(text).validate(raiseException=True)
        ics.Calendar(text)
    except Exception as error:
        faults.append(f"{path}: {error!r}")
    calendar = icalendar.Calendar.from_ical(data)
    for component in calendar.walk():
        if component.errors:
            faults.append(f"{path}: icalendar found {component.errors}")
    return calendar


def radicale():
    """PUT into a Radicale server without a network: its application is called as a WSGI server would."""
    from radicale import Application, config

    configuration = config.load()
    root = tempfile.mkdtemp()
    configuration.update({
        "storage": {"filesystem_folder": root, "_filesystem_fsync": "False"},
        "auth": {"type": "none"}, "rights": {"type": "authenticated"}, "logging": {"level": "critical"},
    }, "interop", privileged=True)
    application = Application(configuration)

    def put(path, data):
        answer = []
        environment = {
            "REQUEST_METHOD": "PUT", "PATH_INFO": path, "SCRIPT_NAME": "", "SERVER_NAME": "localhost",
            "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1", "REMOTE_ADDR": "127.0.0.1",
            "wsgi.url_scheme": "http", "wsgi.input": io.BytesIO(data),
            "wsgi.errors": sys.stderr, "CONTENT_LENGTH": str(len(data)), "CONTENT_TYPE": "text/calendar; charset=utf-8",
            "HTTP_AUTHORIZATION": "Basic " + base64.b64encode(b"a:a").decode(),
        }
        list(application(environment, lambda status, headers: answer.append(status)))
        return answer[0]

    return put


class Recipient:
    """RFC 5546 §2.1.5: per UID and RECURRENCE-ID, what has the highest SEQUENCE, then DTSTAMP, stands."""

    def __init__(self):
        self.calendars = {}

    def receive(self, data):
        message = icalendar.Calendar.from_ical(data)
        events = message.walk("VEVENT")
        assert len(events) == 1, "one event a message"
        event = events[0]
        entry = self.calendars.setdefault(str(event["UID"]), {"parts": {}, "gone": (-1, ""), "zone": None})
        entry["zone"] = message.walk("VTIMEZONE")[0]
        original = event["RECURRENCE-ID"].to_ical() if "RECURRENCE-ID" in event else None
        version = (int(event["SEQUENCE"]), event["DTSTAMP"].to_ical())
        master = entry["parts"].get(None)
        known = entry["parts"].get(original)
        if version <= entry["gone"] or (known and version <= known[0]) or (master and version[0] < master[0][0]):
            return
        cancelled = message["METHOD"] == "CANCEL"
        if original is None and cancelled:
            entry["gone"] = version
            entry["parts"] = {key: part for key, part in entry["parts"].items() if key and part[0][0] > version[0]}
            return
        entry["parts"][original] = (version, event, cancelled)

    def shown(self):
        meetings = []
        for entry in self.calendars.values():
            parts = entry["parts"]
            calendar = icalendar.Calendar()
            calendar.add_component(entry["zone"])
            for original, (_, event, _) in parts.items():
                event = event.copy() if original is None else event
                event.pop("STATUS", None)
                if parts[original][2]:
                    event["STATUS"] = "CANCELLED"
                calendar.add_component(event)
            if None in parts:
                meetings += expand(calendar)
            else:
                faults.extend(f"meeting without a series: {original}" for original in parts if not parts[original][2])
        return sorted(meetings)


put = radicale()
for path, meetings in sorted(expected.items()):
    if not wanted(path):
        continue
    data = (folder / path).read_bytes()
    calendar = read(path, data)
    found = expand(calendar)
    counts["exports"] += 1
    counts["meetings"] += len(found)
    if found != sorted(meetings):
        faults.append(f"{path}: shows {len(found)} meetings instead of {len(meetings)}: "
                      f"{[m for m in found if m not in meetings][:2]}, {[m for m in meetings if m not in found][:2]}")
    status = put(f"/a/{path.replace('/', '-').removesuffix('.ics')}/", data) if meetings else "201"
    if not status.startswith("201"):
        faults.append(f"{path}: Radicale answers {status}")

by_owner = collections.defaultdict(list)
for message in messages:
    if wanted(f"x/{message['owner']}"):
        by_owner[message["owner"]].append(message["file"])
chance = random.Random(1)
for owner, files in sorted(by_owner.items()):
    orderly = Recipient()
    received = []
    for stage in range(4):
        for path in [path for path in files if path.startswith(f"stage{stage}/")]:
            data = (folder / path).read_bytes()
            read(path, data)
            counts["messages"] += 1
            orderly.receive(data)
            received.append(data)
        planned = sorted(expected.get(f"stage{stage}/{owner}.ics", []))
        if orderly.shown() != planned:
            faults.append(f"{owner}: after stage {stage} the mail client shows {orderly.shown()}, not {planned}")
        mixed = received + [data for data in received if chance.random() < 0.3]
        chance.shuffle(mixed)
        confused = Recipient()
        for data in mixed:
            confused.receive(data)
        if confused.shown() != planned:
            faults.append(f"{owner}: after stage {stage}, out of order, the mail client shows something else")

print("\n".join(faults[:20]))
print(f"{counts['exports']} calendars with {counts['meetings']} meetings, {counts['messages']} messages: "
      f"{len(faults)} faults")
sys.exit(1 if faults or not counts["meetings"] or not counts["messages"] else 0)
