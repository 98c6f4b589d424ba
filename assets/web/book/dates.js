// SPDX-License-Identifier: Apache-2.0
// Days and times in words. Times come as RFC 3339 with the center's own offset and are shown as they are written,
// whatever zone the phone is in.
import { h, language } from "../base.js";

const weekdays = [
    ["日", "一", "二", "三", "四", "五", "六"], ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
];
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `2026-11-24` of a time. */
export function dayOf(time) { return time.slice(0, 10); }

/** `10:00` of a time; seconds only where there are any. */
export function clockOf(time) {
    const seconds = time.slice(16, 19);
    return time.slice(11, 16) + (/^:(?!00)\d\d$/.test(seconds) ? seconds : "");
}

/** `周二`, `Tue`. */
export function weekdayWords(day) {
    const index = new Date(`${day}T00:00:00Z`).getUTCDay();
    return language() === "en" ? weekdays[1][index] : `周${weekdays[0][index]}`;
}

/** `11月24日`, `24 Nov`. */
export function dateWords(day) {
    const [, month, date] = day.split("-").map(Number);
    return language() === "en" ? `${date} ${months[month - 1]}` : `${month}月${date}日`;
}

/** `2026年11月24日（周二）`, `Tue, 24 Nov 2026`. */
export function dayWords(day) {
    const year = day.slice(0, 4);
    return language() === "en"
        ? `${weekdayWords(day)}, ${dateWords(day)} ${year}` : `${year}年${dateWords(day)}（${weekdayWords(day)}）`;
}

/** `10:00–11:00` of a slot. */
export function spanWords(slot) { return `${clockOf(slot.start)}–${clockOf(slot.end)}`; }

/** `2026年11月24日（周二） 10:00–11:00`. */
export function slotWords(slot) { return `${dayWords(dayOf(slot.start))} ${spanWords(slot)}`; }

/** The same as nodes, whose times stay in one line; `words` says the day. */
export function slotNodes(slot, words = dayWords) {
    return [`${words(dayOf(slot.start))} `, h("span", { class: "together" }, spanWords(slot))];
}

/** `11月24日（周二）`, `Tue, 24 Nov`: a day of these weeks. */
export function nearDayWords(day) {
    return language() === "en" ? `${weekdayWords(day)}, ${dateWords(day)}` : `${dateWords(day)}（${weekdayWords(day)}）`;
}

/** `11月24日（周二）09:30`: an exact time, as a deadline wants it. */
export function timeWords(time) {
    const day = dayOf(time);
    return language() === "en"
        ? `${clockOf(time)} on ${nearDayWords(day)}`
        : `${nearDayWords(day)}${clockOf(time)}`;
}
