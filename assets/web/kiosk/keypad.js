// SPDX-License-Identifier: Apache-2.0
// Keys on the screen, since a kiosk has no others; a real keyboard works as well.
import { announce, fill, h } from "../dom.js";
import { picture } from "./pictures.js";
import { t } from "./words.js";

const digits = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];
const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

/**
 * Makes a field with its keys.
 *
 * `limit` is how many characters it takes and `least` from how many on it can be confirmed; `extra` is a key besides
 * the digits, as X; `isSecret` shows only the newest character. `onDone(text)` gets what was typed, which is forgotten
 * here at the same moment.
 */
export function keypad({ label, limit, least, extra = null, isSecret = false, onDone }) {
    let text = "";
    let isLetters = false;
    const shown = h("output", { id: "typed", class: "typed", "aria-label": label, "aria-live": "off" });
    const keys = h("div", { class: "keys", role: "group", "aria-label": label });
    const confirm = h("button", {
        type: "button", class: "primary key wide-key", id: "key-confirm", on: { click: done },
    });
    const element = h("div", { class: "keypad" },
        h("p", { class: "label", "aria-hidden": "true" }, label), shown, keys);
    // Listens in the whole page, as long as the field is in it.
    const listener = (event) => {
        if (!element.isConnected) return document.removeEventListener("keydown", listener);
        if (event.ctrlKey || event.altKey || event.metaKey || document.querySelector("dialog[open]")) return;
        if (/^[0-9A-Za-z-]$/.test(event.key)) type(event.key.toUpperCase());
        else if (event.key === "Backspace") erase();
        else if (event.key === "Enter" && !event.target.closest("button")) done();
    };
    document.addEventListener("keydown", listener);
    lay();
    show();
    return element;

    function type(character) {
        if (text.length >= limit) return;
        text += character;
        show();
        announce(isSecret ? t("typed", { n: text.length }) : [...text].join(" "));
    }

    function erase() {
        text = text.slice(0, -1);
        show();
        announce(isSecret ? t("typed", { n: text.length }) : [...text].join(" "));
    }

    function done() {
        if (text.length < least) return;
        const typed = text;
        text = "";
        show();
        onDone(typed);
    }

    function show() {
        const hidden = "●".repeat(Math.max(0, text.length - 1)) + text.slice(-1);
        const visible = isSecret ? hidden : text.replace(/(.{4})(?=.)/g, "$1 ");
        fill(shown, visible || "\u00a0");
        confirm.disabled = text.length < least;
    }

    function lay() {
        const key = (character) => h("button", {
            type: "button", class: "key", data: { key: character }, on: { click: () => type(character) },
        }, character);
        fill(confirm, picture("done"), t("confirm"));
        const eraser = h("button", { type: "button", class: "key", id: "key-erase", on: { click: erase } },
            picture("erase"), h("span", { class: "unseen" }, t("erase")));
        const turn = h("button", {
            type: "button", class: "key words-key", id: "key-turn",
            on: { click: () => { isLetters = !isLetters; lay(); } },
        }, t(isLetters ? "digits" : "letters"));
        keys.classList.toggle("letters", isLetters);
        if (isLetters) return fill(keys, letters.map(key), turn, eraser, confirm);
        return fill(keys, digits.map(key), extra ? key(extra) : turn, key("0"), eraser, extra ? turn : null, confirm);
    }
}
