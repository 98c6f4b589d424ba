# SPDX-License-Identifier: Apache-2.0
"""Processes this benchmark starts, none of which outlives it."""

import ctypes
import os
import signal
import subprocess
import time

_LIBC = ctypes.CDLL(None, use_errno=True)
_PR_SET_PDEATHSIG = 1
_started = []


def start(words, **options):
    """Starts a process that the kernel kills when the benchmark dies, however that comes about (prctl(2))."""
    parent = os.getpid()

    def prepare():
        _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it died before the line above
            os._exit(1)

    child = subprocess.Popen(words, stdin=subprocess.DEVNULL, preexec_fn=prepare, **options)
    _started.append(child)
    return child


def under(child):
    """The processes that a child has started, as one that only runs another does (proc(5))."""
    try:
        with open(f"/proc/{child.pid}/task/{child.pid}/children", encoding="ascii") as file:
            return [int(word) for word in file.read().split()]
    except FileNotFoundError:
        return []


def end(child, with_signal, seconds=15, pid=None):
    """Sends a signal, to `pid` if the child runs another, and waits.

    A child that stays longer than `seconds` is killed, which is an error.
    """
    if child.poll() is None:
        os.kill(pid or child.pid, with_signal)
    try:
        code = child.wait(seconds)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
        raise RuntimeError(f"process {child.pid} did not end within {seconds} s") from None
    finally:
        _started.remove(child)
    return code


def end_all():
    """Kills and collects whatever still runs."""
    for child in list(_started):
        for pid in under(child):
            os.kill(pid, signal.SIGKILL)
        child.kill()
        child.wait()
        _started.remove(child)


def on_terminate(_signal, _frame):
    """Turns SIGTERM into an exit that runs every `finally`."""
    raise SystemExit(143)


def resident_mb(pid):
    """VmRSS of a process in MB, 10^6 bytes (proc(5))."""
    with open(f"/proc/{pid}/status", encoding="ascii", errors="replace") as status:
        for line in status:
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) * 1024 / 1e6
    raise RuntimeError(f"process {pid} has no memory")


def cpu_seconds(pid):
    """User and system time a process has used (proc(5), fields 14 and 15)."""
    with open(f"/proc/{pid}/stat", encoding="ascii", errors="replace") as stat:
        fields = stat.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def written_bytes(pid):
    """Bytes a process has caused to be sent to the disk (proc(5), io)."""
    with open(f"/proc/{pid}/io", encoding="ascii") as counts:
        return int(dict(line.split(": ") for line in counts.read().splitlines())["write_bytes"])


def switches(pid):
    """How often each thread was switched to or away from (proc(5)): {thread: (name, times)}."""
    found = {}
    for thread in os.listdir(f"/proc/{pid}/task"):
        with open(f"/proc/{pid}/task/{thread}/status", encoding="ascii", errors="replace") as status:
            fields = dict(line.rstrip("\n").split(":\t", 1) for line in status if ":\t" in line)
        times = int(fields["voluntary_ctxt_switches"]) + int(fields["nonvoluntary_ctxt_switches"])
        found[thread] = (fields["Name"], times)
    return found


class MachineUse:
    """How much of the machine others used meanwhile: the stamp of quality of every figure here."""

    def __init__(self):
        self.began, self.busy, self.own = time.monotonic(), self._busy(), self._own()

    def by_others(self):
        """Cores used by others on average; call it when every child has ended, since only then it is counted."""
        own = self._own() - self.own
        return max(0.0, (self._busy() - self.busy - own) / (time.monotonic() - self.began))

    @staticmethod
    def _own():
        return sum(os.times()[:4])

    @staticmethod
    def _busy():
        with open("/proc/stat", encoding="ascii") as stat:
            fields = [int(word) for word in stat.readline().split()[1:9]]
        return (sum(fields) - fields[3] - fields[4]) / os.sysconf("SC_CLK_TCK")
