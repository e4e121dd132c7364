"""Calendars as programs that are not ours read them."""
import base64
import datetime
import importlib.util
import io
import os
import pathlib
import sys
import tempfile

import ics
import icalendar
import recurring_ical_events
import vobject

ROOT = pathlib.Path(__file__).resolve().parents[3]


def _lint():
    """icslint.py, which reads byte by byte, where it is at hand: beside the repository or named by NARU_ICSLINT."""
    for place in (ROOT / "../shared/tools/icslint.py", pathlib.Path(os.environ.get("NARU_ICSLINT", "/nonexistent"))):
        if place.exists():
            spec = importlib.util.spec_from_file_location("icslint", place)
            module = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(module)
            return module
    return None


lint = _lint()


def read(name, data, mode, fault):
    """The calendar as icalendar reads it, after vobject, ics and icslint (mode: itip or feed) had their say."""
    text = data.decode()
    for reader, judge in (("vobject", lambda: vobject.readOne(text).validate(raiseException=True)),
                          ("ics", lambda: ics.Calendar(text))):
        try:
            judge()
        except Exception as error:
            fault(f"{name}: {reader}: {error!r}")
    if lint:
        for found in lint.lint(data, mode):
            fault(f"{name}: icslint: {found}")
    calendar = icalendar.Calendar.from_ical(data)
    for component in calendar.walk():
        if component.errors:
            fault(f"{name}: icalendar: {component.errors}")
    return calendar


def expand(calendar):
    """(start, end) of each meeting by its own wall clock, sorted; what is cancelled is no meeting."""
    first, last = (datetime.datetime(year, 1, 1, tzinfo=datetime.timezone.utc) for year in (2026, 2029))
    return sorted(
        (event["DTSTART"].dt.replace(tzinfo=None), event["DTEND"].dt.replace(tzinfo=None))
        for event in recurring_ical_events.of(calendar, skip_bad_series=False).between(first, last)
        if event.get("STATUS") != "CANCELLED")


class Radicale:
    """A Radicale server without a network: its application is called as a WSGI server would."""

    def __init__(self):
        from radicale import Application, config

        self.folder = tempfile.TemporaryDirectory(prefix="naru-radicale-")
        configuration = config.load()
        configuration.update({
            "storage": {"filesystem_folder": self.folder.name, "_filesystem_fsync": "False"},
            "auth": {"type": "none"}, "rights": {"type": "authenticated"}, "logging": {"level": "critical"},
        }, "interop", privileged=True)
        self.application = Application(configuration)

    def put(self, path, data):
        """The status of the answer, as `201 Created`: of a collection (`/a/name/`) or of one thing in it."""
        return self.ask("PUT", path, data)

    def ask(self, method, path, data=b""):
        answer = []
        list(self.application({
            "REQUEST_METHOD": method, "PATH_INFO": path, "SCRIPT_NAME": "", "SERVER_NAME": "localhost",
            "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1", "REMOTE_ADDR": "127.0.0.1",
            "wsgi.url_scheme": "http", "wsgi.input": io.BytesIO(data), "wsgi.errors": sys.stderr,
            "CONTENT_LENGTH": str(len(data)), "CONTENT_TYPE": "text/calendar; charset=utf-8",
            "HTTP_AUTHORIZATION": "Basic " + base64.b64encode(b"a:a").decode(),
        }, lambda status, headers: answer.append(status)))
        return answer[0]
