#!/usr/bin/env python3
"""Answers as mail programs of others write them, given to `naru replies`: what is right is recorded, what is stale, unknown
or forged is refused with its reason, and a declined place is offered.

    check_replies.py NARU

The invitations are those that `naru send` really sent; the answers are built from them in the habits of Gmail, Outlook
(Exchange), Apple and Naver: multipart or bare, base64, quoted-printable or 8 bit, folded headers, times in UTC or in a
Windows zone, LF alone, a byte order mark, Korean names in encoded words.
"""
import base64
import datetime
import email
import email.policy
import pathlib
import quopri
import sys
import tempfile

import icalendar

from mail_server import MailServer
from office import Desk

NARU = pathlib.Path(sys.argv[1]).resolve()
faults = []


def fault(text):
    faults.append(text)
    print("FAULT", text, flush=True)


class Invitation:
    """What one mail of ours invites to."""

    def __init__(self, recipient, content):
        mail = email.message_from_bytes(content, policy=email.policy.default)
        part = next(p for p in mail.walk() if p.get_content_type() == "text/calendar")
        self.text = part.get_payload(decode=True).decode()
        (self.event,) = icalendar.Calendar.from_ical(self.text).walk("VEVENT")
        self.address, self.uid = recipient, str(self.event["UID"])
        self.sequence = int(self.event["SEQUENCE"])
        self.organizer = str(self.event["ORGANIZER"])
        self.is_series = "RRULE" in self.event
        self.method = part.get_param("method")


def folded(text):
    """Lines of at most 75 octets."""
    lines = []
    for line in text.replace("\r\n", "\n").strip("\n").split("\n"):
        octets = line.encode()
        while len(octets) > 74:
            cut = 74
            while octets[cut] & 0xC0 == 0x80:
                cut -= 1
            lines.append(octets[:cut])
            octets = b" " + octets[cut:]
        lines.append(octets)
    return b"\r\n".join(lines) + b"\r\n"


def calendar(invitation, answer, *, product, sequence=None, stamp="20261202T010203Z", uid=None, attendee=None, lines=(),
             method="REPLY", parameters=""):
    """The REPLY, with what each program adds of its own in `lines`."""
    attendee = attendee or invitation.address
    rows = ["BEGIN:VCALENDAR", f"PRODID:{product}", "VERSION:2.0", "CALSCALE:GREGORIAN", f"METHOD:{method}", "BEGIN:VEVENT",
            f"UID:{uid or invitation.uid}", f"SEQUENCE:{invitation.sequence if sequence is None else sequence}",
            f"DTSTAMP:{stamp}", f"ORGANIZER;CN=센터:{invitation.organizer}",
            f"ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT={answer}{parameters}:mailto:{attendee}", *lines,
            "END:VEVENT", "END:VCALENDAR"]
    return folded("\n".join(rows))


def gmail(sender, ics):
    """multipart/mixed { multipart/alternative { plain, html, calendar base64 }, application/ics }."""
    body = base64.encodebytes(ics).replace(b"\n", b"\r\n")
    return (f"Return-Path: <{sender}>\r\nReceived: by 2002:a05:6a10 with SMTP id x1;\r\n        Wed, 02 Dec 2026 10:02:03 +0900\r\n"
            f"MIME-Version: 1.0\r\nDate: Wed, 02 Dec 2026 01:02:03 +0000\r\nSender: Google Calendar <calendar@google.example>\r\n"
            f"From: =?UTF-8?B?7ZmN6ri464+Z?= <{sender}>\r\nSubject: =?UTF-8?B?6rGw7KCI?=\r\n"
            "Content-Type: multipart/mixed; boundary=\"0000000000001234\"\r\n\r\n--0000000000001234\r\n"
            "Content-Type: multipart/alternative;\r\n boundary=\"0000000000005678\"\r\n\r\n--0000000000005678\r\n"
            "Content-Type: text/plain; charset=\"UTF-8\"; format=flowed; delsp=yes\r\nContent-Transfer-Encoding: base64\r\n\r\n"
            "7LaU7LKt\r\n--0000000000005678\r\nContent-Type: text/html; charset=\"UTF-8\"\r\n"
            "Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>=EA=B1=B0=EC=A0=88</p>\r\n--0000000000005678\r\n"
            "Content-Type: text/calendar; charset=\"UTF-8\"; method=REPLY\r\nContent-Transfer-Encoding: base64\r\n\r\n"
            ).encode() + body + (
            b"--0000000000005678--\r\n--0000000000001234\r\nContent-Type: application/ics; name=\"invite.ics\"\r\n"
            b"Content-Disposition: attachment; filename=\"invite.ics\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
            ) + body + b"--0000000000001234--\r\n"


def outlook(sender, ics):
    """multipart/alternative, the calendar in quoted-printable or base64, folded headers with tabs, the sender's name with a
    comma in it."""
    return (f"Received: from KR1P.example (2603:1096::5) by\r\n KR2P.example with HTTPS; Wed, 2 Dec 2026 01:02:03 +0000\r\n"
            f"From:\r\n\t\"Hong, Gildong (Home)\"\r\n\t<{sender.upper()}>\r\nTo: centre <centre@example.org>\r\n"
            "Subject: Declined: 1:1\r\nThread-Topic: 1:1\r\nContent-Language: ko-KR\r\nX-MS-Has-Attach:\r\n"
            "Content-Type: multipart/alternative;\r\n\tboundary=\"_000_KR1P216MB_\"\r\nMIME-Version: 1.0\r\n\r\n"
            "--_000_KR1P216MB_\r\nContent-Type: text/plain; charset=\"ks_c_5601-1987\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
            "sMXA/Q==\r\n\r\n--_000_KR1P216MB_\r\nContent-Type: text/calendar; charset=\"utf-8\"; method=REPLY\r\n"
            "Content-Transfer-Encoding: quoted-printable\r\n\r\n").encode() + quopri.encodestring(ics).replace(
            b"\r\n", b"\n").replace(b"\n", b"\r\n") + b"\r\n--_000_KR1P216MB_--\r\n"


def apple(sender, ics):
    """multipart/alternative with a boundary that begins like the end mark, LF alone, the calendar in 7 or 8 bit."""
    return (f"From {sender} Wed Dec  2 01:02:03 2026\nFrom: {sender}\nContent-Type: multipart/alternative;\n"
            " boundary=\"Apple-Mail=_1-2\"\nMime-Version: 1.0 (Mac OS X Mail 16.0 \\(3774\\))\nSubject: reply\n\n"
            "--Apple-Mail=_1-2\nContent-Transfer-Encoding: 7bit\nContent-Type: text/plain;\n\tcharset=us-ascii\n\nDeclined\n\n"
            "--Apple-Mail=_1-2\nContent-Transfer-Encoding: 8bit\nContent-Type: text/calendar;\n\tmethod=REPLY;\n"
            "\tname=iCal-20261202-100203.ics;\n\tcharset=utf-8\n\n").encode() + ics.replace(
            b"\r\n", b"\n") + b"\n--Apple-Mail=_1-2--\n"


def naver(sender, ics):
    """A part that is no text/calendar but has the name of one, with a byte order mark."""
    return (f"From: \"=?euc-kr?B?yKux5rW/?=\"<{sender}>\r\nDate: Wed, 2 Dec 2026 10:02:03 +0900 (KST)\r\nMIME-Version: 1.0\r\n"
            "Content-Type: multipart/mixed; boundary=\"-----Boundary-WM=_0a\"\r\n\r\n-------Boundary-WM=_0a\r\n"
            "Content-Type: text/html; charset=\"utf-8\"\r\n\r\n<p>x</p>\r\n-------Boundary-WM=_0a\r\n"
            "Content-Type: application/octet-stream; name=\"=?utf-8?B?aW52aXRlLmljcw==?=\"\r\n"
            "Content-Disposition: attachment; filename=\"invite.ics\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
            ).encode() + base64.encodebytes(b"\xef\xbb\xbf" + ics) + b"-------Boundary-WM=_0a--\r\n"


HABITS = {"gmail": gmail, "outlook": outlook, "apple": apple, "naver": naver}
PRODUCTS = {"gmail": "-//Google Inc//Google Calendar 70.9054//EN", "outlook": "Microsoft Exchange Server 2010",
            "apple": "-//Apple Inc.//macOS 14.0//EN", "naver": "-//NHN Corp//Naver Calendar//KO"}
# What each writes beside what is asked for.
LINES = {
    "gmail": ["DTSTART:20270106T050000Z", "CREATED:20261201T000000Z", "X-GOOGLE-CONFERENCE:x", "TRANSP:OPAQUE"],
    "outlook": ["COMMENT;LANGUAGE=ko-KR:못 갑니다\\n죄송합니다", "PRIORITY:5", "X-MICROSOFT-CDO-APPT-SEQUENCE:0",
                "DTSTART;TZID=Korea Standard Time:20270106T140000"],
    "apple": ["X-CALENDARSERVER-ATTENDEE-COMMENT:x", "DTSTART;TZID=Asia/Seoul:20270106T140000"],
    "naver": ["SUMMARY:상담"],
}


def reply(habit, invitation, answer, sender=None, **more):
    more.setdefault("lines", LINES[habit])
    return HABITS[habit](sender or invitation.address, calendar(invitation, answer, product=PRODUCTS[habit], **more))


class Letterbox:
    def __init__(self, office, work):
        self.office, self.work, self.count = office, work, 0

    def read(self, *mails):
        """What `naru replies` says of each, and which seats are free afterwards."""
        paths = []
        for content in mails:
            self.count += 1
            path = self.work / f"{self.count:03}.{'ics' if content.startswith(b'BEGIN:VCAL') else 'eml'}"
            path.write_bytes(content)
            paths.append(path)
        said = self.office.json("replies", *paths, "--now", f"2026-12-02T12:{self.count % 60:02}:00+09:00")
        return said["replies"], said["freeSeats"]

    def expect(self, name, mails, wanted):
        """`wanted`: for each mail (answer, refusal or None)."""
        replies, _ = self.read(*mails)
        found = [(one["answer"], one.get("refusal")) for one in replies]
        if found != wanted:
            fault(f"{name}: {found}, not {wanted}")
        else:
            print(f"{name}: {len(mails)} answers as they should be", flush=True)


def invitations(server, start=0):
    return [Invitation(recipient, content) for recipient, _, content in server.kept[start:]
            if b"text/calendar" in content]


def main():
    with tempfile.TemporaryDirectory(prefix="naru-replies-") as work:
        work = pathlib.Path(work)
        desk, server = Desk(NARU, work), MailServer()
        office = desk.published("replies")
        desk.send(office, desk.morning, access=server.access)
        box, all_invitations = Letterbox(office, work), invitations(server)
        single = [i for i in all_invitations if not i.is_series]
        series = [i for i in all_invitations if i.is_series]
        answers = {"ACCEPTED": "accepted", "DECLINED": "declined", "TENTATIVE": "tentative"}

        # Every program, every answer.
        cases = [(habit, answer) for habit in HABITS for answer in answers]
        box.expect("programs and answers", [reply(h, i, a) for (h, a), i in zip(cases, all_invitations)],
                   [(answers[a], None) for _, a in cases])
        used = len(cases)
        declined = [i.uid for (_, a), i in zip(cases, all_invitations) if a == "DECLINED"]
        _, seats = box.read()
        if len(seats) != len(declined):
            fault(f"{len(declined)} declined, {len(seats)} seats to be offered")
        again = reply(*[(h, i, a) for (h, a), i in zip(cases, all_invitations)][0])
        box.expect("the same mail again", [again], [("accepted", "repeated")])

        # Later and earlier answers.
        one = all_invitations[used]
        box.expect("declined, then accepted, then the decline once more as it was delayed", [
            reply("gmail", one, "DECLINED", stamp="20261202T010000Z"),
            reply("apple", one, "ACCEPTED", stamp="20261202T020000Z"),
            reply("outlook", one, "DECLINED", stamp="20261202T013000Z"),
        ], [("declined", None), ("accepted", None), ("declined", "stale")])

        # One meeting of a series, in the ways a client may name it.
        if not series:
            fault("no series in the demo")
        weekly = next(i for i in series if i is not one and i not in all_invitations[:used])
        start = weekly.event["DTSTART"].dt
        utc = start.astimezone(datetime.timezone.utc).strftime("%Y%m%dT%H%M%SZ")
        local = start.strftime("%Y%m%dT%H%M%S")
        names = [f"RECURRENCE-ID:{utc}", f"RECURRENCE-ID;TZID=Asia/Seoul:{local}",
                 f"RECURRENCE-ID;TZID=\"Korea Standard Time\":{local}", f"RECURRENCE-ID;VALUE=DATE-TIME:{utc}"]
        box.expect("one meeting of a series", [
            reply("gmail", weekly, "DECLINED", lines=[name], stamp=f"2026120{2 + n}T010000Z") for n, name in enumerate(names)
        ], [("declined", None)] * len(names))
        _, after = box.read()
        partial = [seat for seat in after if not seat["isWhole"]]
        if len(partial) != 1 or len(partial[0]["meetings"]) != 1:
            fault(f"one meeting was declined, offered are {partial}")
        wrong = start.strftime("%Y%m%dT") + "031500"
        box.expect("a meeting that the series has not", [
            reply("apple", weekly, "DECLINED", lines=[f"RECURRENCE-ID;TZID=Asia/Seoul:{wrong}"], stamp="20261209T010000Z")
        ], [("declined", "unknown")])

        # What must not be taken.
        other, stranger = all_invitations[used + 1], "evil@example.net"
        two = reply("gmail", other, "ACCEPTED").replace(
            b"From: ", f"From: <{stranger}>, ".encode(), 1)
        inner = b"From: " + stranger.encode() + b"\r\nContent-Type: message/rfc822\r\n\r\n" + reply("apple", other, "DECLINED")
        hidden = reply("apple", other, "DECLINED", sender=f"\"{other.address}\" <{stranger}>")
        attendees = [f"ATTENDEE;PARTSTAT=DECLINED:mailto:{stranger}"]
        box.expect("forged", [
            reply("gmail", other, "DECLINED", sender=stranger),
            reply("gmail", other, "DECLINED", sender=stranger, attendee=stranger),
            hidden, two, inner,
            reply("outlook", other, "DECLINED", lines=attendees),
            reply("outlook", other, "DECLINED", uid="nobody@example.org"),
            reply("outlook", other, "DECLINED", sequence=other.sequence + 1),
            reply("apple", other, "DELEGATED", parameters=";DELEGATED-TO=\"mailto:friend@example.net\""),
            reply("apple", other, "DECLINED", method="REQUEST"),
            reply("apple", other, "DECLINED", method="COUNTER"),
            b"From: x@example.com\r\n\r\nI cannot come.\r\n", b"\xff\xfe\x00", b"",
        ], [("declined", "forged"), ("declined", "stranger"), ("declined", "forged"), ("", "unreadable"), ("", "unreadable"),
            ("", "unreadable"), ("declined", "unknown"), ("declined", "unsent"), ("delegated", "noAnswer"),
            ("", "unreadable"), ("", "unreadable"), ("", "unreadable"), ("", "unreadable"), ("", "unreadable")])
        box.expect("a bare calendar", [calendar(other, "TENTATIVE", product="x")], [("tentative", None)])

        # After everything was taken back.
        office.run("publish", desk.term, "--withdraw", "--name", "철회", "--now", "2026-12-03T09:00:00+09:00")
        before = len(server.kept)
        desk.send(office, desk.morning.replace(day=3), access=server.access)
        late = all_invitations[used + 2]
        cancel = next(i for i in invitations(server, before) if i.uid == late.uid)
        if cancel.method != "CANCEL" or cancel.sequence <= late.sequence:
            fault(f"the cancellation is a {cancel.method} with SEQUENCE {cancel.sequence}")
        box.expect("answers to what is off", [reply("gmail", late, "ACCEPTED"), reply("outlook", cancel, "DECLINED")],
                   [("accepted", "cancelled"), ("declined", "cancelled")])
        if box.read()[1]:
            fault("seats are offered of what is off")
        # Come back: what was answered before it was off does not count for what is new.
        office.run("publish", desk.term, "--plan", 1, "--name", "다시", "--reminders", "none",
                   "--now", "2026-12-04T09:00:00+09:00")
        before = len(server.kept)
        desk.send(office, desk.morning.replace(day=4), access=server.access)
        anew = next(i for i in invitations(server, before) if i.uid == late.uid)
        if anew.sequence <= cancel.sequence:
            fault(f"invited anew with SEQUENCE {anew.sequence} after {cancel.sequence}")
        if box.read()[1]:
            fault("a decline of what was off before counts for what is on again")
        box.expect("invited anew", [reply("apple", late, "DECLINED", stamp="20261205T000000Z"),
                                    reply("apple", anew, "DECLINED", stamp="20261205T000000Z")],
                   [("declined", "stale"), ("declined", None)])
        server.stop()
    print(f"{box.count} files, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
