# SPDX-License-Identifier: Apache-2.0
"""What the tests of the office have in common: the city with its staff, and signing in there."""

import case
import people
from browser import STAFF
from city import City
from staff import MESSAGE, password

# Nobody; the numbers and passwords are of these tests.
MEMBERS = (
    {"staff": "1001", "role": "city"},
    {"staff": "1002", "role": "city"},
    {"staff": "2001", "role": "center_admin", "center": City.center},
    {"staff": "4001", "role": "auditor"},
    {"staff": "5001", "role": "public"},
)
DESKTOP, NARROW = (1440, 900), (420, 900)


class OfficeCity(City):
    """The same city with staff who may sign in."""

    # Working days after the city's Monday.
    tomorrow, later = "2026-11-24", "2026-11-27"

    def _fill(self):
        super()._fill()
        for member in MEMBERS:
            self.post("/staff", member | {"secret": password(member["staff"])})

    def get(self, path):
        """The JSON of a GET of the staff's API."""
        return self._office("GET", path)

    def post(self, path, fields=None):
        """The JSON of a POST of the staff's API, as the machine's own administration."""
        return self._office("POST", path, fields or {})

    def book_at_desk(self, index, slot=None):
        """Books for somebody at the desk; the booking number."""
        who = people.person(index)
        slot = slot or next(one for one in self.free_at(self.tomorrow) if one["service"] == "estate")
        return self.post("/bookings", {
            "center": self.center, "service": slot["service"], "start": slot["start"], "channel": "desk",
            "reason": "本人到场，不会使用手机", "principal": {"type": who.document, "number": who.number, "name": who.name},
        })["number"]

    def free_at(self, day):
        """The slots of a day that have a number left."""
        return [one for one in self.get(f"/slots?center={self.center}&day={day}") if one["free"] > 0]


class OfficeCase(case.PageCase):
    """Work in /office of one city for all tests of a class."""

    city = None

    @classmethod
    def setUpClass(cls):
        cls.city = OfficeCity(case.programs)
        cls.addClassCleanup(lambda: cls.city.close())
        cls.city.open()
        cls.prepare()

    def sign_in(self, staff="1001", view=None, size=DESKTOP, secret=None):
        """Opens the page and signs in by keyboard; the browser's window."""
        one = self.window(size, locale="zh-CN", accept_downloads=True)
        one.page.add_init_script(f"localStorage.setItem('office.center', '{self.city.center}')")
        page = one.open(self.city.address + "/office" + (f"#/{view}" if view else ""))
        page.wait_for_selector("input[name=staff]:focus")
        page.keyboard.type(staff)
        page.keyboard.press("Tab")
        page.keyboard.type(secret or password(staff))
        page.keyboard.press("Enter")
        return one

    def go(self, one, view):
        """Goes to a view and waits until it stands."""
        one.page.evaluate("(view) => { location.hash = '#/' + view; }", view)
        one.page.wait_for_selector(f".links [data-view={view.split('/')[0]}][aria-current]", state="attached")
        one.page.wait_for_selector(".content .card")

    def expect(self, one, selector, text):
        """Waits until an element says `text`, alone or among other words."""
        one.page.wait_for_function(
            "([selector, text]) => [...document.querySelectorAll(selector)].some((node) => node.textContent.includes(text))",
            arg=[selector, text],
        )

    def expect_done(self, one, text):
        """Waits until the page says that something was done."""
        self.expect(one, MESSAGE + ".good", text)

    def fill(self, one, **fields):
        """Fills the open dialog by the names of its fields."""
        for name, value in fields.items():
            field = one.page.locator(f"dialog [name={name}]")
            kind = field.evaluate("(node) => node.localName === 'select' ? 'select' : node.type")
            if kind == "select":
                field.select_option(value)
            elif kind == "checkbox":
                field.set_checked(value)
            elif kind == "file":
                field.set_input_files(value)
            else:
                field.fill(value)

    def confirm(self, one, text):
        """Presses the dialog's last button, which must say `text`."""
        one.page.locator("dialog .foot button", has_text=text).last.click()

    def assert_open(self, one, by_keyboard=False):
        """Nothing keeps people out of the page as it stands."""
        self.assert_open_to_all(one, STAFF, by_keyboard)
