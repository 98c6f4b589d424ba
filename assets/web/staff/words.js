// SPDX-License-Identifier: Apache-2.0

/** What all pages of staff say: Chinese, English. */
export const staffWords = {
    skip: ["跳到主要内容", "Skip to the main content"],
    languageSwitch: ["English", "中文"],
    signIn: ["登录", "Sign in"],
    signOut: ["退出登录", "Sign out"],
    signInTitle: ["工作人员登录", "Staff sign-in"],
    staffNumber: ["工号", "Staff No."],
    secret: ["密码", "Password"],
    window: ["窗口", "Window"],
    signedInAs: ["工号 {staff}", "Staff No. {staff}"],
    signedOut: ["登录已失效，请重新登录。", "You are no longer signed in."],
    windowChoice: ["{label} 号窗口", "Window {label}"],
    notYours: ["您的账号不能使用本页面。", "Your account may not use this page."],

    linkLost: ["与本厅服务的连接中断，正在自动重连。", "The hall's service cannot be reached; trying again."],
    linkAge: ["以下内容截至 {time}。", "What follows is as of {time}."],
    linkBack: ["连接已恢复。", "Connected again."],
    sendingAgain: [
        "连接中断，正在重新提交刚才的操作，不会重复执行。",
        "The line is down. The last step is being sent again; it is carried out only once.",
    ],
    giveUp: ["停止重试", "Stop trying"],

    cancel: ["取消", "Cancel"],
    close: ["关闭", "Close"],
    confirm: ["确定", "OK"],
    none: ["无", "None"],
    reading: ["正在读取…", "Reading…"],

    booked: ["预约", "Booked"],
    walk_in: ["普通", "Walk-in"],
    priority: ["优先", "Priority"],
    open: ["办理中", "Open"],
    paused: ["暂停服务", "Paused"],
    closed: ["未开放", "Not open"],
    wholeHall: ["本厅", "the hall"],
    alert_help: ["{station} 有办事人遇到困难", "Somebody needs help at {station}"],
    alert_storage: ["{station} 的号码无法保存", "Numbers cannot be kept: {station}"],
    alert_nobody_on_duty: ["{station} 有人取号但无人值守窗口", "A number was taken at {station}, but no window is on duty"],
    alert_printer: ["{station} 无法打印号票", "{station} cannot print"],
    takeAlert: ["我去处理", "I am on my way"],
    closeAlert: ["已解决", "Settled"],
    taken: ["{staff} 在处理", "Taken up by {staff}"],

    minutes: ["{n} 分钟", "{n} min"],
    people: ["{n} 人", "{n}"],
};
