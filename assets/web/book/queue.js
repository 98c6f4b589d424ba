// SPDX-License-Identifier: Apache-2.0
import { fill, h } from "../base.js";
import { slotWords, timeWords } from "./dates.js";
import { everyType } from "./documents.js";
import { Fields, form } from "./fields.js";
import { actions, answerBox, button, facts, heading } from "./parts.js";
import { t } from "./words.js";

/** The wait-list (R41, A12): where one stands, the number that is held for a while, and leaving it. */
export const queue = {
    draw(book) {
        const { document } = book.draft.asked;
        const fields = new Fields();
        const answer = answerBox();
        const place = h("div", { class: "stack" });
        const send = h("button", { class: "primary", id: "find" }, t("find"));
        const work = async () => {
            answer.clear();
            fill(place);
            const found = await book.act("/waitlist/query", { document },
                { onProblem: (problem) => answer.say(h("p", {}, book.problemWords(problem))) });
            if (found !== null) show(book, found.entries, document, place);
        };
        return [
            heading(t("queue")),
            h("p", {}, t("queueLong")),
            form(fields, send, work,
                h("div", { class: "card stack" }, fields.document(document, { types: everyType })),
                answer.node, place, actions(book, send)),
        ];
    },
};

function show(book, entries, document, place) {
    fill(place, h("h2", { tabindex: "-1" }, t("foundEntries", { n: entries.length })),
        entries.map((entry) => placeCard(book, entry, document)));
    place.querySelector("h2").focus();
}

/** One place on the wait-list; with the `document` it can be claimed or left. */
export function placeCard(book, entry, document = null) {
    const answer = answerBox();
    const card = h("section", { class: "card stack tight", data: { entry: entry.id } });
    const press = async (path, after) => {
        answer.clear();
        const said = await book.act(path, { id: entry.id, document }, {
            name: `${path} ${entry.id}`,
            onProblem: (problem) => answer.say(h("p", {}, book.problemWords(problem))),
        });
        if (said !== null) after(said);
    };
    const claim = () => press("/waitlist/claim", (record) => {
        book.draft.booking = { record, document, isWaiting: false };
        book.go("done", { replace: true });
    });
    const leave = () => press("/waitlist/leave", () => fill(card, h("p", { role: "status" }, t("leftQueue"))));
    return fill(card,
        facts([
            [t("slot"), entry.slot && slotWords(entry.slot)],
            [t("center"), book.pick(entry, "center_name")],
            [t("placeInQueue"), entry.position ? t("placeOf", { n: entry.position }) : null],
            [t("heldUntil"), entry.claim_until && h("strong", {}, timeWords(entry.claim_until))],
        ]),
        h("p", { class: entry.claim_until ? "banner" : null }, t(entry.claim_until ? "claimMore" : "queueMoreTold")),
        answer.node,
        document ? h("div", { class: "row" },
            entry.claim_until ? button(t("claim"), claim, { class: "primary" }) : null,
            button(t("leave"), leave, { look: "danger" })) : null);
}
