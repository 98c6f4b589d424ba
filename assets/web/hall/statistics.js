// SPDX-License-Identifier: Apache-2.0
import { fill, h, root } from "../base.js";
import { labelled } from "../staff/signin.js";
import { columnsOf } from "./columns.js";

/** By what the statistics can be asked. */
const groupings = ["service", "window", "clerk", "hour", "class", "day"];

/** Any period of the last 400 days as a table, and as a file for a spreadsheet. */
export class StatisticsView {
    element = h("section", { class: "card stack" });
    #page;
    #services;
    #form;
    #rows = h("div", { class: "wide" });
    #hasBegun = false;

    constructor(page, services) {
        [this.#page, this.#services] = [page, services];
    }

    /** Shows today by service, the first time that it is looked at. */
    begin(day) {
        if (this.#hasBegun || day === undefined) return;
        this.#hasBegun = true;
        const { t } = this.#page;
        const by = h("select", { name: "by" }, groupings.map((name) => h("option", { value: name }, t(`by_${name}`))));
        this.#form = h(
            "form",
            { class: "row period", novalidate: true, "aria-label": t("period") },
            labelled(t("from"), h("input", { type: "date", name: "from", value: day, max: day })),
            labelled(t("to"), h("input", { type: "date", name: "to", value: day, max: day })),
            labelled(t("by"), by),
            h("button", { type: "submit", class: "primary" }, t("show")),
            h("a", { class: "button", download: "" }, t("csv")),
        );
        this.#form.addEventListener("submit", (event) => {
            event.preventDefault();
            this.#read();
        });
        this.#form.addEventListener("change", () => this.#aim());
        fill(this.element, h("h2", {}, t("statistics")), this.#form, this.#rows);
        this.#aim();
        this.#read();
    }

    #query(format) {
        return `/statistics?${new URLSearchParams([...new FormData(this.#form), ["format", format]])}`;
    }

    /** The link to the file follows what is chosen. */
    #aim() {
        this.#form.querySelector("a").href = root + this.#query("csv");
    }

    async #read() {
        const { t } = this.#page;
        const answer = await this.#page.read(this.#query("json"));
        if (answer === null) return;
        fill(this.#rows, answer.rows.length === 0 ? h("p", { class: "soft" }, t("noRows")) : this.#table(answer));
    }

    #table({ by, rows, total }) {
        const { t } = this.#page;
        const columns = columnsOf(total);
        const line = (name, row) => h(
            "tr",
            {},
            h("th", { scope: "row" }, name),
            columns.map((column) => h("td", { class: "figure" }, column.read(row[column.name]))),
        );
        return h(
            "table",
            { "aria-label": t("statistics") },
            h("thead", {}, h(
                "tr",
                {},
                h("th", { scope: "col" }, t(`by_${by}`)),
                columns.map((column) => h("th", { scope: "col", class: "figure" }, column.title)),
            )),
            h("tbody", {}, rows.map((row) => line(this.#rowName(by, row.key), row))),
            h("tfoot", {}, line(t("total"), total)),
        );
    }

    #rowName(by, key) {
        const { t } = this.#page;
        if (key === "") return "—";
        if (by === "service") return this.#services.name(key);
        if (by === "hour") return t("hourLabel", { hour: key });
        return by === "class" ? t(key === "green" ? "priority" : key) : key;
    }
}
