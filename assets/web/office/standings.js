// SPDX-License-Identifier: Apache-2.0
import { words } from "../base.js";
import { mark } from "./parts.js";

/** What a booking can be, with how it is marked. */
const t = words({
    booked: ["已预约", "Booked"],
    exchanged: ["已取号", "Checked in"],
    accepted: ["已受理", "Accepted"],
    done: ["已办结", "Done"],
    cancelled: ["已取消", "Cancelled"],
    cancelled_late: ["逾期取消", "Cancelled late"],
    rescheduled: ["已改约", "Rescheduled"],
    void: ["已作废", "Void"],
    no_show: ["失约", "No-show"],
    waived: ["已免计", "Waived"],
});
const kinds = {
    booked: "booked", exchanged: "good", accepted: "good", done: "good", cancelled_late: "warn", void: "alarm",
    no_show: "warn",
};

/** Every standing, in the order of a booking's life. */
export const standings = [
    "booked", "exchanged", "accepted", "done", "cancelled", "cancelled_late", "rescheduled", "void", "no_show", "waived",
];

/** The word for a standing. */
export const standingWord = (standing) => t(standing);

/** A standing in its frame. */
export const standingMark = (standing) => mark(t(standing), kinds[standing]);

const steps = words({
    booked: ["预约", "Booked"], moved: ["改约", "Moved"], cancelled: ["取消", "Cancelled"],
    cancelled_late: ["逾期取消", "Cancelled late"], rescheduled: ["改约", "Moved"], void: ["作废", "Void"],
    exchanged: ["取号", "Checked in"], accepted: ["受理", "Accepted"], done: ["办结", "Done"],
    no_show: ["失约", "No-show"], waived: ["免计", "Waived"],
});
const known = new Set(["booked", "moved", "cancelled", "cancelled_late", "rescheduled", "void", "exchanged", "accepted",
    "done", "no_show", "waived"]);

/** The word for a step of a booking's history. */
export const stepWord = (step) => (known.has(step) ? steps(step) : step);

const channels = words({
    web: ["网上", "Online"], desk: ["窗口代办", "Desk"], phone: ["电话", "Telephone"], import: ["导入", "Import"],
    waitlist: ["候补", "Wait-list"],
});

/** How a booking came in. */
export const channelWord = (channel) => channels(channel);

const documents = words({
    resident_id: ["居民身份证", "Resident identity card"],
    hmt_residence_permit: ["港澳台居民居住证", "Residence permit of Hong Kong, Macao or Taiwan residents"],
    foreign_permanent_residence: ["外国人永久居留身份证", "Foreign permanent resident ID card"],
    passport: ["护照", "Passport"],
    hmt_travel_permit: ["港澳台居民来往通行证", "Travel permit of Hong Kong, Macao or Taiwan residents"],
    credit_code: ["统一社会信用代码（单位）", "Unified social credit code, of a unit"],
});

/** Every kind of document as a choice; `isPerson` leaves units out. */
export function documentChoices(isPerson = false) {
    return ["resident_id", "hmt_residence_permit", "foreign_permanent_residence", "passport", "hmt_travel_permit",
        ...(isPerson ? [] : ["credit_code"])].map((value) => ({ value, label: documents(value) }));
}
