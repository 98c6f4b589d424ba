// SPDX-License-Identifier: Apache-2.0
// What a person has chosen and typed so far. It lives in memory and is gone with the page; what is kept on the device
// is the center that was chosen last, and the person only if they said so.

const centerKey = "book.center";
const personKey = "book.person";

const steps = ["centers", "items", "guide", "time", "who", "confirm"];
const ofBooking = new Set(["done", "record", "cancel", "move", "extras"]);
const nobody = () => ({ type: "resident_id", number: "", name: "" });

/** Reads what was kept; null for nothing, or something that is none of this page's. */
function kept(key) {
    try {
        return JSON.parse(localStorage.getItem(key));
    } catch {
        return null;
    }
}

/** A booking in the making. */
export class Draft {
    /** The center as the list has it, the item's code, the item as the guide has it, and the slot. */
    center = null;
    code = null;
    item = null;
    slot = null;
    /** Whether a place on the wait-list is wanted instead of a number. */
    isWaiting = false;
    /** `self`, `other` or `unit`. */
    kind = "self";
    person = nobody();
    agent = nobody();
    unit = { type: "credit_code", number: "", name: "" };
    remember = false;
    /** A booking that was made or found, `{ record, document }`, for the views that deal with one. */
    booking = null;
    isBooked = false;
    /** What was typed to find something of one's own. */
    asked = { number: "", document: { type: "resident_id", number: "" } };

    constructor() {
        const person = kept(personKey);
        if (!person) return;
        this.remember = true;
        this.person = { ...nobody(), ...person };
    }

    /** Whom the booking is for (预约人). */
    get principal() { return this.kind === "unit" ? this.unit : this.person; }

    /** Who comes instead (代理人), or null. */
    get deputy() { return this.kind === "self" ? null : this.agent; }

    /** The view that has to come before `name`, or null. */
    opens(name) {
        const step = steps.indexOf(name);
        if (step >= 0) {
            // Going back after a booking leads to nothing that could be sent again.
            if (this.isBooked) return "home";
            const made = [true, this.center, this.code, this.item, this.slot, this.principal.number];
            const first = made.findIndex((one, index) => index <= step && !one);
            return first < 0 ? null : steps[first - 1];
        }
        return ofBooking.has(name) && this.booking === null ? "find" : null;
    }

    /** The center that was chosen last on this device, by its id. */
    static get lastCenter() { return localStorage.getItem(centerKey); }

    choose(center) {
        if (this.center?.id !== center.id) [this.code, this.item, this.slot] = [null, null, null];
        this.center = center;
        localStorage.setItem(centerKey, center.id);
    }

    /** Keeps the person on this device, or forgets what was kept, as they said. */
    keepPerson() {
        const mine = this.kind === "self" ? this.person : this.agent;
        if (this.remember) localStorage.setItem(personKey, JSON.stringify(mine));
        else localStorage.removeItem(personKey);
    }

    /** Whether a person is kept on this device. */
    static get hasPerson() { return localStorage.getItem(personKey) !== null; }

    /** Forgets the person that was kept, and what stands in the fields. */
    forgetPerson() {
        localStorage.removeItem(personKey);
        [this.remember, this.person] = [false, nobody()];
    }
}
