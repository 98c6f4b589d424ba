// SPDX-License-Identifier: Apache-2.0
// Elements out of values. Text always becomes a text node: nothing that a notice or a service's name holds is markup.

/**
 * Makes an element: `h("button", {class: "primary", on: {click: f}}, "取号")`.
 *
 * `on` adds listeners, `data` data attributes, `value`, `checked` and `disabled` are properties; everything else is an
 * attribute, left out when it is null, undefined or false. Children are nodes, texts and numbers, lists of them, or
 * nothing.
 */
export function h(tag, given = {}, ...children) {
    return build(document.createElement(tag), given, children);
}

/** Makes an element of a drawing. */
export function svg(tag, given = {}, ...children) {
    return build(document.createElementNS("http://www.w3.org/2000/svg", tag), given, children);
}

/** Puts `children` in place of everything in `node`. */
export function fill(node, ...children) {
    node.replaceChildren(...nodes(children));
    return node;
}

/** The element of this name, which the page is known to have. */
export function at(id) {
    const node = document.getElementById(id);
    if (!node) throw new Error(`the page has no element ${id}`);
    return node;
}

/**
 * Has a screen reader say `text`; `isUrgent` interrupts what it is saying.
 *
 * The regions are made once and stay: one that comes together with its text is not read.
 */
export function announce(text, isUrgent = false) {
    const id = isUrgent ? "urgent-words" : "quiet-words";
    const region = document.getElementById(id) ?? document.body.appendChild(
        h("div", { id, class: "unseen", role: isUrgent ? "alert" : "status" }));
    region.textContent = "";
    // A text like the one before is only noticed when the region was empty in between.
    requestAnimationFrame(() => { region.textContent = text; });
}

const properties = new Set(["value", "checked", "disabled", "selected", "indeterminate"]);

function build(element, given, children) {
    for (const [name, value] of Object.entries(given)) {
        if (name === "on") {
            for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
        } else if (name === "data") {
            Object.assign(element.dataset, value);
        } else if (properties.has(name)) {
            element[name] = value;
        } else if (value === true) {
            element.setAttribute(name, "");
        } else if (value !== null && value !== undefined && value !== false) {
            element.setAttribute(name, String(value));
        }
    }
    element.append(...nodes(children));
    return element;
}

function nodes(children) {
    return children.flat(Infinity)
        .filter((child) => child !== null && child !== undefined && child !== false)
        .map((child) => child instanceof Node ? child : document.createTextNode(String(child)));
}
