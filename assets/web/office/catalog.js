// SPDX-License-Identifier: Apache-2.0
import { fill, h, pick, words } from "../base.js";
import { confirmed } from "../staff/dialog.js";
import { ask } from "./ask.js";
import { importFile } from "./importing.js";
import { editItem } from "./item.js";
import { button, card, filters, mark, plain, select, table } from "./parts.js";
import { officeWords } from "./words.js";

const t = words({
    ...officeWords,
    title: ["预约目录", "Catalog"],
    search: ["编码或名称", "Code or name"],
    department: ["部门", "Department"],
    anyDepartment: ["全部部门", "All departments"],
    scope: ["范围", "Of"],
    ofCenter: ["本中心办理的", "Taken at this center"],
    ofCity: ["全市目录", "The whole city"],
    code: ["事项编码", "Code"],
    itemName: ["名称", "Name"],
    time: ["办结时限", "Time limit"],
    fee: ["收费", "Fee"],
    free: ["免费", "Free"],
    retired: ["已停用", "Retired"],
    bookable: ["可预约", "Bookable"],
    notBookable: ["仅现场", "Walk-in only"],
    none: ["没有符合条件的事项。", "No such items."],
    more: ["后面的事项", "More items"],
    add: ["新增事项", "Add an item"],
    importFile: ["导入 CSV", "Import CSV"],
    publish: ["发布新版本", "Publish"],
    publishText: ["{center}的目录将由本系统签名发布，大厅按新版本运行。",
        "The catalog of {center} is signed and published; its halls run the new version."],
    published: ["已发布第 {version} 版。", "Version {version} is published."],
    retire: ["停用", "Retire"],
    restore: ["恢复", "Restore"],
    retireTitle: ["停用事项 {code}", "Retire item {code}"],
    retireText: ["停用后不能再预约；已有的预约和现场取号不受影响。",
        "It can no longer be booked; bookings made before and walking in are not affected."],
    retiredNow: ["事项已停用。", "The item is retired."],
    restored: ["事项已恢复。", "The item is restored."],
    versions: ["已发布版本", "Published versions"],
    version: ["版本", "Version"],
    at: ["发布时间", "Published"],
    size: ["大小", "Size"],
    bytes: ["{n} KB", "{n} KB"],
    digest: ["摘要", "SHA-256"],
    noVersions: ["尚未发布。", "Nothing has been published yet."],
    cancel: ["取消", "Cancel"],
    confirm: ["确定", "OK"],
});

/** Items of a page, as the center gives them. */
const pageSize = 100;

/** The catalog (F2, R64): found, edited, imported as a whole or not at all, and published in signed versions. */
export class CatalogView {
    element = h("div", { class: "view" });
    #desk;
    #departments = [];
    #query = { scope: "city" };
    #rows = h("div", {});
    #versions = h("div", {});

    constructor(desk) {
        this.#desk = desk;
    }

    async open() {
        const answer = await this.#desk.read("/departments");
        if (answer === null) return;
        this.#departments = answer;
        const choices = [{ value: "", label: t("anyDepartment") },
            ...this.#departments.map((one) => ({ value: one.id, label: pick(one.name, one.name_en) }))];
        const scopes = [{ value: "city", label: t("ofCity") }, { value: "center", label: t("ofCenter") }];
        const form = filters(t("title"), [
            { title: t("search"), field: h("input", { type: "search", name: "q", value: this.#query.q ?? "" }) },
            { title: t("department"), field: select("department", choices, this.#query.department) },
            { title: t("scope"), field: select("scope", scopes, this.#query.scope) },
        ], t("show"), (query) => {
            this.#query = query;
            this.#search();
        });
        fill(this.element, card(t("title"), this.#tools(), form, this.#rows), this.#versions);
        await Promise.all([this.#search(), this.#showVersions()]);
    }

    #tools() {
        if (!this.#desk.may("edit_catalog")) return null;
        return [
            button(t("add"), () => this.#edit(null)),
            button(t("importFile"), async () => { if (await importFile(this.#desk)) await this.open(); }),
            button(t("publish"), () => this.#publish(), { kind: "primary" }),
        ];
    }

    async #search(after = null) {
        const { scope, ...query } = this.#query;
        const where = scope === "center" ? { center: this.#desk.center } : { all: 1 };
        const items = await this.#desk.read("/items", { ...query, ...where, retired: 1, limit: pageSize, after });
        if (items === null) return;
        const next = items.length === pageSize ? items.at(-1).code : null;
        fill(this.#rows, table(t("title"), [
            plain(t("code"), "code"),
            { title: t("itemName"), cell: (item) => pick(item.name, item.name_en) },
            { title: t("department"), cell: (item) => this.#departmentName(item.department) },
            { title: t("time"), cell: (item) => item.time_limit || "—" },
            { title: t("fee"), cell: (item) => item.fee || t("free") },
            { title: t("state"), cell: stateMark },
        ], items, { empty: t("none"), actions: (item) => this.#actions(item) }),
        next && h("div", { class: "row" }, button(t("more"), () => this.#search(next))));
    }

    #actions(item) {
        if (!this.#desk.may("edit_catalog")) return [];
        const name = (word) => ({ label: `${t(word)} ${item.code}` });
        if (item.retired) return [button(t("restore"), () => this.#setRetired(item, false), name("restore"))];
        return [
            button(t("edit"), () => this.#edit(item), name("edit")),
            button(t("retire"), () => this.#retire(item), { kind: "danger", ...name("retire") }),
        ];
    }

    async #edit(item) {
        if (await editItem(this.#desk, item, this.#departments)) await this.#search();
    }

    async #retire(item) {
        const lines = [pick(item.name, item.name_en), t("retireText")];
        if (await confirmed(t, t("retireTitle", item), lines, t("retire"), { isGrave: true })) {
            await this.#setRetired(item, true);
        }
    }

    async #setRetired({ code }, retired) {
        const done = t(retired ? "retiredNow" : "restored");
        if (await this.#desk.act(`/items/${encodeURIComponent(code)}/retire`, { retired }, done) !== null) {
            await this.#search();
        }
    }

    async #publish() {
        const { center } = this.#desk;
        const text = t("publishText", { center: this.#desk.centerName(center) });
        if (!await confirmed(t, t("publish"), [text], t("publish"))) return;
        const answer = await this.#desk.act("/catalog/publish", { center });
        if (answer === null) return;
        this.#desk.page.tell(t("published", answer), "good");
        await this.#showVersions();
    }

    async #showVersions() {
        const versions = await this.#desk.read("/catalog/versions", { center: this.#desk.center });
        if (versions === null) return;
        fill(this.#versions, card(t("versions"), null, table(t("versions"), [
            plain(t("version"), "version"),
            { title: t("at"), cell: (one) => this.#desk.fullTime(one.published_at) },
            plain(t("who"), "published_by"),
            { title: t("size"), isFigure: true, cell: (one) => t("bytes", { n: Math.ceil(one.bytes / 1024) }) },
            { title: t("digest"), cell: (one) => h("code", {}, `${one.sha256.slice(0, 16)}…`) },
        ], versions, { empty: t("noVersions") })));
    }

    #departmentName(id) {
        const department = this.#departments.find((one) => one.id === id);
        return department ? pick(department.name, department.name_en) : id;
    }
}

function stateMark(item) {
    if (item.retired) return mark(t("retired"), "warn");
    return item.bookable ? mark(t("bookable"), "good") : mark(t("notBookable"));
}
