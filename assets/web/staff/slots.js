// SPDX-License-Identifier: Apache-2.0

/** A booked slot, `10:00–11:00`, by the hall's clock; empty without one. */
export const slotText = (clock, from, to) => (from ? `${clock.clockText(from)}–${clock.clockText(to)}` : "");
