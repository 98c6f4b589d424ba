# SPDX-License-Identifier: Apache-2.0
"""Ticket printers on usblp, and the way from card to paper."""

import time

from bench import expect
from session import case

_PRINTER = "printer = lp:usb:04b8:0e15:EPS001"


def printer(bench, name="tm", serial="EPS001", model="epson", port=None):
    """A ticket printer on the gadget's printer function."""
    return bench.device("printer", name, serial=serial, id="04b8:0e15", far=f"printer {model}", port=port)


def walk_in(hall):
    """Takes a walk-in number at the station; returns it."""
    hall.home()
    hall.touch("walk_in")
    hall.shows("chooseService")
    hall.touch("choose", service="estate")
    hall.until("the question or the number", lambda: "nobodyOnDuty" in hall.screen() or "您的号码是" in hall.screen())
    if "nobodyOnDuty" in hall.screen():
        hall.touch("confirm")
    return hall.shows(r"您的号码是 ([A-Z]\d{3})").group(1)


def slip(hall, number):
    """How the slip of a ticket stands."""
    return hall.get(f"/api/v1/tickets/{number}")["slip"]["state"]


def slips(device, number):
    """How many slips of that number came out."""
    return device.count(rf"^slip .*\b{number}\b")


@case("card to paper", "reader and printer plugged in after the start: card, ticket, slip", short=True)
def card(bench):
    hall = bench.hall
    bench.station("reader = serial:usb:1a86:55d3:IDR001?baud=115200", _PRINTER)
    paper = printer(bench)
    reader = bench.device("acm", "idr", serial="IDR001", id="1a86:55d3", far="reader")
    hall.working("reader")
    hall.working("printer")
    began = time.monotonic()
    reader.wish("place 0")
    number = hall.shows(r"您的号码是 ([A-Z]\d{3})").group(1)
    paper.until(rf"^slip .*\b{number}\b")
    seconds = time.monotonic() - began
    reader.wish("lift")
    ticket = hall.get(f"/api/v1/tickets/{number}")
    expect(ticket["kind"] == "booked", f"the ticket is {ticket['kind']}")
    hall.until("the slip to be known as printed", lambda: slip(hall, number) == "printed")
    expect(slips(paper, number) == 1, "more than one slip came out")
    return f"card to slip {seconds:.2f} s"


@case("USB printer", "prints; pulled out and plugged in elsewhere it prints on", short=True)
def prints(bench):
    hall = bench.hall
    bench.station(_PRINTER)
    paper = printer(bench, port=0)
    hall.working("printer")
    paper.until(f"^slip .*{walk_in(hall)}")
    paper.unplug()
    hall.away("printer")
    paper.plug(4)
    hall.working("printer")
    paper.until(f"^slip .*{walk_in(hall)}")


@case("USB printer", "is not lp0: a HID device has taken the number")
def numbers(bench):
    hall = bench.hall
    bench.station(_PRINTER)
    bench.device("cards", "other", serial="X1", id="0483:5750")
    bench.device("pos62", "third", serial="X2", id="0483:5751")
    paper = printer(bench)
    hall.working("printer")
    paper.until(f"^slip .*{walk_in(hall)}")
    return bench.node("/dev/usb/lp*")


@case("USB printer", "paper out, cover open: said, and one slip once it is put right")
def faults(bench):
    hall = bench.hall
    bench.station(_PRINTER)
    paper = printer(bench)
    hall.working("printer")
    for fault, state in (("paperOut", "paper_out"), ("coverOpen", "cover_open")):
        paper.wish(f"set {fault}")
        hall.until(f"the state {state}", lambda: hall.device("printer")["state"] == state)
        number = walk_in(hall)
        expect(slips(paper, number) == 0, "a slip came out without paper")
        paper.wish(f"clear {fault}")
        paper.until(f"^slip .*{number}")
        hall.working("printer")
        hall.until("the slip to be known as printed", lambda: slip(hall, number) == "printed")
        expect(slips(paper, number) == 1, "more than one slip came out")


@case("USB printer", "takes nothing more for a while: its slip comes once, when it does")
def stalls(bench):
    hall = bench.hall
    bench.station(_PRINTER)
    paper = printer(bench)
    hall.working("printer")
    paper.do("stall")
    number = walk_in(hall)
    hall.away("printer")
    paper.do("flow")
    hall.working("printer")
    state = []
    hall.until("the slip's end", lambda: state.append(slip(hall, number)) or state[-1] in ("printed", "unknown"))
    # What had been handed over may still come out; it must not be printed a second time by itself.
    paper.until(f"^slip .*{walk_in(hall)}")
    expect(slips(paper, number) == 1, f"{slips(paper, number)} slips of {number} came out, which is {state[-1]}")
    return f"slip {state[-1]}"


@case("USB printer", "pulled out in the middle of a job: never told as printed")
def torn(bench):
    hall = bench.hall
    bench.station(_PRINTER)
    paper = printer(bench, port=0)
    hall.working("printer")
    paper.do("limit 40")
    number = walk_in(hall)
    paper.until("^limit reached")
    paper.unplug()
    hall.away("printer")
    hall.until("the slip's end", lambda: slip(hall, number) == "unknown")
    paper.plug(0)
    hall.working("printer")
    paper.until(f"^slip .*{walk_in(hall)}")
    expect(slips(paper, number) == 0, "the torn slip was printed again by itself")


@case("USB printer", "two of one make are told apart by their serial numbers")
def two(bench):
    hall = bench.hall
    bench.station("printer = lp:usb:04b8:0e15:EPS002")
    first = printer(bench, "left", "EPS001")
    second = printer(bench, "right", "EPS002")
    hall.working("printer")
    number = walk_in(hall)
    second.until(f"^slip .*{number}")
    expect(slips(first, number) == 0, "the slip came out of the other printer")


@case("two printers", "the second stands in while the first has no paper, and while it is pulled out", short=True)
def stands_in(bench):
    hall = bench.hall
    bench.station(_PRINTER, "printer_2 = lp:usb:04b8:0e15:EPS002")
    first = printer(bench, "left", "EPS001")
    second = printer(bench, "right", "EPS002")
    hall.working("printer")
    number = walk_in(hall)
    first.until(f"^slip .*{number}")
    first.wish("set paperOut")
    number = walk_in(hall)
    second.until(f"^slip .*{number}")
    first.wish("clear paperOut")
    expect(slips(first, number) == 0, "the slip came out of both")
    first.unplug()
    number = walk_in(hall)
    second.until(f"^slip .*{number}")
    first.plug(5)
    hall.until("the slip to be known as printed", lambda: slip(hall, number) == "printed")
    expect(slips(first, number) == 0, "the slip came out of both")


@case("USB printer", "one that never answers: paper and error by the port's own status")
def port_status(bench):
    hall = bench.hall
    bench.station(_PRINTER, "printer_answers = no")
    paper = printer(bench, model="mute")
    hall.working("printer")
    number = walk_in(hall)
    paper.until(f"^slip .*{number}")
    for bits, state in (("38", "paper_out"), ("10", "offline"), ("18", "ok")):
        paper.do(f"status {bits}")
        states = []
        hall.until(f"the state {state}", lambda: states.append(hall.device("printer")["state"]) or states[-1] == state)
    paper.until(f"^slip .*{walk_in(hall)}")
