// SPDX-License-Identifier: Apache-2.0
import { modules, paint } from "./qr.js";
import { t } from "./words.js";

const [width, edge, side, head, gap, line, term] = [720, 48, 420, 96, 18, 42, 40];
const colours = { paper: "#ffffff", band: "#072a60", ink: "#14202e", soft: "#3c4a5c" };
const font = (size, weight) => `${weight} ${size}px "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif`;

/** A voucher as one picture, which a phone can keep and show without any network; `rows` are `[term, words]`. */
export function paintVoucher(record, rows) {
    const canvas = document.createElement("canvas");
    const context = canvas.getContext("2d");
    // Lines are counted first: setting the height empties the canvas.
    context.font = font(30, 500);
    const texts = rows.filter(([, words]) => words)
        .map(([name, words]) => [name, wrapped(context, words, width - 2 * edge)]);
    const top = head + gap + side + 2 * line;
    [canvas.width, canvas.height] = [width,
        top + texts.reduce((sum, [, lines]) => sum + term + lines.length * line + gap, 0) + edge / 2];
    context.fillStyle = colours.paper;
    context.fillRect(0, 0, width, canvas.height);
    context.fillStyle = colours.band;
    context.fillRect(0, 0, width, head);
    const write = (text, x, y, colour, style) => {
        [context.fillStyle, context.font, context.textBaseline] = [colour, style, "middle"];
        context.fillText(text, x, y);
    };
    write(t("voucher"), edge, head / 2, colours.paper, font(38, 700));
    paint(context, modules(record.voucher), (width - side) / 2, head + gap, side);
    context.textAlign = "center";
    const below = head + gap + side + line / 2;
    write(`${t("bookingNumber")} ${record.number}`, width / 2, below, colours.ink, font(38, 700));
    context.textAlign = "left";
    let y = top;
    for (const [name, lines] of texts) {
        write(name, edge, y, colours.soft, font(26, 400));
        lines.forEach((words, index) => write(words, edge, y + term + index * line, colours.ink, font(30, 500)));
        y += term + lines.length * line + gap;
    }
    return canvas;
}

/** Text in lines no wider than `limit`: cut between Chinese characters anywhere, never inside a word or a time. */
function wrapped(context, text, limit) {
    const lines = [""];
    for (const piece of text.match(/[\w:.–-]+|[^\w:.–-]/gu) ?? []) {
        if (context.measureText(lines.at(-1) + piece).width > limit && lines.at(-1) !== "") lines.push("");
        lines[lines.length - 1] += piece;
    }
    return lines;
}
