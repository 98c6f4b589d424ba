// SPDX-License-Identifier: Apache-2.0
import { fill, h } from "../base.js";
import { termsCard } from "./confirm.js";
import { slotWords } from "./dates.js";
import { Fields, form } from "./fields.js";
import { actions, answerBox, heading } from "./parts.js";
import { offerList, slotChoice, slotsPath } from "./slots.js";
import { t } from "./words.js";

/** Rescheduling (A34): another slot of the same service, in one transaction; the old number stays until then. */
export const move = {
    draw(book) {
        const { record } = book.draft.booking;
        const place = h("div", { class: "stack" });
        const choose = (slot) => {
            fill(place, agreement(book, slot, choose));
            place.querySelector("h2").focus();
        };
        fill(place, book.reading(slotsPath(book, record.center, record.service),
            ({ days }) => slotChoice({ days: marked(days, record.slot), chosen: record.slot, onChoose: choose })),
        actions(book));
        return [
            heading(t("moveTitle")),
            h("p", {}, t("moveMore", { slot: slotWords(record.slot) })),
            place,
        ];
    },
};

/** The days with the slot that is to be left marked in them. */
function marked(days, { start }) {
    return days.map((day) => ({ ...day, slots: day.slots.map((slot) =>
        slot.start === start ? { ...slot, state: "mine" } : slot) }));
}

function agreement(book, slot, choose) {
    const { record } = book.draft.booking;
    const query = new URLSearchParams({ center: record.center, service: record.service, start: slot.start });
    return [
        h("h2", { tabindex: "-1" }, t("moveTo", { slot: slotWords(slot) })),
        book.reading(`/terms?${query}`, (terms) => {
            const fields = new Fields();
            const answer = answerBox();
            const send = h("button", { class: "primary", id: "move" }, t("moveNow"));
            const work = async () => {
                answer.clear();
                await press(book, slot, answer, choose);
            };
            return form(fields, send, work, termsCard(terms),
                fields.tick(t("consent"), { isNeeded: t("consentMissing") }), answer.node, actions(book, send));
        }),
    ];
}

async function press(book, slot, answer, choose) {
    const { record, document } = book.draft.booking;
    const body = { number: record.number, document, start: slot.start };
    const said = await book.act("/bookings/move", body, {
        name: `move ${record.number} ${slot.start}`,
        onProblem: (problem) => {
            book.center.forgetReadings();
            if (problem.isPassing) answer.say(h("p", {}, t("lostReplyMove")));
            else if (problem.kind === "slot-full") {
                answer.say(h("p", {}, t("justTaken")), offerList(problem.body.next ?? [], choose));
            } else answer.say(h("p", {}, book.problemWords(problem)));
        },
    });
    if (said === null) return;
    book.center.forgetReadings();
    book.draft.booking.record = said;
    book.go("record", { replace: true });
}
