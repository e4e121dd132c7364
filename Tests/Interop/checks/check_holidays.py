#!/usr/bin/env python3
"""Compares calendars/holidays-kr-*.ics with lists that are not ours: the packages holidays and korean_lunar_calendar.

usage: check_holidays.py FOLDER
"""
import pathlib
import sys

import holidays
import icalendar
from korean_lunar_calendar import KoreanLunarCalendar

faults = []
total = 0
for path in sorted(pathlib.Path(sys.argv[1]).glob("holidays-kr-*.ics")):
    year = int(path.stem[-4:])
    events = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    ours = {event["DTSTART"].dt: str(event["SUMMARY"]) for event in events}
    total += len(ours)
    theirs = set(holidays.KR(years=year, categories=("public",)))
    faults += [f"{path.name}: {day} is not in their list" for day in sorted(set(ours) - theirs)]
    faults += [f"{path.name}: {day} is missing" for day in sorted(theirs - set(ours))]
    for month, day, name in ((1, 1, "설날"), (4, 8, "부처님 오신 날"), (8, 15, "추석")):
        lunar = KoreanLunarCalendar()
        lunar.setLunarDate(year, month, day, False)
        if not any(name.replace(" ", "") in title.replace(" ", "") and str(date) == lunar.SolarIsoFormat() for date, title in ours.items()):
            faults.append(f"{path.name}: {name} is not on {lunar.SolarIsoFormat()}")
print("\n".join(faults))
print(f"{total} public holidays: {len(faults)} faults")
sys.exit(1 if faults or total < 80 else 0)
