// SPDX-License-Identifier: Apache-2.0
import Glibc
import Journal
import Ports
import Settings
import Setup
import Terms

/// A past that a hall is to be given, so that what it costs later can be measured.
struct HistoryOrder {
    private let settings: HallSettings
    private let zone: HallZone
    private let tickets: Int
    private let dayTickets: Int
    private let lastDay: BusinessDay
    private let waiting: Int
    private let abrupt: Int

    init(_ arguments: Arguments) throws {
        let path = try arguments.required("config")
        let bytes = try WholeFile.read(path: path, limit: SettingsFile.byteLimit)
        settings = try HallSettings(SettingsFile.parse(bytes: bytes, name: path))
        zone = try HallZone(identifier: settings.zone)
        tickets = try MicrobenchFault.number(arguments.required("tickets"), of: "tickets")
        dayTickets = try arguments["day-tickets"].map { try MicrobenchFault.number($0, of: "day-tickets") } ?? tickets
        waiting = try arguments["waiting"].map { try MicrobenchFault.number($0, of: "waiting") } ?? 0
        abrupt = try arguments["abrupt"].map { try MicrobenchFault.number($0, of: "abrupt") } ?? 0
        if let text = arguments["until"] {
            guard let day = BusinessDay(text: text) else { throw MicrobenchFault("--until is a day, not \(text)") }
            lastDay = day
        } else {
            lastDay = HallClock(zone: zone).now().day
        }
        guard tickets == 0 || dayTickets > 0 else { throw MicrobenchFault("--day-tickets is at least 1") }
    }

    /// Writes the past through the journal itself; returns when it is on the disk.
    ///
    /// With `abrupt` it does not return but ends the process, as a failure of power would.
    func carryOut() async throws {
        let clock = HistoryClock(zone)
        let days = (tickets + dayTickets - 1) / max(1, dayTickets)
        var writer = HistoryWriter(try open(clock), settings.plan)
        for index in 0..<days {
            let isLast = index == days - 1
            clock.begin(lastDay.advanced(byDays: index - days + 1))
            let count = min(dayTickets, tickets - index * dayTickets)
            try await writer.writeDay(count, waiting: isLast ? min(waiting, count) : 0)
        }
        await writer.journal.close()
        guard abrupt > 0 else { return }
        clock.goOn()
        writer = HistoryWriter(try open(clock), settings.plan)
        try await writer.take(abrupt)
        _exit(0)
    }

    private func open(_ clock: HistoryClock) throws -> Journal {
        try Journal.open(directory: settings.directory, plan: settings.plan) { clock.now() }
    }
}
