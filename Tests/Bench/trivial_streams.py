# SPDX-License-Identifier: Apache-2.0
"""The least that can tell many displays something: one thread that writes one event to every stream.

Prints its port. A GET opens a stream; a POST of `{"number":"A017"}` sends that number down every stream in an event as
long as a board, and is answered then.
"""

import select
import socket

_STREAM = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n"
    b"Transfer-Encoding: chunked\r\n\r\n"
)
_REPLY = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"
_BOARD_BYTES = 600


def _event(body):
    data = b"id: 1\nevent: board\ndata: " + body + b" " * (_BOARD_BYTES - len(body)) + b"\n\n"
    return b"%x\r\n%s\r\n" % (len(data), data)


def _answer(connection, request, streams):
    """Answers a request if it is whole; returns what is left of it."""
    head, gap, body = request.partition(b"\r\n\r\n")
    if not gap:
        return request
    if head.startswith(b"GET "):
        connection.sendall(_STREAM)
        streams.append(connection)
        return b""
    length = next(int(line[15:]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:"))
    if len(body) < length:
        return request
    event = _event(body)
    for stream in streams:
        stream.sendall(event)
    connection.sendall(_REPLY)
    return b""


def serve():
    listener = socket.create_server(("127.0.0.1", 0), backlog=512)
    print(listener.getsockname()[1], flush=True)
    poll = select.epoll()
    poll.register(listener, select.EPOLLIN)
    connections, received, streams = {}, {}, []
    while True:
        for descriptor, _ in poll.poll():
            if descriptor == listener.fileno():
                connection = listener.accept()[0]
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                connections[connection.fileno()], received[connection.fileno()] = connection, b""
                poll.register(connection, select.EPOLLIN)
                continue
            connection = connections[descriptor]
            piece = connection.recv(65536)
            if piece:
                received[descriptor] = _answer(connection, received[descriptor] + piece, streams)
                continue
            poll.unregister(descriptor)
            if connection in streams:
                streams.remove(connection)
            connections.pop(descriptor).close()


if __name__ == "__main__":
    serve()
