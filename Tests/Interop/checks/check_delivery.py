#!/usr/bin/env python3
"""What `naru send` guarantees, tried on a mail server of another make: none lost, none twice but those marked as doubtful.

    check_delivery.py NARU               (NARU_FULL=1: more kills, at more moments)

1. A server that refuses (550), greylists (451), is full (452 after the data), and cuts the line before the data, in the
   middle of them, and after them without an answer.
2. `kill -9` again and again in the middle of a run, on a quick and on a slow server.
3. A wrong password, a certificate that nobody vouches for, a server that is not there: nothing is counted against a message.
4. Night: nothing leaves between 21:00 and 08:00 unless the hours are set otherwise.
"""
import collections
import datetime
import os
import pathlib
import random
import signal
import subprocess
import sys
import tempfile
import time

from mail_server import MailServer, certificate
from office import Desk

NARU = pathlib.Path(sys.argv[1]).resolve()
KILLS = 60 if os.environ.get("NARU_FULL") else 12
MORNING = Desk.morning
faults = []


def fault(text):
    faults.append(text)
    print("FAULT", text, flush=True)


def waiting(office, states=("due", "sending", "closing")):
    return [m for m in office.outbox() if m["channel"] == "mail" and m["state"] in states]


def judge(name, server, office, refused=()):
    """Each mail's state, and how often it came."""
    times = collections.Counter(identity for _, identity, _ in server.kept)
    copies = collections.defaultdict(set)
    for _, identity, content in server.kept:
        copies[identity].add(content)
    if any(len(bodies) > 1 for bodies in copies.values()):
        fault(f"{name}: copies of one mail differ")
    lost = twice = marked = total = 0
    for message in office.outbox():
        if message["channel"] != "mail":
            continue
        total += 1
        wanted, state = (0, "dead") if message["recipient"] in refused else (1, "sent")
        if message["state"] != state:
            fault(f"{name}: {message['id']} is {message['state']}, not {state}")
        lost += times[message["id"]] < wanted
        twice += times[message["id"]] > wanted + message["doubtful"]
        marked += wanted < times[message["id"]]
    if lost or twice or not total:
        fault(f"{name}: {lost} lost, {twice} sent twice without a mark")
    print(f"{name}: {total} mails, {lost} lost, {twice} twice without a mark, {marked} twice and marked", flush=True)


def rude(recipient, seen):
    return {0: "refuse", 1: "greylist" if seen <= 2 else "ok", 2: "cut-rcpt" if seen == 1 else "ok",
            3: "cut-end" if seen == 1 else "ok", 4: "cut-data" if seen <= 2 else "ok",
            5: "full" if seen == 1 else "ok"}.get(sum(recipient.encode()) % 9, "ok")


def rudeness(desk):
    office, server = desk.published("rude"), MailServer(rude)
    moment, rounds = MORNING, 0
    desk.send(office, moment, access=server.access)
    while waiting(office) and rounds < 200:
        rounds, moment = rounds + 1, moment + datetime.timedelta(minutes=7)
        desk.send(office, moment, "--due", access=server.access)
    refused = {m["recipient"] for m in office.outbox() if rude(m["recipient"], 9) == "refuse"}
    if not refused or not any(m["doubtful"] for m in office.outbox()):
        fault("the rude server was not rude")
    judge(f"rude server, {rounds + 1} runs", server, office, refused)
    server.stop()


def killing(desk, name, pause):
    office, server = desk.published(f"killed-{pause}"), MailServer(pause=pause)
    environment = {key: value for key, value in os.environ.items() if not key.startswith("NARU_")} | server.access
    chance, moment, kills, more = random.Random(7), MORNING, 0, []
    while not more or waiting(office):
        process = subprocess.Popen(
            [NARU, "send", desk.term, "--database", office.database, "--now", moment.isoformat(), *more],
            env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if kills < KILLS:
            # Somewhere between its start and a few messages further on.
            target, until = len(server.kept) + chance.randrange(0, 6), time.time() + 20
            while len(server.kept) < target and process.poll() is None and time.time() < until:
                time.sleep(0.0005)
            time.sleep(chance.random() * (0.01 + pause))
            if process.poll() is None:
                process.send_signal(signal.SIGKILL)
                kills += 1
        process.wait()
        time.sleep(0.02 + pause)  # what the server had in hand it finishes
        if any(m["state"] != "draft" for m in office.outbox()):
            more = ["--due"]
        moment += datetime.timedelta(minutes=5)
        if moment.hour >= 20:
            moment += datetime.timedelta(hours=13)
        if moment.month != 12:
            fault(f"{name}: it never ends")
            break
    if kills < KILLS // 2:
        fault(f"{name}: only {kills} kills")
    judge(f"{name}, {kills} kills", server, office)
    server.stop()


def refusals(desk):
    office = desk.published("refusals")
    server = MailServer(certificate=certificate(desk.work))
    for name, access in (
            ("a wrong password", server.access | {"NARU_SMTP_PASSWORD": "wrong-one"}),
            ("an unknown certificate", {k: v for k, v in server.access.items() if k != "NARU_SMTP_CA_FILE"}),
            ("no server", server.access | {"NARU_SMTP_PORT": "1"})):
        done = desk.send(office, MORNING, access=access, check=False)
        if done.returncode != 1 or any(m["attempts"] for m in office.outbox()) or server.kept:
            fault(f"{name}: exit {done.returncode}, or counted against a message")
        if "wrong-one" in done.stdout + done.stderr:
            fault(f"{name}: a password was shown")
    desk.send(office, MORNING, "--due", access=server.access)
    judge("after a wrong password, an unknown certificate and no server", server, office)
    server.stop()


def night(desk):
    office, server = desk.published("night"), MailServer()
    desk.send(office, MORNING.replace(hour=21), access=server.access)
    desk.send(office, MORNING.replace(day=2, hour=7, minute=59), "--due", access=server.access)
    if server.kept:
        fault(f"{len(server.kept)} mails left at night")
    desk.send(office, MORNING.replace(day=2, hour=8), "--due", access=server.access)
    judge("night", server, office)
    server.stop()
    office, server = desk.published("night-off"), MailServer()
    desk.send(office, MORNING.replace(hour=23), "--quiet", "none", access=server.access)
    judge("night, with no quiet hours", server, office)
    server.stop()


def main():
    with tempfile.TemporaryDirectory(prefix="naru-delivery-") as work:
        desk = Desk(NARU, pathlib.Path(work))
        rudeness(desk)
        killing(desk, "quick server", 0.0)
        killing(desk, "slow server", 0.03)
        refusals(desk)
        night(desk)
    print(f"{len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
