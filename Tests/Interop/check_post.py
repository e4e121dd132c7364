#!/usr/bin/env python3
"""Publishes and sends sample terms for real, to a mail server of another make, and says where anything is not as it should be.

usage: check_post.py NARU [PEOPLE [SECONDS]]

1. A first plan, a plan made from it, and the withdrawal of all are published and sent through STARTTLS with a login.
   Python's email package reads every mail; vobject, icalendar and ics read every calendar in it, and icslint.py if it
   is at hand. Recipients apply what they get by UID, RECURRENCE-ID and SEQUENCE, once in order and once shuffled with
   some twice, and end with the planned meetings at every stage.
2. A server that greylists, refuses, cuts the line at RCPT, in the data and after it: none is lost, none goes twice but
   those that the outbox marks as doubtful.
3. `kill -9` again and again in the middle of a run: the same.
"""
import base64
import collections
import datetime
import email
import email.policy
import importlib.util
import json
import os
import pathlib
import random
import shutil
import signal
import socket
import sqlite3
import ssl
import subprocess
import sys
import tempfile
import threading
import time

import ics
import icalendar
import recurring_ical_events
import vobject
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

naru = str(pathlib.Path(sys.argv[1]).resolve())
people = sys.argv[2] if len(sys.argv) > 2 else "60"
seconds = sys.argv[3] if len(sys.argv) > 3 else "3"
work = pathlib.Path(tempfile.mkdtemp(prefix="naru-post-"))
counts = collections.Counter()
faults = []

lint = None
for place in (pathlib.Path(__file__).resolve().parents[2] / "../shared/tools/icslint.py",
              pathlib.Path(os.environ.get("NARU_ICSLINT", "/nonexistent"))):
    if place.exists():
        spec = importlib.util.spec_from_file_location("icslint", place)
        lint = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(lint)
        break


def fault(text):
    faults.append(text)


class Server:
    """aiosmtpd, doing what `behave(recipient, times seen)` says: ok, greylist, refuse, cut-rcpt, cut-data, cut-end."""

    def __init__(self, behave=lambda recipient, seen: "ok", secure=False, pause=0.0):
        self.kept = []  # (recipient, Message-ID, bytes), as accepted
        self.seen = collections.Counter()
        self.behave = behave
        self.pause = pause
        self.connections = 0
        arguments = {}
        if secure:
            context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
            context.load_cert_chain(work / "cert.pem", work / "key.pem")
            arguments = dict(
                tls_context=context, require_starttls=True, auth_required=True,
                authenticator=lambda server, session, envelope, mechanism, data: AuthResult(
                    handled=False, success=data.login == b"centre" and data.password == b"s3cret"))
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.controller = Controller(self, hostname="127.0.0.1", port=self.port, **arguments)
        self.controller.start()

    def stop(self):
        self.controller.stop()

    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        session.host_name = hostname
        self.connections += 1
        return responses

    async def handle_RCPT(self, server, session, envelope, address, options):
        self.seen[address] += 1
        what = self.behave(address, self.seen[address])
        if what == "greylist":
            return "451 4.7.1 greylisted, come back later"
        if what == "refuse":
            return "550 5.1.1 no such user"
        if what == "cut-rcpt":
            server.transport.abort()
            return "451 gone"
        envelope.rcpt_tos.append(address)
        envelope.what = what
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        import asyncio
        if self.pause:
            await asyncio.sleep(self.pause / 2)
        assert len(envelope.rcpt_tos) == 1, "one recipient a mail"
        content = envelope.original_content
        identity = email.message_from_bytes(content)["Message-ID"]
        self.kept.append((envelope.rcpt_tos[0], identity, content))
        if envelope.what == "cut-end":
            server.transport.abort()
            return "451 gone"
        if self.pause:
            await asyncio.sleep(self.pause / 2)
        return "250 2.0.0 kept"

    def access(self, secure=False):
        values = {"NARU_SMTP_HOST": "localhost" if secure else "127.0.0.1", "NARU_SMTP_PORT": str(self.port),
                  "NARU_SMTP_SECURITY": "starttls" if secure else "none"}
        if secure:
            values |= {"NARU_SMTP_USER": "centre", "NARU_SMTP_PASSWORD": "s3cret",
                       "NARU_SMTP_CA_FILE": str(work / "cert.pem")}
        return values


def run(arguments, access={}, check=True):
    environment = {k: v for k, v in os.environ.items() if not k.startswith("NARU_")} | access | {"LC_ALL": "C.UTF-8"}
    done = subprocess.run([naru, *arguments], env=environment, capture_output=True, text=True, timeout=120)
    if check and done.returncode != 0:
        sys.exit(f"naru {' '.join(arguments)}: {done.returncode}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}")
    return done


def send(database, term, access, now, *more, check=True):
    return run(["send", term, "--database", database, "--now", now, "--json", *more], access, check)


def outbox(database):
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    rows = connection.execute(
        "SELECT id, person, recipient, channel, kind, state, doubtful, attempts, publication, due FROM message").fetchall()
    connection.close()
    names = "id person recipient channel kind state doubtful attempts publication due".split()
    return [dict(zip(names, row)) for row in rows]


def schedule(database, plan):
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    (text,) = connection.execute("SELECT schedule FROM plan WHERE id = ?", (plan,)).fetchone()
    connection.close()
    return json.loads(text)


def clock(minutes):
    return f"{minutes // 60:02}:{minutes % 60:02}"


def meeting(value):
    def minutes(end):
        found = value["time"][end]
        return found["minutes"] if isinstance(found, dict) else found
    return [f"{value['date']}T{clock(minutes('start'))}", f"{value['date']}T{clock(minutes('end'))}"]


def planned(database, plan):
    """Meetings of each participant, sorted, straight from what the planner stored."""
    meetings = collections.defaultdict(list)
    if plan is None:
        return meetings
    values = schedule(database, plan)
    for one in values["runs"]:
        for person in one["participants"]:
            meetings[person] += [meeting(m) for m in one["meetings"]]
    for one in values["appointments"]:
        meetings[one["participant"]].append(meeting(one["meeting"]))
    return {person: sorted(found) for person, found in meetings.items()}


def read(recipient, content):
    """Everything a mail program would look at; the calendar's bytes, or None for a mail without one."""
    name = f"mail to {recipient}"
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
    counts["mails"] += 1
    parts = [(p.get_content_type(), p) for p in mail.walk() if not p.is_multipart()]
    types = [t for t, _ in parts]
    if mail.get_content_type() == "multipart/alternative":
        if types != ["text/plain", "text/html"]:
            fault(f"{name}: parts {types}")
        return None
    if types != ["text/plain", "text/html", "text/calendar", "application/ics"]:
        fault(f"{name}: parts {types}")
        return None
    calendar = parts[2][1]
    data = calendar.get_payload(decode=True)
    if parts[3][1].get_payload(decode=True) != data or parts[3][1].get_filename() != "invite.ics":
        fault(f"{name}: the attachment differs")
    method = calendar.get_param("method")
    if calendar.get_content_charset() != "utf-8" or f"METHOD:{method}\r\n".encode() not in data:
        fault(f"{name}: method {method}")
    if lint:
        for found in lint.lint(data, "itip"):
            fault(f"{name}: icslint: {found}")
    text = data.decode()
    try:
        vobject.readOne(text).validate(raiseException=True)
    except Exception as error:
        fault(f"{name}: vobject: {error}")
    try:
        ics.Calendar(text)
    except Exception as error:
        fault(f"{name}: ics: {error}")
    parsed = icalendar.Calendar.from_ical(data)
    for event in parsed.walk("VEVENT"):
        if event.errors:
            fault(f"{name}: icalendar: {event.errors}")
        attendees = event.get("ATTENDEE")
        if isinstance(attendees, list) or str(attendees).lower() != f"mailto:{recipient}".lower():
            fault(f"{name}: attendees {attendees}")
        if str(event["ORGANIZER"]).lower() != "mailto:" + mail["From"].addresses[0].addr_spec.lower():
            fault(f"{name}: organizer {event['ORGANIZER']}")
    counts["invitations"] += 1
    return data


class Recipient:
    """Applies messages as RFC 5546 §2.1.5 says: by UID and RECURRENCE-ID, never an older SEQUENCE over a newer one."""

    def __init__(self):
        self.events = {}  # (UID, RECURRENCE-ID) -> (SEQUENCE, DTSTAMP, VEVENT, cancelled)

    def apply(self, data):
        calendar = icalendar.Calendar.from_ical(data)
        cancelled = str(calendar["METHOD"]) == "CANCEL"
        for event in calendar.walk("VEVENT"):
            uid = str(event["UID"])
            part = event.get("RECURRENCE-ID")
            key = (uid, part.dt.isoformat() if part is not None else None)
            version = (int(event["SEQUENCE"]), event["DTSTAMP"].dt)
            if key in self.events and version < self.events[key][0]:
                continue
            self.events[key] = (version, event, cancelled)

    def meetings(self):
        calendar = icalendar.Calendar()
        calendar.add("prodid", "-//check//")
        calendar.add("version", "2.0")
        whole = {uid: entry for (uid, part), entry in self.events.items() if part is None}
        for (uid, part), (version, event, cancelled) in self.events.items():
            # A part of what is off, or older than the series as it stands, is off or already in it.
            if uid in whole and part is not None and (whole[uid][2] and whole[uid][0] >= version or version < whole[uid][0]):
                continue
            if cancelled:
                if part is None or uid not in whole or whole[uid][2]:
                    continue
                event = icalendar.Event.from_ical(event.to_ical())
                event["STATUS"] = "CANCELLED"
            calendar.add_component(event)
        first = datetime.datetime(2025, 1, 1, tzinfo=datetime.timezone.utc)
        last = datetime.datetime(2029, 1, 1, tzinfo=datetime.timezone.utc)
        found = []
        for event in recurring_ical_events.of(calendar, skip_bad_series=False).between(first, last):
            if event.get("STATUS") == "CANCELLED":
                continue
            start, end = event["DTSTART"].dt, event["DTEND"].dt
            until = f"{start.date()}T24:00" if end.date() > start.date() else end.strftime("%Y-%m-%dT%H:%M")
            found.append([start.strftime("%Y-%m-%dT%H:%M"), until])
        return sorted(found)


def make_term(name, people, email_for_all=True):
    """A sample folder; everybody gets a mail address, so that every calendar is looked at."""
    folder = work / name
    run(["sample", "--lang", "ko", "--people", str(people), "--output", str(folder)])
    if email_for_all:
        import csv
        path = folder / "participants.csv"
        rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))
        column = next(i for i, head in enumerate(rows[0]) if head in ("이메일", "메일", "전자우편", "email"))
        identity = next(i for i, head in enumerate(rows[0]) if head in ("참여자ID", "ID", "id", "아이디", "번호"))
        for row in rows[1:]:
            row[column] = f"{row[identity].lower()}@example.com"
        with open(path, "w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
    return folder


def plan(database, subject, *more):
    done = run(["plan", subject, "--database", database, "--threads", "1", "--json", *more])
    return done


def term_of(database):
    return json.loads(run(["show", "--json", "--database", database]).stdout)[0]


def publish(database, term, now, *more):
    return json.loads(run(
        ["publish", term, "--database", database, "--now", now, "--json", "--reminders", "none", *more]).stdout)


# 1. Three publications, for real ------------------------------------------------------------------------------------

subprocess.run(
    ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext",
     "subjectAltName=DNS:localhost", "-keyout", str(work / "key.pem"), "-out", str(work / "cert.pem")],
    check=True, capture_output=True)

folder = make_term("term", people)
database = str(work / "naru.sqlite")
plan(database, str(folder), "--seconds", seconds)
term = term_of(database)["term"]
plan(database, term, "--seed", "2", "--seconds", seconds)
plans = [1, 2, None]

with sqlite3.connect(database) as connection, sqlite3.connect(work / "planned.sqlite") as copy:
    connection.backup(copy)
copy.close()
server = Server(secure=True)
inboxes = collections.defaultdict(list)
everything = collections.defaultdict(list)
taken = 0
for stage, number in enumerate(plans):
    now = f"2026-12-{stage + 1:02}T10:00:00+09:00"
    preview = publish(
        database, term, now, *(["--withdraw"] if number is None else ["--plan", str(number)]), "--name", f"{stage + 1}차")
    before = len(server.kept)
    if stage == 0 and send(database, term, {}, now, check=False).returncode != 1:
        fault("a draft with mail was let go without a server")
    report = json.loads(send(database, term, server.access(secure=True), now).stdout)
    mails = server.kept[before:]
    expected = sum(1 for m in outbox(database) if m["channel"] == "mail" and m["publication"] == report["release"]["publication"]["id"]
                   and m["state"] == "sent")
    if report["tally"]["sent"] != len(mails) or expected != len(mails):
        fault(f"stage {stage}: {len(mails)} mails arrived, {report['tally']['sent']} said sent, {expected} in the outbox")
    for recipient, identity, content in mails:
        data = read(recipient, content)
        if data:
            inboxes[recipient].append(data)
    want = planned(database, number)
    addresses = {f"{person.lower()}@example.com": meetings for person, meetings in want.items()}
    for recipient in sorted(set(inboxes) | set(addresses)):
        if not recipient.endswith("@example.com"):
            continue
        ordered, shuffled = Recipient(), Recipient()
        for data in inboxes[recipient]:
            ordered.apply(data)
        late = inboxes[recipient] + random.Random(stage).sample(inboxes[recipient], len(inboxes[recipient]) // 2)
        random.Random(recipient).shuffle(late)
        for data in late:
            shuffled.apply(data)
        for how, calendar in (("in order", ordered), ("shuffled", shuffled)):
            if calendar.meetings() != addresses.get(recipient, []):
                fault(f"stage {stage}: {recipient} {how} has other meetings than planned")
            counts["calendars compared"] += 1
            counts["meetings compared"] += len(addresses.get(recipient, []))
    print(f"stage {stage + 1}: {len(mails)} mails over {server.connections} connection(s) so far")
# Nothing changed: nothing goes.
publish(database, term, "2026-12-09T10:00:00+09:00", "--withdraw", "--name", "again")
report = json.loads(send(database, term, server.access(secure=True), "2026-12-09T10:00:00+09:00").stdout)
if report["tally"]["sent"] != 0:
    fault(f"a withdrawal of nothing sent {report['tally']['sent']} mails")
# A wrong password is nobody's failure.
publish(database, term, "2026-12-10T10:00:00+09:00", "--plan", "1", "--name", "once more")
wrong = send(database, term, server.access(secure=True) | {"NARU_SMTP_PASSWORD": "wrong"}, "2026-12-10T10:00:00+09:00", check=False)
if wrong.returncode != 1 or any(m["attempts"] for m in outbox(database) if m["state"] == "due"):
    fault("a refused login was counted against messages")
if "wrong" in wrong.stdout + wrong.stderr or b"s3cret" in pathlib.Path(database).read_bytes():
    fault("a password was shown or stored")
server.stop()


def fresh(name):
    """A database of its own with one publication let go by no one yet."""
    path = str(work / f"{name}.sqlite")
    shutil.copy(work / "planned.sqlite", path)
    publish(path, term, "2026-12-01T09:00:00+09:00", "--plan", "1", "--name", name)
    return path


def judge(name, server, path, refused=()):
    times = collections.Counter(identity for _, identity, _ in server.kept)
    copies = collections.defaultdict(set)
    for _, identity, content in server.kept:
        copies[identity].add(content)
    lost = twice = marked = 0
    for message in outbox(path):
        if message["channel"] != "mail":
            continue
        arrived = times[message["id"]]
        wanted = 0 if message["recipient"] in refused else 1
        state = "dead" if message["recipient"] in refused else "sent"
        if message["state"] != state:
            fault(f"{name}: {message['id']} is {message['state']}, not {state}")
        lost += arrived < wanted
        twice += arrived > wanted + message["doubtful"]
        marked += arrived > wanted
    for identity, bodies in copies.items():
        if len(bodies) > 1:
            fault(f"{name}: copies of {identity} differ")
    if lost or twice:
        fault(f"{name}: {lost} lost, {twice} sent twice without a mark")
    total = sum(1 for m in outbox(path) if m["channel"] == "mail")
    print(f"{name}: {total} mails, 0 expected lost: {lost}, twice unmarked: {twice}, twice and marked: {marked}")


# 2. A rude server ---------------------------------------------------------------------------------------------------

def rude(recipient, seen):
    kind = sum(recipient.encode()) % 7
    if kind == 0:
        return "refuse"
    if kind == 1 and seen <= 2:
        return "greylist"
    if kind == 2 and seen == 1:
        return "cut-rcpt"
    if kind == 3 and seen == 1:
        return "cut-end"
    return "ok"


path = fresh("rude")
server = Server(behave=rude)
moment = datetime.datetime(2026, 12, 1, 10, 0, tzinfo=datetime.timezone(datetime.timedelta(hours=9)))
rounds = 0
send(path, term, server.access(), moment.isoformat())
while any(m["state"] == "due" and m["channel"] == "mail" for m in outbox(path)) and rounds < 200:
    rounds += 1
    moment += datetime.timedelta(minutes=7)
    send(path, term, server.access(), moment.isoformat(), "--due")
refused = {m["recipient"] for m in outbox(path) if sum(m["recipient"].encode()) % 7 == 0}
if not refused or not any(m["doubtful"] for m in outbox(path)):
    fault("the rude server was not rude")
judge("rude server", server, path, refused)
server.stop()

# 3. kill -9 ---------------------------------------------------------------------------------------------------------

for name, pause in (("killed", 0.0), ("killed, slow server", 0.03)):
    path = fresh(f"killed-{pause}")
    server = Server(pause=pause)
    chance = random.Random(7)
    environment = {k: v for k, v in os.environ.items() if not k.startswith("NARU_")} | server.access()
    moment = datetime.datetime(2026, 12, 1, 10, 0, tzinfo=datetime.timezone(datetime.timedelta(hours=9)))
    kills = 0
    more = []
    if not outbox(path):
        fault(f"{name}: nothing was published")
    while outbox(path) and (not more or any(m["state"] in ("due", "sending", "closing") and m["channel"] == "mail" for m in outbox(path))):
        process = subprocess.Popen(
            [naru, "send", term, "--database", path, "--now", moment.isoformat(), *more], env=environment,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        before = len(server.kept)
        if kills < 25:
            # Somewhere between its start and a few messages further on.
            until = time.time() + 10
            target = before + chance.randrange(1, 6)
            while len(server.kept) < target and process.poll() is None and time.time() < until:
                time.sleep(0.001)
            time.sleep(chance.random() * (0.01 + pause))
            if process.poll() is None:
                process.send_signal(signal.SIGKILL)
                kills += 1
        process.wait()
        time.sleep(0.02 + pause)  # what the server had in hand it finishes
        if any(m["state"] != "draft" for m in outbox(path)):
            more = ["--due"]
        moment += datetime.timedelta(minutes=5)
        if moment.hour >= 20:
            moment += datetime.timedelta(hours=13)
        if moment.month != 12:
            fault(f"{name}: it never ends")
            break
    print(f"{name}: {kills} kills")
    judge(name, server, path)
    server.stop()

print(", ".join(f"{name} {count}" for name, count in sorted(counts.items())), "" if lint else "(icslint.py is not at hand)")
for text in faults[:20]:
    print("FAULT", text)
print(f"{len(faults)} faults")
sys.exit(1 if faults else 0)
