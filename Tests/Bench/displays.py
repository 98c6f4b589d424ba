# SPDX-License-Identifier: Apache-2.0
"""From the call at a window to every display: 1, 50 and 200 event streams, of boards and of events.

A time begins when the first byte of the call's request is sent and ends when a display has the bytes that name the
number, so every display counts once a call. All displays live on one thread, whose own time is in the floor too: the
same displays on a server that does nothing but write to them.
"""

import select
import socket
import subprocess
import sys
import time

import children
import figures
import floors
import load
from figures import Row, Section, value

COUNTS = (1, 50, 200)
VIEWS = ("board", "events")
CALLS = 40
WARM_UP = 5
_PAUSE_SECONDS = 0.02
_NOTES = (
    f"from the first byte of the call's request to the display's bytes; {CALLS} calls a round, 20 ms apart",
    "the displays live on one thread, whose own time is in the floor too",
)
_LONGEST_SECONDS = 5.0


class Streams:
    """So many displays, each with an event stream of its own."""

    def __init__(self, port, request, count):
        self.sockets, self._tails = {}, {}
        for _ in range(count):
            connection = socket.create_connection(("127.0.0.1", port), timeout=_LONGEST_SECONDS)
            connection.sendall(request)
            head = b""
            while b"\r\n\r\n" not in head:
                head += _received(connection)
            if not head.startswith(b"HTTP/1.1 200 "):
                raise RuntimeError(f"a display was refused: {head[:200].decode(errors='replace')}")
            self.sockets[connection.fileno()] = connection
            self._tails[connection.fileno()] = b""

    def hears(self, descriptor, needle):
        """Takes what has come on one stream; True when it has named the number."""
        found = self._tails[descriptor] + _received(self.sockets[descriptor])
        self._tails[descriptor] = found[-len(needle):]
        return needle in found

    def close(self):
        for connection in self.sockets.values():
            connection.close()


def _received(connection):
    piece = connection.recv(65536)
    if not piece:
        raise RuntimeError("a display's stream has ended")
    return piece


def watch_calls(port, streams, calls):
    """Makes `calls`, each a request and the number it will call; the seconds to every display, and the replies."""
    client = load.Client(port)
    poll = select.epoll()
    seconds, replies = [], []
    try:
        for descriptor in (client.socket.fileno(), *streams.sockets):
            poll.register(descriptor, select.EPOLLIN)
        for data, number in calls:
            reply, found = _watch_call(poll, client, streams, data, b'"number":"%s"' % number.encode())
            replies.append(reply)
            seconds.append(found)
            time.sleep(_PAUSE_SECONDS)
    finally:
        poll.close()
        client.close()
    return seconds, replies


def _watch_call(poll, client, streams, data, needle):
    missing, seconds, reply = set(streams.sockets), [], None
    client.send("", data)
    until = client.sent + _LONGEST_SECONDS
    while missing or reply is None:
        for descriptor, _ in poll.poll(0.5):
            if descriptor == client.socket.fileno():
                reply = client.receive() or reply
            elif streams.hears(descriptor, needle) and descriptor in missing:
                seconds.append(time.perf_counter() - client.sent)
                missing.discard(descriptor)
        if time.perf_counter() > until:
            raise RuntimeError(f"{len(missing)} of {len(streams.sockets)} displays did not hear of {needle.decode()}")
    return reply, seconds


def spread(prefix, seconds):
    """The figures of calls, warm-up left out: displays together, and the last of each call."""
    counted = seconds[WARM_UP:]
    every = [one for found in counted for one in found]
    return {
        f"{prefix}.p50": figures.percentile(every, 0.50) * 1000,
        f"{prefix}.p99": figures.percentile(every, 0.99) * 1000,
        f"{prefix}.last": figures.percentile([max(found) for found in counted], 0.50) * 1000,
    }


def floor(count):
    """The same displays on the trivial server."""
    server = children.start([sys.executable, floors.beside("trivial_streams.py")], stdout=subprocess.PIPE)
    try:
        port = int(server.stdout.readline())
        streams = Streams(port, load.request("/"), count)
        numbers = [f"A{number:03}" for number in range(1, CALLS + WARM_UP + 1)]
        calls = [(load.request("/", method="POST", body=b'{"number":"%s"}' % one.encode()), one) for one in numbers]
        seconds, _ = watch_calls(port, streams, calls)
        streams.close()
    finally:
        children.end(server, 9)
        server.stdout.close()
    return spread(f"fan{count}", seconds)


class DisplayHall:
    """A hall whose windows call and whose displays listen."""

    def __init__(self, place):
        self.place, self.hall = place, place.hall(place.room("displays"))
        self.hall.start()
        self.hall.open_window()

    def measure(self, view, count):
        """Figures of calls that `count` displays of one kind hear of."""
        hall, seconds = self.hall, []
        issued = load.run(hall.port, 1, hall.issuing(("estate",)), count=CALLS + WARM_UP)
        tickets = {}
        self.place.note_tickets(tickets, issued)
        numbers = [ticket.partition(".")[2] for ticket in tickets.values()]
        call = hall.calling()
        streams = Streams(hall.port, hall.get(f"/events?view={view}", "display"), count)
        try:
            seconds, replies = watch_calls(hall.port, streams, [(call()[1], number) for number in numbers])
            found = spread(f"{view}{count}", seconds)
            if count == COUNTS[-1]:
                found[f"rss.{view}"] = children.resident_mb(hall.pid)
        finally:
            streams.close()
        self.place.faults += [f"a call was answered {reply.status}" for reply in replies if reply.status != 200]
        return found


def rows():
    yield Row("sqlite.p50", "SQLite row a transaction, p50", "ms")
    yield Row("sqlite.p99", "SQLite row a transaction, p99", "ms")
    for count in COUNTS:
        yield Row(f"fan{count}.p50", f"trivial server, {count} streams, p50", "ms")
        yield Row(f"fan{count}.p99", f"trivial server, {count} streams, p99", "ms")
    for view in VIEWS:
        for count in COUNTS:
            aims = (value(5, 3), value(20, 10)) if count == 200 else (None, None)
            for share, aim in zip(("p50", "p99"), aims):
                beside = (f"sqlite.{share}", f"fan{count}.{share}")
                label = f"call to {count} {view} display{'s' if count > 1 else ''}, {share}"
                yield Row(f"{view}{count}.{share}", label, "ms", beside, aim)
        label = f"call to the last of 200 {view} displays, p50"
        yield Row(f"{view}200.last", label, "ms", ("sqlite.p50", "fan200.last"))
        yield Row(f"rss.{view}", f"memory with 200 {view} displays", "MB", ("bare.rss",), value(25))
    yield Row("bare.rss", "memory of a bare process", "MB")


def measure(place):
    """A hall a round; boards and events in turn."""
    rounds = []
    for _ in range(place.rounds):
        disk = floors.Rows(place.room("floor"))
        displays = DisplayHall(place)
        found = {"bare.rss": floors.bare_memory()}
        for count in COUNTS:
            disk.more(place.seconds / 8)
            found |= floor(count)
            for view in VIEWS:
                found |= displays.measure(view, count)
        found |= disk.figures()
        disk.close()
        displays.hall.stop()
        rounds.append(found)
    return Section("displays", tuple(rows()), rounds, _NOTES)
