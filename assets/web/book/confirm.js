// SPDX-License-Identifier: Apache-2.0
import { announce, fill, h, pick } from "../base.js";
import { placeFacts } from "./centers.js";
import { slotNodes, timeWords } from "./dates.js";
import { Fields, form } from "./fields.js";
import { actions, answerBox, button, facts, stepHead } from "./parts.js";
import { partyFacts, partyFields } from "./parties.js";
import { offerList } from "./slots.js";
import { t } from "./words.js";

/** Before it counts: when, where, until when it can be cancelled, and what not coming means (R24–R26). */
export const confirm = {
    draw(book) {
        const { center, item, slot, isWaiting } = book.draft;
        const query = new URLSearchParams({ center: center.id, service: item.service, start: slot.start });
        return [
            stepHead(book, "confirm", t(isWaiting ? "confirmWait" : "confirm")),
            book.reading(`/terms?${query}`, (terms) => consent(book, terms)),
        ];
    },
};

function consent(book, terms) {
    const { draft } = book;
    const fields = new Fields();
    const answer = answerBox();
    const effort = effortRow();
    const send = h("button", { class: "primary", id: "book" }, t(draft.isWaiting ? "joinNow" : "bookNow"));
    const work = async () => {
        answer.clear();
        await sendBooking(book, terms, effort, answer);
        effort.hide();
    };
    return form(fields, send, work,
        h("section", { class: "card stack tight" }, h("h2", {}, t("yourBooking")), facts([
            [t("slot"), h("strong", { class: "slot-words" }, slotNodes(draft.slot))],
            [t("item"), book.pick(draft.item)],
            [t("center"), book.pick(draft.center)],
            ...placeFacts(book, draft.center),
            ...partyFacts(draft),
        ])),
        draft.isWaiting ? h("p", { class: "banner calm" }, t("waitMore")) : null,
        terms.late ? h("p", { class: "banner" }, t("deadlinePassed")) : null,
        termsCard(terms),
        fields.tick(t("consent"), { isNeeded: t("consentMissing") }),
        effort.node, answer.node,
        actions(book, send));
}

/** The text that is consented to, with the exact times in front; its version is stored with the booking (R26). */
export function termsCard(terms) {
    return h("section", { class: "card stack tight terms" }, h("h2", {}, t("mustKnow")),
        facts([
            [t("earliest"), terms.earliest && timeWords(terms.earliest)],
            [t("deadline"), h("strong", {}, timeWords(terms.deadline))],
        ]),
        termsText(terms));
}

/** Its paragraphs, and which version they are. */
export function termsText(terms) {
    return [pick(terms.paragraphs, terms.paragraphs_en).map((words) => h("p", {}, words)),
        h("p", { class: "soft" }, t("termsVersion", { version: terms.version }))];
}

/** How far the proof of effort is, in a bar and in words. */
export function effortRow() {
    const bar = h("progress", { max: "100", value: 0, "aria-label": t("effort") });
    const words = h("p", { class: "soft" });
    const node = h("div", { class: "effort stack tight", hidden: true }, bar, words);
    return {
        node,
        hide: () => { node.hidden = true; },
        show: (share) => {
            if (node.hidden) announce(t("effort"));
            node.hidden = false;
            bar.value = Math.round(share * 100);
            fill(words, t(share < 1 ? "effortMore" : "sending"));
        },
    };
}

async function sendBooking(book, terms, effort, answer) {
    const { draft } = book;
    const wanted = { center: draft.center.id, service: draft.item.service, item: draft.item.code,
        start: draft.slot.start };
    const path = draft.isWaiting ? "/waitlist" : "/bookings";
    const onProblem = (problem) => tellRefusal(book, problem, answer);
    const record = await book.act(path, { ...wanted, ...partyFields(draft), terms: terms.version }, {
        name: [path, ...Object.values(wanted)].join(" "),
        more: async () => ({ effort: await book.effort.prove(effort.show) }),
        onProblem,
    });
    // A proof counts once, whatever came of it.
    book.effort.forget();
    if (record === null) return;
    draft.keepPerson();
    book.center.forgetReadings();
    const { type, number } = draft.principal;
    draft.booking = { record, document: { type, number }, isWaiting: draft.isWaiting };
    draft.isBooked = true;
    book.go("done", { replace: true });
}

function tellRefusal(book, problem, answer) {
    if (problem.isPassing) return answer.say(h("p", {}, t("lostReply")), h("p", {}, book.problemWords(problem)));
    book.center.forgetReadings();
    const again = () => book.go("confirm", { replace: true });
    if (problem.kind !== "slot-full") {
        return answer.say(h("p", {}, book.problemWords(problem)),
            problem.body.until ? h("p", {}, t("untilTime", { time: timeWords(problem.body.until) })) : null,
            problem.kind === "terms-changed" ? button(t("readAgain"), again) : null);
    }
    const choose = (slot) => {
        book.draft.slot = { ...slot, state: "open" };
        again();
    };
    const wait = () => {
        book.draft.isWaiting = true;
        again();
    };
    return answer.say(h("p", {}, t("justTaken")), offerList(problem.body.next ?? [], choose),
        book.city?.waitlist ? button(t("waitInstead"), wait, { id: "wait" }) : null);
}
