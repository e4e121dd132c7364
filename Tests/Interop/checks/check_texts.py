#!/usr/bin/env python3
"""Texts through a webhook, as `naru send` posts them: none lost, none twice but those marked as doubtful, each as JSON with
the number, the words and their length; and whose key is wrong loses nothing.

    check_texts.py NARU               (NARU_FULL=1: more kills, and a gateway that never answers: a minute more)
"""
import collections
import datetime
import json
import os
import pathlib
import random
import signal
import subprocess
import sys
import tempfile
import time

from mail_server import MailServer
from office import Desk
from text_gateway import KEY, TextGateway

NARU = pathlib.Path(sys.argv[1]).resolve()
FULL = bool(os.environ.get("NARU_FULL"))
MORNING = Desk.morning
faults = []


def fault(text):
    faults.append(text)
    print("FAULT", text, flush=True)


def texts(office, states=None):
    return [m for m in office.outbox() if m["channel"] == "text" and (not states or m["state"] in states)]


def waiting(office):
    return texts(office, ("due", "sending", "closing"))


def look_at(name, headers, body):
    """What a service needs of each text."""
    text = json.loads(body)
    octets = len(text["text"].encode("cp949"))
    if not headers["Content-Type"].startswith("application/json") or not headers["Idempotency-Key"]:
        fault(f"{name}: headers {headers}")
    if set(text) != {"to", "name", "template", "variables", "title", "text", "link", "bytes", "fallback"}:
        fault(f"{name}: fields {sorted(text)}")
    if not text["to"].isdigit() or not text["to"].startswith("010"):
        fault(f"{name}: number {text['to']}")
    if octets != text["bytes"] or octets > 2000 or text["fallback"] != ("SMS" if octets <= 90 else "LMS"):
        fault(f"{name}: {octets} bytes are said to be {text['fallback']} of {text['bytes']}")
    if not text["template"].startswith("NARU_") or not all(set(v) == {"name", "value"} for v in text["variables"]):
        fault(f"{name}: template {text['template']} {text['variables']}")
    if text["link"] and text["link"] not in text["text"]:
        fault(f"{name}: the link is not in the text")


def judge(name, gateway, office, refused=lambda key: False):
    times = collections.Counter(key for key, _ in gateway.kept)
    bodies = collections.defaultdict(set)
    for _, headers, body in gateway.asked:
        bodies[headers["Idempotency-Key"]].add(body)
        look_at(name, headers, body)
    if any(len(one) > 1 for one in bodies.values()):
        fault(f"{name}: attempts at one text differ")
    lost = twice = marked = dead = 0
    all_texts = texts(office)
    for text in all_texts:
        wanted, state = (0, "dead") if refused(text["id"]) else (1, "sent")
        dead += wanted == 0
        if text["state"] != state:
            fault(f"{name}: {text['id']} is {text['state']}, not {state}")
        lost += times[text["id"]] < wanted
        twice += times[text["id"]] > wanted + text["doubtful"]
        marked += times[text["id"]] > wanted
    if lost or twice or not all_texts:
        fault(f"{name}: {lost} lost, {twice} sent twice without a mark")
    print(f"{name}: {len(all_texts)} texts, {lost} lost, {twice} twice without a mark, {marked} twice and marked, "
          f"{dead} refused for good", flush=True)


def rude(key, seen):
    return {0: 400, 1: 500 if seen <= 2 else 200, 2: 429 if seen == 1 else 202, 3: "cut-before" if seen == 1 else 200,
            4: "cut-after" if seen == 1 else 200, 5: 503 if seen == 1 else 200}.get(sum(key.encode()) % 10, 200)


def rudeness(desk, mail):
    office, gateway = desk.published("rude-texts"), TextGateway(rude)
    moment, rounds = MORNING, 0
    desk.send(office, moment, access=mail.access | gateway.access)
    while waiting(office) and rounds < 100:
        rounds, moment = rounds + 1, moment + datetime.timedelta(minutes=7)
        desk.send(office, moment, "--due", access=mail.access | gateway.access)
    refused = lambda key: rude(key, 9) == 400
    habits = {what for what, _, _ in gateway.asked}
    if not {400, 500, 429, 503, "cut-after"} <= habits or not any(m["doubtful"] for m in texts(office)):
        fault(f"the rude gateway was not rude: {habits}")
    judge(f"rude gateway, {rounds + 1} runs", gateway, office, refused)
    gateway.stop()


def killing(desk, mail):
    office, gateway = desk.published("killed-texts"), TextGateway()
    environment = {k: v for k, v in os.environ.items() if not k.startswith("NARU_")} | mail.access | gateway.access
    desk.send(office, MORNING.replace(hour=22), access=mail.access | gateway.access)  # lets it go; nothing leaves at night
    chance, moment, kills = random.Random(3), MORNING + datetime.timedelta(days=1), 0
    while waiting(office) and moment.month == 12:
        process = subprocess.Popen(
            [NARU, "send", desk.term, "--due", "--database", office.database, "--now", moment.isoformat()],
            env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if kills < (30 if FULL else 8):
            target, until = len(gateway.kept) + chance.randrange(0, 5), time.time() + 20
            while len(gateway.kept) < target and process.poll() is None and time.time() < until:
                time.sleep(0.0005)
            time.sleep(chance.random() * 0.01)
            if process.poll() is None:
                process.send_signal(signal.SIGKILL)
                kills += 1
        process.wait()
        time.sleep(0.02)
        moment += datetime.timedelta(minutes=5)
        if moment.hour >= 20:
            moment += datetime.timedelta(hours=14)
    judge(f"gateway, {kills} kills", gateway, office)
    gateway.stop()


def refusals(desk, mail):
    office, gateway = desk.published("wrong-key"), TextGateway()
    for name, access in (("a wrong key", gateway.access | {"NARU_WEBHOOK_KEY": "wr0ng-key"}),
                         ("no gateway there", gateway.access | {"NARU_WEBHOOK_URL": "http://127.0.0.1:1/texts"})):
        due = ["--due"] if office.outbox()[0]["state"] != "draft" else []
        done = desk.send(office, MORNING, *due, access=mail.access | access, check=False)
        if done.returncode != 1 or any(m["attempts"] for m in texts(office)) or gateway.kept:
            fault(f"{name}: exit {done.returncode}, or counted against a text")
        if "wr0ng-key" in done.stdout + done.stderr:
            fault(f"{name}: the key was shown")
    plain = desk.send(office, MORNING, "--due", check=False,
                      access=gateway.access | {"NARU_WEBHOOK_URL": "http://example.org/texts"})
    if plain.returncode == 0 or any(m["attempts"] for m in texts(office)):
        fault("texts would go unencrypted to another machine")
    desk.send(office, MORNING, "--due", access=mail.access | gateway.access)
    judge("after a wrong key and no gateway", gateway, office)
    for path in desk.work.glob("wrong-key.sqlite*"):
        if KEY.encode() in path.read_bytes():
            fault("the key was stored")
    gateway.stop()


def silence(desk, mail):
    """A gateway that takes a text on and never says so: the run goes on after a minute."""
    office = desk.published("silent")
    gateway = TextGateway(lambda key, seen: "silent" if seen == 1 and not gateway.kept else 200)
    began = time.time()
    desk.send(office, MORNING, access=mail.access | gateway.access)
    took = time.time() - began
    if not 50 < took < 120:
        fault(f"a silent gateway held the run for {took:.0f} s")
    desk.send(office, MORNING + datetime.timedelta(minutes=7), "--due", access=mail.access | gateway.access)
    judge(f"silent gateway, {took:.0f} s", gateway, office)
    gateway.stop()


def main():
    with tempfile.TemporaryDirectory(prefix="naru-texts-") as work:
        desk, mail = Desk(NARU, pathlib.Path(work)), MailServer()
        rudeness(desk, mail)
        killing(desk, mail)
        refusals(desk, mail)
        if FULL:
            silence(desk, mail)
        mail.stop()
    print(f"{len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
