// SPDX-License-Identifier: Apache-2.0
import {
    announce, at, fill, h, Hall, HallClock, intentKey, label, language, onLanguage, pause, Problem, setLanguage, Stream,
    words,
} from "../base.js";
import { leaveDialog } from "./dialog.js";
import { signInCard } from "./signin.js";
import { staffWords } from "./words.js";

/** A step that got no answer is sent again, with the same key, for so many milliseconds. */
export const keepTrying = 60_000;
/** Milliseconds between those attempts. */
const tryEvery = 1_500;
/** Refusals after which somebody has to sign in again. */
const signedOut = 401;

/**
 * What the pages of staff share: the head, sign-in, the banner of a lost line, one message line, and steps that are
 * carried out once.
 *
 * `show(page)` builds what the page is for, into `page.main`, and returns `{ close() }`; it is called again for another
 * language and after each sign-in. A page of another system than the hall's gives its own way there as `hall`, and says
 * what a session's place is called and whom it `admits`.
 */
export class StaffPage {
    /** The line that says what was done or refused; the page puts it where its user looks. */
    message = h("p", { class: "message" });
    main = document.querySelector("main");
    /** Who is signed in, and the hall's name and windows: `{ signed_in, staff, roles, window, hall, windows }`. */
    session = null;
    #show;
    #shown = null;
    #streams = [];
    #asksWindow;
    #admits;
    #place;
    #banner = at("line");
    /** The step that is on its way: `{ what, over }`; and whether another waits for it. */
    #acting = null;
    #isWaiting = false;
    #gaveUp = false;
    #listeners = new Set();

    constructor({
        table, roles = [], asksWindow = false, show, hall = new Hall(),
        admits = () => this.mayAs(...roles), place = (session) => session.hall,
    }) {
        this.t = words({ ...staffWords, ...table });
        [this.hall, this.clock] = [hall, new HallClock(hall)];
        [this.#asksWindow, this.#show, this.#admits, this.#place] = [asksWindow, show, admits, place];
        this.clock.everyMinute((text) => { at("clock").textContent = text; });
        at("language").addEventListener("click", () => {
            setLanguage(language() === "zh" ? "en" : "zh");
        });
        at("sign-out").addEventListener("click", () => this.signOut());
        // A click by mouse leaves the keyboard to the page; one by Space or Enter stays where it was.
        document.addEventListener("click", (event) => {
            if (event.detail > 0) event.target.closest?.("main button, .head button")?.blur();
        });
        onLanguage(() => this.#enter());
    }

    /** Shows the page to who is signed in, and the sign-in to anybody else. */
    async open() {
        try {
            this.session = await this.hall.get("/session");
        } catch (problem) {
            if (!(problem instanceof Problem)) throw problem;
            return this.#waitForHall();
        }
        return this.#enter();
    }

    /** Whether who is signed in has one of `roles`. */
    mayAs(...roles) {
        return this.session.roles.some((role) => role === "admin" || roles.includes(role));
    }

    /** Says what happened, to the eye and to the ear; `kind` is "", "good" or "bad". */
    tell(text, kind = "") {
        this.note(text, kind);
        if (text !== "") announce(text, kind === "bad");
    }

    /** Says it to the eye only, because the ear is told in another way. */
    note(text, kind = "") {
        this.message.className = `message ${kind}`;
        this.message.textContent = text;
    }

    /** Says why something was refused; a session that ended leads back to the sign-in. */
    tellProblem(problem) {
        if (!(problem instanceof Problem)) throw problem;
        if (problem.status === signedOut) this.#leave(problem.words);
        else this.tell(problem.words, "bad");
    }

    /** Reads; null after a problem, which is told. */
    async read(path) {
        try {
            return await this.hall.get(path);
        } catch (problem) {
            this.tellProblem(problem);
            return null;
        }
    }

    /**
     * Carries out one step, once, whatever the line does in between; null when it was refused, which is told.
     *
     * One at a time: the same step again while it is on its way is the same press, and one other waits for its turn.
     * A step is over when `after` is, which lets a page see what came of it before the next; `type` is that of a body
     * that is no JSON.
     */
    async act(path, body = {}, { onProblem = (problem) => this.tellProblem(problem), after = () => {}, type } = {}) {
        const what = JSON.stringify([path, body]);
        if (this.#acting?.what === what || this.#isWaiting) return null;
        this.#isWaiting = this.#acting !== null;
        await this.#acting?.over;
        const { promise: over, resolve: end } = Promise.withResolvers();
        [this.#acting, this.#isWaiting, this.#gaveUp] = [{ what, over }, false, false];
        try {
            const answer = await this.#send(path, body, type);
            await after();
            return answer;
        } catch (problem) {
            await after();
            onProblem(problem);
            return null;
        } finally {
            this.#acting = null;
            end();
            this.#drawLine();
        }
    }

    /** Follows a stream of the hall while the page is shown; `onEvent` as `Stream` has it. */
    follow(path, onEvent) {
        const onLine = (isUp, problem) => this.#turn(stream, isUp, problem);
        const stream = new Stream(this.hall, path, { onEvent, onLine });
        this.#streams.push({ stream, isUp: true });
    }

    /** Whether every stream is connected. */
    get isConnected() { return this.#streams.every((one) => one.isUp); }

    /** Ends the session, and the clerk's time at the window. */
    async signOut() {
        if (await this.act("/sessions/end") !== null) this.#leave();
    }

    async #send(path, body, type) {
        const key = intentKey();
        const until = performance.now() + keepTrying;
        for (;;) {
            try {
                return await this.hall.post(path, body, { key, type, onRetry: () => this.#drawLine(true) });
            } catch (problem) {
                const isOver = this.#gaveUp || performance.now() > until;
                if (!(problem instanceof Problem) || !problem.isPassing || isOver) throw problem;
                this.#drawLine(true);
                await pause(tryEvery);
            }
        }
    }

    #turn(stream, isUp, problem) {
        if (problem?.status === signedOut) return this.#leave(this.t("signedOut"));
        const one = this.#streams.find((each) => each.stream === stream);
        if (one === undefined || one.isUp === isUp) return undefined;
        one.isUp = isUp;
        announce(this.t(isUp ? "linkBack" : "linkLost"), !isUp);
        return this.#drawLine();
    }

    /** The banner: why nothing moves, and since when. */
    #drawLine(isSendingAgain = false) {
        this.#banner.hidden = this.isConnected && !isSendingAgain;
        if (this.#banner.hidden) return;
        const giveUp = h("button", { type: "button", on: { click: () => { this.#gaveUp = true; } } }, this.t("giveUp"));
        fill(
            this.#banner,
            h("span", {}, this.t(isSendingAgain ? "sendingAgain" : "linkLost")),
            isSendingAgain ? giveUp : h("span", {}, this.t("linkAge", { time: this.clock.clockText() })),
        );
    }

    async #waitForHall() {
        this.#banner.hidden = false;
        fill(this.#banner, h("span", {}, this.t("linkLost")));
        await pause(tryEvery);
        this.#banner.hidden = true;
        return this.open();
    }

    /** Leads to the sign-in; `why` says what ended the session, if not its owner. */
    #leave(why = "") {
        this.session = { ...this.session, signed_in: false, staff: null, roles: [] };
        this.#enter(why);
    }

    /** Draws everything anew, for another person or language. */
    #enter(why = "") {
        leaveDialog();
        this.#shown?.close();
        this.#shown = null;
        for (const { stream } of this.#streams.splice(0)) stream.close();
        label(this.t);
        const { signed_in: isKnown, window } = this.session;
        const isSignedIn = isKnown && (!this.#asksWindow || window !== undefined);
        const place = this.#place(this.session);
        document.title = [this.t("title"), place].filter(Boolean).join(" · ");
        at("place").textContent = place ?? "";
        at("who").textContent = isSignedIn ? this.t("signedInAs", this.session) : "";
        at("sign-out").hidden = !isSignedIn;
        this.#banner.hidden = true;
        this.tell("");
        if (!isSignedIn) this.#gate(why);
        else if (this.#admits(this.session)) this.#begin();
        else fill(this.main, h("p", { class: "banner" }, this.t("notYours")));
    }

    #begin() {
        fill(this.main);
        this.#shown = this.#show(this);
    }

    #gate(why) {
        fill(this.main, signInCard(this, this.#asksWindow, why, (session) => {
            this.session = session;
            this.#enter();
            this.main.focus();
        }));
        this.main.querySelector("input").focus();
    }
}
