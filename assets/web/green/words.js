// SPDX-License-Identifier: Apache-2.0
import { lastWords } from "../staff/lastnumber.js";

/** What the page of the green channel says: Chinese, English. */
export const greenWords = {
    ...lastWords,
    title: ["绿色通道", "Priority service"],
    issueTitle: ["为办事人取优先号", "A priority number for a visitor"],
    service: ["业务", "Service"],
    reason: ["符合的服务范围", "Ground, from the scope"],
    station: ["号票打印处", "Where the slip is printed"],
    noPrinting: ["不打印，口头告知", "Not printed; tell the number"],
    issue: ["取号", "Issue"],
    chooseService: ["请选择业务。", "Choose a service."],
    chooseReason: ["请选择符合的服务范围。", "Choose the ground."],
    privacy: [
        "原因和您的工号只留在内部记录中，不会出现在号票、屏幕和语音里。",
        "The ground and your staff number stay in the record; they are never printed, shown or spoken.",
    ],
    issued: ["已取号 {number}", "Issued {number}"],
    today: ["今日绿色通道 {n} 张，占取号的 {percent} %。", "{n} priority numbers today, {percent} % of all."],
    alerts: ["需要帮助", "Calls for help"],
    noAlerts: ["目前无人求助。", "Nobody is calling for help."],
};
