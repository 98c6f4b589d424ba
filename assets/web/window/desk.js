// SPDX-License-Identifier: Apache-2.0
import { announce, at, h } from "../base.js";
import { Keys } from "../staff/keys.js";
import { Region } from "../staff/region.js";
import { Services } from "../staff/services.js";
import { alertStrips } from "../staff/alerts.js";
import { stepButtons } from "./buttons.js";
import { currentCard } from "./current.js";
import { Deeds } from "./deeds.js";
import { asideTable, queueTable } from "./lists.js";
import { steps } from "./steps.js";
import { ratingStrip, undoButton, voidedStrip } from "./strips.js";
import { verificationPanel } from "./verification.js";
import { windowView } from "./view.js";

/** Milliseconds between looks at the minutes, which pass without anything happening. */
const tick = 5000;

/** The clerk's desk: the current number, the steps, who waits, and who was put aside; it follows the hall's stream. */
export class Desk {
    #page;
    #view = null;
    #deeds;
    #regions;
    #keys = new Keys();
    #timer;
    #verification;
    #path;
    #services = new Services();

    constructor(page) {
        this.#page = page;
        this.#path = `/windows/${encodeURIComponent(page.session.window)}`;
        this.#deeds = new Deeds(page, this.#services, {
            view: () => this.#view,
            draw: () => this.#draw(),
            look: () => this.#look(),
        });
        this.#regions = this.#layOut();
        this.#bindKeys();
        this.#services.load(page).then(() => this.#draw());
        page.follow(`/events?view=console&window=${encodeURIComponent(page.session.window)}`, (event) => {
            if (event.name === "console") this.#take(event.data);
        });
        this.#timer = setInterval(() => this.#draw(), tick);
    }

    close() {
        clearInterval(this.#timer);
        this.#keys.close();
    }

    /** Puts the empty regions into the page, in the order in which they are read. */
    #layOut() {
        const { t } = this.#page;
        const parts = {
            current: h("section", { class: "card current", "aria-label": t("current") }),
            verify: h("section", { class: "card verify", "aria-label": t("verification") }),
            undo: h("div", { class: "push" }),
            offers: h("div", { class: "stack" }),
            steps: h("section", { class: "card all-steps", "aria-label": t("stepsLabel") }),
            alerts: h("div", { class: "stack" }),
            queue: h("section", { class: "card queue", "aria-label": t("queue") }),
            aside: h("section", { class: "card aside", "aria-label": t("asideTitle") }),
        };
        const said = h("div", { class: "row said" }, this.#page.message, parts.undo);
        this.#page.main.append(h(
            "div",
            { class: "columns desk" },
            h("div", { class: "stack" }, parts.current, parts.verify, said, parts.offers, parts.steps),
            h("div", { class: "stack" }, parts.alerts, parts.queue, parts.aside),
        ));
        parts.verify.hidden = true;
        this.#verification = parts.verify;
        return Object.fromEntries(Object.entries(parts).map(([name, element]) => [name, new Region(element)]));
    }

    #bindKeys() {
        for (const { name, key } of steps) this.#keys.bind(key, () => this.#deeds.run(name));
        this.#keys.bind("Enter", () => this.#deeds.run("next"));
        this.#keys.bind("NumpadEnter", () => this.#deeds.run("next"));
        this.#keys.bind("KeyU", () => this.#deeds.undo());
        this.#keys.bind("KeyE", () => this.#deeds.rate());
        this.#keys.bind("KeyW", () => this.#deeds.issueWalkIn());
    }

    /** Reads the window, without waiting for the stream; a line that is lost is the stream's to tell. */
    async #look() {
        const json = await this.#page.hall.get(this.#path).catch(() => null);
        if (json !== null) this.#take(json);
    }

    /** Takes what the hall says of the window. */
    #take(json) {
        const before = this.#view?.ticket;
        this.#view = windowView(json);
        const now = this.#view.ticket;
        if (now !== null && now.state === "called" && (before?.id !== now.id || before.calls !== now.calls)) {
            announce(this.#page.t("saidCalled", { number: now.number, kind: this.#page.t(now.kind) }));
        }
        this.#deeds.noteView();
        this.#draw();
    }

    #draw() {
        const [page, view, deeds] = [this.#page, this.#view, this.#deeds];
        // What was asked for may come when the page shows something else.
        if (view === null || !this.#verification.isConnected) return;
        const { t } = page;
        const services = this.#services;
        at("place").textContent = `${page.session.hall} · ${t("windowLabel", { label: view.label })}`;
        this.#regions.alerts.draw(view.alerts, () => alertStrips(page, view.alerts));
        const minutes = view.ticket?.since ? page.clock.minutesSince(view.ticket.since) : 0;
        const shown = [view.ticket, view.mode, view.ticket ? minutes : view.waiting, services.all.length];
        this.#regions.current.draw(shown, () => currentCard(page, services, view));
        this.#regions.steps.draw([view.ticket, view.mode], () => stepButtons(t, view, (name) => deeds.run(name)));
        this.#regions.undo.draw(view.canUndo, () => view.canUndo && undoButton(t, () => deeds.undo()));
        this.#regions.offers.draw([deeds.rated, deeds.voided], () => [
            deeds.voided && voidedStrip(t, deeds.voided, deeds),
            deeds.rated && ratingStrip(t, deeds.rated, deeds),
        ]);
        this.#drawVerification();
        this.#regions.queue.draw([view.queue, view.waiting, services.all.length], () => [
            this.#head("queue", t("people", { n: view.waiting })),
            queueTable(page, services, view, (ticket) => deeds.call(ticket)),
        ]);
        this.#regions.aside.draw([view.aside, services.all.length], () => [
            this.#head("asideTitle", t("people", { n: view.aside.length })),
            asideTable(page, services, view, deeds),
        ]);
    }

    #head(word, count) {
        return h("header", {}, h("h2", {}, this.#page.t(word)), h("span", { class: "soft number" }, count));
    }

    #drawVerification() {
        const { ticket } = this.#view;
        const isShown = ticket?.isBooked ?? false;
        this.#verification.hidden = !isShown;
        const facts = isShown ? [ticket.id, ticket.needs, ticket.missing, ticket.finding, ticket.seenAtKiosk] : null;
        this.#regions.verify.draw(facts, () => (isShown
            ? verificationPanel(this.#page.t, ticket, (fields) => this.#deeds.verify(fields)) : []));
    }
}
