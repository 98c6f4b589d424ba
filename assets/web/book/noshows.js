// SPDX-License-Identifier: Apache-2.0
import { fill, h } from "../base.js";
import { dayWords, slotWords, timeWords } from "./dates.js";
import { Fields, form } from "./fields.js";
import { actions, answerBox, button, facts, heading } from "./parts.js";
import { t } from "./words.js";

/** The no-show records of one's own, and appeals against them (R29, R30, R69). */
export const noShows = {
    draw(book) {
        const { asked } = book.draft;
        const fields = new Fields();
        const answer = answerBox();
        const place = h("div", { class: "stack" });
        const send = h("button", { class: "primary", id: "find" }, t("find"));
        const work = async () => {
            answer.clear();
            fill(place);
            const found = await book.act("/noshows/query", asked,
                { onProblem: (problem) => answer.say(h("p", {}, book.problemWords(problem))) });
            if (found !== null) show(book, found, { ...asked.document }, place);
        };
        return [
            heading(t("noShows")),
            h("p", {}, t("noShowsLong")),
            form(fields, send, work,
                h("div", { class: "card stack" }, fields.query(asked)),
                answer.node, place, actions(book, send)),
        ];
    },
};

function show(book, found, document, place) {
    fill(place, h("h2", { tabindex: "-1" }, t("foundNoShows", { n: found.events.length })),
        found.count > 0 ? h("p", {}, t("counted", { n: found.count, most: found.threshold })) : null,
        found.listed ? h("div", { class: "banner stack tight" }, h("p", {}, t("listed")),
            found.listed_until ? h("p", {}, t("listedUntil", { day: dayWords(found.listed_until) })) : null) : null,
        found.suspended_until ? h("p", { class: "banner" },
            t("suspendedUntil", { time: timeWords(found.suspended_until) })) : null,
        found.events.map((event) => eventCard(book, event, document)));
    place.querySelector("h2").focus();
}

function eventCard(book, event, document) {
    const box = h("div", { class: "stack tight" });
    const card = h("section", { class: "card stack tight", data: { event: event.id } },
        facts([
            [t("slot"), slotWords(event.slot)],
            [t("reason"), t(`noShow-${event.reason}`)],
            [t("state"), t(`appeal-${event.state}`)],
            [t("appealAnswer"), event.answer],
            [t("appealUntil"), event.may_appeal ? timeWords(event.appeal_until) : null],
        ]), box);
    const onSent = (register) => {
        // The register as it stands now: the card must not go on saying that nobody appealed.
        const now = register.events.find((one) => one.id === event.id) ?? event;
        const next = eventCard(book, now, document);
        next.append(h("p", { class: "banner calm", role: "status", tabindex: "-1" }, t("appealSent")));
        card.replaceWith(next);
        next.lastElementChild.focus();
    };
    const open = () => fill(box, appealForm(book, event, document, onSent));
    if (event.may_appeal) fill(box, button(t("appeal"), open, { data: { appeal: event.id } }));
    return card;
}

/** Why the record is wrong; `onSent` gets the register with the appeal in it. */
function appealForm(book, event, document, onSent) {
    const fields = new Fields();
    const answer = answerBox();
    const given = { text: "" };
    const send = h("button", { class: "primary" }, t("appealSend"));
    const work = async () => {
        const said = await book.act("/noshows/appeal", { number: event.id, document, text: given.text }, {
            name: `appeal ${event.id}`,
            onProblem: (problem) => answer.say(h("p", {}, book.problemWords(problem))),
        });
        if (said !== null) onSent(said);
    };
    const node = form(fields, send, work,
        fields.add(t("appealText"), {
            control: h("textarea", { rows: 4 }), maxlength: 500, hint: t("appealHint"),
            onInput: (text) => { given.text = text.trim(); },
            check: (text) => text.trim() === "" ? t("textMissing") : null,
        }), answer.node, send);
    requestAnimationFrame(() => node.querySelector("textarea").focus());
    return node;
}
