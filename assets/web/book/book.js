// SPDX-License-Identifier: Apache-2.0
// The page: its head, where it is, the way back, and what every view needs to ask the center and to tell the person.
import { announce, at, fill, h, label, language, onLanguage, pick, Problem, setLanguage, settings } from "../base.js";
import { Center } from "./center.js";
import { Draft } from "./draft.js";
import { Effort } from "./effort.js";
import { drawNews } from "./news.js";
import { picture } from "./pictures.js";
import { t } from "./words.js";

const languageKey = "book.language";
const bigKey = "book.big";

/** One visit to the page. */
export class Book {
    center = new Center();
    effort = new Effort(this.center);
    draft = new Draft();
    /** The city: its name, telephone, notices, and booking-only modes. Null until it was read. */
    city = null;
    #views;
    #name = "home";
    #depth = 0;
    #drawing = 0;

    constructor(views) { this.#views = views; }

    /** Shows where the address leads. */
    async open() {
        setLanguage(localStorage.getItem(languageKey) === "en" ? "en" : "zh");
        this.#beBig(localStorage.getItem(bigKey) === "yes");
        at("home").addEventListener("click", () => this.begin());
        at("big").addEventListener("click", () => this.#beBig(!("elder" in document.documentElement.dataset)));
        at("language").addEventListener("click", () => setLanguage(language() === "zh" ? "en" : "zh"));
        onLanguage((chosen) => {
            localStorage.setItem(languageKey, chosen);
            this.redraw();
        });
        document.querySelector(".skip").addEventListener("click", (event) => {
            // Followed, its anchor would be a step of the way back.
            event.preventDefault();
            this.#focusHeading();
        });
        window.addEventListener("popstate", ({ state }) => this.#arrive(state));
        window.addEventListener("hashchange", () => this.#enter());
        // A page that is loaded again has nothing typed left, so it begins anew.
        history.replaceState({ view: "home", depth: 0 }, "");
        this.redraw();
        this.readCity();
        await this.#enter();
    }

    /** Reads what is said about the whole city; a page that could not try again does so when it is drawn anew. */
    async readCity() {
        try {
            this.city = await this.center.read("/city");
            this.center.clock.learn(this.city.now);
        } catch (problem) {
            if (!(problem instanceof Problem)) throw problem;
            return;
        }
        this.#drawHead();
        if (this.#name === "home") this.redraw();
    }

    /** Goes to a view, or to what has to come before it. With `replace` the way back leads past the present one. */
    go(name, { replace = false } = {}) {
        const open = this.draft.opens(name);
        if (open !== null) return this.go(open, { replace });
        this.#name = name;
        this.#depth += replace ? 0 : 1;
        const state = { view: name, depth: this.#depth };
        if (replace) history.replaceState(state, "");
        else history.pushState(state, "");
        return this.#show();
    }

    /** To the view before, as the browser's own button does. */
    back() {
        if (this.#depth > 0) history.back();
        else this.begin();
    }

    /** To the start, with nothing chosen. */
    begin() {
        this.draft = new Draft();
        this.go("home");
    }

    /** Draws the present view again, as after another language was chosen. */
    redraw() {
        this.#drawHead();
        this.#draw();
    }

    /**
     * Takes a step once; answers what the center answered, or null after a problem that `onProblem` was told.
     *
     * `name` lets a lost reply be asked for again by a later press, with the same key; `more` adds to the body what may
     * be made only once.
     */
    async act(path, body, { name = null, more, onProblem } = {}) {
        try {
            return await this.#takeStep(path, body, name, more);
        } catch (problem) {
            if (!(problem instanceof Problem)) throw problem;
            onProblem(problem);
            return null;
        }
    }

    async #takeStep(path, body, name, more, isSecond = false) {
        const onTrouble = (isTrying) => this.#tellLine(isTrying);
        if (name === null) return await this.center.send(path, body, { onTrouble }) ?? {};
        const { key, ...added } = await this.center.intent(name, body, more);
        try {
            const answer = await this.center.send(path, { ...body, ...added }, { key, onTrouble });
            this.center.settle(name);
            return answer ?? {};
        } catch (problem) {
            // A refusal is an answer; without one nobody knows, and the key is kept for the next press.
            if (problem instanceof Problem && !problem.isPassing) this.center.settle(name);
            // Before the page was loaded again it was somebody else's step.
            if (problem.kind === "intent-reused" && !isSecond) return this.#takeStep(path, body, name, more, true);
            throw problem;
        }
    }

    /** An element that holds what `path` reads, drawn by `build`; meanwhile, and after a problem, it says so. */
    reading(path, build) {
        const region = h("div", { class: "stack", "aria-busy": "true" });
        const load = async () => {
            fill(region, h("p", { class: "soft waiting", role: "status" }, t("reading")));
            try {
                const answer = await this.center.read(path);
                fill(region, build(answer));
            } catch (problem) {
                if (!(problem instanceof Problem)) throw problem;
                const again = h("button", { type: "button", on: { click: load } }, t("tryAgain"));
                fill(region, h("div", { class: "banner alarm", role: "alert" },
                    h("span", {}, this.problemWords(problem)), again));
            } finally {
                region.removeAttribute("aria-busy");
            }
        };
        load();
        return region;
    }

    /** Why something was refused, or could not be asked, with what to do. */
    problemWords(problem) {
        if (problem.status === 429) return t("tooOften");
        return problem.status === 0 ? t("lineLost") : problem.words;
    }

    /** A field in the language of the page: of `name` and `name_en` the one, unless another field is named. */
    pick(of, field = "name") { return pick(of[field] ?? "", of[`${field}_en`]); }

    // Where the page is

    async #enter() {
        const wanted = settings();
        const [center, item] = [wanted.get("center"), wanted.get("item")];
        const view = wanted.get("view");
        if (view && this.#views[view] && this.draft.opens(view) === null) return this.go(view, { replace: true });
        if (!center) return undefined;
        try {
            this.draft.choose((await this.center.read(`/centers/${encodeURIComponent(center)}`)).center);
            this.draft.code = item;
            return this.go(item ? "guide" : "items");
        } catch (problem) {
            if (!(problem instanceof Problem)) throw problem;
            return this.go("centers");
        }
    }

    #arrive(state) {
        const name = state?.view ?? "home";
        this.#depth = state?.depth ?? 0;
        // What came after a booking has nothing left to show, and nothing is sent twice by going back.
        const open = this.draft.opens(name);
        this.#name = open ?? name;
        this.#show();
    }

    #show() {
        this.#drawAround();
        this.#draw();
        scrollTo(0, 0);
        this.#focusHeading();
        announce("");
    }

    #focusHeading() { (document.querySelector("main h1") ?? at("scene")).focus({ preventScroll: true }); }

    #draw() {
        const drawing = this.#drawing += 1;
        const scene = at("scene");
        const isPresent = () => drawing === this.#drawing;
        fill(scene, this.#views[this.#name].draw(this, isPresent));
        scene.dataset.view = this.#name;
        document.title = [scene.querySelector("h1")?.textContent, t("pageName")].filter(Boolean).join(" · ");
    }

    // Head and foot

    #drawHead() {
        label(t);
        const other = language() === "zh" ? ["English", "en"] : ["中文", "zh-CN"];
        fill(at("language"), other[0]).lang = other[1];
        fill(at("city"), this.city ? this.pick(this.city) : "");
        this.#drawAround();
    }

    /** What stands above and below the view, and depends on it. */
    #drawAround() {
        drawNews(this, at("news"));
        const isBookingOnly = this.#name !== "home" && this.concerning.modes.length > 0;
        const phone = this.city?.phone;
        fill(at("foot"),
            h("p", {}, picture("walk"), t(isBookingOnly ? "footMode" : "footWalkIn")),
            phone ? h("p", {}, t("phone"), " ", h("a", { class: "target", href: `tel:${phone}` }, phone)) : null);
    }

    /** The notices and modes of the city that concern the present view. */
    get concerning() {
        const { modes = [], notices = [] } = this.city ?? {};
        if (this.#name === "home") return { modes, notices };
        return { modes: modes.filter((mode) => mode.center === this.draft.center?.id), notices: [] };
    }

    #beBig(isBig) {
        document.documentElement.toggleAttribute("data-elder", isBig);
        at("big").setAttribute("aria-pressed", String(isBig));
        localStorage.setItem(bigKey, isBig ? "yes" : "no");
    }

    #tellLine(isTrying) {
        const banner = at("line");
        if (banner.hidden !== isTrying) return;
        banner.hidden = !isTrying;
        if (!isTrying) return;
        const stop = h("button", { type: "button", on: { click: () => this.center.giveUp() } }, t("stopTrying"));
        fill(banner, h("span", {}, t("sendingAgain")), stop);
        announce(t("sendingAgain"), true);
    }
}
