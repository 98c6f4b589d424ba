// SPDX-License-Identifier: Apache-2.0
import { h, language, words } from "../base.js";
import { openDialog } from "../staff/dialog.js";
import { ask } from "./ask.js";
import { button } from "./parts.js";
import { officeWords } from "./words.js";

const t = words({
    ...officeWords,
    title: ["导入 CSV", "Import CSV"],
    note: [
        "整个文件先检查后导入；有一处问题则一条也不导入，并逐行列出。第一行是列名，中文或英文。",
        "The whole file is checked first; with any problem nothing is taken, and every line is named. "
            + "The first line has the columns' names, Chinese or English.",
    ],
    kind: ["内容", "Contents"],
    items: ["事项", "Items"],
    bindings: ["事项绑定", "Bindings"],
    calendar: ["日历", "Calendar"],
    departments: ["部门", "Departments"],
    centers: ["中心", "Centers"],
    services: ["业务", "Services"],
    file: ["文件（UTF-8）", "File, UTF-8"],
    imported: ["已导入：新增 {made}，更新 {changed}，未变 {unchanged}。",
        "Imported: {made} new, {changed} changed, {unchanged} as before."],
    problems: ["{n} 处问题，没有导入", "{n} problems; nothing was imported"],
    close: ["关闭", "Close"],
    cancel: ["取消", "Cancel"],
    confirm: ["导入", "Import"],
});

const kinds = ["items", "bindings", "calendar", "services", "departments", "centers"];

/** Takes a file of the catalog, all of it or nothing (F2); true when it was taken. */
export async function importFile(desk) {
    const fields = await ask(t, t("title"), [
        { name: "kind", label: t("kind"), type: "select", isRequired: true,
            options: kinds.map((value) => ({ value, label: t(value) })) },
        { name: "file", label: t("file"), type: "file", isRequired: true, accept: ".csv,text/csv" },
    ], { note: t("note") });
    if (fields === null) return false;
    const onProblem = (problem) => (problem.body.problems ? showProblems(problem) : desk.page.tellProblem(problem));
    const answer = await desk.act(`/${fields.kind}/import`, fields.file, null, { type: "text/csv", onProblem });
    if (answer === null) return false;
    desk.page.tell(t("imported", answer), "good");
    return true;
}

/** Every line of a file that could not be taken, in a dialog. */
function showProblems({ body }) {
    const texts = language() === "zh" ? body.problems_zh ?? body.problems : body.problems;
    return openDialog(t("problems", { n: body.count ?? texts.length }), (close) => [
        h("ol", { class: "list problems", role: "list" }, texts.map((text) => h("li", {}, text))),
        h("div", { class: "foot" }, button(t("close"), () => close(null), { kind: "primary" })),
    ], { kind: "broad" });
}
