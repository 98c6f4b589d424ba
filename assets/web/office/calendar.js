// SPDX-License-Identifier: Apache-2.0
import { fill, h, language, pick, words } from "../base.js";
import { confirmed } from "../staff/dialog.js";
import { ask } from "./ask.js";
import { button, card, mark, table } from "./parts.js";
import { officeWords } from "./words.js";

const t = words({
    ...officeWords,
    title: ["日历", "Calendar"],
    month: ["{year} 年 {month} 月", "{month}/{year}"],
    before: ["上个月", "Month before"],
    after: ["下个月", "Month after"],
    today: ["本月", "This month"],
    set: ["设置日期", "Set a day"],
    setDay: ["设置 {day}", "Set {day}"],
    kind: ["类型", "Kind"],
    holiday: ["节假日", "Holiday"],
    workday: ["调休上班", "Make-up workday"],
    closed: ["关闭", "Closed"],
    open: ["另行开放", "Open instead"],
    extra: ["延时服务", "Extra hours"],
    ordinary: ["平日", "Ordinary"],
    weekday: ["按星期几开放（调休）", "Hours of which weekday, for a make-up day"],
    noWeekday: ["不适用", "Not used"],
    sessions: ["时段", "Sessions"],
    sessionsHint: ["如 09:00-12:00 13:00-17:00；另行开放和延时须填", "As 09:00-12:00 13:00-17:00"],
    wholeCity: ["适用于全市", "For the whole city"],
    kept: ["日历已更新。", "The calendar is changed."],
    removeTitle: ["恢复 {day} 为平日", "Make {day} an ordinary day"],
    removeText: ["已有预约不会取消；没有号源的时段会列为缺口。",
        "Bookings stay; open hours without numbers become gaps."],
    restore: ["恢复平日", "Ordinary again"],
    city: ["全市", "City"],
    days: ["特殊日期", "Special days"],
    none: ["本月没有特殊日期。", "No special days this month."],
    cancel: ["取消", "Cancel"],
    confirm: ["确定", "OK"],
});

const kinds = ["holiday", "workday", "closed", "open", "extra"];
const kindMark = { holiday: "alarm", workday: "booked", closed: "alarm", open: "good", extra: "good" };
const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const weekdayWords = { zh: "一二三四五六日", en: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] };
const weekdayWord = (index) => (language() === "zh" ? `周${weekdayWords.zh[index]}` : weekdayWords.en[index]);

/** Holidays, make-up workdays, closed and extra days of the city and of one center (F4). */
export class CalendarView {
    element = h("div", { class: "view" });
    #desk;
    #month = null;

    constructor(desk) {
        this.#desk = desk;
    }

    async open() {
        this.#month ??= this.#desk.day().slice(0, 7);
        const days = daysOf(this.#month);
        const query = { center: this.#desk.center, from: days[0], through: days.at(-1) };
        const answer = await this.#desk.read("/calendar", query);
        if (answer === null) return;
        const special = new Map(answer.map((one) => [one.day, one]));
        const [year, month] = this.#month.split("-").map(Number);
        fill(this.element, card(
            t("month", { year, month }),
            [
                button(t("before"), () => this.#turn(-1)),
                button(t("today"), () => this.#turn(null)),
                button(t("after"), () => this.#turn(1)),
            ],
            this.#grid(days, special),
        ), card(t("days"), this.#mayEdit && button(t("set"), () => this.#set(this.#desk.day(), null)),
            this.#list(answer)));
    }

    get #mayEdit() { return this.#desk.may("edit_calendar"); }

    #turn(by) {
        const first = by === null ? `${this.#desk.day().slice(0, 7)}-01` : `${this.#month}-15`;
        this.#month = new Date(Date.parse(first) + (by ?? 0) * 30.5 * 86_400_000).toISOString().slice(0, 7);
        this.open();
    }

    #grid(days, special) {
        const offset = (new Date(days[0]).getUTCDay() + 6) % 7;
        const cells = [...Array(offset).fill(null), ...days];
        const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) =>
            Array.from({ length: 7 }, (_, index) => cells[week * 7 + index] ?? null));
        return h("div", { class: "wide" }, h(
            "table",
            { class: "month", "aria-label": t("title") },
            h("thead", {}, h("tr", {}, weekdays.map((_, index) => h("th", { scope: "col" }, weekdayWord(index))))),
            h("tbody", {}, weeks.map((week) => h("tr", {}, week.map((day) => h("td", {}, day && this.#day(day, special.get(day))))))),
        ));
    }

    #day(day, one) {
        const body = [
            h("span", { class: "number" }, Number(day.slice(8))),
            one && mark(t(one.kind), kindMark[one.kind]),
            one?.note && h("span", { class: "soft hint" }, pick(one.note, one.note_en)),
        ];
        const isToday = day === this.#desk.day();
        const kind = `day ${isToday ? "today" : ""}`;
        if (!this.#mayEdit) return h("div", { class: kind, "aria-current": isToday ? "date" : null }, body);
        return h("button", {
            type: "button", class: kind, "aria-current": isToday ? "date" : null,
            "aria-label": `${day} ${t(one?.kind ?? "ordinary")} ${one ? pick(one.note, one.note_en) : ""}`,
            on: { click: () => this.#set(day, one) },
        }, body);
    }

    #list(days) {
        return table(t("days"), [
            { title: t("day"), cell: (one) => one.day },
            { title: t("kind"), cell: (one) => mark(t(one.kind), kindMark[one.kind]) },
            { title: t("sessions"), cell: (one) => one.sessions ?? (one.weekday ? weekdayWord(weekdays.indexOf(one.weekday)) : "—") },
            { title: t("center"), cell: (one) => (one.center ? this.#desk.centerName(one.center) : t("city")) },
            { title: t("note"), cell: (one) => pick(one.note, one.note_en) || "—" },
        ], days, { empty: t("none"), actions: (one) => this.#mayEdit && [
            button(t("restore"), () => this.#remove(one), { label: `${t("restore")} ${one.day}` }),
        ] });
    }

    async #set(day, one) {
        const fields = await ask(t, t("setDay", { day }), [
            { name: "day", label: t("day"), type: "date", isRequired: true, value: day },
            { name: "kind", label: t("kind"), type: "select", isRequired: true, value: one?.kind,
                options: kinds.map((value) => ({ value, label: t(value) })) },
            { name: "weekday", label: t("weekday"), type: "select", value: one?.weekday ?? "",
                options: [{ value: "", label: t("noWeekday") },
                    ...weekdays.map((value, index) => ({ value, label: weekdayWord(index) }))] },
            { name: "sessions", label: t("sessions"), value: one?.sessions, hint: t("sessionsHint"), maxlength: 100 },
            { name: "note", label: t("note"), value: one?.note, maxlength: 60 },
            ...(this.#desk.isOfCity ? [{ name: "city", label: t("wholeCity"), type: "check", value: one ? !one.center : false }] : []),
        ]);
        if (fields === null) return;
        const { city, ...rest } = fields;
        const body = city ? rest : { ...rest, center: this.#desk.center };
        if (await this.#desk.act("/calendar", body, t("kept")) !== null) await this.open();
    }

    async #remove({ day, center }) {
        if (!await confirmed(t, t("removeTitle", { day }), [t("removeText")], t("restore"))) return;
        const body = center ? { day, center } : { day };
        if (await this.#desk.act("/calendar/remove", body, t("kept")) !== null) await this.open();
    }
}

/** Every day of a month. */
function daysOf(month) {
    const days = [];
    for (let time = Date.parse(`${month}-01`); ; time += 86_400_000) {
        const day = new Date(time).toISOString().slice(0, 10);
        if (!day.startsWith(month)) return days;
        days.push(day);
    }
}
