// SPDX-License-Identifier: Apache-2.0
import { h } from "../base.js";
import { button, heading } from "./parts.js";
import { picture } from "./pictures.js";
import { placeCard } from "./queue.js";
import { t } from "./words.js";
import { voucherCard, voucherTools } from "./voucher.js";

/** It is booked: the voucher, how to come and how to cancel, and what may be sent ahead. */
export const done = {
    draw(book) {
        const { record, document, isWaiting } = book.draft.booking;
        const success = (words) => h("div", { class: "success" }, picture("done"), heading(words));
        if (isWaiting) return [success(t("waiting")), placeCard(book, record, document), toStart(book)];
        return [
            success(t("booked")),
            h("p", {}, t("bookedMore")),
            voucherCard(book, record),
            voucherTools(book, record),
            h("section", { class: "card stack tight", "aria-labelledby": "cannot" },
                h("h2", { id: "cannot" }, t("cannotCome")), h("p", {}, t("cannotComeMore")),
                h("div", { class: "row" }, button(t("toRecord"), () => book.go("record"), { id: "to-record" }))),
            extrasCard(book),
            toStart(book),
        ];
    },
};

function toStart(book) {
    return h("div", { class: "actions" }, button(t("toStart"), () => book.begin(), { id: "to-start" }));
}

/** What may be sent ahead, and that it may be left (R44, R71, R72). */
function extrasCard(book) {
    const skip = ({ currentTarget }) => {
        currentTarget.closest("section").remove();
        document.querySelector("main h1").focus();
    };
    return h("section", { class: "card stack tight", "aria-labelledby": "extras" },
        h("h2", { id: "extras" }, t("extrasTitle")),
        h("p", {}, t("extrasMore")),
        h("div", { class: "row" }, button(t("skipIt"), skip, { id: "skip-extras" }),
            button(t("toExtras"), () => book.go("extras"), { id: "to-extras" })));
}
