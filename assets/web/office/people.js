// SPDX-License-Identifier: Apache-2.0
import { fill, h, pick, words } from "../base.js";
import { confirmed } from "../staff/dialog.js";
import { ask } from "./ask.js";
import { button, card, mark, plain, table } from "./parts.js";
import { officeWords } from "./words.js";

const t = words({
    ...officeWords,
    title: ["人员", "Staff"],
    role: ["角色", "Role"],
    city: ["市级", "City"],
    center_admin: ["中心管理", "Center"],
    department: ["部门", "Department"],
    auditor: ["审计", "Auditor"],
    public: ["社会监督（只读）", "Public supervisor, read-only"],
    scope: ["范围", "Of"],
    wholeCity: ["全市", "The whole city"],
    enabled: ["启用", "Enabled"],
    disabled: ["已停用", "Disabled"],
    add: ["新增人员", "Add somebody"],
    secret: ["密码", "Password"],
    newSecret: ["重设密码", "New password"],
    secretTitle: ["为 {staff} 重设密码", "New password for {staff}"],
    secretRule: ["请当面告知本人，登录后所有旧登录失效。", "Tell it in person; every earlier sign-in ends."],
    disable: ["停用", "Disable"],
    enable: ["恢复", "Enable"],
    disableText: ["{staff} 将立即退出登录，以往记录中的工号保留。",
        "{staff} is signed out at once; the record keeps the number."],
    kept: ["已保存 {staff}。", "{staff} is kept."],
    disable_done: ["已停用 {staff}。", "{staff} is disabled."],
    enable_done: ["已恢复 {staff}。", "{staff} is enabled."],
    remove_done: ["已移除 {staff}。", "{staff} is removed."],
    none: ["还没有人员。", "Nobody yet."],
    newRole: ["改角色", "Role"],
    roleTitle: ["{staff} 的角色", "Role of {staff}"],
    scopeRule: ["市级不选中心；中心管理须选中心；部门须选中心和部门。",
        "None for the city; a center for its administrator; center and department for a department."],
    removeText: ["{staff} 不再列出；以往记录中的工号保留。", "{staff} is no longer listed; the record keeps the number."],
    departmentOf: ["部门编号（部门角色）", "Department, for its role"],
    cancel: ["取消", "Cancel"],
    confirm: ["确定", "OK"],
});

const roles = ["city", "center_admin", "department", "auditor", "public"];

/** Who may sign in at the center, as what and where. */
export class PeopleView {
    element = h("div", { class: "view" });
    #desk;

    constructor(desk) {
        this.#desk = desk;
    }

    async open() {
        const answer = await this.#desk.read("/staff");
        if (answer === null) return;
        fill(this.element, card(
            t("title"),
            button(t("add"), () => this.#add(), { kind: "primary" }),
            table(t("title"), [
                plain(t("who"), "staff"),
                { title: t("role"), cell: (one) => mark(t(one.role)) },
                { title: t("scope"), cell: (one) => [one.center ? this.#desk.centerName(one.center) : t("wholeCity"),
                    one.department ? ` ${one.department}` : ""] },
                { title: t("state"), cell: (one) => (one.state === "disabled" ? mark(t("disabled"), "warn") : mark(t("enabled"), "good")) },
            ], answer.staff, { empty: t("none"), actions: (one) => this.#actions(one) }),
        ));
    }

    #actions(one) {
        const name = (word) => ({ label: `${t(word)} ${one.staff}` });
        if (one.state === "disabled") {
            return [
                button(t("enable"), () => this.#change(one.staff, "enable"), name("enable")),
                button(t("remove"), () => this.#remove(one.staff), { kind: "danger", ...name("remove") }),
            ];
        }
        return [
            button(t("newRole"), () => this.#setRole(one), name("newRole")),
            button(t("newSecret"), () => this.#setSecret(one.staff), name("newSecret")),
            button(t("disable"), () => this.#disable(one.staff), { kind: "danger", ...name("disable") }),
        ];
    }

    /** What somebody signs in as, and of which center and department. */
    #scope(one) {
        const centers = this.#desk.centers.map((each) => ({ value: each.id, label: pick(each.name, each.name_en) }));
        return [
            { name: "role", label: t("role"), type: "select", isRequired: true, value: one?.role,
                options: roles.map((value) => ({ value, label: t(value) })) },
            { name: "center", label: t("center"), type: "select", value: one?.center ?? "", hint: t("scopeRule"),
                options: [{ value: "", label: t("wholeCity") }, ...centers] },
            { name: "department", label: t("departmentOf"), value: one?.department, maxlength: 40 },
        ];
    }

    async #setRole(one) {
        const fields = await ask(t, t("roleTitle", one), this.#scope(one));
        if (fields === null) return;
        const path = `/staff/${encodeURIComponent(one.staff)}/role`;
        if (await this.#desk.act(path, fields, t("kept", one)) !== null) await this.open();
    }

    async #remove(staff) {
        if (!await confirmed(t, t("remove"), [t("removeText", { staff })], t("remove"), { isGrave: true })) return;
        await this.#change(staff, "remove");
    }

    async #add() {
        const fields = await ask(t, t("add"), [
            { name: "staff", label: t("who"), isRequired: true, maxlength: 32 },
            ...this.#scope(null),
            { name: "secret", label: t("secret"), type: "password", isRequired: true, autocomplete: "new-password" },
        ]);
        if (fields === null) return;
        if (await this.#desk.act("/staff", fields, t("kept", fields)) !== null) await this.open();
    }

    async #setSecret(staff) {
        const fields = await ask(t, t("secretTitle", { staff }), [
            { name: "secret", label: t("secret"), type: "password", isRequired: true, autocomplete: "new-password" },
        ], { note: t("secretRule") });
        if (fields === null) return;
        await this.#desk.act(`/staff/${encodeURIComponent(staff)}/secret`, fields, t("kept", { staff }));
    }

    async #disable(staff) {
        if (!await confirmed(t, t("disable"), [t("disableText", { staff })], t("disable"), { isGrave: true })) return;
        await this.#change(staff, "disable");
    }

    async #change(staff, verb) {
        const path = `/staff/${encodeURIComponent(staff)}/${verb}`;
        if (await this.#desk.act(path, {}, t(`${verb}_done`, { staff })) !== null) await this.open();
    }
}
