// SPDX-License-Identifier: Apache-2.0
import { confirmed } from "../staff/dialog.js";
import { askNumber, askOutcome, askRating, askTarget, showHelp } from "./dialogs.js";
import { stepNamed } from "./steps.js";

/** What a clerk does: each step is asked of the hall, which decides, and told in one line. */
export class Deeds {
    /** The ticket that was just finished and may be rated: `{ id, number }`. */
    rated = null;
    /** The ticket that was just voided: `{ id, number, service }`. */
    voided = null;
    #page;
    #view;
    #draw;
    #look;
    /** The step that is being taken, and the one that comes after it. */
    #running = null;
    #waiting = null;
    #dones;
    #services;

    /** `look` reads the window anew: what a clerk presses next is judged by what came of the last step. */
    constructor(page, services, { view, draw, look }) {
        [this.#page, this.#services] = [page, services];
        [this.#view, this.#draw, this.#look] = [view, draw, look];
        this.#dones = {
            next: () => this.#next(),
            serve: () => this.#step("serve"),
            finish: () => this.#finish("done"),
            recall: () => this.#step("recall"),
            miss: () => this.#step("miss"),
            verify: () => this.#beginVerifying(),
            outcome: () => this.#otherOutcome(),
            hold: () => this.#step("hold"),
            transfer: () => this.#transfer(),
            call: () => this.call(null),
            pause: () => this.#turnWindow(this.#view().mode === "open" ? "pause" : "open"),
            close: () => this.#turnWindow("close"),
            help: () => showHelp(this.#page.t),
        };
    }

    /**
     * Takes the step of this name, or says why it cannot be taken now.
     *
     * Whoever is quicker than the hall has one other step wait for its turn; the same again is the same press.
     */
    async run(name) {
        if (this.#running !== null) {
            if (name !== this.#running) this.#waiting = name;
            return;
        }
        for (let next = name; next !== null;) {
            this.#running = next;
            try {
                await this.#take(next);
            } finally {
                [next, this.#running, this.#waiting] = [this.#waiting, null, null];
            }
        }
    }

    async #take(name) {
        const view = this.#view();
        if (view === null) return;
        const hindrance = stepNamed(name).hindrance(view);
        if (hindrance === null) await this.#dones[name]();
        else this.#page.tell(this.#page.t(hindrance, { number: view.ticket?.number }), "bad");
    }

    /** Forgets what concerned the visitor before, once somebody else is at the window. */
    noteView() {
        const { ticket } = this.#view();
        if (ticket === null) return;
        this.rated = null;
        if (ticket.state === "called") this.voided = null;
    }

    async undo() {
        if (this.#view()?.canUndo !== true) return this.#page.tell(this.#page.t("nothingToUndo"), "bad");
        if (await this.#post("undo") === null) return undefined;
        this.rated = null;
        return this.#page.tell(this.#page.t("did_undo"), "good");
    }

    /** 指呼 of `ticket`, or of a number that is asked for; always asked again, since it passes over others. */
    async call(ticket) {
        const { t } = this.#page;
        const view = this.#view();
        if (view.ticket !== null && view.ticket.state === "called") return this.run("next");
        const number = ticket?.number ?? await askNumber(t);
        if (number === null) return undefined;
        const lines = [t("callText", { number }), t("callWarning")];
        if (!await confirmed(t, t("callTitle"), lines, t("callYes", { number }))) return undefined;
        const settling = view.ticket === null ? {} : { settling: "finish" };
        const answer = await this.#post("call", { ticket: ticket?.id ?? number, ...settling }, (problem) => {
            if (problem.kind !== "ticket-is") return this.#page.tellProblem(problem);
            return this.#page.tell(t("tookOther", { number }), "bad");
        });
        return answer && this.#page.note(t("did_next", { number }), "good");
    }

    resume(ticket) {
        return this.#tellAfter(this.#post("resume", { ticket: ticket.id }), "did_resume", ticket.number);
    }

    requeue(ticket) {
        return this.#tellAfter(this.#postTicket(ticket.id, "requeue"), "did_requeue", ticket.number);
    }

    async abandon(ticket) {
        const { t } = this.#page;
        const { number } = ticket;
        const [title, text] = [t("abandonTitle"), t("abandonText", { number })];
        if (!await confirmed(t, title, [text], t("abandon"), { isGrave: true })) return;
        await this.#tellAfter(this.#postTicket(ticket.id, "abandon"), "did_abandon", number);
    }

    /** Records a finding; a mismatch leads to the void that the notice asks for (R23). */
    async verify(fields) {
        const { t } = this.#page;
        const { ticket } = this.#view();
        if (fields.result === null) return this.#page.tell(t("chooseResult"), "bad");
        if (fields.result === "mismatch") return this.#void(ticket, fields);
        if (await this.#post("verify", fields) === null) return undefined;
        document.activeElement?.blur();
        return this.#page.tell(t("did_verify", { number: ticket.number }), "good");
    }

    /** 现场取号 for somebody whose booking is void: at once, without another queue at the kiosk (R33). */
    async issueWalkIn() {
        if (this.voided === null) return;
        const answer = await this.#page.act("/tickets", { service: this.voided.service });
        if (answer === null) return;
        this.voided = null;
        this.#page.tell(this.#page.t("issued", { number: answer.ticket.number }), "good");
        this.#draw();
    }

    /** Turns the screen to the visitor, who may rate, or may not. */
    async rate() {
        if (this.rated === null) return;
        const { t } = this.#page;
        const { id } = this.rated;
        const level = await askRating(t);
        this.rated = null;
        this.#draw();
        if (level === null || await this.#page.act(`/tickets/${id}/rating`, { level: String(level) }) === null) return;
        this.#page.tell(t("ratingThanks"), "good");
    }

    /** Lets go of what was offered. */
    dismiss() {
        [this.rated, this.voided] = [null, null];
        this.#draw();
    }

    #post(verb, body = {}, onProblem = undefined) {
        const path = `/windows/${encodeURIComponent(this.#view().id)}/${verb}`;
        return this.#page.act(path, body, { after: this.#look, ...(onProblem && { onProblem }) });
    }

    #postTicket(id, verb, body = {}) {
        return this.#page.act(`/tickets/${id}/${verb}`, body, { after: this.#look });
    }

    async #tellAfter(answer, word, number) {
        if (await answer !== null) this.#page.tell(this.#page.t(word, { number }), "good");
    }

    #step(verb) {
        return this.#tellAfter(this.#post(verb), `did_${verb}`, this.#view().ticket.number);
    }

    async #next() {
        const { ticket } = this.#view();
        const { t } = this.#page;
        // Somebody else was quicker, or nobody was there: nothing is wrong.
        const nobody = (problem) => (problem.kind === "nothing-waiting"
            ? this.#page.tell(t("did_nobody")) : this.#page.tellProblem(problem));
        const answer = await this.#post("call-next", ticket === null ? {} : { settling: "finish" }, nobody);
        if (answer === null) return;
        if (answer.outcome === "called") this.#page.note(t("did_next", { number: answer.ticket.number }), "good");
        else this.#page.tell(t("did_nobody"));
    }

    async #finish(outcome) {
        const { id, number } = this.#view().ticket;
        if (await this.#post("finish", { outcome }) === null) return;
        this.rated = { id, number };
        this.#page.tell(this.#page.t("did_finish", { number }), "good");
        this.#draw();
    }

    async #otherOutcome() {
        const outcome = await askOutcome(this.#page.t, this.#view().ticket.number);
        if (outcome !== null) await this.#finish(outcome);
    }

    async #transfer() {
        const { ticket, id } = this.#view();
        const target = await askTarget(this.#page, this.#services, id, ticket);
        if (target !== null) await this.#tellAfter(this.#post("transfer", target), "did_transfer", ticket.number);
    }

    #turnWindow(verb) {
        return this.#tellAfter(this.#post(verb), `did_${verb}`);
    }

    #beginVerifying() {
        document.querySelector(".verify input:checked, .verify input")?.focus();
    }

    async #void(ticket, fields) {
        const { t } = this.#page;
        const { id, number, service } = ticket;
        const lines = [t("voidText", { number }), t("voidOffer")];
        if (!await confirmed(t, t("voidTitle"), lines, t("voidYes"), { isGrave: true })) return;
        if (await this.#post("verify", fields) === null) return;
        if (await this.#postTicket(id, "void", { reason: "id_mismatch" }) === null) return;
        this.voided = { id, number, service };
        this.#page.tell(t("voided", { number }), "good");
        this.#draw();
    }
}
