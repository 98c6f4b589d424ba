// SPDX-License-Identifier: Apache-2.0
import { words } from "../base.js";
import { bookingWords } from "./words-booking.js";
import { laterWords } from "./words-later.js";

/** The words of the page, Chinese and English; one term for each thing (requirements.md 5). */
export const t = words({ ...bookingWords, ...laterWords });
