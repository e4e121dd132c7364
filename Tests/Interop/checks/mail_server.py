"""A mail server of another make (aiosmtpd) on this machine, as rude as it is told to be."""
import asyncio
import collections
import email
import socket
import ssl
import subprocess

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

USER, PASSWORD = "centre", "s3cret"


def certificate(folder):
    """A certificate for localhost that nobody vouches for, and its key, made anew in the folder."""
    paths = folder / "cert.pem", folder / "key.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext",
         "subjectAltName=DNS:localhost", "-keyout", str(paths[1]), "-out", str(paths[0])], check=True, capture_output=True)
    return paths


class MailServer:
    """Does with each recipient what `behave(recipient, times seen)` says:

    ok, refuse (550), greylist (451), full (452 after the data), and cuts of the line: cut-rcpt before the data, cut-data in
    the middle of them, cut-end after them and before the answer. With a certificate it asks for STARTTLS and a login."""

    def __init__(self, behave=lambda recipient, seen: "ok", certificate=None, pause=0.0):
        self.kept = []  # (recipient, Message-ID, bytes), as accepted
        self.seen = collections.Counter()
        self.behave = behave
        self.pause = pause
        self.connections = 0
        self.certificate = certificate
        secure = {}
        if certificate:
            context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
            context.load_cert_chain(*certificate)
            secure = dict(tls_context=context, require_starttls=True, auth_required=True, authenticator=self.authenticate)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.controller = Controller(self, hostname="127.0.0.1", port=self.port, **secure)
        self.controller.start()

    @staticmethod
    def authenticate(server, session, envelope, mechanism, data):
        return AuthResult(
            handled=False, success=data.login == USER.encode() and data.password == PASSWORD.encode())

    def stop(self):
        self.controller.stop()

    @property
    def access(self):
        """What `naru send` finds it by, in its environment."""
        values = {"NARU_SMTP_HOST": "127.0.0.1", "NARU_SMTP_PORT": str(self.port), "NARU_SMTP_SECURITY": "none"}
        if self.certificate:
            values |= {"NARU_SMTP_HOST": "localhost", "NARU_SMTP_SECURITY": "starttls", "NARU_SMTP_USER": USER,
                       "NARU_SMTP_PASSWORD": PASSWORD, "NARU_SMTP_CA_FILE": str(self.certificate[0])}
        return values

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
        if what == "cut-data":
            # The answer to DATA leaves, and a moment later the line is gone, wherever the data are by then.
            asyncio.get_running_loop().call_later(0.002, server.transport.abort)
        envelope.rcpt_tos.append(address)
        envelope.what = what
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if envelope.what == "cut-data":
            # The data were faster than the cut: nothing of them is kept.
            server.transport.abort()
            return "451 gone"
        if self.pause:
            await asyncio.sleep(self.pause / 2)
        if envelope.what == "full":
            return "452 4.2.2 mailbox full"
        assert len(envelope.rcpt_tos) == 1, "one recipient a mail"
        content = envelope.original_content
        self.kept.append((envelope.rcpt_tos[0], email.message_from_bytes(content)["Message-ID"], content))
        if envelope.what == "cut-end":
            server.transport.abort()
            return "451 gone"
        if self.pause:
            await asyncio.sleep(self.pause / 2)
        return "250 2.0.0 kept"
