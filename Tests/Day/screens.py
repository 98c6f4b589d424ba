# SPDX-License-Identifier: Apache-2.0
"""Displays of the hall, on a process of their own: each follows an event stream and notes which numbers were called."""

import json
import multiprocessing
import re
import select
import socket

# Of an event stream: a call. Of a board: every number that is at a window.
_CALL = re.compile(rb'"number":"([A-Z0-9-]+)"[^\n}]*"type":"ticket_called"')
_BOARD_DATA = re.compile(rb"data: ?(\{[^\n]*\})\n")
_READ_BYTES = 65536


class Screens:
    """So many displays; `stop` gives what each has seen."""

    def __init__(self, port, requests):
        self._ours, theirs = multiprocessing.Pipe()
        self._process = multiprocessing.Process(target=_watch, args=(port, requests, theirs), daemon=True)
        self._process.start()
        theirs.close()
        if self._ours.recv() != "all are on":
            raise RuntimeError("a display was refused")

    def stop(self):
        """The numbers that each display has shown, and how many streams had ended before."""
        self._ours.send("stop")
        seen, ended = self._ours.recv()
        self._process.join(10)
        return [set(one) for one in seen], ended


def _watch(port, requests, pipe):
    displays, poll = {}, select.epoll()
    for view, request in requests:
        connection = socket.create_connection(("127.0.0.1", port), timeout=10)
        connection.sendall(request)
        display = _Display(view, connection)
        displays[connection.fileno()] = display
        poll.register(connection.fileno(), select.EPOLLIN)
    poll.register(pipe.fileno(), select.EPOLLIN)
    pipe.send("all are on")
    ended = 0
    while True:
        for descriptor, _ in poll.poll():
            if descriptor == pipe.fileno():
                pipe.send(([sorted(one.seen) for one in displays.values()], ended))
                return
            if not displays[descriptor].read():
                poll.unregister(descriptor)
                ended += 1


class _Display:
    """One stream; the rest of a line waits for its end."""

    def __init__(self, view, connection):
        self.view, self.connection, self.seen = view, connection, set()
        self._rest = b""

    def read(self):
        piece = self.connection.recv(_READ_BYTES)
        lines, newline, self._rest = (self._rest + piece).rpartition(b"\n")
        if self.view == "events":
            self.seen.update(one.decode() for one in _CALL.findall(lines))
        else:
            for data in _BOARD_DATA.findall(lines + newline):
                self.seen.update(call["number"] for call in json.loads(data).get("calls", ()))
        return bool(piece)
