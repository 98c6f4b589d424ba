// SPDX-License-Identifier: Apache-2.0
import { announce, h, Problem, settings } from "../base.js";

/** Where this machine remembers which window it stands at; it is nobody's secret and nobody's name. */
const windowKey = "hall.window";

/**
 * The card in which somebody signs in; `done` gets the session.
 *
 * `asksWindow` is for those who sit at one; `why` says what ended the session before.
 */
export function signInCard(page, asksWindow, why, done) {
    const { t } = page;
    const staff = h("input", { name: "staff", autocomplete: "username", maxlength: 32, spellcheck: "false" });
    const secret = h("input", { name: "secret", type: "password", autocomplete: "current-password" });
    const window = asksWindow ? windowChoice(page) : null;
    const fault = h("p", { class: "error" }, why);
    const send = h("button", { class: "primary", type: "submit" }, t("signIn"));
    const form = h(
        "form",
        { "aria-labelledby": "sign-in-title", novalidate: true },
        labelled(t("staffNumber"), staff),
        labelled(t("secret"), secret),
        window && labelled(t("window"), window),
        fault,
        send,
    );
    // A browser takes Enter at a choice for opening it, which Space does as well.
    window?.addEventListener("keydown", (event) => {
        if (event.key !== "Enter") return;
        event.preventDefault();
        form.requestSubmit();
    });
    form.addEventListener("submit", async (event) => {
        event.preventDefault();
        const missing = [staff, secret].find((field) => field.value.trim() === "");
        if (missing) return missing.focus();
        send.disabled = true;
        const fields = { staff: staff.value.trim(), secret: secret.value };
        if (window) fields.window = window.value;
        try {
            const session = await page.hall.post("/sessions", fields);
            if (window) localStorage.setItem(windowKey, window.value);
            return done(session);
        } catch (problem) {
            if (!(problem instanceof Problem)) throw problem;
            [fault.textContent, secret.value, send.disabled] = [problem.words, "", false];
            announce(problem.words, true);
            return secret.focus();
        }
    });
    return h("section", { class: "card gate" }, h("h2", { id: "sign-in-title" }, t("signInTitle")), form);
}

/** A field under its label. */
export function labelled(text, field) {
    return h("label", { class: "field" }, h("span", {}, text), field);
}

function windowChoice({ t, session }) {
    const known = settings().get("window") ?? localStorage.getItem(windowKey);
    return h("select", { name: "window" }, session.windows.map(({ id, label }) =>
        h("option", { value: id, selected: id === known }, t("windowChoice", { label }))));
}
