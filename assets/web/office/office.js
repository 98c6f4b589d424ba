// SPDX-License-Identifier: Apache-2.0
import { at, fill, h, pick } from "../base.js";
import { Desk } from "./desk.js";
import { groups, viewsFor } from "./views.js";

/** The page of those who run the booking system: the views that the session may open, each at an address of its own. */
export class Office {
    #desk;
    #page;
    #views;
    #open = new Map();
    #content = h("div", { class: "content" });
    #links = [];
    #choice;
    #center;
    #city;
    #shown = null;
    #stop = new AbortController();

    constructor(page) {
        [this.#page, this.#desk] = [page, new Desk(page)];
        this.#city = h("span", { class: "label" }, page.t("wholeCity"));
        this.#views = viewsFor(page.session);
        this.#begin();
    }

    close() {
        this.#stop.abort();
        for (const view of this.#open.values()) view.close?.();
    }

    async #begin() {
        await this.#desk.load();
        if (this.#stop.signal.aborted) return;
        const own = this.#page.session.center;
        at("place").textContent = own ? this.#desk.centerName(own) : this.#page.t("wholeCity");
        this.#page.main.append(
            h(
                "div",
                { class: "office" },
                this.#navigation(),
                h(
                    "div",
                    { class: "work" },
                    h("div", { class: "row over" }, this.#centerChoice(), this.#city, this.#page.message),
                    this.#content,
                ),
            ),
        );
        addEventListener("hashchange", () => this.#follow(), { signal: this.#stop.signal });
        this.#follow();
    }

    /** Links for a wide window, and a choice of the same for a narrow one. */
    #navigation() {
        const { t } = this.#page;
        this.#choice = h("select", { class: "views", "aria-label": t("views") });
        const lists = groups.map((group) => {
            const views = this.#views.filter((view) => view.group === group.name);
            if (views.length === 0) return null;
            const name = pick(...group.words);
            this.#choice.append(h("optgroup", { label: name }, views.map((view) =>
                h("option", { value: view.name }, pick(...view.words)))));
            return h(
                "div",
                { role: "group", "aria-label": name },
                h("p", { class: "soft", "aria-hidden": "true" }, name),
                h("ul", { role: "list" }, views.map((view) => h("li", {}, this.#link(view)))),
            );
        });
        this.#choice.addEventListener("change", () => { location.hash = `#/${this.#choice.value}`; });
        return h("nav", { "aria-label": t("views") }, this.#choice, h("div", { class: "links" }, lists));
    }

    #link(view) {
        const link = h("a", { href: `#/${view.name}`, data: { view: view.name } }, pick(...view.words));
        this.#links.push(link);
        return link;
    }

    /** The center that views look at; whoever answers for one sees only that. */
    #centerChoice() {
        const { centers, center } = this.#desk;
        if (centers.length < 2) return null;
        this.#center = h("select", { name: "center" }, centers.map((one) =>
            h("option", { value: one.id, selected: one.id === center }, pick(one.name, one.name_en))));
        this.#center.addEventListener("change", () => {
            this.#desk.center = this.#center.value;
            this.#open.get(this.#shown)?.open([]);
        });
        return h("label", { class: "row center-choice" }, h("span", {}, this.#page.t("center")), this.#center);
    }

    /** Shows the view that the address names, or the first. */
    #follow() {
        const [mark, name, ...rest] = location.hash.split("/").map(decodeURIComponent);
        // The way past the head of the page is no view.
        if (mark !== "#" && mark !== "" && this.#shown !== null) return;
        const view = this.#views.find((one) => one.name === name) ?? this.#views[0];
        for (const link of this.#links) {
            if (link.dataset.view === view.name) link.setAttribute("aria-current", "page");
            else link.removeAttribute("aria-current");
        }
        this.#choice.value = view.name;
        if (this.#shown !== view.name) this.#page.note("");
        this.#shown = view.name;
        if (this.#center) this.#center.closest("label").hidden = view.isOfCity;
        this.#city.hidden = !view.isOfCity;
        if (!this.#open.has(view.name)) this.#open.set(view.name, view.make(this.#desk));
        const made = this.#open.get(view.name);
        fill(this.#content, made.element);
        made.open(rest);
    }
}
