# SPDX-License-Identifier: Apache-2.0
"""A day of a whole hall in a few minutes: the real kioskd on a clock that runs 60 times as fast (Debian's libfaketime).

Ten windows, two kiosks, 60 displays, 1,500 visitors: 40 % booked, of whom a tenth stays away, 3 % green, and a fifth of
the walk-ins at the door when it opens. Bookings come from a real center the evening before; on the day itself the
center is away. Afterwards every call is held against an order written from the requirements' text. Exit 1 on any miss.
"""

import argparse
import asyncio
import datetime
import os
import random
import shutil
import signal
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../Bench"))

import center as centers
import children
import people
from account import Account
from place import Place
from screens import Screens
from staff import Clock, Work
from visitors import OPENING, SERVICES, SLOTS, plan

_START_MINUTE = OPENING - 15
_ASSUMED_MINUTES = 3
_ZONE = datetime.timezone(datetime.timedelta(hours=8))
_LAST_EVENTS_SECONDS = 1.0
_SHOWN_FAULTS = 10


def configuration(windows, kiosks):
    """A hall with one letter a service, general windows, and kiosks without devices."""
    lines = [
        "[hall]", "id = linzhou", "center = linzhou", "name = 林州市政务服务中心（样例）", "telephone = 0372-0000000",
        "booking_method = 省政务服务网", "directory = .", "[api]", "port = 8470", "[rules]",
        f"handling = {_ASSUMED_MINUTES} min",
    ]  # fmt: skip
    for letter, service in zip("ABCD", SERVICES):
        lines += [f"[service {service}]", f"name = {service}", f"english_name = {service}", f"prefix = {letter}"]
    for window in windows:
        lines += [f"[window {window}]", "services = " + ", ".join(SERVICES)]
    return "\n".join(lines + [f"[station {kiosk}]" for kiosk in kiosks]) + "\n"


class Day:
    """One scripted day."""

    def __init__(self, arguments, folder):
        self._arguments, self._place = arguments, Place(arguments.bin, folder, folder, 1, 1)
        self._windows = [str(number) for number in range(1, arguments.windows + 1)]
        self._kiosks = ["kiosk-1", "kiosk-2"]
        self._date = _next_weekday()
        template = os.path.join(folder, "template.conf")
        with open(template, "w", encoding="utf-8") as file:
            file.write(configuration(self._windows, self._kiosks))
        self._hall = self._place.hall_of(template, self._place.room("day"))
        draw = random.Random(arguments.seed)
        everybody = plan(arguments.visitors, draw)
        if arguments.minutes:
            latest = OPENING + arguments.minutes
            everybody = [one for one in everybody if one.arrival < latest or one.is_absent and one.slot[0] < latest]
        self._visitors = everybody

    def book(self):
        """The evening before: bookings are made at the center and come down to the hall; by visitor."""
        booked = [one for one in self._visitors if one.kind == "booked"]
        center = centers.Center(self._place, self._place.room("center"))
        center.start()
        center.enrol(self._hall)
        bookings = {}
        for service in SERVICES:
            for start, end in SLOTS:
                group = [one for one in booked if one.service == service and one.slot == (start, end)]
                persons = [people.person(one.index) for one in group]
                times = (_clock(start), _clock(end))
                numbers = center.book(persons, service, date=self._date.isoformat(), times=times) if group else []
                bookings |= {one.index: pair for one, pair in zip(group, zip(persons, numbers))}
        self._hall.start()
        center.wait_for(self._hall)
        self._hall.stop()
        center.stop()
        return bookings

    def live(self, bookings):
        """The day itself; the account of the journal, and what went wrong."""
        arguments = self._arguments
        if shutil.which("faketime") is None:
            raise RuntimeError("faketime(1) is missing: sudo apt-get install faketime")
        # faketime(1) and not its library alone: that changes the environment before Swift has found its arguments.
        fast = f"@{self._date.isoformat()} {_clock(_START_MINUTE)}:00 x{arguments.speed}"
        self._hall.before = ("env", "TZ=Asia/Shanghai", "faketime", "-f", fast)
        clock = Clock(arguments.speed, _START_MINUTE)
        self._hall.start()
        views = ["events"] * (arguments.displays * 2 // 3)
        views += ["board"] * (arguments.displays - len(views))
        requests = [(view, self._hall.get(f"/events?view={view}", "display")) for view in views]
        screens = Screens(self._hall.port, requests)
        work = Work(self._hall, clock, self._visitors, bookings, arguments.seed)
        asyncio.run(work.run(self._windows, self._kiosks))
        ended_at = clock.minute
        time.sleep(_LAST_EVENTS_SECONDS)
        today = f"from={self._date}&to={self._date}"
        report = self._hall.ask(f"/statistics?by=window&{today}", "admin")
        seen, lost = screens.stop()
        if self._hall.stop() != 0:
            work.faults.append("the hall did not end in order")
        midnight = datetime.datetime.combine(self._date, datetime.time(), _ZONE)
        account = Account(self._hall.journal, int(midnight.timestamp() * 1000), assumed=_ASSUMED_MINUTES)
        account.check(work.answered)
        faults = work.faults + account.faults + _unseen(account, seen, lost)
        faults += _unlike(report, account)
        return account, faults, work, ended_at


def _unseen(account, seen, lost):
    """Displays that missed a number."""
    called = {ticket.partition(".")[2] for ticket, _ in account.calls}
    missing = [f"display {place} missed {sorted(called - one)[:3]}" for place, one in enumerate(seen) if called - one]
    return missing + ([f"{lost} displays lost the hall"] if lost else [])


def _unlike(report, account):
    """Where the hall's own statistics differ from what the journal says here."""
    total, forecast = report["total"], account.forecast()
    pairs = [
        ("issued", total["issued"], len(account.tickets)),
        ("called", total["called"], sum(one["called"] is not None for one in account.tickets.values())),
        ("served", total["served"], sum(one["end"] == "done" for one in account.tickets.values())),
        ("in slot", total["booked_in_slot_permille"], int(account.in_slot() * 1000 + 1e-9)),
        ("forecasts", total["announced"], forecast["count"]),
        ("forecast error", total["forecast_error_s"], round(forecast["error"] * 60)),
    ]
    return [f"the statistics say {said} {name}, the journal {is_}" for name, said, is_ in pairs if abs(said - is_) > 1]


def _next_weekday():
    """The next Monday to Friday, on which the hall has never been."""
    day = datetime.datetime.now(_ZONE).date() + datetime.timedelta(days=1)
    while day.weekday() > 4:
        day += datetime.timedelta(days=1)
    return day


def _clock(minute):
    return f"{minute // 60:02}:{minute % 60:02}"


def show(account, work, ended_at, seconds):
    """Prints the figures of the day."""
    came = sum(not one.is_absent for one in work.visitors)
    print(f"{len(work.visitors)} invited, {came} came, {len(account.calls)} calls, "
          f"{sum(work.requests.values())} requests; over at {_clock(int(ended_at))} after {seconds:.0f} s")
    print("\nminutes to the first call   people    mean  median     p95  longest")
    for kind in ("booked", "walk-in", "green"):
        waits = account.waits(kind)
        if waits:
            at = [waits[min(len(waits) - 1, int(len(waits) * share))] for share in (0.5, 0.95)]
            mean = sum(waits) / len(waits)
            print(f"  {kind:<24} {len(waits):>8} {mean:>7.1f} {at[0]:>7.1f} {at[1]:>7.1f} {waits[-1]:>8.1f}")
    print(f"\nbooked visitors called in their slot: {account.in_slot():.1%}")
    print("\nexpected wait, in minutes       count   error    bias   width  inside")
    for label, name in (("as announced", "announced"), ("people ahead times mean", "plain")):
        one = account.forecast(name)
        print(f"  {label:<24} {one['count']:>10} {one['error']:>7.1f} {one['bias']:>+7.1f} {one['width']:>7.1f} "
              f"{one['inside']:>7.1%}")
    print("\nwindow   minutes with a visitor")
    for window, busy in sorted(account.busy.items(), key=lambda item: int(item[0])):
        print(f"  {window:>4} {busy / 60:>8.0f}  {'#' * int(busy / 600)}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", required=True, help="the folder of kioskd, centerd and kioskctl")
    parser.add_argument("--speed", type=int, default=60, help="hall minutes a minute (60)")
    parser.add_argument("--visitors", type=int, default=1500)
    parser.add_argument("--windows", type=int, default=10)
    parser.add_argument("--displays", type=int, default=60)
    parser.add_argument("--minutes", type=int, default=0, help="let people in for so many minutes only (0: all day)")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    signal.signal(signal.SIGTERM, children.on_terminate)
    folder, began = tempfile.mkdtemp(prefix="hall-day-"), time.monotonic()
    try:
        day = Day(arguments, folder)
        account, faults, work, ended_at = day.live(day.book())
        show(account, work, ended_at, time.monotonic() - began)
    finally:
        children.end_all()
        shutil.rmtree(folder, ignore_errors=True)
    for fault in faults[:_SHOWN_FAULTS]:
        print(f"miss: {fault}", file=sys.stderr)
    print(f"\n{len(faults)} misses" if faults else "\nevery number called once, in order, on every display")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
