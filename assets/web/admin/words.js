// SPDX-License-Identifier: Apache-2.0
import { deviceWords } from "../staff/devicewords.js";

/** What the page of those who look after the hall says: Chinese, English. */
export const adminWords = {
    ...deviceWords,
    title: ["系统管理", "Administration"],
    views: ["页面", "Views"],
    configuration: ["配置", "Configuration"],
    history: ["历史版本", "History"],
    people: ["人员", "Staff"],

    // Configuration.
    text: ["配置文件", "Configuration file"],
    caret: ["光标在第 {line} 行", "Line {line}"],
    check: ["检查", "Check"],
    save: ["保存并启用", "Save and apply"],
    revert: ["放弃修改", "Discard changes"],
    note: ["修改说明", "What was changed, and why"],
    noteNeeded: ["请填写修改说明。", "Say what was changed."],
    unchanged: ["内容没有修改。", "Nothing was changed."],
    sound: ["检查通过，没有问题。", "No problems were found."],
    problems: ["{n} 处问题", "{n} problems"],
    atLine: ["第 {line} 行", "Line {line}"],
    saved: ["已保存为版本 {version}，并已启用。", "Saved as version {version} and applied."],
    notWritable: ["本机的配置文件不能在此修改。", "The file cannot be changed from here."],
    saveTitle: ["保存并启用配置", "Save and apply"],
    saveText: [
        "启用时页面和屏幕会短暂重连，已取的号和正在办理的业务不受影响。",
        "Pages and screens reconnect for a moment; numbers and visits are not affected.",
    ],

    // History.
    version: ["版本", "Version"],
    when: ["时间", "When"],
    who: ["工号", "Staff No."],
    compare: ["与当前比较", "Compare"],
    restore: ["恢复此版本", "Restore"],
    restoreTitle: ["恢复版本 {version}", "Restore version {version}"],
    restoreText: ["将以版本 {version} 的内容保存一个新版本并启用。", "Its text becomes a new version and is applied."],
    restored: ["已恢复版本 {version}。", "Version {version} is restored."],
    difference: ["版本 {version} 与当前配置的差异", "Version {version} against the present text"],
    same: ["与当前配置相同。", "The same as the present text."],
    added: ["新增", "added"],
    removed: ["删除", "removed"],
    skipped: ["… {n} 行相同 …", "… {n} lines alike …"],
    noHistory: ["还没有历史版本。", "No versions yet."],

    // Staff.
    addPerson: ["新增人员", "Add somebody"],
    roles: ["权限", "May"],
    role_clerk: ["窗口", "Window"],
    role_green: ["绿色通道", "Priority service"],
    role_manager: ["大厅值班", "Duty manager"],
    role_admin: ["系统管理", "Administration"],
    newSecret: ["重设密码", "New password"],
    newSecretTitle: ["为 {staff} 重设密码", "New password for {staff}"],
    secretRule: ["请当面告知本人，登录后所有旧登录失效。", "Tell it in person; every earlier sign-in ends."],
    remove: ["停用", "Remove"],
    removeTitle: ["停用 {staff}", "Remove {staff}"],
    removeText: ["{staff} 将立即退出登录，不能再登录；以往记录保留。", "Signed out at once and for good; the record stays."],
    disabled: ["已停用", "Removed"],
    added_person: ["已新增 {staff}。", "Added {staff}."],
    secretSet: ["已为 {staff} 重设密码。", "{staff} has a new password."],
    removedPerson: ["已停用 {staff}。", "{staff} is removed."],
    roleNeeded: ["请至少选择一项权限。", "Choose at least one."],
    noPeople: ["还没有人员。", "Nobody yet."],
};
