# SPDX-License-Identifier: Apache-2.0
"""Serial adapters as their kernel drivers know them, and the card module's two USB layouts (devices.md A.7)."""

import struct

from vhci import Chip, endpoint, interface


class CDC(Chip):
    """CDC-ACM (USB CDC PSTN 1.2): a communication interface beside a data interface."""

    vendor, model, device_class, packet, usb = 0x1EAB, 0x1406, 2, 64, 0x0200
    product = "CDC scanner"
    interface_count = 2
    interfaces = (
        interface(0, 1, 2, bytes.fromhex("0524001001 04240202 0524060001 0524010001"), 2, 1)
        + endpoint(0x81, 3, 10, 16)
        + interface(1, 2, 10, endpoint(0x82, 2, 64) + endpoint(0x02, 2, 64))
    )

    def control(self, kind, request, value, index, length, data):
        if (kind, request) == (0x21, 0x22):
            self.line(bool(value & 1))
        if (kind, request) == (0xA1, 0x21):
            return struct.pack("<IBBB", 115200, 0, 0, 8)
        return super().control(kind, request, value, index, length, data)


class CH340(Chip):
    """1a86:7523, which has no serial number; driver ch341."""

    vendor, model, release, product = 0x1A86, 0x7523, 0x0264, "USB Serial"
    interfaces = interface(0, 3, 0xFF, endpoint(0x82, 2, 32) + endpoint(0x02, 2, 32) + endpoint(0x81, 3, 8, 1), 1, 2)

    def control(self, kind, request, value, index, length, data):
        if (kind, request) == (0x40, 0xA4):
            # Active low; bit 5 is DTR.
            self.line(not value & 0x20)
        if (kind, request) == (0xC0, 0x5F):
            return b"\x31\x00"
        if (kind, request, value) == (0xC0, 0x95, 0x0706):
            return b"\xff\xee"
        return super().control(kind, request, value, index, length, data)


class CP210x(Chip):
    """10c4:ea60 (Silicon Labs AN571); driver cp210x."""

    vendor, model, packet, product = 0x10C4, 0xEA60, 64, "CP2102 bridge"
    interfaces = interface(0, 2, 0xFF, endpoint(0x82, 2, 64) + endpoint(0x02, 2, 64))

    def control(self, kind, request, value, index, length, data):
        if (kind, request) == (0x41, 0x07) and value & 0x0100:
            self.line(bool(value & 1))
        if (kind, request) == (0xC0, 0xFF) and value == 0x370B:
            return b"\x02"
        if (kind, request) == (0xC1, 0x1D):
            return struct.pack("<I", 115200)
        if (kind, request) == (0xC1, 0x04):
            return b"\x00\x08"
        return super().control(kind, request, value, index, length, data)


class PL2303(Chip):
    """067b:2303, an HX; driver pl2303."""

    vendor, model, release, packet, product = 0x067B, 0x2303, 0x0300, 64, "PL2303 adapter"
    inward = (0x83,)
    interfaces = interface(0, 3, 0xFF, endpoint(0x81, 3, 10, 1) + endpoint(0x02, 2, 64) + endpoint(0x83, 2, 64))

    def control(self, kind, request, value, index, length, data):
        if (kind, request) == (0x21, 0x22):
            self.line(bool(value & 1))
        if (kind, request) == (0xA1, 0x21):
            return struct.pack("<IBBB", 115200, 0, 0, 8)
        return super().control(kind, request, value, index, length, data)


class FTDI(Chip):
    """0403:6001, an FT232R; driver ftdi_sio."""

    vendor, model, release, packet, usb, product = 0x0403, 0x6001, 0x0600, 8, 0x0200, "FT232R USB UART"
    inward = (0x81,)
    interfaces = interface(0, 2, 0xFF, endpoint(0x81, 2, 64) + endpoint(0x02, 2, 64), 0xFF, 0xFF)

    def control(self, kind, request, value, index, length, data):
        if (kind, request) == (0x40, 0x01) and value & 0x0100:
            self.line(bool(value & 1))
        if (kind, request) == (0xC0, 0x0A):
            return b"\x10"
        if (kind, request) == (0xC0, 0x90):
            return b"\xff\xff"
        return super().control(kind, request, value, index, length, data)

    def room(self, length):
        return min(length, 64) - 2

    def pack(self, data):
        # Every packet begins with modem and line status.
        return b"\x01\x60" + data


class FourPipes(Chip):
    """The card module that takes head and body of a frame on pipes of their own, and answers so."""

    vendor, model, packet, usb, product = 0x0400, 0xC35A, 64, 0x0200, "Module"
    inward, outward = (0x81, 0x85), (0x02, 0x06)
    interfaces = interface(
        0, 4, 0xFF,
        endpoint(0x02, 2, 64) + endpoint(0x81, 2, 64) + endpoint(0x06, 2, 64) + endpoint(0x85, 2, 64),
    )  # fmt: skip

    def split(self, data):
        return [(0, data[:7]), (1, data[7:])]


class OnePair(Chip):
    """The card module with one pipe each way."""

    vendor, model, packet, usb, product = 0x0400, 0xC35A, 64, 0x0200, "Module"
    inward = (0x81,)
    interfaces = interface(0, 2, 0xFF, endpoint(0x81, 2, 64) + endpoint(0x02, 2, 64))


ALL = {
    "cdc": CDC, "ch340": CH340, "cp210x": CP210x, "pl2303": PL2303, "ftdi": FTDI, "four-pipes": FourPipes,
    "one-pair": OnePair,
}  # fmt: skip
