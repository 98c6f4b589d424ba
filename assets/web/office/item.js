// SPDX-License-Identifier: Apache-2.0
import { pick, words } from "../base.js";
import { ask } from "./ask.js";
import { officeWords } from "./words.js";

const t = words({
    ...officeWords,
    edit: ["修改事项 {code}", "Edit item {code}"],
    add: ["新增事项", "Add an item"],
    code: ["事项编码", "Code"],
    itemName: ["名称", "Name"],
    english: ["英文名称", "Name in English"],
    department: ["部门", "Department"],
    conditions: ["办理条件", "Conditions"],
    conditionsEn: ["英文办理条件", "Conditions in English"],
    materials: ["申请材料", "Materials"],
    materialsHint: ["每行一项：名称|英文名称|份数|说明", "One a line: name|English name|copies|note"],
    fee: ["收费", "Fee"],
    limit: ["办结时限", "Time limit"],
    phone: ["咨询电话", "Telephone"],
    bookable: ["可以预约（现场取号始终可办）", "Can be booked; walking in is always possible"],
    kept: ["事项已保存，发布后生效。", "Kept; it counts when the catalog is published."],
    cancel: ["取消", "Cancel"],
    confirm: ["保存", "Save"],
});

/** Edits an item's guide (R12), or makes a new one with `item` null; true when it was kept. */
export async function editItem(desk, item, departments) {
    const options = departments.map((one) => ({ value: one.id, label: pick(one.name, one.name_en) }));
    const fields = await ask(t, item ? t("edit", item) : t("add"), [
        ...(item ? [] : [{ name: "code", label: t("code"), isRequired: true, maxlength: 40 }]),
        { name: "name", label: t("itemName"), isRequired: true, value: item?.name },
        { name: "name_en", label: t("english"), value: item?.name_en, maxlength: 400 },
        { name: "department", label: t("department"), type: "select", isRequired: true, options,
            value: item?.department },
        { name: "conditions", label: t("conditions"), type: "textarea", value: item?.conditions },
        { name: "conditions_en", label: t("conditionsEn"), type: "textarea", value: item?.conditions_en },
        { name: "materials", label: t("materials"), type: "textarea", hint: t("materialsHint"),
            value: (item?.materials ?? []).map(materialLine).join("\n") },
        { name: "fee", label: t("fee"), value: item?.fee },
        { name: "time_limit", label: t("limit"), value: item?.time_limit },
        { name: "phone", label: t("phone"), value: item?.phone, maxlength: 40 },
        { name: "bookable", label: t("bookable"), type: "check", value: item?.bookable ?? true },
    ]);
    if (fields === null) return false;
    const code = item?.code ?? fields.code;
    // What the form does not show stays as it was; the revision and the line are the center's to say.
    const { revision: _revision, service: _service, ...kept } = item ?? {};
    const body = { ...kept, ...emptied, ...fields, code, materials: materialsOf(fields.materials ?? "") };
    return await desk.act("/items", body, t("kept")) !== null;
}

/** Fields that were emptied in the form are empty, not as before. */
const emptied = { name_en: "", conditions: "", conditions_en: "", fee: "", time_limit: "", phone: "" };

const materialLine = ({ name, name_en: english, copies, note }) =>
    [name, english ?? "", copies, note ?? ""].join("|").replace(/\|+$/, "");

function materialsOf(text) {
    return text.split("\n").map((line) => line.trim()).filter(Boolean).map((line) => {
        const [name, english = "", copies = "1", note = ""] = line.split("|").map((part) => part.trim());
        return { name, name_en: english, copies: Number(copies) || 0, note };
    });
}
