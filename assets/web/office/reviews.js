// SPDX-License-Identifier: Apache-2.0
import { fill, h, words } from "../base.js";
import { ask } from "./ask.js";
import { button, card, facts, filters, mark, plain, select, table } from "./parts.js";
import { officeWords } from "./words.js";

const t = words({
    ...officeWords,
    title: ["预审", "Pre-review"],
    principle: ["本人自愿提前提交的表单和材料；不提交也照常办理（R13、R44）。查看会显示个人信息。",
        "What visitors chose to send ahead; nobody has to (R13, R44). Looking shows personal data."],
    submitted: ["待预审", "Waiting"],
    passed: ["已通过", "Passed"],
    needs_fix: ["须补正", "To be mended"],
    none: ["还没有。", "None."],
    booking: ["预约号", "Booking"],
    decided: ["预审时间", "Reviewed"],
    comment: ["意见", "Comment"],
    look: ["查看", "Look"],
    one: ["预审 {number}", "Pre-review of {number}"],
    form: ["预填表单", "Form"],
    materials: ["材料", "Files"],
    label: ["名称", "Name"],
    kind: ["格式", "Type"],
    size: ["大小", "Size"],
    kilobytes: ["{n} KB", "{n} KB"],
    download: ["下载", "Download"],
    noMaterials: ["没有上传材料。", "No files."],
    pass: ["通过", "Pass"],
    fix: ["须补正", "Ask to mend"],
    fixComment: ["须补正的内容", "What to mend"],
    kept: ["预审已登记，本人可以查到。", "The review is kept; the visitor can see it."],
    cancel: ["取消", "Cancel"],
    confirm: ["确定", "OK"],
});

const kinds = { submitted: "warn", passed: "good", needs_fix: "alarm" };

/** What visitors sent ahead, looked at before they come; nothing ever needs it. */
export class ReviewsView {
    element = h("div", { class: "view" });
    #desk;
    #state = "submitted";

    constructor(desk) {
        this.#desk = desk;
    }

    async open([number] = []) {
        return number ? this.#showOne(number) : this.#showList();
    }

    async #showList() {
        const answer = await this.#desk.read("/reviews", { center: this.#desk.center, state: this.#state });
        if (answer === null) return;
        const states = Object.keys(kinds).map((value) => ({ value, label: t(value) }));
        const form = filters(t("title"), [{ title: t("state"), field: select("state", states, this.#state) }], t("show"),
            ({ state }) => {
                this.#state = state;
                this.#showList();
            });
        fill(this.element, card(t("title"), null, h("p", { class: "soft" }, t("principle")), form, table(t("title"), [
            plain(t("booking"), "booking"),
            { title: t("state"), cell: (one) => mark(t(one.state), kinds[one.state]) },
            { title: t("decided"), cell: (one) => this.#desk.fullTime(one.at) },
            { title: t("who"), cell: (one) => one.staff ?? "—" },
            { title: t("comment"), cell: (one) => one.comment ?? "—" },
        ], answer.reviews, { empty: t("none"), actions: (one) => this.#desk.may("read_people") && [
            h("a", { class: "button", href: `#/reviews/${one.booking}`, "aria-label": t("one", { number: one.booking }) },
                t("look")),
        ] })));
    }

    async #showOne(number) {
        const path = `/reviews/${encodeURIComponent(number)}`;
        const found = await this.#desk.read(path);
        if (found === null) return;
        const back = h("a", { class: "button", href: "#/reviews" }, t("back"));
        const waits = found.state === "submitted" && this.#desk.may("edit_bookings");
        fill(this.element, card(
            t("one", { number }),
            [
                mark(t(found.state), kinds[found.state]),
                waits && button(t("pass"), () => this.#decide(number, "passed"), { kind: "primary" }),
                waits && button(t("fix"), () => this.#decide(number, "needs_fix")),
                back,
            ],
            h("h3", {}, t("form")),
            facts(Object.entries(found.form)),
            h("h3", {}, t("materials")),
            table(t("materials"), [
                plain(t("label"), "label"),
                plain(t("kind"), "kind"),
                { title: t("size"), isFigure: true, cell: (one) => t("kilobytes", { n: Math.ceil(one.bytes / 1024) }) },
                { title: t("time"), cell: (one) => this.#desk.fullTime(one.at) },
            ], found.materials, { empty: t("noMaterials"), actions: (one) => [
                h("a", { class: "button", href: `/office/v1${path}/materials/${one.id}`, download: "",
                    "aria-label": `${t("download")} ${one.label}` }, t("download")),
            ] }),
        ));
    }

    async #decide(number, state) {
        const isFix = state === "needs_fix";
        const fields = await ask(t, t("one", { number }), [
            { name: "comment", label: isFix ? t("fixComment") : t("comment"), type: "textarea", isRequired: isFix },
        ], { yes: t(isFix ? "fix" : "pass") });
        if (fields === null) return;
        const path = `/reviews/${encodeURIComponent(number)}`;
        if (await this.#desk.act(path, { ...fields, state }, t("kept")) !== null) await this.#showOne(number);
    }
}
