// SPDX-License-Identifier: Apache-2.0
// The touch page: shows what the station shows and tells it what was touched. The visit itself is led by the station in
// the hall's daemon; nothing of a visitor is kept here, neither in storage nor in the history.
import { Hall, HallClock, Stream, announce, at, fill, h, language, pick, setLanguage, settings } from "../base.js";
import { Aids, Voice } from "./aids.js";
import { ItemFinder } from "./items.js";
import { draw } from "./screens.js";
import { picture } from "./pictures.js";
import { t } from "./words.js";

/** A line that is away for longer takes the screen with it, and whatever is personal on it. */
const patience = 3000;
/** Silence after which the line counts as away. */
const silence = 10_000;
/** A visitor who scrolls or types is there: told to the station so often at most. */
const signInterval = 15_000;
/** Aids that were turned on at the home screen and not used go off again. */
const aidsRest = 80_000;
/** A search for items that nobody touches any more is over. */
const itemsRest = 60_000;

class Kiosk {
    #hall;
    #station;
    #stream;
    #clock;
    #aids;
    #voice;
    #page = null;
    #drawn = null;
    #isSending = false;
    #lastTouch = -Infinity;
    #lastSign = 0;
    #lostSince = null;
    #isLost = false;
    #countdown = null;
    #isRefused = false;
    #items;
    /** The service that somebody has found by an item, until the station offers it. */
    #wanted = null;
    #next = null;

    constructor(station, token) {
        this.#station = encodeURIComponent(station);
        this.#hall = new Hall({ token });
        this.#clock = new HallClock(this.#hall);
        this.#voice = new Voice(this.#hall, station, () => this.#voiceAway());
        this.#aids = new Aids(at("aids"), {
            onHelp: () => this.#send({ touch: "help" }, { isHelp: true }),
            onLanguage: () => this.#send({ touch: "language", language: language() === "zh" ? "en" : "zh" }),
            onChange: (name, isOn) => this.#aidTurned(name, isOn),
        });
        this.#items = new ItemFinder(this.#hall, at("items"), (service) => this.#take(service));
        this.#stream = new Stream(this.#hall, `/stations/${this.#station}/screen`, {
            onEvent: ({ name, data }) => { if (name === "screen") this.#show(data); },
            onLine: (isUp, problem) => this.#lineTurned(isUp, problem),
        });
        this.#clock.everyMinute((text) => fill(at("clock"), text));
        this.#lostSince = performance.now();
        setInterval(() => this.#watch(), 500);
        for (const sign of ["pointerdown", "keydown", "wheel"]) {
            document.addEventListener(sign, () => this.#sign(), { passive: true });
        }
    }

    // Showing

    #show(page) {
        const before = this.#page;
        this.#page = page;
        this.#found();
        setLanguage(page.screen.language);
        document.title = t("pageTitle");
        fill(at("hall-name"), pick(page.title.zh, page.title.en));
        const sight = JSON.stringify([page.screen.content, page.screen.language]);
        if (sight !== this.#drawn) this.#draw(page, sight, before);
        this.#remark(page);
        this.#warn(page);
    }

    #draw(page, sight, before) {
        this.#drawn = sight;
        const { kind, scene, actions } = draw(
            page, (touch, options) => this.#send(touch, options), () => this.#items.open());
        if (kind !== "home") this.#items.close();
        const main = at("screen");
        main.dataset.kind = kind;
        fill(main, h("div", { class: "scene", data: { scrolls: "" } }, scene), actions);
        if (before?.screen.language !== page.screen.language) this.#aids.draw();
        // The visit is over: the next visitor finds everything as it was.
        if (kind === "home" && before && !("home" in before.screen.content)) this.#aids.reset();
        at("heading").focus({ preventScroll: true });
        const news = kind === "home" ? [] : [...main.querySelectorAll(".error, .told, #number")];
        announce(news.map((one) => one.textContent).join(" "));
        if (this.#aids.has("voice")) this.#voice.speak();
        this.#takeWanted(page.screen.content);
    }

    /** A number for a service that was found by an item: by way of the list of services, as for everybody. */
    #take(service) {
        this.#wanted = service;
        this.#send({ touch: "walk_in" });
    }

    #takeWanted({ chooseService, home, working }) {
        const service = this.#wanted;
        if (service === null || home || working) return;
        this.#wanted = null;
        if (chooseService?._0.some((offer) => offer.service === service)) this.#next = { touch: "choose", service };
        this.#sendNext();
    }

    /** The touch that follows by itself, once the one before has been answered. */
    #sendNext() {
        if (this.#next === null || this.#isSending) return;
        const touch = this.#next;
        this.#next = null;
        this.#send(touch);
    }

    /** Hints, what else there is to know, and what was wrong with a touch. */
    #remark(page, wrong = null) {
        const remarks = page.lines.filter((line) => line.part === "hint" || line.part === "note");
        const area = at("remarks");
        area.setAttribute("aria-label", t("remarks"));
        fill(area,
            wrong ? h("p", { class: "banner", role: "alert" }, wrong) : null,
            remarks.map((line) => h("p", { class: `banner ${line.part === "hint" ? "" : "calm"}`, role: "status" },
                pick(line.zh, line.en))),
            this.#complaint(page));
        area.hidden = area.childElementCount === 0;
    }

    /** Whoever has called for help can take a number of 有诉即办 as well, in a hall that has it. */
    #complaint(page) {
        const isHelped = ["calling_staff", "staff_called", "staff_not_reached"].includes(page.screen.hint);
        if (!isHelped || !page.screen.touches.includes("complain")) return null;
        const onTouch = () => this.#send({ touch: "complain" });
        return h("button", { type: "button", id: "do-complain", on: { click: onTouch } }, t("complain"));
    }

    #warn(page) {
        const dialog = at("warning");
        if (!page.screen.isEndingSoon) return this.#unwarn();
        if (dialog.open) return;
        const words = page.lines.find((line) => line.part === "warning");
        const count = h("p", { class: "count", "aria-hidden": "true" });
        const end = performance.now() + page.warningSeconds * 1000;
        const tick = () => fill(count, t("seconds", { n: Math.max(0, Math.ceil((end - performance.now()) / 1000)) }));
        const button = (id, look, touch, ...words) => h("button", {
            type: "button", id, class: look, on: { click: () => this.#send({ touch }, { isHelp: touch === "help" }) },
        }, words);
        const stay = button("do-stay", "primary", "stay", t("stay"));
        dialog.setAttribute("aria-labelledby", "warning-words");
        fill(dialog, h("h2", { id: "warning-words" }, pick(words.zh, words.en)), count,
            h("div", { class: "actions" },
                button("warning-help", null, "help", picture("help"), t("help")),
                button("warning-home", null, "back", t("home")), stay));
        tick();
        this.#countdown = setInterval(tick, 500);
        dialog.showModal();
        stay.focus({ focusVisible: false });
    }

    #unwarn() {
        clearInterval(this.#countdown);
        at("warning").close();
        at("warning").removeAttribute("aria-labelledby");
        fill(at("warning"));
    }

    // Touching

    /** Sends a touch; one at a time, so that a double tap is one. Help is always heard. */
    async #send(touch, { isHelp = false, wrong = null } = {}) {
        if (this.#isLost || (this.#isSending && !isHelp)) return;
        this.#isSending = true;
        this.#lastTouch = performance.now();
        try {
            await this.#hall.post(`/stations/${this.#station}/touches`, touch);
        } catch (problem) {
            this.#refused(problem, wrong);
        } finally {
            this.#isSending = false;
        }
        this.#sendNext();
    }

    #refused(problem, wrong) {
        if (problem.status === 401 || problem.status === 403) return this.#lineTurned(false, problem);
        if (problem.isPassing) return this.#lose();
        this.#remark(this.#page, wrong ?? problem.words);
    }

    /** Somebody is there who has touched nothing that the station knows of. */
    #sign() {
        const now = this.#lastSign = performance.now();
        if (now - this.#lastTouch < signInterval || !this.#page?.screen.touches.includes("stay")) return;
        // What was touched may send something itself in a moment.
        setTimeout(() => {
            if (performance.now() - this.#lastTouch >= signInterval) this.#send({ touch: "stay" });
        }, 300);
    }

    // Aids

    #aidTurned(name, isOn) {
        if (name !== "voice") return;
        if (isOn) this.#voice.speak(); else this.#voice.hush();
    }

    #voiceAway() {
        this.#aids.turn("voice", false);
        this.#remark(this.#page, t("voiceAway"));
    }

    // The line

    #lineTurned(isUp, problem) {
        this.#isRefused = problem?.status === 401 || problem?.status === 403 || problem?.status === 404;
        if (isUp) return;
        this.#lostSince ??= performance.now();
        if (this.#isRefused) this.#lose();
    }

    /** Called by the clock: a line can also die without a sign. */
    #watch() {
        if (this.#stream.age > silence) this.#lostSince ??= performance.now() - patience;
        if (this.#lostSince !== null && performance.now() - this.#lostSince > patience) this.#lose();
        const isHome = this.#page !== null && "home" in this.#page.screen.content;
        if (isHome && performance.now() - this.#lastSign > aidsRest) this.#aids.reset();
        if (performance.now() - this.#lastSign > itemsRest) this.#items.close();
    }

    /** The screen has come: the line is there. */
    #found() {
        this.#lostSince = null;
        if (this.#isLost) this.#drawn = null;
        this.#isLost = false;
        at("aids").inert = false;
    }

    /** Takes the screen away, with whatever is personal on it, and says why. */
    #lose() {
        const sight = this.#isRefused ? "refused" : "lost";
        if (this.#isLost && this.#drawn === sight) return;
        [this.#isLost, this.#drawn] = [true, sight];
        this.#voice.hush();
        this.#unwarn();
        this.#items.close();
        this.#aids.reset();
        announce("");
        fill(at("remarks")).hidden = true;
        at("aids").inert = true;
        const main = at("screen");
        main.dataset.kind = "lost";
        fill(main,
            h("div", { class: "scene" },
                h("p", { class: "large" }, picture("line")),
                h("h1", { id: "heading", tabindex: "-1" }, this.#isRefused ? t("notAllowed") : t("lineLost")),
                h("p", { class: "told", role: "alert" }, t("lineLostMore"))),
            h("div", { class: "actions" }, h("button", { type: "button", class: "primary", id: "do-reconnect",
                on: { click: () => this.#stream.hurry() } }, t("lineRetry"))));
    }
}

// A public screen is no page to be played with.
for (const name of ["contextmenu", "selectstart", "dragstart", "gesturestart"]) {
    document.addEventListener(name, (event) => event.preventDefault());
}
document.addEventListener("wheel", (event) => { if (event.ctrlKey) event.preventDefault(); }, { passive: false });

const given = settings();
if (given.get("pointer") === "no") document.documentElement.dataset.pointer = "no";
if (given.get("station") && given.get("token")) {
    new Kiosk(given.get("station"), given.get("token"));
} else {
    fill(at("screen"), h("h1", {}, t("pageTitle")), h("p", { class: "told" }, t("noStation")));
}
