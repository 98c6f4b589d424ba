// SPDX-License-Identifier: Apache-2.0
// Fields with their words, hint and fault tied together for screen readers; a fault is told when the field is left, and
// all of them before anything is sent.
import { announce, fill, h } from "../base.js";
import { everyType, fault, folded, numberFault } from "./documents.js";
import { t } from "./words.js";

let count = 0;

/** Over when nothing is pressed: what is told below a field moves the button that is just being pressed. */
let press = Promise.resolve();
document.addEventListener("pointerdown", () => {
    press = new Promise((resolve) => {
        for (const name of ["pointerup", "pointercancel"]) document.addEventListener(name, resolve, { once: true });
    });
}, { capture: true });

/** A group of fields that is sent together. */
export class Fields {
    #all = [];

    /**
     * Makes a field; `check(value)` answers what is wrong in words, or null. `onInput(value)` is told of every change.
     *
     * `control` stands in for a text field: a select, a text area.
     */
    add(words, {
        value = "", check = () => null, onInput = () => {}, hint = null, control = h("input", { type: "text" }),
        ...attributes
    }) {
        count += 1;
        const [id, hintID, faultID] = [`field-${count}`, `hint-${count}`, `fault-${count}`];
        const wrong = h("p", { class: "error", id: faultID });
        control.id = id;
        control.value = value;
        for (const [name, given] of Object.entries(attributes)) control.setAttribute(name, given);
        control.setAttribute("aria-describedby", hint ? `${hintID} ${faultID}` : faultID);
        const field = {
            control,
            judge: () => {
                const said = check(control.value);
                fill(wrong, said);
                control.setAttribute("aria-invalid", String(said !== null));
                return said;
            },
        };
        control.addEventListener("input", () => {
            onInput(control.value);
            // What was told is taken back as soon as it is mended, but nobody is corrected while typing.
            if (control.getAttribute("aria-invalid") === "true") field.judge();
        });
        control.addEventListener("change", async () => {
            await press;
            setTimeout(() => { if (control.value !== "") field.judge(); });
        });
        this.#all.push(field);
        return h("div", { class: "field" }, h("label", { for: id }, words),
            hint ? h("p", { class: "soft hint", id: hintID }, hint) : null, control, wrong);
    }

    /** A tick that must be set when it is `isNeeded`, else words that say so. */
    tick(words, { isNeeded = null, isSet = false, onInput = () => {} } = {}) {
        count += 1;
        const faultID = `fault-${count}`;
        const wrong = h("p", { class: "error", id: faultID });
        const box = h("input", { type: "checkbox", checked: isSet, "aria-describedby": faultID });
        const judge = () => {
            const said = isNeeded !== null && !box.checked ? isNeeded : null;
            fill(wrong, said);
            box.setAttribute("aria-invalid", String(said !== null));
            return said;
        };
        box.addEventListener("change", () => {
            onInput(box.checked);
            judge();
        });
        this.#all.push({ control: box, judge });
        return h("div", { class: "field" }, h("label", { class: "tick" }, box, h("span", {}, words)), wrong);
    }

    /** Whether everything is right; the first that is not gets the focus, and how many there are is said. */
    judge() {
        const wrong = this.#all.filter(({ control, judge }) => control.isConnected && judge() !== null);
        if (wrong.length === 0) return true;
        announce(t("faults", { n: wrong.length }), true);
        wrong[0].control.focus();
        wrong[0].control.scrollIntoView({ block: "center" });
        return false;
    }

    /** Type and number of a document, kept in `party`. */
    document(party, { types, isOnlyUnit = false } = {}) {
        const isUnit = () => party.type === "credit_code";
        const number = this.add(isOnlyUnit ? t("creditCode") : t("documentNumber"), {
            value: party.number, hint: t("numberHint"), autocomplete: "off", autocapitalize: "characters",
            spellcheck: "false", maxlength: 30, "data-field": "number",
            onInput: (value) => { party.number = folded(value); },
            check: (value) => {
                const found = fault(party.type, value);
                return found && t(`fault-${isUnit() && found === "check" ? "creditCheck" : found}`);
            },
        });
        if (isOnlyUnit) return [number];
        const control = h("select", {}, types.map((type) =>
            h("option", { value: type, selected: type === party.type }, t(type))));
        return [this.add(t("documentType"), { control, value: party.type, "data-field": "type",
            onInput: (value) => { party.type = value; } }), number];
    }

    /** A name, kept in `party`. */
    name(party, words) {
        return this.add(words, {
            value: party.name, autocomplete: "off", maxlength: 60, "data-field": "name",
            onInput: (value) => { party.name = value.trim(); },
            check: (value) => value.trim() === "" ? t("nameMissing") : null,
        });
    }

    /** A booking number, kept in `asked`. */
    bookingNumber(asked) {
        return this.add(t("bookingNumber"), {
            value: asked.number, hint: t("bookingNumberHint"), autocomplete: "off", autocapitalize: "characters",
            spellcheck: "false", maxlength: 64, inputmode: "numeric", "data-field": "booking",
            onInput: (value) => { asked.number = folded(value); },
            check: (value) => {
                const found = numberFault(value);
                return found && t(`bookingFault-${found}`);
            },
        });
    }

    /** Booking number and document, the two facts that a query wants (R68), kept in `asked`. */
    query(asked) {
        return [this.bookingNumber(asked), ...this.document(asked.document, { types: everyType })];
    }
}

/** A form that is sent by `send`, one at a time, when everything in it is right; `work` does it. */
export function form(fields, send, work, ...children) {
    let isSending = false;
    const onSubmit = async (event) => {
        event.preventDefault();
        if (isSending || !fields.judge()) return;
        isSending = true;
        // Disabled it would lose the focus, and who works by keyboard their place.
        send.setAttribute("aria-disabled", "true");
        try {
            await work();
        } finally {
            isSending = false;
            send.removeAttribute("aria-disabled");
        }
    };
    return h("form", { class: "stack", novalidate: true, on: { submit: onSubmit } }, children);
}

/** A choice of one out of a few, `[value, words, more]`, each the size of a thumb. */
export function choices(legend, name, options, chosen, onChoose) {
    return h("fieldset", { class: "choices" }, h("legend", {}, legend),
        options.map(([value, words, more]) => h("label", { class: "choice" },
            h("input", { type: "radio", name, value, checked: value === chosen,
                on: { change: () => onChoose(value) } }),
            h("span", {}, h("strong", {}, words), more ? h("span", { class: "soft" }, more) : null))));
}
