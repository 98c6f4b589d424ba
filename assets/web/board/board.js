// SPDX-License-Identifier: Apache-2.0
// The board of a hall or of one of its zones. Every event is the whole board as it is now, so that a television which
// was away shows what is, not what was; it makes no sound.
import { Hall, HallClock, Stream, announce, at, fill, h, settings } from "../base.js";
import { Freshness, callKey, callOrder, staleWords } from "./news.js";

/** Calls beside the newest that have a row of their own; more are shown smaller, in two columns. */
const rows = 7;
/** Queues shown at most. */
const longestQueues = 8;

const given = settings();
const zone = given.get("zone");
const hall = new Hall({ token: given.get("token") });
const clock = new HallClock(hall);
const freshness = new Freshness();
let board = null;
let shown = null;
let refusal = null;

const stream = new Stream(hall, `/events?view=board${zone ? `&zone=${encodeURIComponent(zone)}` : ""}`, {
    onEvent: ({ name, data }) => { if (name === "board") show(data); },
    onLine: (isUp, problem) => { refusal = isUp ? null : problem; },
});

if (zone) {
    fill(at("zone"), `${zone} 区`);
    at("zone").hidden = false;
}
clock.everyMinute(showTime);
// The board is drawn again when a call is no longer new, and when the line has been silent for too long.
setInterval(() => { look(); if (board) draw(); }, 500);

function show(next) {
    clock.learn(next.at);
    freshness.take(next.calls, clock.now());
    board = next;
    draw();
    const newest = callOrder(next.calls)[0];
    if (newest) announce(`请 ${newest.number} 到 ${newest.window} 号窗口`);
}

function draw() {
    const calls = callOrder(board.calls).map((call) => ({ ...call, isFresh: freshness.has(call, clock.now()) }));
    // Only what changed is made anew: a blinking row would begin again.
    const sight = JSON.stringify({ ...board, at: null, position: null, calls });
    if (sight === shown) return;
    shown = sight;
    at("board").dataset.state = "live";
    document.title = board.title;
    fill(at("title"), board.title);
    const [newest, ...others] = calls;
    keep(at("hero"), newest ? hero(newest) : [welcome()]);
    at("calls").classList.toggle("many", others.length > rows);
    keep(at("calls"), others.map(row));
    fill(at("next"), board.next.map((number) => h("li", {}, number)));
    fill(at("missed"), board.missed.map((number) => h("li", {}, number)));
    fill(at("queues"), queues());
    fill(at("foot"),
        board.notice ? h("p", { class: "notice" }, "公告：", board.notice) : null,
        h("p", {}, "取号后请在休息区等候，留意大屏和语音。过号请到咨询台重新排入。"),
        board.booking_method ? h("p", {}, `预约方式：${board.booking_method}`) : null,
        board.telephone ? h("p", {}, `咨询电话：${board.telephone}`) : null);
}

/** The longest queues; those where nobody waits are left out. */
function queues() {
    const busy = board.queues.filter((queue) => queue.waiting > 0).sort((one, other) => other.waiting - one.waiting);
    if (busy.length === 0) return [h("li", {}, "暂无等候")];
    return busy.slice(0, longestQueues)
        .map((queue) => h("li", {}, queue.service, " ", h("b", {}, queue.waiting), " 人"));
}

function hero(call) {
    const mark = call.isFresh ? " fresh" : "";
    return [h("div", { class: `call${mark}`, data: { key: callKey(call) + mark } },
        h("p", { class: `number${call.number.length > 4 ? " long" : ""}` }, call.number),
        h("p", { class: "window" }, "请到 ", h("b", {}, call.window), " 号窗口"),
        h("p", { class: "service" }, call.service))];
}

function row(call) {
    const mark = call.isFresh ? "fresh" : "";
    return h("li", { class: mark, data: { key: callKey(call) + mark } },
        h("span", { class: "number" }, call.number),
        h("span", { class: "window" }, h("b", {}, call.window), " 号窗口"));
}

function welcome() {
    return h("p", { class: "welcome", data: { key: "welcome" } }, "欢迎光临", h("br"), "请取号后在休息区等候");
}

/** Puts `wanted` into `node`, leaving alone what is there already under the same key. */
function keep(node, wanted) {
    const there = new Map([...node.children].map((child) => [child.dataset.key, child]));
    node.replaceChildren(...wanted.map((child) => there.get(child.dataset.key) ?? child));
}

function look() {
    const words = staleWords({
        age: stream.age, refusal: refusal?.status ?? 0, hasBoard: board !== null, clockText: lastText(),
    });
    const banner = at("stale");
    if (banner.hidden !== (words === null)) banner.hidden = words === null;
    if (words !== null && banner.textContent !== words) fill(banner, words);
}

function lastText() {
    return stream.lastSign === null ? "" : clock.clockText(new Date(clock.now() - stream.age).toISOString());
}

function showTime(text) {
    const days = ["日", "一", "二", "三", "四", "五", "六"];
    const [, month, day] = clock.dayText().split("-").map(Number);
    fill(at("time"), `${month}月${day}日 星期${days[clock.weekday()]} ${text}`);
}
