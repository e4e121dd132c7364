#!/usr/bin/env python3
"""Invents calendars with recurring events and compares how the product expands them with recurring-ical-events.

usage: compare_readers.py READER COUNT [SEED]     (READER is the CorpusReader of this package)

The rules are those of RFC 5545 of every frequency from DAILY to YEARLY, with exceptions, additional dates and changed
meetings, in several time zones and on whole days; each begins on a day that its rule gives, as the RFC asks.
"""
import collections
import datetime
import pathlib
import random
import subprocess
import sys
import tempfile
import zoneinfo

import icalendar
import recurring_ical_events
from dateutil.rrule import rrulestr

SEOUL = zoneinfo.ZoneInfo("Asia/Seoul")
DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
ZONES = ["Asia/Seoul", "America/New_York", "Europe/Berlin", "Australia/Sydney", "UTC"]
chance = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)


def often(share):
    return chance.random() < share


def numbers(most, low, high, negative=0.3):
    found = {chance.randint(low, high) * (-1 if often(negative) else 1) for _ in range(chance.randint(1, most))}
    return ",".join(map(str, sorted(found)))


def weekdays(most, places=("",)):
    return ",".join(chance.choice(places) + day for day in chance.sample(DAYS, chance.randint(1, most)))


def rule(whole_day, start):
    frequency = chance.choice(["DAILY", "WEEKLY", "WEEKLY", "MONTHLY", "MONTHLY", "YEARLY"])
    parts = [f"FREQ={frequency}"]
    if often(0.4):
        parts.append(f"INTERVAL={chance.randint(1, 5)}")
    if often(0.2):
        parts.append(f"WKST={chance.choice(DAYS)}")
    kind = chance.random()
    if frequency == "DAILY":
        parts += [f"BYDAY={weekdays(4)}"] * often(0.3) + [f"BYMONTH={numbers(4, 1, 12, 0)}"] * often(0.2)
        parts += [f"BYMONTHDAY={numbers(5, 1, 31)}"] * often(0.2)
    elif frequency == "WEEKLY":
        parts += [f"BYDAY={weekdays(4)}"] * often(0.7) + [f"BYMONTH={numbers(4, 1, 12, 0)}"] * often(0.15)
    elif frequency == "MONTHLY":
        if kind < 0.8:
            parts.append(f"BYDAY={weekdays(3, ('', '1', '2', '3', '-1', '-2', '5'))}" if kind < 0.4
                         else f"BYMONTHDAY={numbers(4, 1, 31)}")
            parts += [f"BYSETPOS={numbers(2, 1, 3)}"] * often(0.2)
        parts += [f"BYMONTH={numbers(4, 1, 12, 0)}"] * often(0.2)
    elif kind < 0.3:
        parts.append(f"BYMONTH={numbers(3, 1, 12, 0)}")
        parts.append(f"BYDAY={weekdays(2, ('', '1', '2', '-1'))}" if kind < 0.15 else f"BYMONTHDAY={numbers(3, 1, 31)}")
    elif kind < 0.4:
        parts.append(f"BYYEARDAY={numbers(4, 1, 366)}")
    elif kind < 0.5:
        parts.append(f"BYWEEKNO={numbers(3, 1, 53)};BYDAY={chance.choice(DAYS)}")
    elif kind < 0.6:
        parts.append(f"BYDAY={weekdays(2, ('1', '20', '-1', '-10', '52'))}")
    if not whole_day and often(0.1):
        parts.append(f"BYHOUR={','.join(map(str, sorted(chance.sample(range(24), 2))))}")
    end = chance.random()
    if end < 0.25:
        parts.append(f"COUNT={chance.randint(1, 60)}")
    elif end < 0.5:
        until = start + datetime.timedelta(chance.randint(10, 4000))
        parts.append(f"UNTIL={until:%Y%m%d}" + ("" if whole_day else f"T{chance.randint(0, 23):02}3000Z"))
    return ";".join(parts)


def calendar():
    """The text of one, or None if the rule never comes."""
    whole_day = often(0.2)
    start = datetime.date(2015, 1, 1) + datetime.timedelta(chance.randint(0, 4200))
    text = rule(whole_day, start)
    zone = chance.choice(ZONES)
    clock = datetime.time(0 if whole_day else chance.randint(0, 23))
    dates = []
    for moment in rrulestr(text.replace("Z", ""), dtstart=datetime.datetime.combine(start, clock)):
        dates.append(moment)
        if len(dates) == 400:
            break
    if not dates:
        return None

    def time(name, moment):
        if whole_day:
            return f"{name};VALUE=DATE:{moment:%Y%m%d}"
        mark = f":{moment:%Y%m%dT%H%M%S}"
        return f"{name}{mark}Z" if zone == "UTC" else f"{name};TZID={zone}{mark}"

    length = "DURATION:P1D" if whole_day else f"DURATION:PT{chance.choice([1, 2, 26])}H"
    lines = [time("DTSTART", dates[0]), length, f"RRULE:{text}"]
    later = dates[1:]
    # With two meetings a day recurring-ical-events takes an exception or a change for that of another meeting, which is
    # as far off as the zone is from UTC.
    one_a_day = "BYHOUR" not in text
    count = min(len(later), chance.randint(0, 5)) if one_a_day else 0
    lines += [time("EXDATE", moment) for moment in chance.sample(later, count)]
    events = [lines]
    if one_a_day and later and often(0.3):
        moved = chance.choice(later)
        if not any(line.endswith(time("", moved)[-16:]) for line in lines[3:]):
            to = moved + datetime.timedelta(days=chance.randint(-3, 3), hours=0 if whole_day else 5)
            events.append([time("RECURRENCE-ID", moved), time("DTSTART", to), length])
    out = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x"]
    for lines in events:
        out += ["BEGIN:VEVENT", "UID:1", "DTSTAMP:20260101T000000Z", *lines, "END:VEVENT"]
    return "\r\n".join([*out, "END:VCALENDAR", ""])


def local(moment):
    if isinstance(moment, datetime.datetime):
        return moment.astimezone(SEOUL).strftime("%Y-%m-%dT%H:%M")
    return f"{moment}T00:00"


folder = pathlib.Path(tempfile.mkdtemp())
expected, jobs = {}, []
while len(jobs) < int(sys.argv[2]):
    text = calendar()
    if text is None:
        continue
    path = folder / f"{len(jobs)}.ics"
    path.write_bytes(text.encode())
    first = datetime.date(2026, chance.randint(1, 12), 1)
    last = first + datetime.timedelta(chance.choice([30, 100, 400]))
    ends = [datetime.datetime.combine(day, datetime.time(), SEOUL) for day in (first, last + datetime.timedelta(1))]
    events = recurring_ical_events.of(icalendar.Calendar.from_ical(text), skip_bad_series=False).between(*ends)
    expected[str(path)] = sorted(local(event["DTSTART"].dt) for event in events)
    jobs.append(f"{path}\t{first}\t{last}")

answer = subprocess.run(
    [sys.argv[1], "--show", "busy"], input="\n".join(jobs) + "\n", capture_output=True, text=True, check=True)
found, current = collections.defaultdict(list), ""
for line in answer.stdout.splitlines():
    fields = line.split("\t")
    if fields[0] == "reading":
        current = fields[1]
    elif fields[0] == "busy":
        found[current].append(fields[1])
faults = [path for path in expected if sorted(found[path]) != expected[path]]
for path in faults[:10]:
    print(pathlib.Path(path).read_text())
    print("only theirs:", sorted(set(expected[path]) - set(found[path]))[:3])
    print("only ours:", sorted(set(found[path]) - set(expected[path]))[:3])
total = sum(map(len, expected.values()))
print(f"{len(jobs)} recurring events with {total} meetings read: {len(faults)} differ")
sys.exit(1 if faults or total == 0 else 0)
