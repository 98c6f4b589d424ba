// SPDX-License-Identifier: Apache-2.0

/** A window as the console shows it, out of the hall's JSON; what is left out there is empty or null here. */
export function windowView(json) {
    return {
        id: json.id,
        label: json.label,
        mode: json.mode,
        services: json.services,
        waiting: json.waiting,
        canUndo: json.can_undo,
        ticket: json.ticket ? currentTicket(json.ticket) : null,
        queue: [...json.reserved, ...json.queue].map(queued),
        aside: json.aside.map(queued),
        alerts: json.alerts,
    };
}

function currentTicket(json) {
    return {
        ...queued(json),
        since: json.since ?? null,
        calls: json.calls ?? 0,
        isBooked: json.kind === "booked",
        isUnconfirmed: json.verify_at_window ?? false,
        ...verification(json.verification),
    };
}

/** What has to be seen of a booked visitor's papers, and what was. */
function verification(json) {
    if (!json) return { needs: [], missing: [], seenAtKiosk: [], finding: null, isByAgent: false, isForUnit: false };
    const seenAtKiosk = [];
    if (json.principal_at_kiosk) seenAtKiosk.push("principal_document");
    if (json.agent_at_kiosk) seenAtKiosk.push("agent_document");
    return {
        needs: json.needed,
        missing: json.missing,
        seenAtKiosk,
        finding: json.result ?? null,
        isByAgent: json.by_agent,
        isForUnit: json.for_unit,
    };
}

function queued(json) {
    return {
        id: json.id,
        number: json.number,
        kind: json.kind,
        /** Booked, but outside the slot: called in ordinary order. */
        isOutOfSlot: json.kind === "booked" && json.class === "ordinary",
        state: json.state,
        service: json.service,
        slotFrom: json.slot_from ?? null,
        slotTo: json.slot_to ?? null,
        waitedMinutes: json.waited_minutes,
        misses: json.misses,
    };
}
