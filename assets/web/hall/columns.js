// SPDX-License-Identifier: Apache-2.0
import { pick } from "../base.js";

/** How the hall's whole numbers are read: minutes out of seconds, percent out of thousandths, a mark of five. */
const readings = {
    count: String,
    minutes: (seconds) => (seconds / 60).toFixed(1),
    percent: (permille) => (permille / 10).toFixed(1),
    mark: (permille) => (permille / 200).toFixed(1),
};

/** The columns that are shown, in their order; the file has all of them. */
const columns = [
    ["issued", "取号", "Issued", "count"],
    ["called", "叫号", "Called", "count"],
    ["served", "办结", "Served", "count"],
    ["missed", "过号", "Missed", "count"],
    ["abandoned", "弃号", "Given up", "count"],
    ["voided", "作废", "Void", "count"],
    ["wait_mean_s", "平均等候（分）", "Mean wait, min", "minutes"],
    ["wait_p90_s", "九成等候不超过（分）", "Wait, 90 %, min", "minutes"],
    ["wait_longest_s", "最长等候（分）", "Longest wait, min", "minutes"],
    ["service_mean_s", "平均办理（分）", "Mean handling, min", "minutes"],
    ["booked_in_slot_permille", "预约按时叫号 %", "Booked in slot, %", "percent"],
    ["green_permille", "绿色通道 %", "Priority, %", "percent"],
    ["rating_permille", "评价（5 分）", "Rating of 5", "mark"],
    ["forecast_error_s", "预计误差（分）", "Forecast error, min", "minutes"],
    ["forecast_inside_permille", "预计命中 %", "Forecast held, %", "percent"],
    ["staff_void", "作废操作", "Voids", "count"],
    ["staff_green", "优先取号", "Priority issued", "count"],
    ["staff_out_of_turn", "指呼", "Out of turn", "count"],
    ["staff_undo", "撤销", "Undone", "count"],
    ["staff_outliers", "明显偏多项", "Outliers", "count"],
];

/** The columns that a row of a report has: `{ name, title, read }`. */
export function columnsOf(row) {
    return columns.filter(([name]) => name in row).map(([name, zh, en, kind]) => ({
        name,
        title: pick(zh, en),
        read: (value) => (value === null ? "—" : readings[kind](value)),
    }));
}
