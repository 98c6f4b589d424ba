# SPDX-License-Identifier: Apache-2.0
"""What the tests of the pages of staff have in common: who may sign in, and doing so by keyboard."""

import base64
import hashlib
import os

from browser import SMALL
from case import PageCase

# Nobody; the numbers and passwords are of these tests.
PEOPLE = (("1001", "clerk"), ("1002", "clerk"), ("2001", "green"), ("3001", "manager"), ("9001", "admin"))
NUMBER, MESSAGE = "#current-number", "main .message"
# Keys by their place on the keyboard, as Playwright names them.
NEXT, HELP = "Space", "Shift+Slash"


def password(staff):
    return f"for-tests-{staff}"


def enlist(path, people):
    """Writes a hall's staff file; scrypt is made cheap, since these passwords are no secrets."""
    lines = [f"{staff} {roles} enabled {_hash(password(staff))}" for staff, roles in people]
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="ascii") as file:
        file.write("\n".join(lines) + "\n")


def _hash(secret):
    salt = os.urandom(16)
    key = hashlib.scrypt(secret.encode(), salt=salt, n=1 << 10, r=8, p=1, dklen=32)
    texts = (base64.b64encode(part).decode().rstrip("=") for part in (salt, key))
    return "$scrypt$ln=10,r=8,p=1$" + "$".join(texts)


class StaffCase(PageCase):
    """A hall in which everybody of PEOPLE may sign in."""

    @classmethod
    def prepare(cls):
        enlist(os.path.join(cls.house.directory, "staff"), PEOPLE)

    def sign_in(self, path, staff, window=None, size=SMALL, secret=None):
        """Opens a page and signs in at it by keyboard; the browser's window."""
        one = self.window(size)
        page = one.open(self.house.address + path)
        page.wait_for_selector("input[name=staff]:focus")
        page.keyboard.type(staff)
        page.keyboard.press("Tab")
        page.keyboard.type(secret or password(staff))
        if window:
            page.keyboard.press("Tab")
            page.keyboard.type(window)
        page.keyboard.press("Enter")
        return one

    def console(self, staff="1001", window="1", size=SMALL):
        """A clerk's console at an open window."""
        one = self.sign_in("/window", staff, window, size)
        one.page.wait_for_selector("[data-step=pause]")
        if self.house.get(f"/windows/{window}")["mode"] != "open":
            one.page.keyboard.press("p")
            self.expect(one, MESSAGE, "窗口已开放")
        return one

    def expect(self, one, selector, text):
        """Waits until an element says `text`, alone or among other words."""
        one.page.wait_for_function(
            "([selector, text]) => document.querySelector(selector)?.textContent.includes(text)", arg=[selector, text]
        )

    def state_of(self, number):
        return self.house.get(f"/tickets/{number}")["state"]

    def clear(self, *windows):
        """Leaves nobody at these windows, waiting or aside, for the next test."""
        for window in windows:
            if self.house.get(f"/windows/{window}").get("ticket"):
                self.house.post(f"/windows/{window}/miss", {})
        for number in self._everybody(windows):
            self.house.post(f"/tickets/{number}/abandon", {}, staff="9000")

    def _everybody(self, windows):
        found = {}
        for window in windows:
            view = self.house.get(f"/windows/{window}")
            found.update((one["number"], None) for part in ("queue", "reserved", "aside") for one in view[part])
        return found
