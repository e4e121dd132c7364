#!/usr/bin/env python3
"""A sample term from its first plan to its end, as people get to see it: published, sent for real, and read by others.

    check_terms.py NARU TERM…       (TERM: demo, quarter; NARU_FULL=1: everybody of the quarter has a mail address and all
                                     files are read by all readers, else every twelfth)

A plan, a re-plan after the term changed (a counselor falls ill, a room is shut, a day is closed, people withdraw, leave, are
renamed, get another address), the older plan once more, the newer one again, and the withdrawal of all are each published
and sent through STARTTLS with a login. At every step
- vobject, icalendar, ics and icslint.py read every export, feed and mail without complaint, and Radicale takes them;
- calendars of the export and of the feeds show the planned meetings, and nothing of them changed for who was told nothing;
- recipients that apply what they got by RFC 5546, in order or late, twice and mixed up, show the planned meetings;
- nobody reads another participant's name, and the file of texts holds what its lengths say.
"""
import collections
import csv
import datetime
import email
import email.policy
import os
import pathlib
import random
import shutil
import sys
import tempfile

from mail_server import PASSWORD, MailServer, certificate
from office import Office, Table, equal, planned
from readers import ROOT, Radicale, expand, lint, read
from recipient import views

import icalendar

FULL = bool(os.environ.get("NARU_FULL"))
counts = collections.Counter()
faults = []


def fault(text):
    faults.append(text)
    if len(faults) <= 20:
        print("FAULT", text, flush=True)


class Story:
    """One sample term."""

    def __init__(self, naru, name, work):
        self.name, self.work = name, work / name
        self.work.mkdir()
        self.folder = self.work / "term"
        shutil.copytree(ROOT / "Examples" / name, self.folder)
        # Of the demo everything is looked at; of the quarter a part, unless the full size was asked for.
        self.every = 1 if FULL or name == "demo" else 12
        self.steps = "4000" if name == "demo" or not FULL else "40000"
        self.office = Office(naru, self.work / "naru.sqlite")
        self.server = MailServer(certificate=certificate(self.work))
        self.radicale = Radicale()
        self.inbox = collections.defaultdict(list)  # by address, as they came
        # Who has a calendar on the server.
        self.shelves = set()
        self.feeds = {}
        self.stage = 0
        self.known = {}
        rows = {row[0]: row[1] for row in Table(self.folder, "term").rows}
        self.term, self.origin = rows["기간ID"], datetime.datetime.fromisoformat(rows["시작일"])
        self.address_all()
        self.names = {row[1] for row in Table(self.folder, "participants").rows}
        self.staff_names = {row[1] for row in Table(self.folder, "staff").rows}
        self.own = collections.defaultdict(set)  # names by address, whatever they were called when

    def looked_at(self, identity):
        """Whether this one is read by all readers; everybody's meetings are compared."""
        return sum(identity.encode()) % self.every == 0

    def address_all(self):
        """A mail address for every participant that is looked at, and for all of staff."""
        for name in ("participants", "staff"):
            table = Table(self.folder, name)
            for row in table.rows:
                if name == "staff" or self.looked_at(row[0]):
                    row[table.column("전자우편")] = f"{row[0].lower()}@example.com"
            table.save()

    def addresses(self):
        """{address: id} of the participants, as the folder stands."""
        people = Table(self.folder, "participants")
        at = people.column("전자우편")
        for row in people.rows:
            if row[at]:
                self.own[row[at]].add(row[1])
        return {row[at]: row[0] for row in people.rows if row[at].endswith("@example.com")}

    def is_known(self, what, found, wanted):
        """Whether the very same was looked at before, against the same plan."""
        if self.known.get(what) == (found, wanted):
            counts["unchanged"] += 1
            return True
        self.known[what] = found, wanted
        return False

    # The plans ---------------------------------------------------------------------------------------------------

    def plan(self, *source):
        """Plans and exports; the export is read too."""
        folder = self.work / f"export{self.stage}-{len(source)}"
        self.office.run("plan", *source, "--steps", self.steps, "--threads", "1", "--export", folder)
        return folder

    def change(self, export):
        """What happens in a term, put into its folder."""
        before = planned(export, self.origin)
        busy = lambda kind: max(
            (key for key in before if key[0] == kind and len(key[1]) < 6),
            key=lambda key: (len([m for m in before[key] if m[0].month == 2]), key[1]))[1]
        absences = Table(self.folder, "absences")
        absences.rows += [
            ["인력", busy("staff"), "2027-02-10", "", "2027-02-12", "", "병가"],
            ["공간", Table(self.folder, "rooms").rows[0][0], "2027-02-17", "", "2027-02-18", "", "누수"],
            ["모두", "", "2027-03-05", "", "2027-03-05", "", "임시 휴관"],
        ]
        absences.save()
        people = Table(self.folder, "participants")
        held = [row[0] for row in people.rows if ("participants", row[0]) in before and self.looked_at(row[0])]
        withdrawn, (left, renamed, moved) = held[1:6], held[6:9]
        for name in ("requests", "appointments", "precedences"):
            table = Table(self.folder, name)
            table.rows = [row for row in table.rows if row[0] not in withdrawn]
            table.save()
        for row in people.rows:
            if row[0] == renamed:
                row[1] = "개명한사람"
            if row[0] == moved:
                row[people.column("전자우편")] = "moved@example.com"
        people.rows = [row for row in people.rows if row[0] != left]
        people.save()
        for path in self.folder.glob("*.csv"):
            table = Table(self.folder, path.stem)
            if path.stem != "participants" and any(left in row[:2] for row in table.rows):
                table.rows = [row for row in table.rows if left not in row[:2]]
                table.save()
        self.moved, self.names = moved, self.names | {"개명한사람"}
        self.office.run("import", self.folder)

    # One publication ---------------------------------------------------------------------------------------------

    def publish(self, number, export, addresses):
        """Publishes, sends, and looks at all that came of it. `number`: of the plan, None to withdraw all."""
        self.stage += 1
        where = f"{self.name} {self.stage}"
        now = f"2026-12-{self.stage:02}T10:00:00+09:00"
        what = ["--withdraw"] if number is None else ["--plan", number]
        preview = self.office.json(
            "publish", self.term, *what, "--name", f"{self.stage}차", "--reminders", "none", "--now", now)
        before = len(self.server.kept)
        if self.stage == 1 and self.office.run("send", self.term, "--now", now, check=False).returncode != 1:
            fault(f"{where}: a draft with mail was let go without a server")
        texts = self.work / f"texts{self.stage}.csv"
        report = self.office.json(
            "send", self.term, "--now", now, "--texts", texts, access=self.server.access)
        mails = self.server.kept[before:]
        published = report["release"]["publication"]["id"]
        mine = [m for m in self.office.outbox() if m["publication"] == published]
        sent = [m for m in mine if m["channel"] == "mail" and m["state"] == "sent"]
        if not report["tally"]["sent"] == len(mails) == len(sent) == len({m["id"] for m in sent}):
            fault(f"{where}: {len(mails)} mails came, {report['tally']['sent']} said sent, {len(sent)} in the outbox")
        if any(m["state"] not in ("sent", "superseded") for m in mine):
            fault(f"{where}: something of the publication is still to be sent")
        self.look_at_texts(where, texts, sum(m["channel"] == "text" and m["state"] == "sent" for m in mine))
        for recipient, _, content in mails:
            self.look_at_mail(where, recipient, content)
        wanted = planned(export, self.origin) if export else {}
        self.look_at_recipients(where, wanted, addresses)
        told = {m["person"] for m in mine} | {item["person"] for item in preview["unreached"]}
        self.look_at_feeds(where, wanted, told)
        print(f"{where}: {len(mails)} mails, {len(told)} told of {len(self.feeds)}; "
              f"{self.server.connections} connections so far", flush=True)
        return len(mails)

    def look_at_texts(self, where, path, count):
        rows = list(csv.reader(path.open(encoding="utf-8-sig", newline=""))) if path.exists() else [[]]
        if len(rows) - 1 != count:
            fault(f"{where}: {len(rows) - 1} texts in the file, {count} in the outbox")
        if count == 0:
            return
        text, length, kind = (rows[0].index(name) for name in ("내용", "바이트", "대체발송"))
        for row in rows[1:]:
            counts["texts"] += 1
            octets = len(row[text].encode("cp949"))
            if octets != int(row[length]) or octets > 2000 or (row[kind] == "SMS") != (octets <= 90):
                fault(f"{where}: a text of {octets} bytes is said to be {row[kind]} of {row[length]}")

    def look_at_mail(self, where, recipient, content):
        """All that a mail program would look at."""
        name = f"{where}: mail to {recipient}"
        counts["mails"] += 1
        for number, line in enumerate(content.split(b"\r\n"), 1):
            if len(line) > 998 or b"\n" in line or b"\r" in line or b"\0" in line:
                fault(f"{name}: line {number} is {len(line)} long or holds a bare line end")
        mail = email.message_from_bytes(content, policy=email.policy.default)
        for part in mail.walk():
            if part.defects:
                fault(f"{name}: {part.defects}")
        for header in ("Date", "From", "To", "Subject", "Message-ID", "MIME-Version"):
            if len(mail.get_all(header, [])) != 1 or mail[header].defects:
                fault(f"{name}: {header}: {mail.get_all(header)}")
        if [a.addr_spec for a in mail["To"].addresses] != [recipient]:
            fault(f"{name}: To is {mail['To']}")
        self.look_for_names(name, recipient, mail)
        parts = [(p.get_content_type(), p) for p in mail.walk() if not p.is_multipart()]
        types = [kind for kind, _ in parts]
        if mail.get_content_type() == "multipart/alternative" and types == ["text/plain", "text/html"]:
            return
        if types != ["text/plain", "text/html", "text/calendar", "application/ics"]:
            return fault(f"{name}: parts {types}")
        invitation, attached = parts[2][1], parts[3][1]
        data = invitation.get_payload(decode=True)
        if attached.get_payload(decode=True) != data or attached.get_filename() != "invite.ics":
            fault(f"{name}: the attachment differs")
        if recipient not in self.shelves:
            self.shelves.add(recipient)
            self.radicale.ask("MKCALENDAR", f"/a/{recipient}/")
        method = invitation.get_param("method")
        if invitation.get_content_charset() != "utf-8" or f"METHOD:{method}\r\n".encode() not in data:
            fault(f"{name}: method {method}")
        calendar = read(name, data, "itip", fault)
        counts["invitations"] += 1
        for event in calendar.walk("VEVENT"):
            if str(event.get("ATTENDEE")).lower() != f"mailto:{recipient}".lower():
                fault(f"{name}: attendees {event.get('ATTENDEE')}")
            if str(event["ORGANIZER"]).lower() != "mailto:" + mail["From"].addresses[0].addr_spec.lower():
                fault(f"{name}: organizer {event['ORGANIZER']}")
            if event.walk("VALARM"):
                fault(f"{name}: an alarm in an invitation")
            status = self.radicale.put(f"/a/{recipient}/{event['UID']}.ics", data)
            if status[:3] not in ("201", "204"):
                fault(f"{name}: Radicale answers {status}")
        self.inbox[recipient].append(calendar)

    def look_for_names(self, name, recipient, mail):
        if recipient not in self.own:
            return
        known = self.staff_names
        text = " ".join(p.get_content() for p in mail.walk() if p.get_content_type() in ("text/plain", "text/html"))
        for other in self.names - self.own[recipient] - known:
            if other in text and not any(other in one for one in known):
                fault(f"{name} names {other}")

    def look_at_recipients(self, where, wanted, addresses):
        for address in sorted(set(self.inbox) | set(addresses)):
            identity = addresses.get(address)
            meetings = wanted.get(("participants", identity), []) if identity else []
            if self.is_known(address, len(self.inbox[address]), meetings):
                continue
            for how, shown in views(self.inbox[address], f"{where}{address}"):
                counts["recipients' calendars"] += 1
                counts["recipients' meetings"] += len(meetings)
                if not equal(shown, meetings):
                    fault(f"{where}: {address} {how} shows {shown[:3]}…, planned {meetings[:3]}…")

    def look_at_calendar(self, name, path, data, wanted):
        identity, kind = path.stem, path.parent.name
        if self.is_known((kind, identity), data, wanted.get((kind, identity), [])):
            wanted.pop((kind, identity), None)
            return
        calendar = read(name, data, "feed", fault) if self.looked_at(path.stem) else icalendar.Calendar.from_ical(data)
        counts["calendars"] += 1
        if kind in ("participants", "staff"):
            shown, meetings = expand(calendar), wanted.pop((kind, identity), [])
            counts["calendars' meetings"] += len(meetings)
            if not equal(shown, meetings):
                fault(f"{name} shows {shown[:3]}…, planned {meetings[:3]}…")
        self.look_at_properties(name, kind, calendar, data)
        if self.looked_at(path.stem) and calendar.walk("VEVENT"):
            status = self.radicale.put(f"/a/{self.stage}{kind}{identity}/", data)
            if not status.startswith("201"):
                fault(f"{name}: Radicale answers {status}")

    def look_at_properties(self, name, kind, calendar, data):
        """What a calendar to subscribe to has to say of itself (RFC 7986), and what it must not."""
        if b"ATTENDEE" in data or b"ORGANIZER" in data or b"METHOD" in data:
            fault(f"{name} names an attendee, an organizer or a method")
        if not all(calendar.get(key) for key in ("NAME", "X-WR-CALNAME", "REFRESH-INTERVAL", "X-PUBLISHED-TTL")):
            fault(f"{name} lacks its name or how often to ask again")
        for event in calendar.walk("VEVENT"):
            place = str(event["LOCATION"])
            wanted = {"COLOR", "URL", "CATEGORIES", "DESCRIPTION"} | (set() if place == "온라인" else {"GEO"})
            if missing := sorted(wanted - set(event)):
                fault(f"{name}: an event at {place} lacks {', '.join(missing)}")
            if sorted(str(alarm["TRIGGER"].to_ical()) for alarm in event.walk("VALARM")) != ["b'-P1D'", "b'-P3D'"]:
                fault(f"{name}: an event without its two reminders")
        if kind == "participants":
            text = icalendar.Calendar.to_ical(calendar).replace(b"\r\n ", b"").decode()
            for other in self.names - self.staff_names:
                if other in text and not any(other in one for one in self.staff_names):
                    fault(f"{name} names {other}")

    def look_at_calendars(self, where, folder, wanted):
        wanted = dict(wanted)
        for path in sorted(folder.rglob("*.ics")):
            self.look_at_calendar(f"{where}: {path.parent.name}/{path.name}", path, path.read_bytes(), wanted)
        for key in wanted:
            fault(f"{where}: {key} has meetings and no calendar")

    def look_at_feeds(self, where, wanted, told):
        folder = self.work / "feeds"
        self.office.run("feed", self.term, "--output", folder)
        self.look_at_calendars(f"{where} feed", folder, wanted)
        feeds = {}
        for path in folder.rglob("*.ics"):
            kind = {"participants": "participant", "staff": "staff"}.get(path.parent.name)
            if kind:
                feeds[f"{kind} {path.stem}"] = path.read_bytes()
        for owner, data in feeds.items():
            if owner in self.feeds and (self.feeds[owner] != data) and owner not in told:
                fault(f"{where}: the feed of {owner} changed, and nobody told them")
            if owner in self.feeds and (self.feeds[owner] == data) and owner in told and owner != self.exempt:
                fault(f"{where}: {owner} was told of a change, and their feed is the same")
        self.feeds = feeds

    # All of it ---------------------------------------------------------------------------------------------------

    exempt = None

    def run(self):
        first = self.plan(self.folder)
        self.look_at_calendars(f"{self.name} export 1", first / "calendars", planned(first, self.origin))
        again = self.work / "again"
        self.office.run("export", "1", "--output", again)
        for path in sorted((first / "calendars").rglob("*.ics")):
            if path.read_bytes() != (again / path.relative_to(first)).read_bytes():
                fault(f"{self.name}: two exports of {path.name} differ")
        old = self.addresses()
        if not self.publish(1, first, old):
            fault(f"{self.name}: nobody was written to")
        self.change(first)
        second = self.plan(self.term, "--from", "1")
        self.look_at_calendars(f"{self.name} export 2", second / "calendars", planned(second, self.origin))
        new = self.addresses()
        # Their calendar is what it was; it is another address that has to hear of it.
        self.exempt = f"participant {self.moved}"
        everybody = self.publish(2, second, new)
        if not 0 < everybody < len(self.inbox) * 3:
            fault(f"{self.name}: the re-plan sent {everybody} mails")
        if self.publish(2, second, new) != 0:
            fault(f"{self.name}: publishing the same again sent mails")
        self.publish(1, first, old)
        self.publish(2, second, new)
        self.publish(None, None, {})
        if self.publish(None, None, {}) != 0:
            fault(f"{self.name}: withdrawing nothing sent mails")
        if PASSWORD in "".join(path.read_bytes().decode("latin1") for path in self.work.glob("naru.sqlite*")):
            fault(f"{self.name}: a password was stored")
        self.server.stop()


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory(prefix="naru-terms-") as work:
        for name in sys.argv[2:]:
            Story(pathlib.Path(sys.argv[1]).resolve(), name, pathlib.Path(work)).run()
    print(", ".join(f"{count} {name}" for name, count in sorted(counts.items())), "" if lint else "(no icslint.py at hand)")
    print(f"{len(faults)} faults")
    return 1 if faults or not counts["invitations"] else 0


if __name__ == "__main__":
    sys.exit(main())
