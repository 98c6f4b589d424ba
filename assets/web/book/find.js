// SPDX-License-Identifier: Apache-2.0
import { h } from "../base.js";
import { Fields } from "./fields.js";
import { actions, answerBox, heading } from "./parts.js";
import { t } from "./words.js";

/** Finding one's own booking: number and document, and the same answer for unknown and wrong (R68). */
export const find = {
    draw(book) {
        const asked = { number: "", document: { type: "resident_id", number: "" } };
        const fields = new Fields();
        const answer = answerBox();
        const send = h("button", { class: "primary", id: "find" }, t("find"));
        const onSubmit = async (event) => {
            event.preventDefault();
            if (send.disabled || !fields.judge()) return;
            send.disabled = true;
            answer.clear();
            const record = await book.act("/bookings/query", asked,
                { onProblem: (problem) => answer.say(h("p", {}, book.problemWords(problem))) });
            send.disabled = false;
            if (record === null) return;
            book.draft.booking = { record, document: asked.document, isWaiting: false };
            book.go("record");
        };
        return [
            heading(t("mine")),
            h("p", {}, t("findMore")),
            h("form", { class: "stack", novalidate: true, on: { submit: onSubmit } },
                h("div", { class: "card stack" }, fields.query(asked)), answer.node, actions(book, send)),
        ];
    },
};
