// SPDX-License-Identifier: Apache-2.0
import { fill, h } from "../base.js";
import { timeWords } from "./dates.js";
import { Fields, form } from "./fields.js";
import { actions, answerBox, facts, heading } from "./parts.js";
import { t } from "./words.js";

const kinds = ["problem", "suggestion", "praise"];

/** Problems and suggestions (R51), without a name; the number that is given asks later what came of it. */
export const feedback = {
    draw(book) {
        return [heading(t("feedback")), h("p", {}, t("feedbackLong")), writing(book), asking(book), actions(book)];
    },
};

function writing(book) {
    const fields = new Fields();
    const answer = answerBox();
    const given = { kind: kinds[0], text: "" };
    const card = h("section", { class: "card stack", "aria-labelledby": "write" });
    const send = h("button", { class: "primary", id: "send-feedback" }, t("send"));
    const work = async () => {
        answer.clear();
        const said = await book.act("/feedback", given, {
            name: "feedback",
            more: async () => ({ effort: await book.effort.prove() }),
            onProblem: (problem) => answer.say(h("p", {}, book.problemWords(problem))),
        });
        book.effort.forget();
        if (said === null) return;
        fill(card, h("h2", { id: "write", tabindex: "-1" }, t("feedbackSent")),
            h("p", {}, t("feedbackNumber"), " ", h("strong", { id: "feedback-number" }, said.receipt)),
            h("p", {}, t("feedbackKeep")));
        card.querySelector("h2").focus();
    };
    return fill(card, h("h2", { id: "write" }, t("write")),
        form(fields, send, work,
            fields.add(t("feedbackKind"), {
                control: h("select", {}, kinds.map((kind) => h("option", { value: kind }, t(`feedback-${kind}`)))),
                value: given.kind, onInput: (kind) => { given.kind = kind; },
            }),
            fields.add(t("feedbackText"), {
                control: h("textarea", { rows: 5 }), maxlength: 1000, hint: t("feedbackHint"),
                onInput: (text) => { given.text = text.trim(); },
                check: (text) => text.trim() === "" ? t("textMissing") : null,
            }),
            fields.add(t("optional", { words: t("contact") }), {
                autocomplete: "off", maxlength: 100, hint: t("contactHint"), "data-field": "contact",
                onInput: (text) => { given.contact = text.trim() || undefined; },
            }), answer.node, send));
}

function asking(book) {
    const fields = new Fields();
    const asked = { receipt: "" };
    const answer = answerBox();
    const place = h("div", { role: "status" });
    const send = h("button", { id: "ask-feedback" }, t("find"));
    const work = async () => {
        answer.clear();
        fill(place);
        const said = await book.act("/feedback/query", asked,
            { onProblem: (problem) => answer.say(h("p", {}, book.problemWords(problem))) });
        if (said === null) return;
        fill(place, facts([
            [t("state"), t(`feedback-${said.status}`)],
            [t("feedbackAt"), timeWords(said.answered_at ?? said.at)],
            [t("feedbackAnswer"), said.answer],
        ]));
    };
    return h("section", { class: "card stack", "aria-labelledby": "ask" }, h("h2", { id: "ask" }, t("ask")),
        form(fields, send, work,
            fields.add(t("feedbackNumber"), {
                autocomplete: "off", maxlength: 64, onInput: (text) => { asked.receipt = text.trim(); },
                check: (text) => text.trim() === "" ? t("feedbackNumberMissing") : null,
            }), answer.node, send, place));
}
