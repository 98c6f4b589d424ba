// SPDX-License-Identifier: Apache-2.0
import { h } from "../base.js";

/** Gives a person something made in the page as a file. */
export function save(blob, name) {
    const address = URL.createObjectURL(blob);
    const link = h("a", { href: address, download: name, hidden: true });
    document.body.append(link);
    link.click();
    link.remove();
    // A browser may still be reading it.
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
