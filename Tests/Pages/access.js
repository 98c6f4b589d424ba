// SPDX-License-Identifier: Apache-2.0
// Looks at a page as it stands for what keeps people out; evaluated in the page by browser.py, not part of it.
// Returns findings as texts; an empty list is a pass. The rules are those of WCAG 2.2 named at each.
({ textContrast, largeContrast, target, isPublic }) => {
    const findings = [];
    const find = (rule, node, what = "") => {
        const id = node?.id ? `#${node.id}` : "";
        const classes = node?.classList?.length ? `.${[...node.classList].join(".")}` : "";
        const text = (node?.textContent ?? "").trim().slice(0, 20);
        findings.push(`${rule}: ${node ? `<${node.localName}${id}${classes}> ${text}` : "page"} ${what}`.trim());
    };
    const all = (selector) => [...document.querySelectorAll(selector)];
    const isSeen = (node) => {
        if (!node.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })) return false;
        const box = node.getBoundingClientRect();
        return box.width > 1 && box.height > 1;
    };
    // A modal dialog makes everything else inert.
    const modal = all("dialog").find((node) => node.matches(":modal"));
    const isInert = (node) => node.closest("[inert]") !== null || (modal && !modal.contains(node));

    // 3.1.1, 2.4.2
    if (!/^(zh-CN|en)$/.test(document.documentElement.lang)) find("lang", document.documentElement);
    if (document.title.trim() === "") find("title", null);

    // Unique ids, and references that lead somewhere (4.1.2).
    const ids = new Map();
    for (const node of all("[id]")) ids.set(node.id, (ids.get(node.id) ?? 0) + 1);
    for (const [id, count] of ids) if (count > 1) find("duplicate id", document.getElementById(id), id);
    for (const name of ["aria-labelledby", "aria-describedby", "aria-controls", "for"]) {
        for (const node of all(`[${name}]`)) {
            for (const id of node.getAttribute(name).split(/\s+/)) {
                if (!ids.has(id)) find(`${name} leads nowhere`, node, id);
            }
        }
    }

    // Names of what can be used, and of pictures (1.1.1, 4.1.2).
    const name = (node) => {
        const labelled = (node.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean)
            .map((id) => document.getElementById(id)?.textContent ?? "").join(" ").trim();
        if (labelled) return labelled;
        const label = node.getAttribute("aria-label")?.trim();
        if (label) return label;
        if (node.labels?.length) return [...node.labels].map((one) => one.textContent).join(" ").trim();
        if (node.matches("input, select, textarea")) return node.getAttribute("title")?.trim() ?? "";
        if (node.matches("img")) return node.getAttribute("alt");
        const title = node.querySelector(":scope > title")?.textContent.trim();
        return title || node.textContent.trim();
    };
    const usable = "button, a[href], input:not([type=hidden]), select, textarea, summary, [role=button], [role=link], "
        + "[role=tab], [role=checkbox], [role=radio], [role=switch], [tabindex]:not([tabindex='-1'])";
    for (const node of all(usable)) if (isSeen(node) && !name(node)) find("no name", node);
    for (const node of all("img, svg:not([aria-hidden=true]), [role=img], dialog[open], [role=dialog]")) {
        if (isSeen(node) && !name(node)) find("no name", node);
    }
    for (const node of all("[tabindex]")) if (node.tabIndex > 0) find("positive tabindex", node);

    // Landmarks and headings (1.3.1, 2.4.1, 2.4.6).
    const mains = all("main, [role=main]").filter(isSeen);
    if (mains.length !== 1) find("landmarks", null, `${mains.length} main`);
    const headings = all("h1, h2, h3, h4, h5, h6").filter((node) => node.checkVisibility() && !isInert(node));
    const tops = headings.filter((node) => node.localName === "h1");
    if (!modal && tops.length !== 1) find("headings", null, `${tops.length} h1`);
    for (let index = 1; index < headings.length; index += 1) {
        const [before, after] = [headings[index - 1], headings[index]].map((node) => Number(node.localName[1]));
        if (after > before + 1) find("headings", headings[index], `h${after} below h${before}`);
    }

    // Contrast of text, 1.4.3 and 1.4.6; colours are blended with what lies behind them.
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    const rgba = (text) => {
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = text;
        canvas.fillRect(0, 0, 1, 1);
        const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
        return [red, green, blue, alpha / 255];
    };
    const over = (front, back) => {
        return [0, 1, 2].map((part) => front[part] * front[3] + back[part] * (1 - front[3])).concat(1);
    };
    const backdrop = (node) => {
        const layers = [];
        for (let one = node; one; one = one.parentElement) {
            const style = getComputedStyle(one);
            if (style.backgroundImage !== "none") return null;
            const colour = rgba(style.backgroundColor);
            if (colour[3] > 0) layers.push(colour);
            if (colour[3] === 1) break;
        }
        return layers.reverse().reduce((back, front) => over(front, back), [255, 255, 255, 1]);
    };
    const light = (colour) => {
        const [red, green, blue] = colour.slice(0, 3).map((part) => {
            const share = part / 255;
            return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const ratio = (one, other) => {
        const [bright, dark] = [light(one), light(other)].sort((left, right) => right - left);
        return (bright + 0.05) / (dark + 0.05);
    };
    const judge = (node) => {
        const style = getComputedStyle(node);
        const back = backdrop(node);
        if (!back) return find("contrast unknown", node, "over a picture");
        const size = parseFloat(style.fontSize);
        const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
        const found = ratio(over(rgba(style.color), back), back);
        const wanted = isLarge ? largeContrast : textContrast;
        if (found < wanted) find("contrast", node, `${found.toFixed(2)} < ${wanted}`);
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const node = walker.currentNode.parentElement;
        const isText = walker.currentNode.data.trim() !== "" && !node.closest("svg, script, style");
        if (isText && isSeen(node) && !isInert(node)) judge(node);
    }
    for (const node of all("svg text").filter((one) => isSeen(one) && !isInert(one))) {
        const back = backdrop(node);
        const found = back ? ratio(over(rgba(getComputedStyle(node).fill), back), back) : 0;
        if (found < textContrast) find("contrast", node, `${found.toFixed(2)} < ${textContrast}`);
    }
    // The edges of what can be used stand out by 3:1 from their surroundings, or the fill does (1.4.11).
    const edged = all("button:not(:disabled), input:not([type=checkbox], [type=radio]), select, textarea");
    for (const node of edged.filter((one) => isSeen(one) && !isInert(one))) {
        const style = getComputedStyle(node);
        const around = backdrop(node.parentElement);
        if (!around || style.borderTopColor === "rgba(0, 0, 0, 0)") continue;
        const edge = parseFloat(style.borderTopWidth) > 0 ? ratio(over(rgba(style.borderTopColor), around), around) : 1;
        const fill = ratio(over(rgba(style.backgroundColor), around), around);
        if (Math.max(edge, fill) < 3) find("edge", node, Math.max(edge, fill).toFixed(2));
    }

    // Target size (2.5.5, 2.5.8), and that nothing lies on top of a target.
    const holders = all("button, input:not([type=hidden]), select, textarea, summary, [role=button], .target");
    for (const node of holders.filter((one) => isSeen(one) && !isInert(one))) {
        // What is ticked is hit by its whole row.
        const hit = node.matches("[type=checkbox], [type=radio]") ? node.closest("label") ?? node : node;
        const box = hit.getBoundingClientRect();
        if (box.width + 0.5 < target || box.height + 0.5 < target) {
            find("target", node, `${box.width.toFixed(0)}×${box.height.toFixed(0)} < ${target}`);
        }
        const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
        if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) continue;
        const top = document.elementFromPoint(x, y);
        const isScrolledAway = node.closest("[data-scrolls]") && !node.closest("[data-scrolls]").contains(top);
        const isHit = !top || hit.contains(top) || top.contains(hit);
        if (!isHit && !isScrolledAway) find("covered", node, `by <${top.localName}>`);
    }

    // A touch screen has no pointer that could hover, and nothing to select or drag.
    if (isPublic) {
        const style = getComputedStyle(document.body);
        if (style.userSelect !== "none") find("text can be selected", document.body);
        if (!/manipulation|none|pan-y/.test(style.touchAction)) find("pinch", document.body);
    }

    // Nothing is cut off, and the page is not moved sideways (1.4.4, 1.4.10).
    if (document.documentElement.scrollWidth > innerWidth + 1) {
        find("wider than the screen", null, `${document.documentElement.scrollWidth} > ${innerWidth}`);
    }
    for (const node of all("body *")) {
        if (!isSeen(node) || isInert(node) || node.textContent.trim() === "") continue;
        if (node.closest("svg, .unseen, .skip")) continue;
        const style = getComputedStyle(node);
        const cutsX = /hidden|clip/.test(style.overflowX) && node.scrollWidth > node.clientWidth + 1;
        const cutsY = /hidden|clip/.test(style.overflowY) && node.scrollHeight > node.clientHeight + 1;
        if (cutsX || cutsY) {
            const [inner, outer] = [[node.scrollWidth, node.scrollHeight], [node.clientWidth, node.clientHeight]];
            find("cut off", node, `${inner.join("×")} in ${outer.join("×")}`);
        }
        const box = node.getBoundingClientRect();
        if ((box.left < -1 || box.right > innerWidth + 1) && !node.closest(".wide")) find("beyond the edge", node);
    }
    const page = getComputedStyle(document.documentElement);
    const body = getComputedStyle(document.body);
    const isStuck = /hidden|clip/.test(body.overflowY) || /hidden|clip/.test(page.overflowY);
    const isTooTall = document.body.scrollHeight > innerHeight + 1;
    if (isStuck && isTooTall) find("cut off", document.body, "and cannot be scrolled");
    return findings;
}
