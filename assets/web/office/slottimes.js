// SPDX-License-Identifier: Apache-2.0

/** The day and the times of a slot. */
export const slotText = (desk, slot) => `${desk.clock.dayText(slot.start)} ${timesText(desk, slot)}`;

/** Its times alone. */
export const timesText = (desk, slot) => `${desk.clock.clockText(slot.start)}–${desk.clock.clockText(slot.end)}`;
