"""A gateway for text messages on this machine, as rude as it is told to be."""
import collections
import http.server
import threading

KEY = "g4teway-key"


class TextGateway:
    """Does with each POST what `behave(Idempotency-Key, times seen)` says:

    an HTTP status; `cut-before`: the line breaks when the body was half read; `cut-after`: it breaks once the text was kept
    and before the answer; `silent`: the text is kept and no answer ever comes."""

    def __init__(self, behave=lambda key, seen: 200):
        self.behave = behave
        self.kept = []  # (Idempotency-Key, body), as taken on
        self.asked = []  # (status or habit, headers, body), all that came whole
        self.seen = collections.Counter()
        gateway = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                gateway.answer(self)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.over = threading.Event()
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def answer(self, request):
        key, length = request.headers["Idempotency-Key"], int(request.headers["Content-Length"])
        self.seen[key] += 1
        what = self.behave(key, self.seen[key])
        if request.headers["Authorization"] != f"Bearer {KEY}":
            what = 401
        if what == "cut-before":
            request.rfile.read(length // 2)
            return self.cut(request)
        body = request.rfile.read(length)
        if len(body) < length:
            return  # who was sending it is gone
        self.asked.append((what, dict(request.headers), body))
        if what in (200, 202, "cut-after", "silent"):
            self.kept.append((key, body))
        if what == "silent":
            self.over.wait(300)
            return self.cut(request)
        if what == "cut-after":
            return self.cut(request)
        request.send_response(what)
        request.send_header("Content-Length", "2")
        request.end_headers()
        request.wfile.write(b"{}")

    @staticmethod
    def cut(request):
        request.close_connection = True
        request.connection.shutdown(2)

    @property
    def access(self):
        """What `naru send` finds it by, in its environment."""
        return {"NARU_WEBHOOK_URL": f"http://127.0.0.1:{self.server.server_port}/texts", "NARU_WEBHOOK_KEY": KEY}

    def stop(self):
        self.over.set()
        self.server.shutdown()
        self.server.server_close()
