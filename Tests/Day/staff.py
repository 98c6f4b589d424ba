# SPDX-License-Identifier: Apache-2.0
"""Clerks, kiosks and the green desk at work over HTTP, on the hall's own fast clock."""

import asyncio
import collections
import json
import random
import secrets
import time

from visitors import AFTERNOON, LUNCH, OPENING

_WALK_SECONDS = (10, 30)
_RECALL_SECONDS = 40
_LOOK_SECONDS = 5
_COME_BACK_SECONDS = 300
_ATTEMPTS = 3


class Clock:
    """The hall's clock: minutes after midnight, so many times as fast as ours."""

    def __init__(self, speed, start_minute):
        self.speed, self._start, self._began = speed, start_minute, time.monotonic()

    @property
    def minute(self):
        return self._start + (time.monotonic() - self._began) * self.speed / 60

    async def sleep(self, seconds):
        await asyncio.sleep(seconds / self.speed)

    async def until(self, minute):
        await asyncio.sleep(max(0, minute - self.minute) * 60 / self.speed)


class Work:
    """The hall with everybody in it."""

    def __init__(self, hall, clock, visitors, bookings, seed):
        self.hall, self.clock, self.visitors, self.bookings = hall, clock, visitors, bookings
        self.answered, self.by_ticket, self.faults = set(), {}, []
        self.requests = collections.Counter()
        self._random = random.Random(seed)
        self._coming = self._waiting = 0

    async def run(self, windows, kiosks):
        """Lives through the day; returns when everybody who came has gone."""
        coming = [one for one in self.visitors if not one.is_absent]
        self._coming = len(coming)
        arrivals = [self._arrive(one, kiosks[one.index % len(kiosks)]) for one in coming]
        clerks = [self._work(window, 1000 + number) for number, window in enumerate(windows, 1)]
        watch = asyncio.ensure_future(self._watch())
        await asyncio.gather(*arrivals, *clerks)
        watch.cancel()

    async def _watch(self):
        """Looks how many wait, as consoles show it: nobody calls for nothing."""
        while True:
            try:
                _, reply = await self._exchange("GET", "/services", "window")
                self._waiting = sum(one["waiting"] for one in reply["services"])
            except OSError:
                self.requests["looked in vain"] += 1  # the hall's time limits are as fast as its clock
            await self.clock.sleep(_LOOK_SECONDS)

    async def _arrive(self, visitor, kiosk):
        await self.clock.until(visitor.arrival)
        if visitor.kind == "booked":
            person, booking = self.bookings[visitor.index]
            fields = {"booking": booking, "last_four": person.last_four, "station": kiosk}
            status, reply = await self.post("/exchanges", "kiosk", fields)
        elif visitor.kind == "green":
            fields = {"service": visitor.service, "reason": "elderly"}
            status, reply = await self.post("/green-tickets", "green", fields, staff="2001")
        else:
            fields = {"service": visitor.service, "station": kiosk}
            status, reply = await self.post("/tickets", "kiosk", fields)
        if status != 201:
            self.faults.append(f"a {visitor.kind} visitor got {status}: {reply}")
            self._coming -= 1
            return
        ticket = reply["ticket"]["id"]
        self.answered.add(ticket)
        self.by_ticket[ticket] = [visitor, visitor.hears]

    async def _work(self, window, staff):
        """A clerk: calls, serves, and has lunch."""
        await self.clock.until(OPENING)
        await self._step(window, "open", staff)
        while self._coming > 0:
            if LUNCH <= self.clock.minute < AFTERNOON:
                await self._step(window, "pause", staff)
                await self.clock.until(AFTERNOON)
                await self._step(window, "open", staff)
            if self._waiting <= 0:
                await self.clock.sleep(_LOOK_SECONDS)
                continue
            self._waiting -= 1
            status, reply = await self.post(f"/windows/{window}/call-next", "window", {}, staff=str(staff))
            if status == 200 and reply.get("outcome") == "called":
                await self._serve(window, staff, reply["ticket"]["id"])
            elif status == 409:
                await self.clock.sleep(_LOOK_SECONDS)
            else:
                self.faults.append(f"a call at {window} got {status}: {reply}")
                return

    async def _serve(self, window, staff, ticket):
        while ticket not in self.by_ticket:  # called before the kiosk has shown the number
            await asyncio.sleep(0.001)
        visitor, hears = self.by_ticket[ticket]
        if hears == "second call":
            await self.clock.sleep(_RECALL_SECONDS)
            await self._step(window, "recall", staff)
        elif hears in ("comes back", "gone"):
            await self.clock.sleep(_RECALL_SECONDS)
            await self._step(window, "miss", staff)
            return self._missed(ticket, hears)
        await self.clock.sleep(self._random.uniform(*_WALK_SECONDS))
        if visitor.kind == "booked":
            await self._step(window, "verify", staff, {"result": "match", "principal_document": True})
        await self._step(window, "serve", staff)
        await self.clock.sleep(visitor.minutes * 60)
        await self._step(window, "finish", staff, {"outcome": "done"})
        self._coming -= 1
        return None

    def _missed(self, ticket, hears):
        if hears == "gone":
            self._coming -= 1
            return
        self.by_ticket[ticket][1] = "at once"
        task = asyncio.ensure_future(self._come_back(ticket))
        task.add_done_callback(lambda done: done.result())

    async def _come_back(self, ticket):
        await self.clock.sleep(_COME_BACK_SECONDS)
        status, reply = await self.post(f"/tickets/{ticket}/requeue", "green", {}, staff="2001")
        if status != 200:
            self.faults.append(f"{ticket} could not come back: {status} {reply}")
            self._coming -= 1

    async def _step(self, window, step, staff, fields=None):
        status, reply = await self.post(f"/windows/{window}/{step}", "window", fields or {}, staff=str(staff))
        if status != 200:
            self.faults.append(f"{step} at window {window} got {status}: {reply}")

    async def post(self, path, role, fields, staff=None):
        """Status and object of a POST; one that the line breaks is sent again with the same key."""
        key, error = secrets.token_hex(8), None
        self.requests[path.rpartition("/")[2]] += 1
        for _ in range(_ATTEMPTS):
            try:
                return await self._exchange("POST", path, role, fields, key, staff)
            except (OSError, asyncio.IncompleteReadError) as broken:
                error = broken
        return 0, {"error": repr(error)}

    async def _exchange(self, method, path, role, fields=None, key=None, staff=None):
        body = b"" if fields is None else json.dumps(fields).encode()
        more = {"Idempotency-Key": key, "X-Staff": staff, "Content-Type": "application/json" if body else None}
        lines = [
            f"{method} /api/v1{path} HTTP/1.1", "Host: 127.0.0.1", "Connection: close",
            f"Authorization: Bearer {self.hall.tokens[role]}", f"Content-Length: {len(body)}",
            *(f"{name}: {value}" for name, value in more.items() if value), "", "",
        ]  # fmt: skip
        reader, writer = await asyncio.open_connection("127.0.0.1", self.hall.port)
        try:
            writer.write("\r\n".join(lines).encode() + body)
            reply = await reader.read()
        finally:
            writer.close()
        head, gap, content = reply.partition(b"\r\n\r\n")
        if not gap:
            raise ConnectionResetError("no whole reply")
        return int(head.split(b" ", 2)[1]), json.loads(content or b"{}")
