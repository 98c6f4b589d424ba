// SPDX-License-Identifier: Apache-2.0
// What the city tells everybody: notices, and centers that take bookings only while it lasts (R47).
import { fill, h } from "../base.js";
import { timeWords } from "./dates.js";
import { paragraphs } from "./parts.js";
import { t } from "./words.js";

/** Draws into `area` the notices and modes that concern the view: all at the start, later the chosen center's. */
export function drawNews(book, area) {
    const { modes = [], notices = [] } = book.concerning;
    fill(area, modes.map((mode) => modeBanner(book, mode)), notices.map((notice) => h("details", { class: "notice" },
        h("summary", {}, h("span", { class: "badge brand" }, t("notice")), " ", book.pick(notice, "title")),
        paragraphs(book.pick(notice, "text")))));
    area.hidden = area.childElementCount === 0;
}

function modeBanner(book, mode) {
    const facts = { number: mode.notice, center: book.pick(mode, "center_name"), from: timeWords(mode.start),
        until: timeWords(mode.end) };
    return h("div", { class: "banner alarm mode" }, h("strong", {}, t("modeTitle")),
        h("p", {}, t("modeNotice", facts)), paragraphs(mode.text));
}
