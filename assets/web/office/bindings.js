// SPDX-License-Identifier: Apache-2.0
import { fill, h, pick, words } from "../base.js";
import { confirmed } from "../staff/dialog.js";
import { ask } from "./ask.js";
import { button, card, table } from "./parts.js";
import { officeWords } from "./words.js";

const t = words({
    ...officeWords,
    title: ["事项绑定", "Bindings"],
    unbound: ["未绑定的事项", "Unbound items"],
    unboundNote: ["未绑定业务的事项不能预约；现场仍可取号咨询。",
        "An item without a service cannot be booked; walking in stays possible."],
    allBound: ["本中心的事项都已绑定。", "Every item of this center is bound."],
    none: ["还没有绑定。", "Nothing is bound yet."],
    bind: ["绑定", "Bind"],
    bindTitle: ["绑定事项 {item}", "Bind item {item}"],
    newOne: ["新增绑定", "Bind an item"],
    code: ["事项编码", "Code"],
    itemName: ["事项", "Item"],
    windows: ["窗口数", "Windows"],
    bound: ["已绑定。", "Bound."],
    unbind: ["解除", "Unbind"],
    unbindTitle: ["解除绑定", "Unbind"],
    unbindText: ["解除后该事项在本中心不能预约。", "The item can then not be booked at this center."],
    unboundNow: ["已解除绑定。", "Unbound."],
    cancel: ["取消", "Cancel"],
    confirm: ["确定", "OK"],
});

/** Which line takes which item at this center, and the items that none takes (F3, R65). */
export class BindingsView {
    element = h("div", { class: "view" });
    #desk;

    constructor(desk) {
        this.#desk = desk;
    }

    async open() {
        const query = { center: this.#desk.center };
        const services = await this.#desk.services();
        const [unbound, bound] = [
            await this.#desk.read("/bindings/unbound", query), await this.#desk.read("/bindings", query),
        ];
        if (unbound === null || bound === null) return;
        const windows = new Map(services.map((one) => [one.id, one.windows]));
        fill(
            this.element,
            card(t("unbound"), null, h("p", { class: "soft" }, t("unboundNote")), table(t("unbound"), [
                { title: t("code"), cell: (item) => item.code },
                { title: t("itemName"), cell: (item) => pick(item.name, item.name_en) },
            ], unbound, { empty: t("allBound"), actions: (item) => this.#mayEdit && [
                button(t("bind"), () => this.#bind(item.code), { label: `${t("bind")} ${item.code}` }),
            ] })),
            card(t("title"), this.#mayEdit && button(t("newOne"), () => this.#bind(null)), table(t("title"), [
                { title: t("code"), cell: (one) => one.item },
                { title: t("service"), cell: (one) => this.#desk.serviceName(one.service) },
                { title: t("windows"), isFigure: true, cell: (one) => windows.get(one.service) ?? "—" },
            ], bound, { empty: t("none"), actions: (one) => this.#mayEdit && [
                button(t("unbind"), () => this.#unbind(one), { kind: "danger", label: `${t("unbind")} ${one.item}` }),
            ] })),
        );
    }

    get #mayEdit() { return this.#desk.may("edit_catalog"); }

    async #bind(item) {
        const services = await this.#desk.services();
        const options = services.map((one) => ({ value: one.id, label: pick(one.name, one.name_en) }));
        const fields = await ask(t, item ? t("bindTitle", { item }) : t("newOne"), [
            ...(item ? [] : [{ name: "item", label: t("code"), isRequired: true, maxlength: 40 }]),
            { name: "service", label: t("service"), type: "select", isRequired: true, options },
        ]);
        if (fields === null) return;
        const body = { center: this.#desk.center, item: item ?? fields.item, service: fields.service };
        if (await this.#desk.act("/bindings", body, t("bound")) !== null) await this.open();
    }

    async #unbind({ center, item, service }) {
        if (!await confirmed(t, t("unbindTitle"), [item, t("unbindText")], t("unbind"), { isGrave: true })) return;
        if (await this.#desk.act("/bindings/remove", { center, item, service }, t("unboundNow")) !== null) {
            await this.open();
        }
    }
}
