# SPDX-License-Identifier: Apache-2.0
"""Somebody else who books by the public API while a page is open, without any of the page's code."""

import hashlib
import http.client
import itertools
import json
import secrets
import urllib.parse

_PATIENCE_SECONDS = 20


class Refused(Exception):
    """The center did not do what it was asked."""

    def __init__(self, status, said):
        super().__init__(f"{status}: {said}")
        self.status, self.said = status, said


class Visitor:
    """A client of /api/v1 at a port."""

    def __init__(self, port):
        self._port = port

    def get(self, path):
        """The JSON of a GET."""
        return self._ask("GET", path)

    def post(self, path, fields):
        """The JSON of a POST, as an intent of its own."""
        return self._ask("POST", path, fields)

    def book(self, who, center, service, start, item=None, agent=None):
        """Books a number of a slot for `who`; the booking as the center shows it."""
        fields = {
            "center": center, "service": service, "start": start, "principal": _party(who),
            "terms": self.terms(center, service, start), "effort": self.effort(),
        }
        fields |= {"item": item} if item else {}
        fields |= {"agent": _party(agent), "is_agent": True} if agent else {}
        return self.post("/bookings", fields)

    def find(self, who, number):
        """A booking by number and document."""
        return self.post("/bookings/query", {"number": number, "document": _document(who)})

    def cancel(self, who, number):
        """Cancels a booking; whether that was late."""
        return self.post("/bookings/cancel", {"number": number, "document": _document(who)})["late"]

    def places(self, who):
        """Where somebody stands on the wait-list."""
        return self.post("/waitlist/query", {"document": _document(who)})["entries"]

    def terms(self, center, service, start):
        """The version of the text in force for a slot."""
        query = urllib.parse.urlencode({"center": center, "service": service, "start": start})
        return self.get("/terms?" + query)["version"]

    def effort(self):
        """A proof of effort, done."""
        given = self.get("/effort")
        for count in itertools.count():
            digest = hashlib.sha256(f"{given['challenge']}:{count}".encode()).digest()
            if int.from_bytes(digest, "big") >> (256 - given["bits"]) == 0:
                return {"challenge": given["challenge"], "answer": str(count)}

    def _ask(self, verb, path, fields=None):
        headers = {"Content-Type": "application/json", "Idempotency-Key": secrets.token_hex(8)}
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=_PATIENCE_SECONDS)
        try:
            body = None if fields is None else json.dumps(fields)
            connection.request(verb, "/api/v1" + path, body=body, headers=headers if body else {})
            answer = connection.getresponse()
            text = answer.read().decode()
        finally:
            connection.close()
        if answer.status >= 300:
            raise Refused(answer.status, text[:300])
        return json.loads(text) if text else None


def _document(who):
    return {"type": who.document, "number": who.number}


def _party(who):
    return _document(who) | {"name": who.name}
