# SPDX-License-Identifier: Apache-2.0
"""Debian's Chromium, driven by Playwright: pages, a record of what went wrong in them, and pictures for a person."""

import os
import re

from playwright.sync_api import sync_playwright

CHROMIUM = "/usr/bin/chromium"
# What access.js wants: public screens keep 7:1 and targets of 20 mm, staff pages 4.5:1 and 44 px, visitors' own phones
# 7:1 and 44 px.
PUBLIC = {"textContrast": 7, "largeContrast": 4.5, "target": 84, "isPublic": True}
STAFF = {"textContrast": 4.5, "largeContrast": 3, "target": 44, "isPublic": False}
VISITOR = STAFF | {"textContrast": 7, "largeContrast": 4.5}
PHONE, TABLET, NARROW = (390, 844), (820, 1180), (320, 640)
LANDSCAPE, PORTRAIT, SMALL = (1920, 1080), (1080, 1920), (1366, 768)
_HERE = os.path.dirname(os.path.abspath(__file__))
_LONGEST_TAB_WALK = 200
_PATIENCE_MS = 10_000
# A failed connection is what a test of a lost line wants, and is told by the page itself.
_LINE_LOST = re.compile(
    r"Failed to load resource: (net::ERR_|the server responded with a status of (400|401|403|404|409|422|5\d\d))"
)


class Browser:
    """One Chromium for a whole run."""

    def __init__(self, pictures):
        os.makedirs(pictures, exist_ok=True)
        self.pictures, self.taken = pictures, []
        self._playwright = sync_playwright().start()
        # Tests may run as root, which Chromium's sandbox refuses; a kiosk's user keeps it.
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        self._chromium = self._playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        with open(os.path.join(_HERE, "access.js"), encoding="utf-8") as file:
            text = file.read()
        self.audit = text[text.index("({"):]

    @property
    def version(self):
        return self._chromium.version

    def window(self, size=SMALL, **options):
        """A new window with nothing in it: its cookies and storage are its own."""
        return Window(self, self._chromium.new_context(viewport={"width": size[0], "height": size[1]}, **options))

    def close(self):
        self._chromium.close()
        self._playwright.stop()


class Window:
    """One browser window with one page, and what went wrong in it."""

    def __init__(self, browser, context):
        self._browser, self._context = browser, context
        context.set_default_timeout(_PATIENCE_MS)
        self.page = context.new_page()
        self.wrongs, self._hosts = [], set()
        self.page.on("pageerror", lambda error: self.wrongs.append(f"error: {error}"))
        self.page.on("console", self._heard)
        self.page.on("request", self._asked)

    def open(self, address):
        """Goes to an address; only its host may be asked for anything."""
        self._hosts = {re.match(r"https?://[^/]+", address)[0]}
        self.page.goto(address)
        return self.page

    def tell(self, *hosts):
        """Lets the page ask further hosts, as when a daemon comes back at another port."""
        self._hosts.update(hosts)

    def picture(self, name, is_whole=False):
        """Keeps what can be seen as `name`.png; with `is_whole` all that can be scrolled to."""
        path = os.path.join(self._browser.pictures, name + ".png")
        self.page.evaluate("document.fonts.ready")
        self.page.screenshot(path=path, full_page=is_whole)
        self._browser.taken.append(path)

    def findings(self, wanted):
        """What access.js finds in the page as it stands."""
        return self.page.evaluate(self._browser.audit, wanted)

    def findings_doubled(self, wanted):
        """The same at 200 % text (WCAG 1.4.4); afterwards the text is as before."""
        self.page.evaluate(
            "() => { const root = document.documentElement;"
            " root.style.fontSize = 2 * parseFloat(getComputedStyle(root).fontSize) + 'px'; }"
        )
        try:
            return self.findings(wanted)
        finally:
            self.page.evaluate("() => { document.documentElement.style.fontSize = ''; }")

    def findings_by_keyboard(self):
        """Walks with Tab through everything, and tells what cannot be reached or does not show its focus."""
        self.page.evaluate(_FROM_THE_START)
        wanted = self.page.evaluate(_FOCUSABLE)
        reached, found, last = set(), [], None
        for _ in range(_LONGEST_TAB_WALK):
            self.page.keyboard.press("Tab")
            name, mark, ring = self.page.evaluate(_FOCUSED)
            # The parts of a date are stops of their own within one field.
            if mark is None or (mark in reached and mark != last):
                break
            reached.add(mark)
            if ring < 2 and mark != last:
                found.append(f"focus not seen: {name}")
            last = mark
        found += [f"not reached by Tab: {name}" for name, mark in wanted if mark not in reached]
        self.page.evaluate("() => { delete window.hallMarks; document.activeElement.blur(); }")
        return found

    def close(self):
        """Closes it; returns what went wrong in it."""
        self._context.close()
        return self.wrongs

    def _heard(self, message):
        if message.type == "error" and not _LINE_LOST.search(message.text):
            self.wrongs.append(f"console: {message.text}")

    def _asked(self, request):
        address = request.url
        if not address.startswith(("data:", "blob:")) and not any(address.startswith(host) for host in self._hosts):
            self.wrongs.append(f"asked another host: {address}")


_MARK = """
const marks = window.hallMarks ??= new Map();
const mark = (node) => { if (!marks.has(node)) marks.set(node, marks.size); return marks.get(node); };
const words = (node) => (node.getAttribute("aria-label") ?? node.textContent).trim().slice(0, 20);
const name = (node) => `<${node.localName}> ${words(node)}`;
"""
# A page may have put the focus into its middle, and a browser goes on from there.
_FROM_THE_START = """() => {
document.body.tabIndex = -1;
document.body.focus();
document.body.removeAttribute("tabindex");
}"""
_FOCUSABLE = "() => {" + _MARK + """
const isUsed = (node) => node.checkVisibility({ checkVisibilityCSS: true }) && !node.disabled && node.tabIndex >= 0
    && !node.closest("[inert]") && (!document.querySelector(":modal") || node.closest(":modal"));
// Of radio buttons with one name Tab reaches one.
const isAlone = (node) => node.type !== "radio" || node.checked;
return [...document.querySelectorAll("button, a[href], input, select, textarea, summary, [tabindex]")]
    .filter((node) => isUsed(node) && isAlone(node)).map((node) => [name(node), mark(node)]);
}"""
_FOCUSED = "() => {" + _MARK + """
const node = document.activeElement;
if (!node || node === document.body) return ["", null, 0];
const style = getComputedStyle(node);
// A browser's own ring is auto, whatever its width says.
const ring = { none: 0, auto: 2 }[style.outlineStyle] ?? parseFloat(style.outlineWidth);
return [name(node), mark(node), ring];
}"""
