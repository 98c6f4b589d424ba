# SPDX-License-Identifier: Apache-2.0
"""Ticket printers on usblp, and the way from card to paper."""

from bench import expect
from session import case

_PRINTER = "printer = lp:usb:04b8:0e15"


def _plug(bench, name="tm", serial="EPS001", model="epson", port=None):
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


@case("card to paper", "reader and printer plugged in after the start: card, ticket, slip", short=True)
def card(bench):
    hall = bench.hall
    bench.station("reader = serial:usb:1a86:55d3:IDR001?baud=115200", _PRINTER)
    printer = _plug(bench)
    reader = bench.device("acm", "idr", serial="IDR001", id="1a86:55d3", far="reader")
    hall.working("reader")
    hall.working("printer")
    reader.wish("place 0")
    number = hall.shows(r"您的号码是 ([A-Z]\d{3})").group(1)
    printer.until(f"^slip .*{number}")
    reader.wish("lift")
    ticket = hall.get(f"/api/v1/tickets/{number}")
    expect(ticket["kind"] == "booked", f"the ticket is {ticket['kind']}")
    hall.until("the slip to be known as printed", lambda: hall.get(f"/api/v1/tickets/{number}")["slip"]["state"] == "printed")


@case("USB printer", "a walk-in number is printed; pulled out and plugged in elsewhere it prints on", short=True)
def prints(bench):
    hall = bench.hall
    bench.station(_PRINTER)
    printer = _plug(bench, port=0)
    hall.working("printer")
    printer.until(f"^slip .*{walk_in(hall)}")
    printer.unplug()
    hall.away("printer")
    printer.plug(4)
    hall.working("printer")
    printer.until(f"^slip .*{walk_in(hall)}")
