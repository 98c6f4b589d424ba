# SPDX-License-Identifier: Apache-2.0
"""Runs the cases, at most two guests at once, and reports device × case × result × seconds."""

import importlib
import os
import queue
import shutil
import threading
import time
import traceback

import hall as halls
import recipe
from bench import Bench
from guest import Guest
from place import Place

_HERE = os.path.dirname(os.path.abspath(__file__))
_CASES = []


class Case:
    """A case of a class of devices."""

    def __init__(self, device, name, body, short, long, alone):
        self.device, self.name, self.body = device, name, body
        self.short, self.long, self.alone = short, long, alone

    def __str__(self):
        return f"{self.device}: {self.name}"


def case(device, name, short=False, long=False, alone=False):
    """Makes a function of a `Bench` a case; `short` ones run on every push, `long` ones begin first.

    One that is `alone` has a machine of its own instead, a `Place`.
    """

    def register(body):
        _CASES.append(Case(device, name, body, short, long, alone))
        return body

    return register


def _load():
    for name in sorted(os.listdir(os.path.join(_HERE, "cases"))):
        if name.endswith(".py"):
            importlib.import_module("cases." + name[:-3])
    return _CASES


class _Worker:
    """One guest and the cases that it takes."""

    def __init__(self, number, image, store, packed, waiting, rows):
        self._folder = os.path.join(store, f"guest-{number}")
        self._image, self._packed, self._waiting, self._rows = image, packed, waiting, rows
        self._transcript = []
        self._log = open(os.path.join(store, f"transcript-{number}.txt"), "w", encoding="utf-8", buffering=1)
        self.number, self.fault, self.ready = number, None, None

    def work(self):
        """Runs cases until none is left."""
        began = time.monotonic()
        guest = Guest(self._image, self._folder, self._note, recipe.DEVICES.machine(self._folder))
        try:
            guest.restore()
            restored = time.monotonic() - began
            hall = halls.Hall(guest)
            hall.install(self._packed)
            self.ready = time.monotonic() - began
            _say(f"guest {self.number}: ready in {restored:.1f} s, hall open after {self.ready:.0f} s")
            bench = Bench(guest, hall)
            while (chosen := self._next()) is not None:
                self._run(chosen, bench)
        except Exception:
            self.fault = traceback.format_exc() + "\n".join(self._transcript[-40:])
            _say(f"guest {self.number} failed:\n{self.fault}")
        finally:
            guest.cut()
            shutil.rmtree(self._folder, ignore_errors=self.fault is None)

    def _next(self):
        try:
            return self._waiting.get_nowait()
        except queue.Empty:
            return None

    def _note(self, text):
        line = f"{time.monotonic() % 1000:8.3f} {text}"
        self._transcript.append(line)
        self._log.write(line + "\n")

    def _run(self, chosen, bench):
        self._transcript.clear()
        self._note(f"== {chosen}")
        began = time.monotonic()
        fault = None
        place = Place(self._image, self._folder + "-alone", self._packed, self._note) if chosen.alone else None
        try:
            if place:
                place.prepare()
            else:
                bench.begin()
            told = chosen.body(place or bench)
        except Exception as error:
            fault = error
            shown = "".join(traceback.format_exception(error))
            shown += "--- the case\n" + "\n".join(self._transcript)
            _say(f"FAILED {chosen}\n{shown}\n{(place or bench).evidence()}")
        seconds = time.monotonic() - began
        try:
            place.close() if place else bench.end()
        except Exception as error:
            fault = fault or error
            _say(f"FAILED to take the devices of {chosen} away: {error}")
        result = "failed" if fault else "ok"
        self._rows.append((chosen, result, seconds, "" if fault else told or ""))
        _say(f"{result:6} {seconds:6.1f} s  {chosen}" + (f"  ({told})" if not fault and told else ""))


_saying = threading.Lock()


def _say(text):
    with _saying:
        print(text, flush=True)


def run(image, store, programs, names, short, guests):
    """Runs the chosen cases; returns the exit code."""
    began = time.monotonic()
    order = _load()
    chosen = [one for one in order if (one.short or not short) and (not names or any(n in str(one) for n in names))]
    packed = os.path.join(store, f"programs-{os.getpid()}.tar")
    halls.archive(programs, packed)
    waiting, rows = queue.Queue(), []
    for one in sorted(chosen, key=lambda one: not (one.long or one.alone)):
        waiting.put(one)
    workers = [_Worker(n, image, store, packed, waiting, rows) for n in range(1, min(guests, len(chosen)) + 1)]
    threads = [threading.Thread(target=worker.work) for worker in workers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    os.unlink(packed)
    rows.sort(key=lambda row: order.index(row[0]))
    failed = [row for row in rows if row[1] != "ok"]
    lines = [f"{row[0].device:<22} {row[0].name:<58} {row[1]:<7} {row[2]:6.1f}  {row[3]}".rstrip() for row in rows]
    head = f"{'device':<22} {'case':<58} {'result':<7} {'s':>6}  measured"
    total = f"{len(rows)} of {len(chosen)} cases run, {len(failed)} failed, {time.monotonic() - began:.0f} s"
    report = "\n".join([head, *lines, total])
    with open(os.path.join(store, "report.txt"), "w", encoding="utf-8") as file:
        file.write(report + "\n")
    _say(report)
    # A run that found nothing to do has shown nothing.
    return 0 if chosen and len(rows) == len(chosen) and not failed else 1
