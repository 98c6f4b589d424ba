// SPDX-License-Identifier: Apache-2.0
import { h } from "../base.js";
import { slotWords, timeWords } from "./dates.js";
import { Fields, form } from "./fields.js";
import { actions, answerBox, facts, heading } from "./parts.js";
import { t } from "./words.js";

/** Cancelling (R25, R27): in time, or late with what that means said before; the number is freed either way (A4). */
export const cancel = {
    draw(book) {
        const { record, document } = book.draft.booking;
        const isLate = book.center.now() > Date.parse(record.deadline);
        const answer = answerBox();
        const send = h("button", { class: "danger", id: "cancel" }, t("cancelNow"));
        return [
            heading(t("cancelTitle")),
            h("section", { class: "card" }, facts([
                [t("bookingNumber"), record.number],
                [t("slot"), slotWords(record.slot)],
                [t("deadline"), timeWords(record.deadline)],
            ])),
            h("p", { class: isLate ? "banner" : "banner calm" },
                t(isLate ? "cancelLate" : "cancelInTime", { deadline: timeWords(record.deadline) })),
            form(new Fields(), send, () => press(book, record, document, answer), answer.node, actions(book, send)),
        ];
    },
};

async function press(book, record, document, answer) {
    answer.clear();
    const said = await book.act("/bookings/cancel", { number: record.number, document }, {
        name: `cancel ${record.number}`,
        onProblem: (problem) => answer.say(h("p", {},
            problem.isPassing ? t("lostReplyCancel") : book.problemWords(problem))),
    });
    if (said === null) return;
    book.center.forgetReadings();
    book.draft.booking.record = said.booking;
    book.go("record", { replace: true });
}
