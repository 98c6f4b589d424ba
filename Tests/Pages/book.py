# SPDX-License-Identifier: Apache-2.0
"""What the tests of the booking page have in common."""

import case
from browser import PHONE, VISITOR
from city import City
from visitor import Visitor


class BookCase(case.PageCase):
    """Visits to /book of one city for all tests of a class."""

    city = None

    @classmethod
    def setUpClass(cls):
        cls.city = City(case.programs)
        cls.addClassCleanup(lambda: cls.city.close())
        cls.city.open()

    @property
    def others(self):
        """Whoever else books at the same time."""
        return Visitor(self.city.port)

    def visit(self, size=PHONE, anchor="", **options):
        """The page in a window of its own, at its start."""
        window = self.window(size, has_touch=True, accept_downloads=True, **options)
        window.open(f"{self.city.address}/book{anchor}")
        window.page.wait_for_selector("#city:not(:empty)")
        return window

    def assert_open(self, window, by_keyboard=False):
        """Nothing keeps people out of the page as it stands."""
        self.assert_open_to_all(window, VISITOR, by_keyboard)

    def look(self, window, name):
        """Audits a step and keeps a picture of it."""
        self.assert_open(window)
        window.picture(name, is_whole=True)

    def begin(self, page, item="estate-transfer"):
        """From the start to the guide of an item."""
        page.click("#begin")
        page.click(f"[data-center={self.city.center}]")
        page.fill("#item-search", self.city.items[item].name)
        page.click(f"[data-item='{self.city.items[item].code}']")
        page.wait_for_selector("#to-time")

    def choose_slot(self, page, slot):
        """From the guide to the people, by a free slot."""
        page.click("#to-time")
        self.press_slot(page, slot)
        page.wait_for_selector("#who")

    def press_slot(self, page, slot):
        page.click(f"[data-day='{slot['start'][:10]}']")
        page.click(f"#slots [data-start='{slot['start']}']")

    def fill(self, page, party, who):
        """Fills in one person or unit."""
        fields = page.locator(f"fieldset[data-party={party}]")
        fields.locator("[data-field=name]").fill(who.name)
        if party != "unit":
            fields.locator("[data-field=type]").select_option(who.document)
        fields.locator("[data-field=number]").fill(who.number)

    def to_confirm(self, page, slot, who, item="estate-transfer"):
        """From the start to the last step, for oneself."""
        self.begin(page, item)
        self.choose_slot(page, slot)
        self.fill(page, "principal", who)
        page.click("#to-confirm")
        page.wait_for_selector("#book")

    def press_book(self, page):
        """Agrees and books; the booking number."""
        page.check("form input[type=checkbox]")
        page.click("#book")
        return self.number(page)

    def number(self, page):
        """The number on the voucher, without its spaces."""
        page.wait_for_selector(".qr")
        return page.inner_text("#number").replace(" ", "")

    def find(self, page, number, who):
        """From the start to a booking of one's own."""
        page.click("[data-view=find]")
        page.fill("[data-field=booking]", number)
        page.select_option("[data-field=type]", who.document)
        page.fill("[data-field=number]", who.number)
        page.click("#find")
        page.wait_for_selector(".standing")

    def standing(self, page):
        return page.get_attribute(".standing", "data-standing")

    def focused(self, page):
        """The words of what has the focus."""
        return page.evaluate("document.activeElement.textContent.trim()")

    def fault_of(self, page, selector):
        """What the field's own description says is wrong, as a screen reader finds it."""
        return page.evaluate(
            """(selector) => { const field = document.querySelector(selector);
            const ids = field.getAttribute("aria-describedby").split(" ");
            if (field.getAttribute("aria-invalid") !== "true") return "";
            return ids.map((id) => document.getElementById(id)).filter((one) => one.classList.contains("error"))
                .map((one) => one.textContent).join(" "); }""", selector)
