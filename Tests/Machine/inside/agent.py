# SPDX-License-Identifier: Apache-2.0
"""Does in the guest what the tests ask for, in lines of JSON over a virtio serial port.

    {"id", "do": "run", "words", "input", "limit"}   -> {"id", "code", "out", "err"}
    {"id", "do": "start", "words"}                   -> {"id", "line"}…, at its end {"id", "code"}
    {"id", "do": "feed", "to", "text"}  {"id", "do": "end", "of"}
    {"id", "do": "put", "path", "mode", "data"}      -> {"id", "code"}
    {"id", "do": "ask", "method", "port", "path", "headers", "body"}   HTTP -> {"id", "status", "body"}
"""

import base64
import http.client
import json
import os
import signal
import subprocess
import threading
import time

_PORT = "/dev/virtio-ports/hallkiosk.agent"


class Agent:
    def __init__(self, port):
        self._port = port
        self._writing = threading.Lock()
        self._programs = {}

    def serve(self):
        self._say(hello=time.monotonic())
        rest = b""
        while True:
            data = os.read(self._port, 65536)
            if not data:
                # Nobody has opened the other end; the kernel offers no way to wait for that.
                time.sleep(0.05)
                continue
            *lines, rest = (rest + data).split(b"\n")
            for line in filter(None, lines):
                request = json.loads(line)
                threading.Thread(target=self._answer, args=(request,), daemon=True).start()

    def _say(self, **fields):
        data = (json.dumps(fields) + "\n").encode()
        with self._writing:
            while data:
                data = data[os.write(self._port, data) :]

    def _answer(self, request):
        try:
            self._say(id=request["id"], **getattr(self, "_" + request["do"])(request))
        except Exception as error:
            self._say(id=request["id"], code=125, out="", err=repr(error), error=repr(error))

    def _run(self, request):
        try:
            done = subprocess.run(
                request["words"], input=request["input"].encode(), capture_output=True, timeout=request["limit"]
            )
        except subprocess.TimeoutExpired as late:
            return {"code": 124, "out": _text(late.stdout), "err": _text(late.stderr) + "out of time"}
        return {"code": done.returncode, "out": _text(done.stdout), "err": _text(done.stderr)}

    def _start(self, request):
        program = subprocess.Popen(
            request["words"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, bufsize=0,
            start_new_session=True,
        )  # fmt: skip
        self._programs[request["id"]] = program
        self._say(id=request["id"], pid=program.pid)
        rest = b""
        while data := program.stdout.read(65536):
            *lines, rest = (rest + data).split(b"\n")
            for line in lines:
                self._say(id=request["id"], line=_text(line))
        if rest:
            self._say(id=request["id"], line=_text(rest))
        return {"code": program.wait()}

    def _feed(self, request):
        self._programs[request["to"]].stdin.write(request["text"].encode())
        return {"code": 0}

    def _end(self, request):
        program = self._programs[request["of"]]
        if program.poll() is None:
            os.killpg(program.pid, signal.SIGKILL)
        return {"code": 0}

    def _put(self, request):
        os.makedirs(os.path.dirname(request["path"]), exist_ok=True)
        with open(request["path"], "wb") as file:
            file.write(base64.b64decode(request["data"]))
        os.chmod(request["path"], request["mode"])
        return {"code": 0}

    def _ask(self, request):
        connection = http.client.HTTPConnection("127.0.0.1", request["port"], timeout=request["limit"])
        body = request["body"]
        connection.request(request["method"], request["path"], body and body.encode(), request["headers"])
        response = connection.getresponse()
        return {"status": response.status, "body": _text(response.read())}


def _text(data):
    return (data or b"").decode(errors="replace")


if __name__ == "__main__":
    Agent(os.open(_PORT, os.O_RDWR)).serve()
