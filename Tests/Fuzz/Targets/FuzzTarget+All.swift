// SPDX-License-Identifier: Apache-2.0

extension FuzzTarget {
    /// Every target, as data flows: devices, people, files, network, journal, displays.
    static let all: [FuzzTarget] = [
        FuzzTarget("sdt-frames", SDTFrames.check),
        FuzzTarget("sdt-cards", SDTCards.check),
        FuzzTarget("sdt-talk", SDTTalk.check),
        FuzzTarget("scan-frames", ScanFrames.check),
        FuzzTarget("scan-text", ScanTexts.check),
        FuzzTarget("printer-replies", PrinterReplies.check),
        FuzzTarget("printer-talk", PrinterTalk.check),
        FuzzTarget("printer-text", PrinterTexts.check),
        FuzzTarget("ports", PortTexts.check),
        FuzzTarget("zones", Zones.check),
        FuzzTarget("names", Names.check),
        FuzzTarget("documents", Documents.check),
        FuzzTarget("vouchers", Vouchers.check),
        FuzzTarget("desk-talk", DeskTalk.check),
        FuzzTarget("arguments", CommandLines.check),
        FuzzTarget("settings", SettingsTexts.check),
        FuzzTarget("hall-conf", HallConfigurations.check),
        FuzzTarget("center-conf", CenterConfigurations.check),
        FuzzTarget("key-rings", KeyRings.check),
        FuzzTarget("tokens", TokenFiles.check),
        FuzzTarget("enrolments", Enrolments.check),
        FuzzTarget("envelopes", Envelopes.check),
        FuzzTarget("request-targets", RequestTargets.check),
        FuzzTarget("event-streams", EventStreams.check),
        FuzzTarget("hall-requests", HallRequests.check),
        FuzzTarget("center-requests", CenterRequests.check),
        FuzzTarget("imports", Imports.check),
        FuzzTarget("link-messages", LinkMessages.check),
        FuzzTarget("events", StoredEvents.check),
        FuzzTarget("snapshots", Snapshots.check),
        FuzzTarget("boards", Boards.check),
        FuzzTarget("log-lines", LogLines.check),
    ]
}
