// SPDX-License-Identifier: Apache-2.0
import { h } from "../base.js";
import { openDialog } from "../staff/dialog.js";
import { labelled } from "../staff/signin.js";

/**
 * Asks for the fields of a step in a dialog; their values by name, or null.
 *
 * `fields` are `{ name, label, type, value, isRequired, options, hint, …attributes }`: `type` as HTML has it, or
 * `select`, `textarea`, `check`, `file` (whose value is its text). Fields left empty are not in the answer. `check`
 * may say what is wrong with the values.
 */
export function ask(t, title, fields, { note = null, yes = t("confirm"), isGrave = false, check = () => null } = {}) {
    return openDialog(title, (close) => {
        const inputs = fields.map((field, index) => ({ field, input: makeInput(field, index === 0) }));
        const fault = h("p", { class: "error", role: "alert" });
        const form = h(
            "form",
            { novalidate: true, autocomplete: "off" },
            note && [note].flat().map((line) => h("p", { class: "soft" }, line)),
            inputs.map(({ field, input }) => labelledInput(t, field, input)),
            fault,
            h(
                "div",
                { class: "foot" },
                h("button", { type: "button", on: { click: () => close(null) } }, t("cancel")),
                h("button", { type: "submit", class: isGrave ? "danger" : "primary" }, yes),
            ),
        );
        form.addEventListener("submit", async (event) => {
            event.preventDefault();
            const missing = inputs.find(({ field, input }) => field.isRequired && isEmpty(field, input));
            for (const { input } of inputs) input.removeAttribute("aria-invalid");
            if (missing) return complain(fault, missing.input, t("fieldNeeded", { field: missing.field.label }));
            const unfit = inputs.find(({ input }) => !input.validity.valid);
            if (unfit) return complain(fault, unfit.input, t("fieldUnfit", { field: unfit.field.label }));
            const said = await valuesOf(inputs);
            const wrong = check(said);
            if (wrong) return complain(fault, inputs[0].input, wrong);
            return close(said);
        });
        return form;
    }, { kind: fields.length > 6 ? "broad" : null });
}

function complain(fault, input, text) {
    fault.textContent = text;
    input.setAttribute("aria-invalid", "true");
    input.focus();
}

function isEmpty(field, input) {
    if (field.type === "check") return !input.checked;
    return field.type === "file" ? input.files.length === 0 : input.value.trim() === "";
}

async function valuesOf(inputs) {
    const said = {};
    for (const { field, input } of inputs) {
        if (field.type === "check") said[field.name] = input.checked;
        else if (isEmpty(field, input)) continue;
        else if (field.type === "file") said[field.name] = await input.files[0].text();
        else if (field.type === "number") said[field.name] = Number(input.value);
        else said[field.name] = input.value.trim();
    }
    return said;
}

function makeInput(field, isFirst) {
    const { name, label, type = "text", value = "", isRequired, options, hint, ...attributes } = field;
    const shared = { name, autofocus: isFirst, "aria-required": isRequired ? "true" : null, ...attributes };
    if (type === "select") {
        return h("select", shared, options.map((option) =>
            h("option", { value: option.value, selected: option.value === value }, option.label)));
    }
    if (type === "textarea") return h("textarea", { rows: 4, maxlength: 2000, ...shared, value });
    if (type === "check") return h("input", { ...shared, type: "checkbox", checked: value === true });
    if (type === "file") return h("input", { ...shared, type: "file" });
    return h("input", { maxlength: 200, spellcheck: "false", ...shared, type, value });
}

function labelledInput(t, field, input) {
    if (field.type === "check") return h("label", { class: "tick" }, input, h("span", {}, field.label));
    const text = field.isRequired ? field.label : t("optionalField", { field: field.label });
    const hint = field.hint && h("span", { class: "soft hint" }, field.hint);
    return h("div", { class: "field" }, labelled(text, input), hint);
}
