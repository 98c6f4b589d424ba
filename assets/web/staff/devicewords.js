// SPDX-License-Identifier: Apache-2.0

/** What is said of devices, the line to the center and the clock: Chinese, English. */
export const deviceWords = {
    devices: ["设备与同步", "Devices and sync"],
    station: ["取号机 / 区域", "Kiosk / area"],
    device: ["设备", "Device"],
    reader: ["身份证阅读器", "ID card reader"],
    scanner: ["扫码器", "Code scanner"],
    printer: ["打印机", "Printer"],
    voice: ["语音", "Voice"],
    panel: ["显示屏", "Panel"],
    keypads: ["叫号器", "Call keypads"],
    working: ["正常", "Working"],
    notWorking: ["不可用", "Not working"],
    noDevices: ["没有接入设备。", "No devices are connected."],
    link: ["市级平台", "Center"],
    online: ["已连接", "Connected"],
    offline: ["未连接", "Not connected"],
    noLink: ["未接入", "None"],
    lastContact: ["上次联系 {time}", "last contact {time}"],
    clock: ["时钟", "Clock"],
    clockRight: ["正常", "Right"],
    clockStepped: ["曾回拨 {n} 秒", "stepped back by {n} s"],
    clock_behind: ["本机时钟落后于业务日期", "This machine's clock is behind the business day"],
    unsynced: ["待同步", "To be synced"],
    since: ["自 {time}", "since {time}"],
    state: ["状态", "State"],
};
