// SPDX-License-Identifier: Apache-2.0
import { fill, h, Problem } from "../base.js";
import { actions, button, stepHead } from "./parts.js";
import { t } from "./words.js";

/** Milliseconds without a key before the center is asked: nobody searches for half a word. */
const typingPause = 300;

/** What: the items of a center, found by words and by department. */
export const items = {
    draw(book, isPresent) {
        const center = encodeURIComponent(book.draft.center.id);
        const departments = h("select", { id: "department" }, h("option", { value: "" }, t("allDepartments")));
        const input = h("input", { type: "search", id: "item-search", autocomplete: "off", enterkeyhint: "search",
            "aria-describedby": "item-found" });
        const notice = h("div", { class: "stack" });
        const named = readCenter(book, center, departments, notice);
        const search = new Search(book, isPresent, named, () => new URLSearchParams(Object.entries(
            { center: book.draft.center.id, q: input.value.trim(), department: departments.value })
            .filter(([, value]) => value !== "")));
        input.addEventListener("input", () => search.soon());
        departments.addEventListener("change", () => search.now());
        search.now();
        return [
            stepHead(book, "items", t("chooseItem")), notice,
            h("div", { class: "pair" },
                h("div", { class: "field" }, h("label", { for: "item-search" }, t("searchItem")), input),
                h("div", { class: "field" }, h("label", { for: "department" }, t("department")), departments)),
            search.found, search.list, search.more,
            actions(book),
        ];
    },
};

/** What the center says of itself: its departments, told by their ids, and a notice if it has one. */
async function readCenter(book, center, departments, notice) {
    try {
        const said = await book.center.read(`/centers/${center}`);
        departments.append(...said.departments.map((one) => h("option", { value: one.id }, book.pick(one))));
        fill(notice, said.notice ? h("p", { class: "banner" }, said.notice) : null);
        return new Map(said.departments.map((one) => [one.id, one]));
    } catch (problem) {
        // The list says that the line is down; without the filter it is whole.
        if (!(problem instanceof Problem)) throw problem;
        return new Map();
    }
}

/** The list, which grows page by page. */
class Search {
    found = h("p", { class: "soft", id: "item-found", role: "status" });
    list = h("ul", { class: "list", role: "list", id: "items" });
    more = h("div", { class: "stack tight" });
    #book;
    #isPresent;
    #named;
    #query;
    #timer = 0;
    #turn = 0;

    /** `named` comes with the departments by their ids; `query` says what is searched. */
    constructor(book, isPresent, named, query) {
        [this.#book, this.#isPresent, this.#named, this.#query] = [book, isPresent, named, query];
    }

    soon() {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.now(), typingPause);
    }

    now() {
        clearTimeout(this.#timer);
        return this.#load(null);
    }

    async #load(after) {
        const turn = this.#turn += 1;
        const query = this.#query();
        if (after !== null) query.set("after", after);
        fill(this.more, h("p", { class: "soft waiting" }, t("reading")));
        let page, named;
        try {
            [page, named] = await Promise.all([this.#book.center.read(`/items?${query}`), this.#named]);
        } catch (problem) {
            if (!(problem instanceof Problem)) throw problem;
            if (turn === this.#turn) fill(this.more, h("div", { class: "banner alarm", role: "alert" },
                h("span", {}, this.#book.problemWords(problem)), button(t("tryAgain"), () => this.#load(after))));
            return;
        }
        // Meanwhile another word may have been typed, or another view be shown.
        if (turn !== this.#turn || !this.#isPresent()) return;
        const entries = page.items.map((item) => h("li", {}, this.#entry(item, named.get(item.department))));
        if (after === null) fill(this.list, entries);
        else this.list.append(...entries);
        const isAll = !query.has("q") && !query.has("department");
        fill(this.found, this.list.childElementCount === 0 ? t(isAll ? "noItemHere" : "noItem")
            : t(page.next ? "someItems" : "foundItems", { n: this.list.childElementCount }));
        fill(this.more, page.next ? button(t("moreItems"), async () => {
            await this.#load(page.next);
            entries.at(-1)?.nextElementSibling?.querySelector("button").focus();
        }) : null);
    }

    #entry(item, department) {
        const onPress = () => {
            this.#book.draft.code = item.code;
            this.#book.go("guide");
        };
        return h("button", { type: "button", class: "entry", data: { item: item.code }, on: { click: onPress } },
        h("span", { class: "entry-name" }, this.#book.pick(item)),
        department ? h("span", { class: "soft" }, this.#book.pick(department)) : null);
    }
}
