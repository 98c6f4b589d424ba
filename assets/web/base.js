// SPDX-License-Identifier: Apache-2.0
// What every page of the hall stands on: `import { h, words, Hall, Stream } from "/web/base.js"`.
export { h, svg, fill, at, announce } from "./dom.js";
export { language, setLanguage, onLanguage, words, pick, label } from "./words.js";
export { Hall, Problem, intentKey, pause, root, settings } from "./api.js";
export { Stream, EventParser } from "./stream.js";
export { HallClock, zoneMinutes } from "./clock.js";
