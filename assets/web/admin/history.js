// SPDX-License-Identifier: Apache-2.0
import { fill, h } from "../base.js";
import { confirmed } from "../staff/dialog.js";
import { folded, lineDiff } from "./diff.js";

/** What stands before a line, for the eye; its word is for the ear. */
const signs = { same: " ", removed: "−", added: "+" };

const columns = ["version", "when", "who", "note"];

/** Every version that the configuration had, what it would change, and the way back to it. */
export class HistoryView {
    element;
    #page;
    #configuration;
    #list = h("div", { class: "wide" });
    #difference = h("div", { class: "stack" });

    constructor(page, configuration) {
        [this.#page, this.#configuration] = [page, configuration];
        this.element = h(
            "section",
            { class: "card stack", "aria-label": page.t("history") },
            h("h2", {}, page.t("history")),
            this.#list,
            this.#difference,
        );
    }

    async open() {
        const { t, clock } = this.#page;
        const answer = await this.#page.read("/configuration/history");
        if (answer === null) return;
        fill(this.#difference);
        fill(this.#list, answer.versions.length === 0 ? h("p", { class: "soft" }, t("noHistory")) : h(
            "table",
            { "aria-label": t("history") },
            h("thead", {}, h("tr", {}, columns.map((word) => h("th", { scope: "col" }, t(word))), h("td"))),
            h("tbody", {}, answer.versions.map((version) => h(
                "tr",
                {},
                h("th", { scope: "row" }, version.version),
                h("td", {}, `${clock.dayText(version.at)} ${clock.clockText(version.at)}`),
                h("td", {}, version.staff),
                h("td", {}, version.note),
                h("td", { class: "actions" }, this.#actions(version.version)),
            ))),
        ));
    }

    #actions(version) {
        const { t } = this.#page;
        const button = (word, run) =>
            h("button", { type: "button", "aria-label": `${t(word)} ${version}`, on: { click: run } }, t(word));
        return h(
            "span",
            { class: "row" },
            button("compare", () => this.#compare(version)),
            button("restore", () => this.#restore(version)),
        );
    }

    async #compare(version) {
        const { t } = this.#page;
        const answer = await this.#page.read(`/configuration/history/${version}`);
        if (answer === null || this.#configuration.running === null) return;
        const lines = folded(lineDiff(answer.text, this.#configuration.running));
        const isSame = lines.every((line) => line.kind === "skipped");
        const heading = h("h2", { tabindex: -1 }, t("difference", { version }));
        fill(this.#difference, heading, isSame
            ? h("p", { class: "soft" }, t("same"))
            : h("ol", { role: "list", class: "wide difference" }, lines.map((line) => this.#line(line))));
        heading.focus();
    }

    #line({ kind, text, count }) {
        const { t } = this.#page;
        if (kind === "skipped") return h("li", { class: "soft" }, t("skipped", { n: count }));
        return h(
            "li",
            { class: kind },
            h("span", { "aria-hidden": "true" }, signs[kind]),
            kind === "same" ? null : h("span", { class: "unseen" }, t(kind)),
            h("code", {}, text),
        );
    }

    async #restore(version) {
        const { t } = this.#page;
        const title = t("restoreTitle", { version });
        if (!await confirmed(t, title, [t("restoreText", { version }), t("saveText")], t("restore"))) return;
        if (await this.#page.act("/configuration/restore", { version: String(version) }) === null) return;
        this.#page.tell(t("restored", { version }), "good");
        await this.#configuration.read();
        await this.open();
    }
}
