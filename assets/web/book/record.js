// SPDX-License-Identifier: Apache-2.0
import { h } from "../base.js";
import { timeWords } from "./dates.js";
import { actions, button, facts, heading } from "./parts.js";
import { t } from "./words.js";
import { bookingRows, spaced, voucherCard, voucherTools } from "./voucher.js";

/** A booking as it stands, and what can still be done with it. */
export const record = {
    draw(book) {
        const { record: found } = book.draft.booking;
        const standing = found.standing;
        return [
            heading(t("yourBooking")),
            h("p", { class: "standing", data: { standing } },
                h("span", { class: "badge" }, t(`standing-${standing}`)), " ", t(`standing-${standing}-more`)),
            found.voucher
                ? [voucherCard(book, found), voucherTools(book, found)]
                : h("section", { class: "card" },
                    facts([[t("bookingNumber"), spaced(found.number)], ...bookingRows(book, found)])),
            standing === "booked" ? deeds(book, found) : null,
            actions(book, button(t("toStart"), () => book.begin())),
        ];
    },
};

function deeds(book, found) {
    return h("section", { class: "card stack tight", "aria-labelledby": "deeds" }, h("h2", { id: "deeds" }, t("deeds")),
        h("p", {}, t("deedsMore", { deadline: timeWords(found.deadline) })),
        h("div", { class: "row" },
            found.can_move ? button(t("move"), () => book.go("move"), { id: "to-move" }) : null,
            found.can_cancel ? button(t("cancel"), () => book.go("cancel"), { look: "danger", id: "to-cancel" }) : null,
            button(t("toExtras"), () => book.go("extras"), { id: "to-extras" })),
        found.can_move ? null : h("p", { class: "soft" }, t(found.moves_left === 0 ? "noMovesLeft" : "noMoveNow")));
}
