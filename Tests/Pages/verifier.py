# SPDX-License-Identifier: Apache-2.0
"""Who issued electronic credentials: an HTTP server on loopback that knows some codes, and waits when it is told to."""

import http.server
import json
import threading

_PATIENCE_SECONDS = 30


class Verifier:
    """Answers as the README says that a verifier does: 200 with the person, 404 for a code that it does not know."""

    def __init__(self):
        self._people, self._may_answer = {}, threading.Event()
        self._may_answer.set()
        # The status of every answer, when it cannot do its work.
        self.trouble = None
        # The station of each question.
        self.stations = []
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self._server.server_port}/verify"

    def issue(self, code, person):
        """Gives somebody a credential."""
        self._people[code] = person

    def hold(self):
        """Lets whoever asks wait."""
        self._may_answer.clear()

    def release(self):
        """Answers whoever waits, and from now on at once."""
        self._may_answer.set()

    def close(self):
        self.release()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def _answer(self, question):
        """The status and the members of an answer."""
        self.stations.append(question["station"])
        self._may_answer.wait(_PATIENCE_SECONDS)
        if self.trouble:
            return self.trouble, {}
        person = self._people.get(question["code"])
        if person is None:
            return 404, {}
        return 200, {"document_type": person.document, "number": person.number, "name": person.name}

    def _handler(self):
        verifier = self

        class Handler(http.server.BaseHTTPRequestHandler):
            """One question."""

            def do_POST(self):
                question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                status, members = verifier._answer(question)
                body = json.dumps(members).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        return Handler
