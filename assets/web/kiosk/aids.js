// SPDX-License-Identifier: Apache-2.0
// What a visitor changes about the page: larger text, contrast, where the menu is, voice. It ends with the visit.
import { fill, h } from "../dom.js";
import { picture } from "./pictures.js";
import { t } from "./words.js";

const switches = { elder: "big", contrast: "contrast", low: "low", voice: "voice" };

/** The row of aids at the foot of every screen. */
export class Aids {
    #nav;
    #on = new Set();
    #onHelp;
    #onLanguage;
    #onChange;

    /** `onChange(name, isOn)` is told of a switch; help and language are touches of the station. */
    constructor(nav, { onHelp, onLanguage, onChange }) {
        [this.#nav, this.#onHelp, this.#onLanguage, this.#onChange] = [nav, onHelp, onLanguage, onChange];
        this.draw();
    }

    /** Whether a switch is on. */
    has(name) { return this.#on.has(name); }

    /** Turns a switch. */
    turn(name, isOn) {
        if (isOn === this.has(name)) return;
        if (isOn) this.#on.add(name); else this.#on.delete(name);
        const root = document.documentElement;
        root.toggleAttribute("data-elder", this.has("elder"));
        root.toggleAttribute("data-low", this.has("low"));
        if (this.has("contrast")) root.dataset.contrast = "high"; else delete root.dataset.contrast;
        this.#nav.querySelector(`#aid-${name}`).setAttribute("aria-pressed", String(isOn));
        this.#onChange(name, isOn);
    }

    /** Everything as the next visitor finds it. */
    reset() { for (const name of [...this.#on]) this.turn(name, false); }

    /** Draws the row in the language of the page. */
    draw() {
        this.#nav.setAttribute("aria-label", t("aids"));
        fill(this.#nav,
            h("button", { type: "button", id: "aid-help", class: "help", on: { click: this.#onHelp } },
                picture("help"), h("span", {}, t("help"))),
            Object.entries(switches).map(([name, drawing]) => h("button", {
                type: "button", id: `aid-${name}`, "aria-pressed": String(this.has(name)),
                on: { click: () => this.turn(name, !this.has(name)) },
            }, picture(drawing), h("span", {}, t(name)))),
            h("button", { type: "button", id: "aid-language", lang: t("language") === "English" ? "en" : "zh-CN",
                on: { click: this.#onLanguage } }, picture("language"), h("span", {}, t("language"))));
    }
}

/** Says what the screen says, one text at a time; without a voice of the hall it says so once. */
export class Voice {
    #hall;
    #path;
    #onAway;
    #audio = new Audio();
    #turn = 0;

    constructor(hall, station, onAway) {
        [this.#hall, this.#path, this.#onAway] = [hall, `/stations/${encodeURIComponent(station)}/speech`, onAway];
    }

    /** Says the present screen, in place of what is being said. */
    async speak() {
        this.hush();
        const turn = this.#turn;
        try {
            const blob = await this.#hall.blob(this.#path);
            // Meanwhile another screen may be up.
            if (turn !== this.#turn) return;
            this.#audio.src = URL.createObjectURL(blob);
            await this.#audio.play();
        } catch (error) {
            if (turn === this.#turn && error.name !== "AbortError") this.#onAway();
        }
    }

    /** Stops, and forgets what was said. */
    hush() {
        this.#turn += 1;
        this.#audio.pause();
        if (this.#audio.src) URL.revokeObjectURL(this.#audio.src);
        this.#audio.removeAttribute("src");
    }
}
