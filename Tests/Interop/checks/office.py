"""The product as its users run it: the command line, the outbox that it fills, and the plans that it exports."""
import collections
import csv
import datetime
import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys

EXAMPLES = pathlib.Path(__file__).resolve().parents[3] / "Examples"


class Office:
    """One database and the `naru` that works on it."""

    def __init__(self, naru, database):
        self.naru, self.database = str(naru), str(database)

    def run(self, *arguments, access={}, check=True):
        environment = {key: value for key, value in os.environ.items() if not key.startswith("NARU_")}
        done = subprocess.run(
            [self.naru, *map(str, arguments), "--database", self.database], capture_output=True, text=True,
            env=environment | access | {"LC_ALL": "C.UTF-8"}, timeout=1800)
        if check and done.returncode != 0:
            sys.exit(f"naru {' '.join(map(str, arguments))}: {done.returncode}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}")
        return done

    def json(self, *arguments, **more):
        """The last object that a command with --json prints."""
        text = self.run(*arguments, "--json", **more).stdout
        decoder, at, last = json.JSONDecoder(), 0, None
        while text[at:].strip():
            at += len(text[at:]) - len(text[at:].lstrip())
            last, at = decoder.raw_decode(text, at)
        return last

    def outbox(self):
        """Every message of the database."""
        names = "id person recipient channel kind state doubtful attempts publication due".split()
        connection = sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)
        rows = connection.execute(f"SELECT {', '.join(names)} FROM message").fetchall()
        connection.close()
        return [dict(zip(names, row)) for row in rows]


class Table:
    """A table of a term folder, by its Korean headers."""

    def __init__(self, folder, name):
        self.path = folder / f"{name}.csv"
        with open(self.path, encoding="utf-8-sig", newline="") as file:
            self.header, *self.rows = list(csv.reader(file))

    def column(self, name):
        return self.header.index(name)

    def save(self):
        with open(self.path, "w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows([self.header] + self.rows)


class Desk:
    """A plan of the demo that every case publishes anew, everybody with an address."""

    morning = datetime.datetime(2026, 12, 1, 10, tzinfo=datetime.timezone(datetime.timedelta(hours=9)))

    def __init__(self, naru, work):
        self.naru, self.work = naru, work
        folder = work / "term"
        shutil.copytree(EXAMPLES / "demo", folder)
        people = Table(folder, "participants")
        for row in people.rows:
            row[people.column("전자우편")] = f"{row[0].lower()}@example.com"
        people.save()
        self.planned = Office(naru, work / "planned.sqlite")
        self.planned.run("plan", folder, "--steps", "3000", "--threads", "1")
        self.term = Table(folder, "term").rows[0][1]

    def published(self, name):
        """A database of its own with a draft that nobody let go yet."""
        path = self.work / f"{name}.sqlite"
        shutil.copy(self.planned.database, path)
        office = Office(self.naru, path)
        office.run("publish", self.term, "--plan", 1, "--name", name, "--reminders", "none",
                   "--now", "2026-12-01T09:00:00+09:00")
        return office

    def send(self, office, moment, *more, access={}, check=True):
        return office.run("send", self.term, "--now", moment.isoformat(), *more, access=access, check=check)


def planned(folder, origin):
    """{(kind, id): sorted [(start, earliest end, latest end)]} of everybody, from an export's plan and problem alone.

    A meeting ends when the plan says. An appointment in the plan holds the counselor's pause too, which a calendar leaves
    out: it ends later than it starts and no later than the plan says."""
    problem = json.loads((folder / "proof/problem.json").read_text())
    plan = json.loads((folder / "proof/plan.json").read_text())
    activities = {a["id"]: a for a in problem["activities"]}
    services = {s["id"]: s for s in problem["services"]}
    asked = {(p["id"], a["id"]): a for p in problem["participants"] for a in p.get("appointments", [])}
    moment = lambda minutes: origin + datetime.timedelta(minutes=minutes)
    found, meetings = collections.defaultdict(list), {}
    for run in plan["activities"]:
        meetings[run["id"]] = [
            (moment(start), moment(end), moment(end))
            for start, end in activities[run["id"]]["times"][run["time"]]["meetings"]]
        for who in set(run["staff"]):
            found["staff", who] += meetings[run["id"]]
    for grant in plan["grants"]:
        for activity in grant["activities"]:
            found["participants", grant["participant"]] += meetings[activity]
    for held in plan["appointments"]:
        service = services[asked[held["participant"], held["appointment"]]["service"]]
        stretch = (moment(held["start"]), moment(held["start"] + 1), moment(held["start"] + service["minutes"]))
        found["participants", held["participant"]].append(stretch)
        found["staff", held["staff"]].append(stretch)
    return {key: sorted(value) for key, value in found.items()}


def equal(shown, wanted):
    """Whether the meetings that a calendar shows are those that are planned."""
    return len(shown) == len(wanted) and all(
        start == at and least <= end <= most for (start, end), (at, least, most) in zip(shown, wanted))
