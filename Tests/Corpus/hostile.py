#!/usr/bin/env python3
"""Calendars of up to a mebibyte, each made to cost a reader as much as it can: written into a folder, named by how.

    hostile.py FOLDER

They are made rather than kept: `scripts/corpus --hostile` reads them and says what each costs.
"""
import pathlib
import sys
import zoneinfo

SIZE = 1 << 20
START = "DTSTART:20270104T000000Z\n"
HOUR = "DURATION:PT1H\n"
ALL = lambda low, high: ",".join(map(str, range(low, high)))
SIGNED = lambda high: ",".join(f"{n},-{n}" for n in range(1, high + 1))


def calendar(body):
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{body}END:VCALENDAR\n"


def event(number, *lines, start=START, uid=None):
    return f"BEGIN:VEVENT\nUID:{number if uid is None else uid}\n{start}{HOUR}" + "".join(f"{x}\n" for x in lines) + "END:VEVENT\n"


def filled(make, head=""):
    """As many of `make(0)`, `make(1)`, … as the size allows."""
    parts, size, number = [head], len(head.encode()) + 60, 0
    while True:
        part = make(number)
        size += len(part.encode())
        if size > SIZE:
            return calendar("".join(parts))
        parts.append(part)
        number += 1


def moment(number):
    """Distinct minutes from 2027-01-04 on."""
    day, minute = divmod(number, 1440)
    month, day = divmod(day, 28)
    return f"2027{1 + month % 12:02}{1 + day:02}T{minute // 60:02}{minute % 60:02}00"


def overrides_of_many(number):
    half = number // 2
    if number % 2:
        return event(0, f"RECURRENCE-ID:{moment(half)}Z", uid="same")
    return event(0, "RRULE:FREQ=DAILY", start=f"DTSTART:{moment(half)}Z\n", uid="same")


def zone(number, *lines):
    return (f"BEGIN:VTIMEZONE\nTZID:Z{number}\nBEGIN:STANDARD\nDTSTART:16010101T000000\nTZOFFSETFROM:+0900\n"
            f"TZOFFSETTO:+0800\n" + "".join(f"{x}\n" for x in lines) + "END:STANDARD\nEND:VTIMEZONE\n")


def in_zone(number, name):
    return event(number, "RRULE:FREQ=DAILY", start=f"DTSTART;TZID={name}:20270104T000000\n")


ZONES = sorted(zoneinfo.available_timezones())
FILES = {
    "begins": "BEGIN:VEVENT\n" * (SIZE // 13),
    "ends": "BEGIN:VCALENDAR\n" + "END:X\n" * (SIZE // 7),
    "nested-to-the-limit": filled(lambda n: "BEGIN:VEVENT\n" + "BEGIN:A\n" * 6 + "END:A\n" * 6 + "END:VEVENT\n"),
    "short-lines": filled(lambda n: "A:\n", "BEGIN:VEVENT\n"),
    "summaries": filled(lambda n: "SUMMARY:a\n", "BEGIN:VEVENT\n" + START),
    "one-line": calendar(event(0, "SUMMARY:" + "a" * (SIZE - 200))),
    "one-line-folded-at-every-letter": calendar(event(0, "SUMMARY:" + "\n a" * (SIZE // 3 - 100))),
    "lines-of-the-longest": filled(lambda n: "SUMMARY:" + "가" * 21_000 + "\n", "BEGIN:VEVENT\n" + START),
    "combining-marks": filled(lambda n: event(n, "SUMMARY:a" + "\u0301" * 30_000)),
    "joined-faces": filled(lambda n: event(n, "SUMMARY:" + "\U0001F468\u200D" * 4_000)),
    "parameters": filled(lambda n: f"ATTENDEE{';X=1' * 15_000}:mailto:a@b.kr\n", "BEGIN:VEVENT\n" + START),
    "quotes": filled(lambda n: 'ATTENDEE;CN="' + '^n;:,' * 12_000 + '":mailto:a@b.kr\n', "BEGIN:VEVENT\n" + START),
    "exceptions-in-lines": filled(
        lambda n: f"EXDATE:{moment(n)}Z\n", "BEGIN:VEVENT\nRRULE:FREQ=DAILY;BYHOUR=" + ALL(0, 24) + "\n" + START + HOUR
    ).replace("END:VCALENDAR", "END:VEVENT\nEND:VCALENDAR"),
    "exceptions-in-a-line": filled(
        lambda n: "EXDATE:" + ",".join(moment(n * 3_500 + k) + "Z" for k in range(3_500)) + "\n",
        "BEGIN:VEVENT\nRRULE:FREQ=DAILY\n" + START + HOUR),
    "additional-dates": filled(
        lambda n: "RDATE:" + ",".join(moment(n * 3_500 + k) + "Z" for k in range(3_500)) + "\n",
        "BEGIN:VEVENT\n" + START + HOUR),
    "periods": filled(
        lambda n: "RDATE;VALUE=PERIOD;TZID=Asia/Seoul:" + ",".join(moment(n * 2_500 + k) + "/PT1H" for k in range(2_500))
        + "\n", "BEGIN:VEVENT\n" + START + HOUR),
    "busy-periods": filled(lambda n: f"FREEBUSY:{moment(n)}Z/PT1H\n", "BEGIN:VFREEBUSY\nUID:1\n"),
    "daily-for-ever": filled(lambda n: event(n, "RRULE:FREQ=DAILY")),
    "daily-since-1601": filled(lambda n: event(n, "RRULE:FREQ=DAILY;COUNT=9999999", start="DTSTART:16010101T000000Z\n")),
    "a-hundred-years-long": filled(
        lambda n: f"BEGIN:VEVENT\nUID:{n}\nDTSTART:20000101T000000Z\nDURATION:P36000D\nRRULE:FREQ=DAILY\nEND:VEVENT\n"),
    "every-minute": filled(lambda n: event(n, f"RRULE:FREQ=DAILY;BYHOUR={ALL(0, 24)};BYMINUTE={ALL(0, 60)}")),
    "every-second": filled(lambda n: event(n, f"RRULE:FREQ=DAILY;BYSECOND={ALL(0, 60)};BYMINUTE={ALL(0, 24)}")),
    "every-second-of-a-year": filled(
        lambda n: event(n, f"RRULE:FREQ=YEARLY;BYYEARDAY={SIGNED(366)};BYSECOND={ALL(0, 60)};BYHOUR={ALL(0, 24)}")),
    "days-of-years": filled(
        lambda n: event(n, f"RRULE:FREQ=YEARLY;BYYEARDAY={SIGNED(180)};BYMONTHDAY=31;BYMONTH=2", start="DTSTART:19000101\n")),
    "weekdays-of-years": filled(
        lambda n: event(n, "RRULE:FREQ=YEARLY;BYDAY=" + ",".join(f"-{k}{d}" for d in ("MO", "TU") for k in range(1, 54))
                        + ";BYMONTHDAY=31;BYMONTH=2", start="DTSTART:19000101T000000Z\n")),
    "the-same-weekday": filled(
        lambda n: event(n, "RRULE:FREQ=MONTHLY;BYDAY=" + ",".join(["-5SU"] * 300), start="DTSTART:19000101T000000Z\n")),
    "weeks": filled(
        lambda n: event(n, f"RRULE:FREQ=YEARLY;BYWEEKNO={SIGNED(53)};BYDAY=MO", start="DTSTART:19000101T000000Z\n")),
    "places-in-days": filled(
        lambda n: event(n, f"RRULE:FREQ=DAILY;COUNT=9999999;BYSETPOS={SIGNED(180)}", start="DTSTART:16010101T000000Z\n")),
    "no-such-day": filled(
        lambda n: event(n, "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=1", start="DTSTART:00010101T000000Z\n")),
    "many-rules": filled(lambda n: f"RRULE:FREQ=DAILY;INTERVAL={n % 9000 + 1}\n", "BEGIN:VEVENT\n" + START + HOUR),
    "many-excluding-rules": filled(
        lambda n: f"EXRULE:FREQ=DAILY;INTERVAL={n % 9000 + 1}\n", "BEGIN:VEVENT\nRRULE:FREQ=DAILY\n" + START + HOUR),
    "minutely": filled(lambda n: event(n, "RRULE:FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30")),
    "overrides-of-one": filled(
        lambda n: event(0, f"RECURRENCE-ID:{moment(n)}Z", uid="same"), event(0, "RRULE:FREQ=DAILY", uid="same")),
    "overrides-of-many": filled(overrides_of_many),
    "overrides-onwards": filled(
        lambda n: event(0, f"RECURRENCE-ID;RANGE=THISANDFUTURE:{moment(n * 1440)}Z", uid="same"),
        event(0, "RRULE:FREQ=DAILY;BYHOUR=" + ALL(0, 24), uid="same")),
    "one-uid": filled(lambda n: event(0, "RRULE:FREQ=DAILY", start=f"DTSTART:{moment(n)}Z\n", uid="same")),
    "zones-defined": filled(lambda n: zone(n, "RRULE:FREQ=DAILY") + in_zone(n, f"Z{n}")),
    "zones-by-the-minute": filled(
        lambda n: zone(n, f"RRULE:FREQ=DAILY;BYHOUR={ALL(0, 24)};BYMINUTE={ALL(0, 60)}") + in_zone(n, f"Z{n}")),
    "a-zone-of-many-dates": filled(
        lambda n: "RDATE:" + ",".join(moment(n * 3_500 + k) for k in range(3_500)) + "\n",
        in_zone(0, "Z0") + zone(0).replace("END:STANDARD\nEND:VTIMEZONE\n", "")),
    "zones-known": filled(lambda n: in_zone(n, ZONES[n % len(ZONES)])),
    "zones-unknown": filled(lambda n: in_zone(n, f"Nowhere/{n}")),
    "zones-nested-in-names": filled(lambda n: in_zone(n, "/".join(["a"] * 50) + str(n))),
    "nothing-but-errors": filled(lambda n: "DTSTART:x\nRRULE:y\nEXDATE:z\n", "BEGIN:VEVENT\n"),
    "calendars": ("BEGIN:VCALENDAR\n" + event(1) + "END:VCALENDAR\n") * (SIZE // 110),
    "zeros": "\0" * SIZE,
    "carriage-returns": "BEGIN:VCALENDAR" + "\r" * (SIZE - 50),
}
EXTRA = {
    "cp949": calendar(event(0, "SUMMARY:가")).encode("cp949") + "가\n".encode("cp949") * (SIZE // 3 - 60),
    "utf16": calendar(event(0)).encode("utf-16"),
    "random": bytes((k * k * 2_654_435_761 >> 7) & 255 for k in range(SIZE)),
    "too-large": b"BEGIN:VCALENDAR\n" * (SIZE // 8),
}


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in (FILES | EXTRA).items():
        data = content if isinstance(content, bytes) else content.encode()
        assert len(data) <= SIZE or name == "too-large", (name, len(data))
        (folder / f"{name}.ics").write_bytes(data)
    print(f"{len(FILES | EXTRA)} files")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main()
