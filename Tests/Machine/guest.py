# SPDX-License-Identifier: Apache-2.0
"""A guest under QEMU: booted or restored, talked to, and ended by its own process id."""

import base64
import contextlib
import itertools
import json
import os
import queue
import re
import shutil
import socket
import subprocess
import threading
import time

import recipe

# A busy machine takes ten times what a quiet one does; nothing is waited for that does not come.
BOOT_LIMIT = 300
LIMIT = 60


class Late(Exception):
    """Something that was waited for did not come."""


class Failed(Exception):
    """A command in the guest ended with an error."""


class _Line:
    """Lines of JSON on a Unix socket."""

    def __init__(self, path, limit=20):
        end = time.monotonic() + limit
        while True:
            self._socket = socket.socket(socket.AF_UNIX)
            try:
                self._socket.connect(path)
                break
            except OSError:
                self._socket.close()
                if time.monotonic() > end:
                    raise
                time.sleep(0.01)
        self._lines = self._socket.makefile("rb")

    def send(self, message):
        self._socket.sendall((json.dumps(message) + "\n").encode())

    def messages(self):
        try:
            for line in self._lines:
                yield json.loads(line)
        except OSError:
            return

    def close(self):
        self._socket.close()


class Program:
    """A program that runs in the guest; its lines are kept."""

    def __init__(self, guest, number, name):
        self._guest = guest
        self._number = number
        self.name = name
        self.lines = []
        self.code = None
        self.pid = None
        self.is_device = False
        self._news = threading.Condition()

    def take(self, message):
        with self._news:
            if "line" in message:
                self.lines.append(message["line"])
                self._guest.log(f"{self.name}: {message['line']}")
            elif "pid" in message:
                self.pid = message["pid"]
            else:
                self.code = message.get("code")
                self._guest.log(f"{self.name}: ended with {self.code} {message.get('error', '')}")
            self._news.notify_all()

    def until(self, pattern, limit=LIMIT, after=0):
        """Waits for a line that fits, from that count of lines on; returns the match."""
        expression, end = re.compile(pattern), time.monotonic() + limit
        with self._news:
            while True:
                for line in self.lines[after:]:
                    if found := expression.search(line):
                        return found
                if self.code is not None or not self._news.wait(end - time.monotonic()):
                    shown = "\n  ".join(self.lines[-20:])
                    raise Late(f"{self.name} did not say /{pattern}/ in {limit} s; it said\n  {shown}")

    def say(self, text):
        """Gives it a line; returns how many it had said before, for `until`."""
        self._guest.log(f"{self.name} < {text}")
        count = len(self.lines)
        self._guest.ask_agent("feed", to=self._number, text=text + "\n")
        return count

    def ended(self, limit=LIMIT):
        """Waits until it has ended; returns its code."""
        end = time.monotonic() + limit
        with self._news:
            while self.code is None:
                if not self._news.wait(end - time.monotonic()):
                    raise Late(f"{self.name} did not end in {limit} s")
        return self.code

    def end(self):
        """Ends it at once."""
        if self.code is None:
            self._guest.ask_agent("end", of=self._number)
            self.ended()


class Guest:
    """`image` holds kernel and snapshot; `folder` is this guest's own; `words` start its machine (recipe.py)."""

    def __init__(self, image, folder, log, words):
        self._image, self._folder, self.log, self._words = image, folder, log, words
        os.makedirs(folder, exist_ok=True)
        self._numbers = itertools.count(1)
        self._answers, self._programs, self._events = {}, {}, []
        self._hello = threading.Event()
        self._process = None

    def switch_on(self):
        """Starts from nothing."""
        self._launch([])

    def wait(self, limit=BOOT_LIMIT):
        """Waits for the agent."""
        if not self._hello.wait(limit):
            raise Late(f"the guest did not boot in {limit} s; see {self._folder}/console.log")

    def boot(self):
        """Starts from nothing, and waits for the agent."""
        self.switch_on()
        self.wait()

    def restore(self):
        """Starts from the snapshot, with a fresh copy of its disk."""
        disk = os.path.join(self._folder, "disk.qcow2")
        source = os.path.join(self._image, "booted.qcow2")
        subprocess.run(["cp", "--sparse=always", "--reflink=auto", source, disk], check=True)
        self._launch(["-loadvm", recipe.SNAPSHOT])
        self.run("true")

    def _launch(self, more):
        self._hello.clear()
        self._forget_programs()
        for name in ("qmp", "agent"):
            path = os.path.join(self._folder, name)
            if os.path.exists(path):
                os.unlink(path)
        kernel = ["-kernel", f"{self._image}/vmlinux", "-initrd", f"{self._image}/initrd"]
        # It ends with whoever plays with it, however that ends.
        words = ["setpriv", "--pdeathsig", "KILL", *self._words] + kernel + ["-append", recipe.COMMAND_LINE] + more
        with open(os.path.join(self._folder, "qemu.log"), "wb") as output:
            self._process = subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=output, stderr=output)
        self._qmp = _Line(os.path.join(self._folder, "qmp"))
        self._replies = queue.Queue()
        threading.Thread(target=self._hear_qmp, daemon=True).start()
        self.qmp("qmp_capabilities")
        self._agent = _Line(os.path.join(self._folder, "agent"))
        threading.Thread(target=self._hear_agent, daemon=True).start()

    def _hear_qmp(self):
        for message in self._qmp.messages():
            if "event" in message:
                self._events.append(message)
            elif "QMP" not in message:
                self._replies.put(message)

    def _hear_agent(self):
        for message in self._agent.messages():
            if "hello" in message:
                self._hello.set()
            elif program := self._programs.get(message["id"]):
                program.take(message)
            elif answer := self._answers.get(message["id"]):
                answer.put(message)

    def qmp(self, command, **arguments):
        """Asks QEMU."""
        self._qmp.send({"execute": command, "arguments": arguments})
        try:
            reply = self._replies.get(timeout=LIMIT)
        except queue.Empty:
            with open(os.path.join(self._folder, "qemu.log"), encoding="utf-8", errors="replace") as file:
                raise Late(f"QEMU did not answer {command}; it says: {file.read()}") from None
        if "error" in reply:
            raise Failed(f"QEMU: {command}: {reply['error']['desc']}")
        return reply["return"]

    def happened(self, event, **data):
        """Says whether QEMU has told of that."""
        return any(e["event"] == event and data.items() <= e.get("data", {}).items() for e in self._events)

    def save(self, name):
        """Keeps the state of the machine in its disk."""
        self._replies_limit(f"savevm {name}")

    def _replies_limit(self, command):
        told = self.qmp("human-monitor-command", **{"command-line": command})
        if told.strip():
            raise Failed(f"QEMU: {command}: {told}")

    def ask_agent(self, what, limit=LIMIT, **fields):
        """Has the agent do something; returns its answer."""
        number = next(self._numbers)
        answer = self._answers[number] = queue.Queue()
        self._agent.send({"id": number, "do": what, "limit": limit, **fields})
        try:
            # The agent's own limit comes first, and says more.
            return answer.get(timeout=limit + LIMIT)
        except queue.Empty:
            raise Late(f"the agent did not answer {what} in {limit + LIMIT} s") from None
        finally:
            del self._answers[number]

    def run(self, command, limit=LIMIT, input="", check=True):
        """Runs a command line of the shell; returns what it printed."""
        done = self.ask_agent("run", limit=limit, words=["/bin/bash", "-c", command], input=input)
        if check and done["code"] != 0:
            raise Failed(f"{command}\nended with {done['code']}: {done['out']}{done['err']}")
        return done["out"]

    def start(self, name, *words):
        """Starts a program that runs beside the test."""
        number = next(self._numbers)
        program = self._programs[number] = Program(self, number, name)
        self._agent.send({"id": number, "do": "start", "words": list(words)})
        return program

    def put(self, path, data, mode=0o644):
        """Writes a small file."""
        data = data.encode() if isinstance(data, str) else data
        answer = self.ask_agent("put", path=path, mode=mode, data=base64.b64encode(data).decode())
        if answer["code"] != 0:
            raise Failed(f"{path}: {answer['err']}")

    def bring(self, archive):
        """Unpacks a tar file at the root, through a disk that is plugged in: quicker for programs."""
        copy = os.path.join(self._folder, "brought.img")
        shutil.copyfile(archive, copy)
        os.truncate(copy, (os.path.getsize(copy) + 511) // 512 * 512)
        file = {"driver": "file", "filename": copy}
        self.qmp("blockdev-add", **{"node-name": "brought", "driver": "raw", "read-only": True, "file": file})
        self.qmp("device_add", driver="virtio-blk-pci", id="disk", drive="brought", serial="BROUGHT", bus="later")
        self.until("the disk with the programs", "test -b /dev/disk/by-id/virtio-BROUGHT")
        self.run("tar -C / -xf /dev/disk/by-id/virtio-BROUGHT", limit=120)
        os.unlink(copy)

    @contextlib.contextmanager
    def serial_adapter(self, serial):
        """QEMU's FTDI adapter on the guest's xHCI; gives a socket that is its far end, and pulls it out afterwards."""
        path = os.path.join(self._folder, "serial")
        place = {"addr": {"type": "unix", "data": {"path": path}}, "server": True, "wait": False}
        self.qmp("chardev-add", id="far", backend={"type": "socket", "data": place})
        far = socket.socket(socket.AF_UNIX)
        far.connect(path)
        self.qmp("device_add", driver="usb-serial", id="adapter", bus="usb.0", chardev="far", serial=serial)
        try:
            yield far
        finally:
            self.qmp("device_del", id="adapter")
            far.close()
            self.until("the adapter to go", "! ls /dev/ttyUSB* 2>/dev/null")

    def until(self, what, command, limit=LIMIT):
        """Waits in the guest until a command line succeeds; returns what it printed."""
        loop = f"while ! ( {command} ); do sleep 0.02; done"
        done = self.ask_agent("run", limit=limit, words=["/bin/bash", "-c", loop], input="")
        if done["code"] != 0:
            raise Late(f"{what} did not come in {limit} s: {done['err']}")
        return done["out"]

    def processor(self):
        """Nanoseconds that QEMU's threads ran, and that they waited for a processor of a busy machine (proc(5))."""
        tasks = f"/proc/{self._process.pid}/task"
        ran = waited = 0
        for task in os.listdir(tasks):
            with open(f"{tasks}/{task}/schedstat", encoding="ascii") as file:
                fields = file.read().split()
            ran, waited = ran + int(fields[0]), waited + int(fields[1])
        return ran, waited

    def _order(self, command):
        """Runs what may end the agent before it can answer."""
        words = ["/bin/bash", "-c", command]
        self._agent.send({"id": next(self._numbers), "do": "run", "limit": LIMIT, "words": words, "input": ""})

    def restart(self, limit=BOOT_LIMIT):
        """Has it start again as a person does; whatever ran beside the test has ended."""
        self._hello.clear()
        self._order("systemctl reboot --no-block")
        self.wait(limit)
        self._forget_programs()

    def _forget_programs(self):
        """Whatever ran beside the test ended with the machine."""
        for program in self._programs.values():
            if program.code is None:
                program.take({"code": -1})

    def picture(self, path):
        """Keeps what its screen shows, as PPM or PNG by the path's ending."""
        self.qmp("screendump", filename=path, format=os.path.splitext(path)[1][1:])

    def off(self, limit=BOOT_LIMIT):
        """Has it switch itself off, and waits until it has."""
        self._order("systemctl poweroff --no-block")
        try:
            self._process.wait(limit)
        except subprocess.TimeoutExpired:
            raise Late(f"the guest did not switch itself off in {limit} s") from None

    @property
    def is_on(self):
        """Whether it still has power."""
        return self._process is not None and self._process.poll() is None

    def cut(self):
        """Pulls the plug."""
        if self._process and self._process.poll() is None:
            self._process.kill()
            self._process.wait()
            self._qmp.close()
            self._agent.close()
