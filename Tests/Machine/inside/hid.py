# SPDX-License-Identifier: Apache-2.0
"""HID devices: what their report descriptors say, and the reports that a text becomes."""

_KEYBOARD = bytes.fromhex(
    "05010906a101050719e029e71500250175019508810295017508810395057501050819012905910295017503910395067508150025650507"
    "190029658100c0"
)
# devices.md D.2, layouts 1 to 3, and one that no manual shows: two bytes ahead of the count, 24 data bytes.
_POS62 = bytes.fromhex(
    "058c0902a10185020912a102150026ff0075089501050109 3b81029503058c09fb09fc09fd8102953809fe820201250175019501"
    "09ff810275078103c0c0".replace(" ", "")
)
_POS61 = bytes.fromhex(
    "058c0902a1018502150026ff007508950109fb810209fc810209fd8102953809fe82020175019501250109ff810275078103c0"
)
_POS64 = bytes.fromhex(
    "058c0902a10185020912a102150026ff0075089501050109 3b81029503058c09fb09fc09fd8102953809fe820201"
    "95028103250175019501 09ff810275078103c0c0".replace(" ", "")
)
_POS_ODD = bytes.fromhex(
    "058c0902a10185070912a102150026ff0075089502 8103 9501 0501093b8102 9503058c09fb09fc09fd8102 951809fe820201"
    "25017501950109ff810275078103c0c0".replace(" ", "")
)
_CARDS = bytes.fromhex("0600ff0901a101150026ff0075089540090181020902910 2c0".replace(" ", ""))


class Keyboard:
    """A boot keyboard with the US layout, as a scanner poses as one."""

    descriptor, size, protocol, subclass = _KEYBOARD, 8, 1, 1
    _PLAIN = {chr(97 + i): 4 + i for i in range(26)} | dict(zip("1234567890", range(30, 40))) | {
        "\n": 40, "\t": 43, " ": 44, "-": 45, "=": 46, "[": 47, "]": 48, "\\": 49, ";": 51, "'": 52, "`": 53, ",": 54,
        ".": 55, "/": 56,
    }  # fmt: skip
    _SHIFTED = dict(zip('!@#$%^&*()_+{}|:"~<>?', "1234567890-=[]\\;'`,./"))

    def reports(self, text):
        for character in text:
            shift = character.isupper() or character in self._SHIFTED
            usage = self._PLAIN[self._SHIFTED.get(character, character.lower())]
            yield bytes([2 if shift else 0, 0, usage, 0, 0, 0, 0, 0])
            yield bytes(8)

    def alt_reports(self, values):
        """Alt held while the decimal digits of each value are pressed on the keypad."""
        for value in values:
            for digit in str(value):
                yield bytes([4, 0, 98 if digit == "0" else 88 + int(digit), 0, 0, 0, 0, 0])
                yield bytes([4, 0, 0, 0, 0, 0, 0, 0])
            yield bytes(8)


class Scanner:
    """A HID POS scanner; `head` bytes before the count or the AIM identifier, `tail` after the data."""

    protocol = subclass = 0

    def __init__(self, descriptor, report, capacity, counted, head=0, tail=0):
        self.descriptor, self._report, self._capacity, self._counted = descriptor, report, capacity, counted
        self._head, self._tail = head, tail
        self.size = 1 + head + int(counted) + 3 + capacity + tail + 1

    def reports(self, data, aim=b"]Q1"):
        parts = [data[i : i + self._capacity] for i in range(0, len(data), self._capacity)] or [b""]
        for index, part in enumerate(parts):
            count = bytes([len(part)]) if self._counted else b""
            yield (
                bytes([self._report]) + bytes(self._head) + count + aim + part.ljust(self._capacity, b"\0")
                + bytes(self._tail) + bytes([index < len(parts) - 1])
            )  # fmt: skip


class Cards:
    """A card module behind 64-byte reports without ids: the frame's bytes, the last report filled with zeros."""

    descriptor, size, protocol, subclass = _CARDS, 64, 0, 0

    def reports(self, data):
        for start in range(0, len(data), 64):
            yield data[start : start + 64].ljust(64, b"\0")

    def unwrap(self, report):
        """What the daemon's report holds of a frame."""
        return report


class WrappedCards(Cards):
    """The same behind one vendor's packets (devices.md A.7), deaf to anything else."""

    def reports(self, data):
        for start in range(0, len(data), 56):
            piece = data[start : start + 56]
            packet = bytes([0xAA, 0x12, 0x34]) + (len(piece) + 1).to_bytes(2, "little") + b"\0" + piece
            yield (packet + (sum(packet) & 0xFFFF).to_bytes(2, "little")).ljust(64, b"\0")

    def unwrap(self, report):
        count = int.from_bytes(report[3:5], "little") - 1
        packet, check = report[: 6 + count], report[6 + count : 8 + count]
        is_packet = report[:3] == b"\x88\0\0" and report[5] == 0xB1
        return packet[6:] if is_packet and int.from_bytes(check, "little") == sum(packet) & 0xFFFF else b""


ALL = {
    "keyboard": Keyboard(),
    "pos62": Scanner(_POS62, 2, 56, True),
    "honeywell": Scanner(_POS62[:-1] + bytes.fromhex("0600ff85fe0901150026ff0075089501b102c0"), 2, 56, True),
    "pos61": Scanner(_POS61, 2, 56, False),
    "pos64": Scanner(_POS64, 2, 56, True, tail=2),
    "pos-odd": Scanner(_POS_ODD, 7, 24, True, head=2),
    "cards": Cards(),
    "wrapped-cards": WrappedCards(),
}
