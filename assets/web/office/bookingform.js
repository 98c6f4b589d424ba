// SPDX-License-Identifier: Apache-2.0
import { fill, h, pick, words } from "../base.js";
import { labelled } from "../staff/signin.js";
import { freeSlots } from "./booking.js";
import { button, card, select, values } from "./parts.js";
import { documentChoices } from "./standings.js";
import { officeWords } from "./words.js";

const t = words({
    ...officeWords,
    title: ["代为预约", "Book for somebody"],
    note: [
        "只在本人到场或来电、自己无法预约时使用；工号、原因会记入审计和日报（R5）。",
        "Only for somebody who is here or on the telephone and cannot book alone; staff number and reason are audited.",
    ],
    slot: ["时段", "Slot"],
    principal: ["预约人", "Principal"],
    agent: ["代理人（代他人预约时）", "Agent, if booked for another"],
    way: ["方式", "Way"],
    desk: ["窗口", "At the desk"],
    phone: ["电话", "By telephone"],
    why: ["原因（不写个人信息）", "Why; nothing about the person"],
    make: ["确认预约", "Book"],
    made: ["预约成功：{number}", "Booked: {number}"],
    noSlots: ["当日没有余号", "No number is free"],
    missing: ["请填写全部内容。", "Please fill in everything."],
    next: ["该时段已约满。最近可约：{slots}", "That slot is full. Next free: {slots}"],
});

/** The desk's form: the same inventory, rules and limits as online, with who made it and why. */
export class BookingForm {
    element;
    #desk;
    #done;
    #form = h("form", { class: "stack", novalidate: true, autocomplete: "off", "aria-label": t("title") });
    #slots = select("start", []);
    #fault = h("p", { class: "error", role: "alert" });

    constructor(desk, done, leave) {
        [this.#desk, this.#done] = [desk, done];
        this.element = card(t("title"), button(t("back"), leave), h("p", { class: "soft" }, t("note")), this.#form);
    }

    async open() {
        const services = await this.#desk.services();
        const service = select("service", services.map((one) => ({ value: one.id, label: pick(one.name, one.name_en) })));
        const day = h("input", { type: "date", name: "day", value: this.#desk.day(1), min: this.#desk.day() });
        const ways = [{ value: "desk", label: t("desk") }, { value: "phone", label: t("phone") }];
        fill(
            this.#form,
            h(
                "div",
                { class: "row filters" },
                labelled(t("service"), service),
                labelled(t("day"), day),
                labelled(t("slot"), this.#slots),
                labelled(t("way"), select("channel", ways)),
            ),
            this.#person("principal", documentChoices()),
            this.#person("agent", documentChoices(true)),
            labelled(t("why"), h("input", { name: "reason", maxlength: 200 })),
            this.#fault,
            h("div", { class: "row" }, h("button", { type: "submit", class: "primary" }, t("make"))),
        );
        for (const one of [service, day]) one.addEventListener("change", () => this.#readSlots());
        this.#form.oninput = () => { this.#fault.textContent = ""; };
        this.#form.onsubmit = (event) => {
            event.preventDefault();
            this.#send();
        };
        await this.#readSlots();
    }

    #person(who, documents) {
        return h(
            "fieldset",
            {},
            h("legend", {}, t(who)),
            h(
                "div",
                { class: "row filters" },
                labelled(t("documentType"), select(`${who}_type`, documents)),
                labelled(t("documentNumber"), h("input", { name: `${who}_number`, maxlength: 40, spellcheck: "false" })),
                labelled(t("name"), h("input", { name: `${who}_name`, maxlength: 60, spellcheck: "false" })),
            ),
        );
    }

    async #readSlots() {
        const { service, day } = values(this.#form);
        const options = await freeSlots(this.#desk, this.#desk.center, service, day);
        if (options === null) return;
        const shown = options.length > 0 ? options : [{ value: "", label: t("noSlots") }];
        fill(this.#slots, shown.map(({ value, label }) => h("option", { value }, label)));
    }

    async #send() {
        const said = values(this.#form);
        const person = (who) => ({ type: said[`${who}_type`], number: said[`${who}_number`], name: said[`${who}_name`] });
        const [principal, agent] = [person("principal"), person("agent")];
        const isWhole = principal.number && principal.name && said.start && said.reason;
        this.#fault.textContent = isWhole ? "" : t("missing");
        if (!isWhole) return;
        const body = {
            center: this.#desk.center, service: said.service, start: said.start, channel: said.channel,
            reason: said.reason, principal, ...(agent.number ? { agent } : {}),
        };
        const answer = await this.#desk.act("/bookings", body, null, { onProblem: (problem) => this.#refuse(problem) });
        if (answer === null) return;
        this.#done(answer.number);
        this.#desk.page.tell(t("made", answer), "good");
    }

    #refuse(problem) {
        if (problem.kind !== "slot-full" || !problem.body.next?.length) return this.#desk.page.tellProblem(problem);
        const slots = problem.body.next.map((slot) => this.#desk.time(slot.start)).join("，");
        this.#fault.textContent = t("next", { slots });
        return this.#readSlots();
    }
}
