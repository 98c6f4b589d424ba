# SPDX-License-Identifier: Apache-2.0
"""Card readers on every way into the machine."""

from bench import expect
from session import case


def present(bench, reader, person):
    """Puts the card of a synthetic person on who has no booking, and waits until the screen answers it."""
    hall = bench.hall
    hall.home()
    reader.wish(f"place {person}")
    hall.shows("hasNoBooking")
    reader.wish("lift")


def _kind(kind, address, options):
    def body(bench):
        hall = bench.hall
        bench.station("reader = " + address)
        reader = bench.device(kind, kind, far="reader", port=0, **options)
        hall.working("reader")
        present(bench, reader, 4)
        reader.unplug()
        hall.away("reader")
        reader.plug(2)
        hall.working("reader")
        # Another person: the same card within some seconds is the same gesture.
        present(bench, reader, 5)

    return body


_MODULE = {"id": "0400:c35a"}
for _device, _name, _kind_name, _address, _options in (
    ("ID reader, serial", "CDC-ACM", "acm", "serial:usb:1a86:55d3", {"id": "1a86:55d3"}),
    ("ID reader, serial", "CP210x", "cp210x", "serial:usb:10c4:ea60", {}),
    ("ID reader, bulk", "one pair of pipes, FunctionFS", "pair", "bulk:usb:0400:c35a", _MODULE),
    ("ID reader, bulk", "two pairs of pipes, FunctionFS", "quartet", "bulk:usb:0400:c35a", _MODULE),
    ("ID reader, bulk", "one pair at 02 and 81", "one-pair", "bulk:usb:0400:c35a", {}),
    ("ID reader, bulk", "two pairs at 02, 06, 81 and 85", "four-pipes", "bulk:usb:0400:c35a", {}),
    ("ID reader, HID", "64-byte reports", "cards", "hid:usb:0400:c35a", _MODULE),
    ("ID reader, HID", "one vendor's packets, found by trying", "wrapped-cards", "hid:usb:0400:c35a", _MODULE),
):
    case(_device, f"{_name}: card, pulled out, another port, card", short=_kind_name in ("quartet", "cards"))(
        _kind(_kind_name, _address, _options)
    )


@case("ID reader, serial", "pulled out while a card is read: nothing half is taken")
def torn(bench):
    hall = bench.hall
    bench.station("reader = serial:usb:1a86:55d3")
    reader = bench.device("acm", "acm", far="reader", id="1a86:55d3", port=0)
    hall.working("reader")
    hall.home()
    reader.do("answer 300")
    reader.wish("place 1")
    reader.until("^answer cut")
    reader.unplug()
    hall.away("reader")
    expect("您的号码是" not in hall.screen(), "half a card became a number")
    reader.plug(0)
    reader.wish("place 1")
    hall.shows("您的号码是")


@case("ID reader, bulk", "stops its pipes again and again: they are cleared, and cards are read")
def stalled(bench):
    bench.station("reader = bulk:usb:0400:c35a")
    reader = bench.device("quartet", "quartet", far="reader", port=0, **_MODULE)
    bench.hall.working("reader")
    for person in (4, 5, 4, 5):
        reader.do("stall")
        present(bench, reader, person)
    expect("card reader gone" not in bench.hall.journal(), "the device was given up")


@case("document reader", "MRZ lines of a passport over CDC-ACM, in two bursts, and again elsewhere", short=True)
def passport(bench):
    hall = bench.hall
    bench.station("documents = serial:usb:1eab:1406:OCR0001")
    reader = bench.device("acm", "ocr", serial="OCR0001", port=0)
    hall.working("documents")
    first = b"P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\r\nL898902C36UTO7408122F3004157ZE184226B<<<<<16\r\n"
    second = b"POCHNZHANG<<SAN<<<<<<<<<<<<<<<<<<<<<<<<<<<<<\r\nE123456782CHN4912310M2512314<<<<<<<<<<<<<<<0\r\n"
    show(bench, reader, first)
    reader.unplug()
    hall.away("documents")
    reader.plug(2)
    hall.working("documents")
    show(bench, reader, second)
    hall.home()
    reader.do("send " + first.replace(b"740812", b"740813").hex())
    hall.shows("没有读到，请重新放置证件")


def show(bench, reader, lines):
    """Puts a document of somebody without a booking on, whose lines come in two bursts."""
    bench.hall.home()
    reader.do("send " + lines[:50].hex())
    reader.do("send " + lines[50:].hex())
    bench.hall.shows("hasNoBooking")
