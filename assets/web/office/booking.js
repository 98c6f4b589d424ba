// SPDX-License-Identifier: Apache-2.0
import { h, words } from "../base.js";
import { ask } from "./ask.js";
import { button, card, facts, table } from "./parts.js";
import { slotText, timesText } from "./slottimes.js";
import { channelWord, standingMark, stepWord } from "./standings.js";
import { officeWords } from "./words.js";

const t = words({
    ...officeWords,
    title: ["预约 {number}", "Booking {number}"],
    slot: ["时段", "Slot"],
    principal: ["预约人", "Principal"],
    agent: ["代理人", "Agent"],
    channel: ["渠道", "Channel"],
    unit: ["{principal}（单位）", "{principal} (unit)"],
    ended: ["结束时间", "Ended"],
    by: ["操作人", "By"],
    made: ["预约时间", "Made"],
    madeBy: ["代约工号", "Made by"],
    deadline: ["最迟取消", "Cancel by"],
    window: ["可取号时间", "Check-in"],
    ticket: ["现场号", "Ticket"],
    province: ["全省赋码", "Province code"],
    pending: ["待赋码", "Pending"],
    terms: ["告知文本版本", "Version of the terms"],
    moves: ["改约次数", "Times moved"],
    history: ["经过", "History"],
    what: ["操作", "Step"],
    cancelIt: ["取消预约", "Cancel"],
    moveIt: ["改约", "Move"],
    voidIt: ["作废", "Void"],
    cancelTitle: ["取消预约 {number}", "Cancel booking {number}"],
    voidTitle: ["作废预约 {number}", "Void booking {number}"],
    moveTitle: ["改约 {number}", "Move booking {number}"],
    voidNote: ["作废只用于身份不一致。号源将归还，本人仍可现场取号。",
        "Only for a document that does not match. The number goes back; walking in stays possible."],
    cancelled: ["预约已取消，号源已归还。", "The booking is cancelled and its number returned."],
    voided: ["预约已作废。", "The booking is void."],
    moved: ["已改约。", "The booking is moved."],
    why: ["原因（不写个人信息）", "Why; nothing about the person"],
    newSlot: ["新时段", "New slot"],
    free: ["{slot}，余 {n}", "{slot}, {n} free"],
    noSlots: ["当日没有余号。", "No number is free on that day."],
    cancel: ["取消", "Cancel"],
    confirm: ["确定", "OK"],
});

/** One booking with its history and what may be done about it; `again` reads it anew. */
export function bookingCard(desk, booking, again) {
    const back = h("a", { class: "button", href: "#/bookings" }, t("back"));
    return card(
        t("title", booking),
        [standingMark(booking.standing), ...steps(desk, booking, again), back],
        facts([
            [t("slot"), slotText(desk, booking)],
            [t("center"), desk.centerName(booking.center)],
            [t("service"), desk.serviceName(booking.service, booking.center)],
            [t("item"), booking.item],
            [t("principal"), booking.is_unit ? t("unit", booking) : booking.principal],
            [t("agent"), booking.agent],
            [t("channel"), channelWord(booking.channel)],
            [t("made"), booking.made_at && desk.fullTime(booking.made_at)],
            [t("madeBy"), booking.staff],
            [t("deadline"), booking.deadline && desk.fullTime(booking.deadline)],
            [t("window"), booking.earliest && timesText(desk, { start: booking.earliest, end: booking.latest })],
            [t("ticket"), booking.exchange && `${booking.exchange.ticket.split(".").pop()} ${booking.exchange.hall}`],
            [t("ended"), booking.ended_at && desk.fullTime(booking.ended_at)],
            [t("province"), booking.province_code ?? (booking.code_pending ? t("pending") : null)],
            [t("terms"), booking.terms || null],
            [t("moves"), booking.moves || null],
        ]),
        h("h3", {}, t("history")),
        table(t("history"), [
            { title: t("time"), cell: (one) => desk.fullTime(one.at) },
            { title: t("what"), cell: (one) => stepWord(one.step) },
            { title: t("by"), cell: (one) => one.by || "—" },
            { title: t("reason"), cell: (one) => one.note || "—" },
        ], booking.steps, { empty: t("nobody") }),
    );
}

function steps(desk, booking, again) {
    if (!desk.may("edit_bookings") || booking.standing !== "booked") return [];
    return [
        button(t("moveIt"), () => move(desk, booking, again)),
        button(t("cancelIt"), () => end(desk, booking, "cancel", t("cancelled"), again)),
        button(t("voidIt"), () => end(desk, booking, "void", t("voided"), again), { kind: "danger" }),
    ];
}

async function end(desk, booking, verb, done, again) {
    const title = t(verb === "void" ? "voidTitle" : "cancelTitle", booking);
    const fields = await ask(t, title, [{ name: "reason", label: t("why"), isRequired: true }], {
        note: verb === "void" ? t("voidNote") : null,
        yes: t(verb === "void" ? "voidIt" : "cancelIt"),
        isGrave: verb === "void",
    });
    if (fields === null) return;
    if (await desk.act(`/bookings/${booking.number}/${verb}`, fields, done) !== null) again();
}

async function move(desk, booking, again) {
    const chosen = await ask(t, t("moveTitle", booking), [
        { name: "day", label: t("day"), type: "date", isRequired: true, value: desk.clock.dayText(booking.start) },
    ]);
    if (chosen === null) return;
    const options = await freeSlots(desk, booking.center, booking.service, chosen.day);
    if (options === null) return;
    if (options.length === 0) return desk.page.tell(t("noSlots"), "bad");
    const fields = await ask(t, t("moveTitle", booking), [
        { name: "start", label: t("newSlot"), type: "select", isRequired: true, options },
    ], { yes: t("moveIt") });
    if (fields === null) return;
    if (await desk.act(`/bookings/${booking.number}/move`, fields, t("moved")) !== null) again();
}

/** The slots of a day that have a number left, as choices; null after a problem. */
export async function freeSlots(desk, center, service, day) {
    const answer = await desk.read("/slots", { center, day });
    if (answer === null) return null;
    return answer.filter((slot) => slot.service === service && slot.free > 0).map((slot) => (
        { value: slot.start, label: t("free", { slot: timesText(desk, slot), n: slot.free }) }));
}
