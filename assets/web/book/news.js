// SPDX-License-Identifier: Apache-2.0
// What the city tells everybody: notices, and booking-only mode while it lasts (R47).
import { fill, h } from "../base.js";
import { timeWords } from "./dates.js";
import { paragraphs } from "./parts.js";
import { t } from "./words.js";

/** Draws notices and mode of `book.city` into `area`; nothing where there are none. */
export function drawNews(book, area) {
    const { mode = null, notices = [] } = book.city ?? {};
    fill(area,
        mode ? h("div", { class: "banner alarm" },
            h("strong", {}, t("modeTitle")),
            h("div", {}, paragraphs(book.pick(mode, "text")), h("p", {}, t("modeMore", {
                number: mode.notice, from: timeWords(mode.from), until: timeWords(mode.until) })))) : null,
        notices.map((notice) => h("details", { class: "notice" },
            h("summary", {}, h("span", { class: "badge brand" }, t("notice")), " ", book.pick(notice, "title")),
            paragraphs(book.pick(notice, "text")))));
    area.hidden = area.childElementCount === 0;
}
