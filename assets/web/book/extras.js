// SPDX-License-Identifier: Apache-2.0
// What may be sent ahead of a visit: the pre-filled form, materials, and the wish that somebody looks at them. All of
// it can be left (R44).
import { fill, h } from "../base.js";
import { dayOf, dayWords } from "./dates.js";
import { Fields, form } from "./fields.js";
import { actions, answerBox, button, facts, heading } from "./parts.js";
import { t } from "./words.js";

const kinds = "application/pdf,image/jpeg,image/png";
const kibibyte = 1024;

export const extras = {
    draw(book) {
        const { record } = book.draft.booking;
        const place = h("div", { class: "stack" });
        load(book, place);
        return [
            heading(t("extrasTitle")),
            h("p", { class: "banner calm" }, t("extrasFree")),
            h("p", { class: "soft" }, t("extrasFor", { number: record.number })),
            place,
            actions(book, button(t("skipIt"), () => book.begin(), { id: "skip" })),
        ];
    },
};

async function load(book, place) {
    const { record, document } = book.draft.booking;
    const asked = { number: record.number, document };
    fill(place, h("p", { class: "soft waiting", role: "status" }, t("reading")));
    const tell = (problem) => fill(place, h("div", { class: "banner alarm", role: "alert" },
        h("span", {}, book.problemWords(problem)), button(t("tryAgain"), () => load(book, place))));
    const filled = await book.act("/bookings/form/query", asked, { onProblem: tell });
    const materials = filled && await book.act("/bookings/materials/query", asked, { onProblem: tell });
    if (!materials) return;
    fill(place,
        filled.form ? formCard(book, filled, asked) : null,
        materials.files > 0 ? materialCard(book, materials, asked) : null,
        filled.form || materials.files > 0 ? reviewCard(book, filled.review, asked)
            : h("p", {}, t("noExtras")));
}

function formCard(book, { form: schema, answers }, asked) {
    const fields = new Fields();
    const given = { ...answers };
    const answer = answerBox();
    const send = h("button", { class: "primary", id: "save-form" }, t("saveForm"));
    const work = async () => {
        answer.clear();
        const filled = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ""));
        const said = await book.act("/bookings/form", { ...asked, answers: filled },
            { onProblem: (problem) => answer.say(h("p", {}, book.problemWords(problem))) });
        if (said !== null) answer.done(t("formSaved"));
    };
    return h("section", { class: "card stack", "aria-labelledby": "form" }, h("h2", { id: "form" }, t("form")),
        form(fields, send, work,
            schema.fields.map((one) => formField(book, fields, one, given)), answer.node, send));
}

function formField(book, fields, one, given) {
    const words = book.pick(one, "label");
    const control = one.type === "choice"
        ? h("select", {}, h("option", { value: "" }, t("choose")), (one.choices ?? []).map((choice) =>
            h("option", { value: choice.value }, book.pick(choice, "label"))))
        : h("input", { type: one.type === "date" ? "date" : "text" });
    return fields.add(one.required ? words : t("optional", { words }), {
        control, value: given[one.name] ?? "", autocomplete: "off", "data-field": one.name,
        ...one.max_length && one.type === "text" ? { maxlength: one.max_length } : {},
        ...one.type === "number" ? { inputmode: "numeric" } : {},
        onInput: (value) => { given[one.name] = value.trim(); },
        check: (value) => formFault(one, value.trim()),
    });
}

/** What is wrong with an answer, by the form's own rules; the center checks again. */
function formFault(one, value) {
    if (value === "") return one.required ? t("textMissing") : null;
    if (one.type === "number") {
        const number = Number(value);
        const isIn = number >= (one.minimum ?? -Infinity) && number <= (one.maximum ?? Infinity);
        if (!/^-?\d+$/.test(value) || !isIn) {
            return t("numberWanted", { from: one.minimum ?? "", to: one.maximum ?? "" });
        }
    }
    if ([...value].length < (one.min_length ?? 0)) return t("tooShort", { n: one.min_length });
    return null;
}

function materialCard(book, materials, asked) {
    const card = h("section", { class: "card stack", "aria-labelledby": "materials" });
    const redraw = (next) => {
        fill(card, h("h2", { id: "materials", tabindex: "-1" }, t("upload")),
            h("p", {}, t("uploadMore", { n: next.files, size: sizeWords(next.kibibytes * kibibyte) })),
            materialList(book, next, asked, redraw),
            next.materials.length < next.files ? uploadForm(book, next, asked, redraw) : h("p", {}, t("uploadFull")));
        return card;
    };
    return redraw(materials);
}

function materialList(book, next, asked, redraw) {
    if (next.materials.length === 0) return null;
    const answer = answerBox();
    const remove = async (one) => {
        const left = await book.act("/bookings/materials/remove", { ...asked, id: one.id },
            { onProblem: (problem) => answer.say(h("p", {}, book.problemWords(problem))) });
        if (left === null) return;
        redraw(left).querySelector("h2").focus();
    };
    return [h("ul", { class: "list", role: "list" }, next.materials.map((one) => h("li", { class: "card stack tight" },
        h("strong", {}, one.label), facts([[t("file"), `${one.kind.toUpperCase()} · ${sizeWords(one.bytes)}`],
            [t("deletedAt"), dayWords(dayOf(one.until))]]),
        h("div", { class: "row" }, button(t("remove"), () => remove(one), { look: "danger",
            "aria-label": `${t("remove")} ${one.label}` }))))), answer.node];
}

function uploadForm(book, next, asked, redraw) {
    const fields = new Fields();
    const answer = answerBox();
    const given = { label: "" };
    const input = h("input", { type: "file", accept: kinds });
    const send = h("button", { class: "primary", id: "upload" }, t("uploadNow"));
    const limit = next.kibibytes * kibibyte;
    const work = async () => {
        answer.clear();
        const content = await base64(input.files[0]);
        const said = await book.act("/bookings/materials", { ...asked, label: given.label, content },
            { onProblem: (problem) => answer.say(h("p", {}, book.problemWords(problem))) });
        if (said !== null) redraw({ ...next, materials: [...next.materials, said] }).querySelector("h2").focus();
    };
    return form(fields, send, work,
        fields.add(t("materialLabel"), {
            maxlength: 80, autocomplete: "off", hint: t("materialHint"), "data-field": "label",
            onInput: (value) => { given.label = value.trim(); },
            check: (value) => value.trim() === "" ? t("textMissing") : null,
        }),
        fields.add(t("file"), {
            control: input, "data-field": "file",
            check: () => {
                const [file] = input.files;
                if (!file) return t("fileMissing");
                if (!kinds.split(",").includes(file.type)) return t("fileKind");
                return file.size > limit ? t("fileSize", { size: sizeWords(limit) }) : null;
            },
        }), answer.node, send);
}

function reviewCard(book, review, asked) {
    const card = h("section", { class: "card stack tight", "aria-labelledby": "review" });
    const answer = answerBox();
    const ask = async () => {
        const said = await book.act("/bookings/review", asked,
            { onProblem: (problem) => answer.say(h("p", {}, book.problemWords(problem))) });
        if (said !== null) redraw(said.review).querySelector("h2").focus();
    };
    const redraw = (now) => fill(card, h("h2", { id: "review", tabindex: "-1" }, t("review")),
        h("p", {}, t("reviewMore")),
        facts([[t("state"), t(`review-${now.state}`)], [t("comment"), now.comment]]), answer.node,
        now.state === "submitted" || now.state === "passed" ? null
            : h("div", { class: "row" }, button(t("askReview"), ask, { id: "ask-review" })));
    return redraw(review);
}

/** A file as the API wants it; read by the browser, which is quick with megabytes. */
function base64(file) {
    return new Promise((resolve, reject) => {
        const reader = new FileReader();
        reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
        reader.onerror = () => reject(reader.error);
        reader.readAsDataURL(file);
    });
}

function sizeWords(bytes) {
    return bytes >= kibibyte * kibibyte ? `${(bytes / kibibyte / kibibyte).toFixed(1).replace(/\.0$/, "")} MB`
        : `${Math.ceil(bytes / kibibyte)} KB`;
}
