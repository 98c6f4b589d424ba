// SPDX-License-Identifier: Apache-2.0
import { fill, h } from "../base.js";
import { confirmed, openDialog } from "../staff/dialog.js";
import { labelled } from "../staff/signin.js";

/** What somebody may be trusted with. */
const roles = ["clerk", "green", "manager", "admin"];

/** Who may sign in, and with what. */
export class PeopleView {
    element;
    #page;
    #list = h("div", { class: "wide" });

    constructor(page) {
        this.#page = page;
        const { t } = page;
        const add = h("button", { type: "button", class: "primary", on: { click: () => this.#add() } }, t("addPerson"));
        this.element = h(
            "section",
            { class: "card", "aria-label": t("people") },
            h("header", {}, h("h2", {}, t("people")), add),
            this.#list,
        );
    }

    async open() {
        const { t } = this.#page;
        const answer = await this.#page.read("/staff");
        if (answer === null) return;
        fill(this.#list, answer.staff.length === 0 ? h("p", { class: "soft" }, t("noPeople")) : h(
            "table",
            { "aria-label": t("people") },
            h("thead", {}, h(
                "tr",
                {},
                ["staffNumber", "roles", "atWindow"].map((word) => h("th", { scope: "col" }, t(word))),
                h("td"),
            )),
            h("tbody", {}, answer.staff.map((person) => this.#row(person))),
        ));
    }

    #row({ staff, roles: held, disabled, window }) {
        const { t } = this.#page;
        const button = (word, kind, run) => h(
            "button",
            { type: "button", class: kind, "aria-label": `${t(word)} ${staff}`, on: { click: run } },
            t(word),
        );
        return h(
            "tr",
            {},
            h("th", { scope: "row" }, staff),
            h("td", {}, h("span", { class: "row" }, disabled && h("span", { class: "mark warn" }, t("disabled")),
                held.map((role) => h("span", { class: "mark" }, t(`role_${role}`))))),
            h("td", {}, window ?? "—"),
            h("td", { class: "actions" }, h("span", { class: "row" }, disabled
                ? [
                    button("enable", null, () => this.#change(staff, "enable", "enabledPerson")),
                    button("remove", "danger", () => this.#remove(staff)),
                ]
                : [
                    button("newSecret", null, () => this.#setSecret(staff)),
                    button("disable", "danger", () => this.#disable(staff)),
                ])),
        );
    }

    async #add() {
        const { t } = this.#page;
        const number = h("input", { maxlength: 32, autocomplete: "off", spellcheck: "false", autofocus: true });
        const secret = h("input", { type: "password", autocomplete: "new-password" });
        const ticks = roles.map((role) => h(
            "label",
            { class: "tick" },
            h("input", { type: "checkbox", value: role }),
            h("span", {}, t(`role_${role}`)),
        ));
        const fields = await this.#ask(t("addPerson"), [
            labelled(t("staffNumber"), number),
            labelled(t("secret"), secret),
            h("div", { class: "ticks", role: "group", "aria-label": t("roles") }, ticks),
        ], () => {
            const chosen = ticks.map((tick) => tick.firstChild).filter((input) => input.checked);
            if (number.value.trim() === "") return number.focus();
            if (secret.value === "") return secret.focus();
            if (chosen.length === 0) return t("roleNeeded");
            const names = chosen.map((input) => input.value).join(",");
            return { staff: number.value.trim(), roles: names, secret: secret.value };
        });
        if (fields === null || await this.#page.act("/staff", fields) === null) return;
        this.#page.tell(t("added_person", fields), "good");
        await this.open();
    }

    async #setSecret(staff) {
        const { t } = this.#page;
        const secret = h("input", { type: "password", autocomplete: "new-password", autofocus: true });
        const fields = await this.#ask(
            t("newSecretTitle", { staff }),
            [labelled(t("secret"), secret), h("p", { class: "soft" }, t("secretRule"))],
            () => (secret.value === "" ? secret.focus() : { secret: secret.value }),
        );
        if (fields === null) return;
        if (await this.#page.act(`/staff/${encodeURIComponent(staff)}/secret`, fields) === null) return;
        this.#page.tell(t("secretSet", { staff }), "good");
    }

    async #disable(staff) {
        const { t } = this.#page;
        const [title, text] = [t("disableTitle", { staff }), t("disableText", { staff })];
        if (!await confirmed(t, title, [text], t("disable"), { isGrave: true })) return;
        await this.#change(staff, "disable", "disabledPerson");
    }

    async #remove(staff) {
        const { t } = this.#page;
        const [title, text] = [t("removeTitle", { staff }), t("removeText", { staff })];
        if (!await confirmed(t, title, [text], t("remove"), { isGrave: true })) return;
        await this.#change(staff, "remove", "removedPerson");
    }

    async #change(staff, verb, word) {
        if (await this.#page.act(`/staff/${encodeURIComponent(staff)}/${verb}`) === null) return;
        this.#page.tell(this.#page.t(word, { staff }), "good");
        await this.open();
    }

    /** A form in a dialog; `read` answers its fields, a text that says what is missing, or nothing yet. */
    #ask(title, parts, read) {
        const { t } = this.#page;
        return openDialog(title, (close) => {
            const fault = h("p", { class: "error", role: "alert" });
            const form = h(
                "form",
                { novalidate: true },
                parts,
                fault,
                h(
                    "div",
                    { class: "foot" },
                    h("button", { type: "button", on: { click: () => close(null) } }, t("cancel")),
                    h("button", { type: "submit", class: "primary" }, t("confirm")),
                ),
            );
            form.addEventListener("submit", (event) => {
                event.preventDefault();
                const said = read();
                fault.textContent = typeof said === "string" ? said : "";
                if (typeof said === "object") close(said);
            });
            return form;
        });
    }
}
