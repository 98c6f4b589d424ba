// SPDX-License-Identifier: Apache-2.0
import { h } from "../base.js";
import { Fields, form } from "./fields.js";
import { actions, answerBox, heading } from "./parts.js";
import { t } from "./words.js";

/** Finding one's own booking: number and document, and the same answer for unknown and wrong (R68). */
export const find = {
    draw(book) {
        const { asked } = book.draft;
        const fields = new Fields();
        const answer = answerBox();
        const send = h("button", { class: "primary", id: "find" }, t("find"));
        const work = async () => {
            answer.clear();
            const record = await book.act("/bookings/query", asked,
                { onProblem: (problem) => answer.say(h("p", {}, book.problemWords(problem))) });
            if (record === null) return;
            book.draft.booking = { record, document: { ...asked.document }, isWaiting: false };
            book.go("record");
        };
        return [
            heading(t("mine")),
            h("p", {}, t("findMore")),
            form(fields, send, work,
                h("div", { class: "card stack" }, fields.query(asked)), answer.node, actions(book, send)),
        ];
    },
};
