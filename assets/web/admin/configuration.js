// SPDX-License-Identifier: Apache-2.0
import { announce, fill, h } from "../base.js";
import { confirmed } from "../staff/dialog.js";
import { labelled } from "../staff/signin.js";

/** The hall's configuration as a text, judged by the hall itself before it is used. */
export class ConfigurationView {
    element;
    #page;
    #text;
    #note;
    #saved = null;
    #version = null;
    #save;
    #problems;
    #caret;
    #fromCenter = h("div", {});
    #warn = (event) => {
        if (this.#isChanged) event.preventDefault();
    };

    constructor(page) {
        this.#page = page;
        const { t } = page;
        this.#text = h("textarea", { spellcheck: "false", autocomplete: "off", wrap: "off" });
        this.#note = h("input", { maxlength: 200, autocomplete: "off" });
        this.#save = h("button", { type: "button", class: "primary", on: { click: () => this.#keep() } }, t("save"));
        this.#problems = h("div", { class: "stack" });
        this.#caret = h("span", { class: "soft" });
        for (const event of ["keyup", "click", "input"]) this.#text.addEventListener(event, () => this.#noteCaret());
        this.element = h(
            "section",
            { class: "card stack", "aria-label": t("configuration") },
            h(
                "div",
                { class: "row end" },
                labelled(t("note"), this.#note),
                h("button", { type: "button", on: { click: () => this.#revert() } }, t("revert")),
                h("button", { type: "button", on: { click: () => this.#check() } }, t("check")),
                this.#save,
            ),
            this.#problems,
            labelled(t("text"), this.#text),
            this.#caret,
            this.#fromCenter,
        );
        addEventListener("beforeunload", this.#warn);
    }

    close() {
        removeEventListener("beforeunload", this.#warn);
    }

    /** Reads the running text, unless somebody is changing it. */
    async open() {
        if (!this.#isChanged) await this.read();
    }

    /** Reads the running text over whatever stands here. */
    async read() {
        const answer = await this.#page.read("/configuration");
        if (answer === null) return;
        [this.#saved, this.#version] = [answer.text, answer.version];
        this.#text.value = answer.text;
        this.#save.disabled = !answer.writable;
        if (!answer.writable) this.#page.tell(this.#page.t("notWritable"));
        fill(this.#problems);
        this.#noteCaret();
        fill(this.#fromCenter, adopted(this.#page.t, answer.from_center ?? []));
    }

    /** The running text; null before it was read. */
    get running() { return this.#saved; }

    get #isChanged() { return this.#saved !== null && this.#text.value !== this.#saved; }

    #revert() {
        this.#text.value = this.#saved ?? "";
        fill(this.#problems);
        this.#page.tell("");
    }

    #noteCaret() {
        const line = this.#text.value.slice(0, this.#text.selectionStart).split("\n").length;
        this.#caret.textContent = this.#page.t("caret", { line });
    }

    /** Asks the hall what is wrong with the text; answers whether nothing is. */
    async #check() {
        const { t } = this.#page;
        const answer = await this.#page.act("/configuration/check", { text: this.#text.value });
        if (answer === null) return false;
        this.#showProblems(answer.problems);
        if (answer.problems.length > 0) return false;
        this.#page.tell(t("sound"), "good");
        return true;
    }

    #showProblems(problems) {
        const { t } = this.#page;
        this.#page.tell("");
        if (problems.length === 0) return fill(this.#problems);
        announce(t("problems", { n: problems.length }), true);
        return fill(
            this.#problems,
            h("h2", { class: "error" }, t("problems", { n: problems.length })),
            h("ul", { role: "list", class: "problems" }, problems.map((problem) => h(
                "li",
                {},
                this.#place(problem.line),
                h("span", {}, `${problem.message} ${problem.advice}`),
            ))),
        );
    }

    /** Where a problem is: the way to its line, if one line is to blame. */
    #place(line) {
        const { t } = this.#page;
        if (!line) return h("span", { class: "mark" }, t("wholeText"));
        return h("button", { type: "button", on: { click: () => this.#goTo(line) } }, t("atLine", { line }));
    }

    /** Selects a line of the text and brings it into view. */
    #goTo(line) {
        const before = this.#text.value.split("\n").slice(0, line - 1).join("\n");
        const start = line > 1 ? before.length + 1 : 0;
        const end = this.#text.value.indexOf("\n", start);
        this.#text.focus();
        this.#text.setSelectionRange(start, end < 0 ? this.#text.value.length : end);
        const height = parseFloat(getComputedStyle(this.#text).lineHeight);
        this.#text.scrollTop = Math.max(0, (line - 5) * height);
        this.#noteCaret();
    }

    async #keep() {
        const { t } = this.#page;
        if (!this.#isChanged) return this.#page.tell(t("unchanged"), "bad");
        if (this.#note.value.trim() === "") {
            this.#page.tell(t("noteNeeded"), "bad");
            return this.#note.focus();
        }
        if (!await this.#check()) return undefined;
        if (!await confirmed(t, t("saveTitle"), [t("saveText")], t("save"))) return undefined;
        // What somebody else has saved in the meantime is not written over.
        const fields = { text: this.#text.value, note: this.#note.value.trim(), base: this.#version };
        const answer = await this.#page.act("/configuration", fields);
        if (answer === null) return undefined;
        [this.#saved, this.#version] = [fields.text, answer.version];
        this.#note.value = "";
        return this.#page.tell(t("saved", answer), "good");
    }
}

/** What the hall runs with by its center's word, whatever the text says; nothing while there is none. */
function adopted(t, values) {
    if (values.length === 0) return [];
    const version = ({ document, version }) => `${t(`document_${document}`)} ${version}`;
    return [
        h("h2", {}, t("fromCenter")),
        h("p", { class: "soft" }, t("fromCenterMore")),
        h("ul", { class: "from-center" }, values.map((one) => h("li", {},
            h("code", {}, `${one.name} = ${one.value}`), " ", h("span", { class: "soft" }, version(one))))),
    ];
}
