# SPDX-License-Identifier: Apache-2.0
"""Load on one HTTP/1.1 server: some keep-alive clients, each with one request under way.

All clients live on one thread and one epoll: what it costs is the same for a trivial server and for the hall, so the
floor measured with it holds for both. Nothing is tuned that ordinary clients do not tune: a server that writes head
and body apart is seen to wait for the delayed acknowledgement.
"""

import dataclasses
import gc
import re
import select
import socket
import time

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)\r\n", re.IGNORECASE)
_DRAIN_SECONDS = 20.0
_READ_BYTES = 65536


@dataclasses.dataclass(slots=True)
class Reply:
    """One request that was answered."""

    tag: str
    status: int
    body: bytes
    seconds: float


@dataclasses.dataclass(slots=True)
class Outcome:
    """What a load has led to."""

    replies: list
    failures: list
    seconds: float

    @property
    def latencies(self):
        return [reply.seconds for reply in self.replies]

    @property
    def per_second(self):
        return len(self.replies) / self.seconds


def request(path, *, method="GET", headers=(), body=b""):
    """The bytes of one request, for a server on loopback."""
    lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1"]
    lines += [f"{name}: {value}" for name, value in headers]
    if method == "POST":
        lines += ["Content-Type: application/json", f"Content-Length: {len(body)}"]
    return "\r\n".join(lines + ["", ""]).encode() + body


def parse(received):
    """Status and body of a reply; None while a part of it is missing."""
    head = received.find(b"\r\n\r\n")
    if head < 0:
        return None
    length = _LENGTH.search(received, 0, head + 2)
    if length is None or not received.startswith(b"HTTP/1.1 "):
        raise ConnectionError("not a reply with a length")
    end = head + 4 + int(length[1])
    if len(received) < end:
        return None
    if len(received) > end:
        raise ConnectionError("more than one reply to one request")
    return int(received[9:12]), bytes(received[head + 4 : end])


class Client:
    """One connection with at most one request under way."""

    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=_DRAIN_SECONDS)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.received = b""
        self.tag = None
        self.sent = 0.0

    def send(self, tag, data):
        self.tag, self.sent = tag, time.perf_counter()
        self.socket.sendall(data)

    def receive(self):
        """Takes what has come; the reply when it is whole."""
        piece = self.socket.recv(_READ_BYTES)
        if not piece:
            raise ConnectionError("closed by the server")
        self.received += piece
        answer = parse(self.received)
        if answer is None:
            return None
        now = time.perf_counter()
        reply = Reply(self.tag, answer[0], answer[1], now - self.sent)
        self.received, self.tag = b"", None
        return reply

    def close(self):
        self.socket.close()


def once(port, tag, data):
    """Sends one request on a connection of its own and waits for the reply."""
    client = Client(port)
    try:
        client.send(tag, data)
        while True:
            reply = client.receive()
            if reply is not None:
                return reply
    finally:
        client.close()


def run(port, clients, make, *, seconds=None, count=None):
    """Keeps `clients` busy with what `make()` gives, a tag and a request, for `seconds` or for `count` requests.

    Every request begun is waited for; one that stays unanswered is a failure, never left out.
    """
    connections = {}
    poll = select.epoll()
    replies, failures = [], []
    gc.collect()
    gc.disable()  # its pauses would be counted as the server's
    try:
        for _ in range(clients):
            client = Client(port)
            connections[client.socket.fileno()] = client
            poll.register(client.socket, select.EPOLLIN)
        began = time.perf_counter()
        until = began + seconds if seconds is not None else float("inf")
        left = count if count is not None else float("inf")
        for client in connections.values():
            if left > 0:
                client.send(*make())
                left -= 1
        at_work = sum(client.tag is not None for client in connections.values())
        while at_work:
            events = poll.poll(_DRAIN_SECONDS)
            if not events:
                failures.append(f"{at_work} requests unanswered for {_DRAIN_SECONDS:.0f} s")
                break
            for descriptor, _ in events:
                client = connections[descriptor]
                try:
                    reply = client.receive()
                    if reply is None:
                        continue
                    replies.append(reply)
                    if left > 0 and time.perf_counter() < until:
                        client.send(*make())
                        left -= 1
                        continue
                except OSError as error:
                    failures.append(f"{type(error).__name__}: {error}")
                    poll.unregister(descriptor)
                at_work -= 1
        ended = time.perf_counter()
    finally:
        gc.enable()
        for client in connections.values():
            client.close()
        poll.close()
    if not replies:
        raise RuntimeError(f"no replies: {failures}")
    return Outcome(replies, failures, ended - began)
