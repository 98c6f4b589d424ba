# SPDX-License-Identifier: Apache-2.0
"""The least an HTTP server can do: one thread, one epoll, one fixed reply for whatever is whole.

Prints its port. The reply is as long as the hall's reply to a number that was taken.
"""

import select
import socket

_BODY = b"{" + b'"outcome":"issued"' + b" " * 144 + b"}"
_REPLY = (
    b"HTTP/1.1 201 Created\r\nDate: Mon, 23 Nov 2026 01:00:00 GMT\r\nLocation: /api/v1/tickets/2026-11-23.A001\r\n"
    b"Content-Type: application/json\r\nCache-Control: no-store\r\nContent-Length: %d\r\n\r\n%s" % (len(_BODY), _BODY)
)


def _is_whole(received):
    head, gap, body = received.partition(b"\r\n\r\n")
    if not gap:
        return False
    for line in head.split(b"\r\n"):
        if line.lower().startswith(b"content-length:"):
            return len(body) >= int(line.partition(b":")[2])
    return True


def serve():
    listener = socket.create_server(("127.0.0.1", 0), backlog=128)
    print(listener.getsockname()[1], flush=True)
    poll = select.epoll()
    poll.register(listener, select.EPOLLIN)
    connections, received = {}, {}
    while True:
        for descriptor, _ in poll.poll():
            if descriptor == listener.fileno():
                connection = listener.accept()[0]
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                connections[connection.fileno()], received[connection.fileno()] = connection, b""
                poll.register(connection, select.EPOLLIN)
                continue
            piece = connections[descriptor].recv(65536)
            received[descriptor] += piece
            if not piece:
                poll.unregister(descriptor)
                connections.pop(descriptor).close()
            elif _is_whole(received[descriptor]):
                connections[descriptor].sendall(_REPLY)
                received[descriptor] = b""


if __name__ == "__main__":
    serve()
