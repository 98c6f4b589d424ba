# SPDX-License-Identifier: Apache-2.0
"""Visitors and clerks outside the guest, and the book of what they were told, written when an answer has arrived."""

import dataclasses
import http.client
import json
import random
import threading

_PATIENCE_SECONDS = 20
_VISITORS = 3
WINDOWS = ("1", "2")
_STAFF = "1024"
# Orders that one client gives in a round at most.
_MOST_ORDERS = 400


@dataclasses.dataclass(frozen=True)
class Order:
    """A step with the key that it keeps on every attempt."""

    key: str
    path: str
    role: str
    body: str


@dataclasses.dataclass(frozen=True)
class Told:
    """What came back."""

    order: Order
    status: int
    body: str
    # How long the log of the guest's disk was when this had arrived.
    place: int

    @property
    def is_done(self):
        """Whether it was carried out; the others were refused by a rule, which is stored as well."""
        return 200 <= self.status < 300

    @property
    def ticket(self):
        """The ticket's number within its day, or None: 2026-11-23.A017."""
        return (json.loads(self.body).get("ticket") or {}).get("id") if self.is_done else None


class Book:
    """Everything that was told since the hall was set up, and what was asked without an answer."""

    def __init__(self, place):
        self.told = {}
        self.unanswered = {}
        self._place = place
        self._lock = threading.Lock()

    def take(self, order, status, body):
        """Writes an answer down; returns what is written under its key."""
        with self._lock:
            self.unanswered.pop(order.key, None)
            return self.told.setdefault(order.key, Told(order, status, body, self._place()))

    def cut(self, place):
        """Takes back what arrived when the disk's log was longer: the power went before."""
        with self._lock:
            for key in [key for key, one in self.told.items() if one.place > place]:
                self.unanswered[key] = self.told.pop(key).order

    def settle(self):
        """What is there now was there when the disk's log began anew."""
        with self._lock:
            self.told = {key: dataclasses.replace(one, place=0) for key, one in self.told.items()}

    def miss(self, order):
        """Writes down that an order's answer did not come."""
        with self._lock:
            self.unanswered[order.key] = order

    def forms(self):
        """What `go_on` reads."""
        plain = [[*dataclasses.astuple(one.order), one.status, one.body] for one in self.told.values()]
        return {"told": plain, "unanswered": [dataclasses.astuple(one) for one in self.unanswered.values()]}

    def go_on(self, forms):
        """Takes up what `forms` kept."""
        for *order, status, body in forms["told"]:
            self.told[order[0]] = Told(Order(*order), status, body, 0)
        self.unanswered = {order[0]: Order(*order) for order in forms["unanswered"]}


class Door:
    """One client's connection to the hall."""

    def __init__(self, port, tokens):
        self._port, self._tokens = port, tokens
        self._line = None

    def ask(self, method, path, role, body=None, key=None):
        """An answer as (status, text); OSError or HTTPException when none comes."""
        headers = {"Authorization": f"Bearer {self._tokens[role]}"}
        if body is not None:
            headers |= {"Content-Type": "application/json", "Idempotency-Key": key}
        if role == "window" or role == "green":
            headers["X-Staff"] = _STAFF
        if self._line is None:
            self._line = http.client.HTTPConnection("127.0.0.1", self._port, timeout=_PATIENCE_SECONDS)
        try:
            self._line.request(method, path, body, headers)
            answer = self._line.getresponse()
            return answer.status, answer.read().decode()
        except (OSError, http.client.HTTPException):
            self._line.close()
            self._line = None
            raise

    def give(self, order, book):
        """Gives an order and writes down what becomes of it; returns its answer, or None when there is none."""
        try:
            status, body = self.ask("POST", "/api/v1" + order.path, order.role, order.body, order.key)
        except (OSError, http.client.HTTPException):
            book.miss(order)
            return None
        # A hall that cannot store says so: that is no answer to the order.
        if status >= 500:
            book.miss(order)
            return None
        return book.take(order, status, body)


class Crowd:
    """Who works in the hall until its power goes."""

    def __init__(self, name, port, tokens, book, seed):
        self._name, self._port, self._tokens, self._book = name, port, tokens, book
        chance = random.Random(seed)
        bodies = [(self._visit, str(number)) for number in range(_VISITORS)] + [(self._serve, w) for w in WINDOWS]
        self._over = threading.Event()
        self._threads = [
            threading.Thread(target=body, args=(which, random.Random(chance.random()))) for body, which in bodies
        ]
        for thread in self._threads:
            thread.start()

    def end(self):
        """Waits until everybody has noticed."""
        self._over.set()
        for thread in self._threads:
            thread.join()

    def _visit(self, which, chance):
        door = Door(self._port, self._tokens)
        for count in range(_MOST_ORDERS):
            key = f"{self._name}-v{which}-{count}"
            if chance.random() < 0.1:
                order = Order(key, "/green-tickets", "green", '{"service": "estate", "reason": "urgent"}')
            else:
                order = Order(key, "/tickets", "kiosk", '{"service": "estate", "station": "kiosk-1"}')
            if self._over.is_set() or door.give(order, self._book) is None:
                return

    def _serve(self, window, chance):
        door = Door(self._port, self._tokens)
        for count in range(_MOST_ORDERS):
            key = f"{self._name}-w{window}-{count}"
            call = Order(key, f"/windows/{window}/call-next", "window", '{"settling": "finish"}')
            if self._over.is_set() or (answer := door.give(call, self._book)) is None:
                return
            if answer.ticket is None:
                continue
            for step in self._steps(answer.ticket, window, key, chance):
                if self._over.is_set() or door.give(step, self._book) is None:
                    return

    @staticmethod
    def _steps(ticket, window, key, chance):
        def step(name, body="{}"):
            return Order(f"{key}-{name}", f"/windows/{window}/{name}", "window", body)

        return chance.choice([
            [step("serve"), step("finish")],
            [step("serve")],
            [step("recall")],
            [step("miss"), Order(f"{key}-requeue", f"/tickets/{ticket}/requeue", "window", "{}")],
            [step("hold"), step("resume", json.dumps({"ticket": ticket}))],
        ])  # fmt: skip
