// SPDX-License-Identifier: Apache-2.0
// 查事项: finding an item by the initials of its name, what has to be brought for it, and where its number is taken.
import { announce, fill, h } from "../dom.js";
import { pick } from "../words.js";
import { picture } from "./pictures.js";
import { t } from "./words.js";

const keys = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"];
/** Characters that are asked for at most: nobody spells longer. */
const limit = 20;

/** The search for items, over whatever the station shows. */
export class ItemFinder {
    #hall;
    #dialog;
    #onTake;
    #typed = "";
    #asked = 0;
    #found = null;

    /** `onTake(service)` is told for which service a number is wanted. */
    constructor(hall, dialog, onTake) {
        [this.#hall, this.#dialog, this.#onTake] = [hall, dialog, onTake];
        dialog.addEventListener("close", () => {
            dialog.removeAttribute("aria-labelledby");
            fill(dialog);
        });
    }

    get isOpen() { return this.#dialog.open; }

    open() {
        if (this.isOpen) return;
        [this.#typed, this.#found] = ["", null];
        this.#dialog.setAttribute("aria-labelledby", "items-title");
        this.#dialog.showModal();
        this.#search();
    }

    close() {
        if (this.isOpen) this.#dialog.close();
    }

    /** Asks the hall for what is typed now; an answer that another question has overtaken is dropped. */
    async #search() {
        const question = this.#asked += 1;
        this.#show();
        let answer;
        try {
            answer = await this.#hall.get(`/catalog?q=${encodeURIComponent(this.#typed)}`);
        } catch {
            answer = null;
        }
        if (question !== this.#asked || !this.isOpen) return;
        this.#found = answer;
        this.#show();
        announce(this.#resultWords());
    }

    #show() {
        const key = (character) => h("button", {
            type: "button", class: "key", data: { item: character }, disabled: this.#typed.length >= limit,
            on: { click: () => this.#type(this.#typed + character) },
        }, character);
        const erase = (id, words, after) => h("button", {
            type: "button", class: "key words-key", id, disabled: this.#typed === "",
            on: { click: () => this.#type(after) },
        }, words);
        const items = this.#found?.items ?? [];
        this.#fill(t("items"), [
            h("p", { class: "soft" }, t("itemsHow")),
            h("p", { class: "found", role: "status" },
                h("span", { class: "typed-initials" }, this.#typed || "–"), " ", this.#resultWords()),
            h("div", { class: "initials", role: "group", "aria-label": t("items") }, keys.map(key),
                erase("item-erase", t("erase"), this.#typed.slice(0, -1)), erase("item-clear", t("eraseAll"), "")),
            h("ul", { class: "services items", role: "list" }, items.map((item) => h("li", {}, h("button", {
                type: "button", class: "service", data: { code: item.code }, on: { click: () => this.#tell(item) },
            },
            h("span", { class: "service-name" }, pick(item.name, item.english_name ?? item.name)),
            h("span", { class: "facts" }, item.department))))),
        ], []);
    }

    #type(typed) {
        this.#typed = typed;
        this.#search();
    }

    #resultWords() {
        if (this.#found === null) return "";
        if (this.#found.total === 0) return t("itemsAway");
        return this.#found.items.length > 0 ? t("itemsFound", { n: this.#found.items.length }) : t("foundNone");
    }

    /** What one has to know of an item, before a number is taken (R12). */
    #tell(item) {
        const line = (word, text) => text ? [h("dt", {}, t(word)), h("dd", {}, text)] : [];
        const material = ({ name, copies }) => h("li", {}, copies > 1 ? t("copies", { name, n: copies }) : name);
        this.#fill(pick(item.name, item.english_name ?? item.name), [
            h("dl", { class: "guide" },
                line("department", item.department), line("conditions", item.conditions),
                item.materials.length > 0
                    ? [h("dt", {}, t("materials")), h("dd", {}, h("ul", {}, item.materials.map(material)))] : [],
                line("fee", item.fee), line("timeLimit", item.time_limit), line("phone", item.phone),
                item.service ? line("takenAt", pick(item.service_name, item.service_english_name)) : []),
            item.service ? null : h("p", { class: "told" }, t("notHere")),
        ], [
            h("button", { type: "button", id: "items-again", on: { click: () => this.#show() } },
                picture("back"), t("back")),
            item.service ? h("button", {
                type: "button", class: "primary", id: "items-take",
                on: { click: () => { this.close(); this.#onTake(item.service); } },
            }, picture("ticket"), t("takeForItem")) : null,
        ]);
        announce(this.#dialog.textContent);
    }

    #fill(title, content, actions) {
        const heading = h("h2", { id: "items-title", tabindex: "-1" }, title);
        fill(this.#dialog, heading, h("div", { class: "scene", data: { scrolls: "" } }, content),
            h("div", { class: "actions" }, actions, h("button", {
                type: "button", id: "items-close", on: { click: () => this.close() },
            }, t("closeItems"))));
        heading.focus({ preventScroll: true });
    }
}
