// SPDX-License-Identifier: Apache-2.0
// The list of services with what waits there, and finding one by initials.
import { fill, h } from "../dom.js";
import { language, pick } from "../words.js";
import { picture } from "./pictures.js";
import { t } from "./words.js";

/** A list that is longer than this has a way to find something in it. */
export const shortList = 6;

/** The minutes of an outlook, `10–20`; null when nobody is on duty. */
export function span(outlook) {
    if (!outlook.minutes) return null;
    const [from, to] = outlook.minutes;
    return from === to ? String(from) : `${from}–${to}`;
}

function waitWords(outlook) {
    const minutes = span(outlook);
    if (minutes === null) return t("nobody");
    return minutes === "0" ? t("noWait") : t("minutes", { span: minutes });
}

/** The initials under which an offer is found in the language of the page. */
export function initials(offer) {
    return language() === "en" ? offer.englishName.toUpperCase().replace(/[^A-Z0-9]/g, "") : offer.initials;
}

/** The offers whose initials hold `typed`; those that begin with it come first, else in the hall's order. */
export function matching(offers, typed) {
    if (typed === "") return offers;
    const found = offers.filter((offer) => initials(offer).includes(typed));
    const begins = (offer) => initials(offer).startsWith(typed);
    return [...found.filter(begins), ...found.filter((offer) => !begins(offer))];
}

/** The characters that can follow `typed` so that something is still found, in order. */
export function following(offers, typed) {
    const next = new Set();
    for (const offer of offers) {
        const text = initials(offer);
        for (let at = 0; at + typed.length < text.length; at += 1) {
            if (text.startsWith(typed, at)) next.add(text[at + typed.length]);
        }
    }
    return [...next].sort();
}

/** What waits at a service, as a row of small facts. */
export function outlookFacts(outlook, area) {
    const fact = (name, words) => h("span", { class: "fact" }, picture(name), words);
    return h("span", { class: "facts" },
        fact("people", t("ahead", { n: outlook.ahead })),
        fact("wait", waitWords(outlook)),
        area ? fact("place", area) : null);
}

/** Makes the list of `offers`; `onChoose(service)` is told which was touched. */
export function serviceList(offers, onChoose) {
    let typed = "";
    let isFinding = false;
    const list = h("ul", { class: "services", role: "list", "aria-label": t("pageTitle") });
    const finder = h("div", { class: "finder" });
    show();
    if (offers.length <= shortList) return [list];
    return [finder, list];

    function show() {
        const found = matching(offers, typed);
        fill(list, found.map(item));
        fill(finder, isFinding ? pad(found) : h("button", {
            type: "button", id: "find", on: { click: () => { isFinding = true; show(); focusFirst(); } },
        }, picture("find"), t("find")));
    }

    function item(offer) {
        return h("li", {}, h("button", {
            type: "button", class: "service", data: { service: offer.service },
            on: { click: () => onChoose(offer.service) },
        },
        h("span", { class: "service-name" }, pick(offer.name, offer.englishName)),
        outlookFacts(offer.outlook, offer.area)));
    }

    function pad(found) {
        const next = new Set(following(offers, typed));
        const every = following(offers, "");
        const key = (character) => h("button", {
            type: "button", class: "key", data: { initial: character }, disabled: !next.has(character),
            on: { click: () => { typed += character; show(); focusFirst(); } },
        }, character);
        const erase = (words, name, after) => h("button", {
            type: "button", class: "key words-key", id: name, disabled: typed === "",
            on: { click: () => { typed = after(); show(); focusFirst(); } },
        }, words);
        return [
            h("p", { class: "soft" }, t("findWords")),
            h("p", { class: "found", role: "status" },
                h("span", { class: "typed-initials" }, typed || "–"), " ",
                found.length > 0 ? t("found", { n: found.length }) : t("foundNone")),
            h("div", { class: "initials", role: "group", "aria-label": t("find") }, every.map(key),
                erase(t("erase"), "initial-erase", () => typed.slice(0, -1)),
                erase(t("eraseAll"), "initial-clear", () => "")),
        ];
    }

    /** Keys are made anew with each letter; who works by keyboard goes on where the keys begin. */
    function focusFirst() { finder.querySelector("button:not(:disabled)")?.focus({ focusVisible: false }); }
}
