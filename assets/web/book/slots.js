// SPDX-License-Identifier: Apache-2.0
// The days of a service and their slots: what is free is said in words and figures, what is not is said why.
import { fill, h } from "../base.js";
import { dateWords, dayOf, dayWords, nearDayWords, slotNodes, slotWords, spanWords, weekdayWords } from "./dates.js";
import { button } from "./parts.js";
import { t } from "./words.js";

/** Days asked for at once. */
export const daysShown = 14;
/** Free slots that are offered in place of a full one (R4). */
const offers = 3;

/** Where the slots of a service are read. */
export function slotsPath(book, center, service) {
    const query = new URLSearchParams({ center, service, from: book.center.clock.dayText(), days: daysShown });
    return `/slots?${query}`;
}

/**
 * The calendar of `days` with the slots of the day that is chosen in it.
 *
 * `onChoose(slot)` is told of a free slot, `onWait(slot)` of a full one whose wait-list is wanted; without it there is
 * none. `said` stands above the slots: why a choice before was not to be had.
 */
export function slotChoice({ days, chosen = null, onChoose, onWait = null }) {
    const panel = h("div", { class: "stack tight", id: "slots" });
    const first = days.find((one) => one.state === "open") ?? days[0];
    const cells = new Map();
    const show = (day, isPressed = true) => {
        for (const [one, cell] of cells) cell.setAttribute("aria-pressed", String(one === day));
        fill(panel, dayPanel({ day, days, onChoose, onWait, show }));
        // Who pressed a day wants to know what it has; who comes to the view begins at its heading.
        if (isPressed) panel.querySelector("h2").focus({ preventScroll: true });
        if (isPressed) panel.scrollIntoView({ block: "nearest" });
    };
    const strip = h("div", { class: "days", role: "group", "aria-label": t("days") }, days.map((day) => {
        const cell = dayCell(day, () => show(day));
        cells.set(day, cell);
        return cell;
    }));
    show(days.find((one) => chosen !== null && one.day === dayOf(chosen.start)) ?? first, false);
    return [first.state === "open" ? null : h("p", { class: "banner" }, t("noneFree")), strip, panel];
}

function dayCell(day, onPress) {
    const free = day.slots.reduce((sum, slot) => sum + slot.free, 0);
    return h("button", { type: "button", class: `day ${day.state}`, data: { day: day.day }, on: { click: onPress } },
        h("span", { class: "day-week" }, weekdayWords(day.day)),
        h("span", { class: "day-date" }, dateWords(day.day)),
        h("span", { class: "day-state" }, day.state === "open" ? t("free", { n: free }) : t(`day-${day.state}`)));
}

function dayPanel({ day, days, onChoose, onWait, show }) {
    const title = h("h2", { tabindex: "-1" }, dayWords(day.day));
    if (day.slots.length === 0) {
        const next = days.find((one) => one.day > day.day && one.state === "open");
        const why = t(`why-${day.state}`);
        return [title, h("p", {}, day.note ? t("because", { note: day.note, why }) : why),
            next ? button(t("nextOpen", { day: dayWords(next.day) }), () => show(next)) : null];
    }
    const below = h("div", { class: "stack tight", role: "status" });
    const onFull = (slot) => {
        fill(below, fullWords(days, slot, onChoose, onWait));
        below.scrollIntoView({ block: "nearest" });
    };
    return [
        title,
        day.state === "full" ? h("p", {}, t("why-full")) : null,
        h("ul", { class: "slots", role: "list" }, day.slots.map((slot) => h("li", {}, slotButton(slot,
            () => slot.state === "open" ? onChoose(slot) : slot.state === "full" ? onFull(slot)
                : fill(below, h("p", {}, t(`why-${slot.state}`))))))),
        below,
    ];
}

function slotButton(slot, onPress) {
    const state = slot.state === "open" ? t("free", { n: slot.free }) : t(`slot-${slot.state}`);
    return h("button",
        { type: "button", class: `slot ${slot.state}`, data: { start: slot.start }, on: { click: onPress } },
        h("span", { class: "slot-time" }, spanWords(slot)), h("span", { class: "slot-state" }, state));
}

function fullWords(days, slot, onChoose, onWait) {
    const next = days.flatMap((one) => one.slots).filter((one) => one.state === "open" && one.start > slot.start);
    return [
        h("h3", {}, t("fullTitle", { slot: slotWords(slot) })),
        offerList(next.slice(0, offers), onChoose),
        onWait ? button(t("waitFor", { span: spanWords(slot) }), () => onWait(slot), { id: "wait" }) : null,
        h("p", { class: "soft" }, t("fullWalkIn")),
    ];
}

/** Free slots as buttons, in place of one that is not to be had. */
export function offerList(slots, onChoose) {
    if (slots.length === 0) return h("p", {}, t("nothingFree"));
    return [
        h("p", {}, t("nextFree")),
        h("ul", { class: "offers", role: "list" }, slots.map((slot) => h("li", {},
            h("button", { type: "button", class: "slot open offer", data: { start: slot.start },
                on: { click: () => onChoose(slot) } },
            h("span", { class: "slot-time" }, slotNodes(slot, nearDayWords)),
            h("span", { class: "slot-state" }, t("free", { n: slot.free })))))),
    ];
}
