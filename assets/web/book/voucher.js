// SPDX-License-Identifier: Apache-2.0
// A booking voucher: on the screen, on paper, as a picture, in a calendar. Its QR code is what kiosks scan.
import { fill, h } from "../base.js";
import { calendarText } from "./calendar.js";
import { slotNodes, slotWords, timeWords } from "./dates.js";
import { facts } from "./parts.js";
import { picture } from "./pictures.js";
import { paintVoucher } from "./poster.js";
import { drawing, library, modules } from "./qr.js";
import { save } from "./save.js";
import { t } from "./words.js";

/** `123 456 789 012`: a number that is read out or typed. */
export function spaced(number) {
    return /^\d{12}$/.test(number) ? number.replace(/(\d{3})(?=\d)/g, "$1 ") : number;
}

/** What a booking is for: the item if one was named, else the service. */
export function subject(book, record) {
    return book.pick(record, "item_name") || book.pick(record, "service_name") || record.service;
}

/** What a booking says, `[term, words]`. */
export function bookingRows(book, record) {
    return [
        [t("slot"), slotWords(record.slot)],
        [t("item"), subject(book, record)],
        [t("center"), book.pick(record, "center_name") || record.center],
        [t("address"), book.pick(record, "address")],
        [t("phone"), record.phone],
        [t("earliest"), timeWords(record.earliest)],
        [t("deadline"), timeWords(record.deadline)],
        [t("principal"), record.principal?.name],
        [t("agent"), record.agent?.name],
        [t("provinceCode"), record.province_code ?? (record.code_pending ? t("codePending") : null)],
    ];
}

/** The voucher of a booking. */
export function voucherCard(book, record) {
    const code = h("div", { class: "code" }, h("p", { class: "soft" }, t("reading")));
    library().then((isThere) => fill(code, isThere && record.voucher
        ? drawing(modules(record.voucher), t("codeOf", { number: record.number }))
        : h("p", {}, t("noCode"))));
    return h("section", { class: "voucher", "aria-labelledby": "voucher-title" },
        h("div", { class: "voucher-head" },
            h("h2", { id: "voucher-title" }, t("voucher")), h("p", {}, book.city ? book.pick(book.city) : null)),
        h("div", { class: "voucher-body" },
            h("div", { class: "voucher-code" }, code,
                h("p", { class: "booking-number" }, h("span", {}, t("bookingNumber")), " ",
                    h("strong", { id: "number" }, spaced(record.number)))),
            facts([[t("slot"), h("strong", { class: "slot-words" }, slotNodes(record.slot))],
                ...bookingRows(book, record).slice(1)])),
        h("div", { class: "voucher-foot stack tight" }, h("p", {}, t("voucherFoot")), h("p", {}, bring(record))));
}

/** What whoever comes has to bring (R18–R21). */
function bring({ principal, agent }) {
    if (principal?.type === "unit") return t("bringUnit");
    return t(agent ? "bringAgent" : "bringSelf");
}

/** What can be done with a voucher besides looking at it. */
export function voucherTools(book, record) {
    const shown = h("div", {});
    const tool = (key, name, onPress) => h("button", { type: "button", id: `tool-${key}`, on: { click: onPress } },
        picture(name), h("span", {}, t(key)));
    return [
        h("div", { class: "tools" },
            tool("addToCalendar", "calendar", () => saveCalendar(book, record)),
            tool("savePicture", "save", () => showPicture(book, record, shown)),
            tool("print", "print", () => print())),
        shown,
    ];
}

function saveCalendar(book, record) {
    const deadline = timeWords(record.deadline);
    const text = calendarText({
        uid: `${record.number}@booking`,
        start: record.slot.start,
        end: record.slot.end,
        stamp: new Date(book.center.now()).toISOString(),
        title: t("calendarTitle", { item: subject(book, record) }),
        place: [book.pick(record, "center_name"), book.pick(record, "address")].filter(Boolean).join(" "),
        notes: t("calendarNotes", { number: record.number, earliest: timeWords(record.earliest), deadline }),
        alarms: [{ minutes: 24 * 60, text: t("calendarDay", { deadline }) }, { minutes: 120, text: t("calendarSoon") }],
    });
    save(new Blob([text], { type: "text/calendar;charset=utf-8" }), `${record.number}.ics`);
}

/** A picture to press long on: inside other programs nothing can be downloaded. */
async function showPicture(book, record, shown) {
    if (!await library()) return fill(shown, h("p", { class: "banner", role: "alert" }, t("noCode")));
    const canvas = paintVoucher(record, bookingRows(book, record));
    const image = h("img", { src: canvas.toDataURL("image/png"), alt: t("pictureOf", { number: record.number }) });
    const onSave = () => canvas.toBlob((blob) => save(blob, `${record.number}.png`), "image/png");
    fill(shown, h("figure", { class: "card stack tight picture-of" }, image,
        h("figcaption", {}, t("pressLong")),
        h("button", { type: "button", id: "save-picture", on: { click: onSave } }, picture("save"), t("download"))));
    await image.decode();
    return image.scrollIntoView({ block: "nearest" });
}
