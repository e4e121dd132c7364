"""A mail program's calendar by the rules of RFC 5546."""
import random

import icalendar

from readers import expand


class Recipient:
    """RFC 5546 §2.1.5: per UID and RECURRENCE-ID, what has the highest SEQUENCE, then DTSTAMP, stands.

    Programs differ in what a newer series does to meetings that were changed apart before it: some drop them, some keep
    them (`keeps`)."""

    def __init__(self, keeps=False):
        self.keeps = keeps
        self.entries = {}

    def receive(self, message):
        """`message`: an icalendar.Calendar with one VEVENT."""
        (event,) = message.walk("VEVENT")
        entry = self.entries.setdefault(str(event["UID"]), {"parts": {}, "gone": (-1, b"")})
        entry["zone"] = message.walk("VTIMEZONE")[0]
        original = event["RECURRENCE-ID"].to_ical() if "RECURRENCE-ID" in event else None
        version = (int(event["SEQUENCE"]), event["DTSTAMP"].to_ical())
        parts, cancelled = entry["parts"], str(message["METHOD"]) == "CANCEL"
        series, known = parts.get(None), parts.get(original)
        if version <= entry["gone"] or known and version <= known[0] or series and version[0] < series[0][0]:
            return
        if original is None and cancelled:
            entry["gone"] = version
            entry["parts"] = {key: part for key, part in parts.items() if key and part[0][0] > version[0]}
            return
        parts[original] = (version, event, cancelled)
        if original is None and not self.keeps:
            for key in [key for key, part in parts.items() if key and part[0][0] < version[0]]:
                del parts[key]

    def meetings(self):
        """(start, end) of all that the calendar shows, sorted."""
        meetings = []
        for entry in self.entries.values():
            calendar = icalendar.Calendar()
            calendar.add_component(entry["zone"])
            for _, event, cancelled in entry["parts"].values():
                event = icalendar.Event.from_ical(event.to_ical())
                event.pop("STATUS", None)
                if None not in entry["parts"]:
                    # Without its series a changed meeting stands alone, and a cancelled one is nothing.
                    event.pop("RECURRENCE-ID")
                if cancelled:
                    event["STATUS"] = "CANCELLED"
                calendar.add_component(event)
            meetings += expand(calendar)
        return sorted(meetings)


def views(messages, seed):
    """What recipients of each habit show after the messages, by how they came: in order, and late, twice and mixed up."""
    chance = random.Random(seed)
    mixed = messages + chance.sample(messages, len(messages) // 3)
    chance.shuffle(mixed)
    for how, order in (("in order", messages), ("late, twice and out of order", mixed)):
        for keeps in (False, True):
            recipient = Recipient(keeps)
            for message in order:
                recipient.receive(message)
            yield how, recipient.meetings()
