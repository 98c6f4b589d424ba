// SPDX-License-Identifier: Apache-2.0
// Chinese and English. A page has one table, `{ next: ["下一位", "Call next"], … }`; `{name}` in a text is filled in.

const listeners = new Set();
let chosen = "zh";

/** The language in use, `zh` or `en`. */
export function language() { return chosen; }

/** Uses a language from now on, also for screen readers, and tells who asked to know. */
export function setLanguage(next) {
    if (next !== "zh" && next !== "en") throw new Error("a language is zh or en");
    document.documentElement.lang = next === "zh" ? "zh-CN" : "en";
    if (next === chosen) return;
    chosen = next;
    for (const listener of listeners) listener(next);
}

/** Calls `listener` whenever another language is chosen. */
export function onLanguage(listener) { listeners.add(listener); }

/**
 * Makes the lookup of a page's table: `const t = words(table)`, then `t("next")` or `t("ahead", {n: 3})`.
 *
 * A key that is not in the table is a mistake of the page and throws.
 */
export function words(table) {
    return (key, values = {}) => {
        const pair = table[key];
        if (!pair) throw new Error(`no words for ${key}`);
        return pick(pair[0], pair[1]).replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
    };
}

/** Of a text in both languages the one in use; Chinese stands in for English that is missing. */
export function pick(zh, en) { return chosen === "en" && en ? en : zh; }

/** Fills every element of `root` that says `data-words="key"` from a page's lookup, and `data-label` as aria-label. */
export function label(t, root = document) {
    for (const node of root.querySelectorAll("[data-words]")) node.textContent = t(node.dataset.words);
    for (const node of root.querySelectorAll("[data-label]")) node.setAttribute("aria-label", t(node.dataset.label));
}
