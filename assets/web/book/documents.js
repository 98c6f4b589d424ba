// SPDX-License-Identifier: Apache-2.0
// The forms of document numbers, so that a slip of the finger is told before anything is sent. The center checks again.

/** The documents of persons (A31), the most common first. */
export const personTypes = [
    "resident_id", "hmt_residence_permit", "foreign_permanent_residence", "passport", "hmt_travel_permit",
];
/** The document of a unit: its unified social credit code. */
export const unitType = "credit_code";
/** Whoever queries may be either. */
export const everyType = [...personTypes, unitType];

/** A number as it is compared: half width, upper case, no space anywhere. */
export function folded(text) {
    return [...text].map((one) => {
        const code = one.codePointAt(0);
        return code >= 0xff01 && code <= 0xff5e ? String.fromCodePoint(code - 0xfee0) : one;
    }).join("").replace(/[\s\u3000]/g, "").toUpperCase();
}

/**
 * What is wrong with a number of a `type` of document: null, or `missing`, `length`, `character`, `region`, `birth`,
 * `check`, `form`.
 */
export function fault(type, typed) {
    const text = folded(typed);
    if (text === "") return "missing";
    switch (type) {
    case "resident_id":
    case "hmt_residence_permit":
        return identityFault(type, text);
    case "foreign_permanent_residence":
        if (/^[A-Z]{3}\d{12}$/.test(text)) return null;
        return /^[A-Z]/.test(text) ? "form" : identityFault(type, text);
    case "passport":
        return /^[A-Z0-9]{5,20}$/.test(text) ? null : "form";
    case "hmt_travel_permit":
        return /^([HM]\d{8}(\d\d)?|[HM]A\d{7}|\d{8})$/.test(text) ? null : "form";
    case "credit_code":
        return creditFault(text);
    default:
        throw new Error(`no document ${type}`);
    }
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const regions = {
    resident_id: /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5])/,
    hmt_residence_permit: /^8[1-3]/,
    foreign_permanent_residence: /^9/,
};
const earliestYear = 1800;

/** GB 11643: region, birth date, order, and the check digit of ISO 7064 MOD 11-2. */
function identityFault(type, text) {
    if (text.length !== 18) return "length";
    if (!/^\d{17}[\dX]$/.test(text)) return "character";
    if (!regions[type].test(text)) return "region";
    if (!isDate(text.slice(6, 14))) return "birth";
    const sum = weights.reduce((all, weight, index) => all + weight * Number(text[index]), 0);
    return "10X98765432"[sum % 11] === text[17] ? null : "check";
}

function isDate(digits) {
    const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6, 8)].map(Number);
    const date = new Date(Date.UTC(year, month - 1, day));
    return year >= earliestYear && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/** GB 32100 section 5: weights 3^(i−1) mod 31, check value 31 − Σ mod 31, and 0 for 31. */
function creditFault(text) {
    if (text.length !== 18) return "length";
    const values = [...text].map((one) => alphabet.indexOf(one));
    if (values.includes(-1)) return "character";
    let [sum, weight] = [0, 1];
    for (const value of values.slice(0, 17)) {
        sum += value * weight;
        weight = weight * 3 % 31;
    }
    return (31 - sum % 31) % 31 === values[17] ? null : "check";
}

/** What is wrong with a booking number as typed: null, `missing`, `form`, or `check` for ours with a slip in it. */
export function numberFault(typed) {
    const text = folded(typed);
    if (text === "") return "missing";
    if (!/^[A-Z0-9-]{4,64}$/.test(text)) return "form";
    if (!/^\d{12}$/.test(text)) return null;
    // ISO 7064 MOD 11,10, as the center gives them out.
    let product = 10;
    for (const digit of text.slice(0, 11)) {
        const sum = (Number(digit) + product) % 10;
        product = (sum === 0 ? 10 : sum) * 2 % 11;
    }
    return (11 - product) % 10 === Number(text[11]) ? null : "check";
}

/** A number as it may be shown to whoever looks over a shoulder: first and last, the rest as stars. */
export function masked(text) {
    const plain = folded(text);
    if (plain.length <= 6) return plain.slice(0, 1) + "*".repeat(Math.max(0, plain.length - 1));
    return plain.slice(0, 3) + "*".repeat(plain.length - 5) + plain.slice(-2);
}
