// SPDX-License-Identifier: Apache-2.0
import { fill, h } from "../base.js";
import { termsText } from "./confirm.js";
import { timeWords } from "./dates.js";
import { actions, answerBox, button, facts, heading } from "./parts.js";
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
            found.terms > 0 ? agreed(book) : null,
            actions(book, button(t("toStart"), () => book.begin())),
        ];
    },
};

function deeds(book, found) {
    return h("section", { class: "card stack tight", "aria-labelledby": "deeds" }, h("h2", { id: "deeds" }, t("deeds")),
        h("p", {}, t("deedsMore", { deadline: timeWords(found.deadline) }),
            found.can_move ? t("movesLeft", { n: found.moves_left }) : null),
        h("div", { class: "row" },
            found.can_move ? button(t("move"), () => book.go("move"), { id: "to-move" }) : null,
            found.can_cancel ? button(t("cancel"), () => book.go("cancel"), { look: "danger", id: "to-cancel" }) : null,
            button(t("toExtras"), () => book.go("extras"), { id: "to-extras" })),
        found.can_move ? null : h("p", { class: "soft" }, t(found.moves_left === 0 ? "noMovesLeft" : "noMoveNow")));
}

/** The very text that was agreed to, when somebody asks for it (R26). */
function agreed(book) {
    const { record: found, document } = book.draft.booking;
    const place = h("div", { class: "stack tight" });
    const answer = answerBox();
    const onOpen = async () => {
        if (place.childElementCount > 0) return;
        const terms = await book.act("/bookings/terms", { number: found.number, document },
            { onProblem: (problem) => answer.say(h("p", {}, book.problemWords(problem))) });
        if (terms !== null) fill(place, termsText(terms));
    };
    return h("details", { class: "card", on: { toggle: onOpen } }, h("summary", {}, t("agreedText")),
        answer.node, place);
}
