// SPDX-License-Identifier: Apache-2.0
import Journal
import Ports
import Queueing
import Terms

/// Figures in the text format of Prometheus 0.0.4; every set of labels is bounded by plan, vocabulary or routes.
struct MetricsText {
    private(set) var text = ""

    init(
        _ figures: HallFigures,
        _ feeds: EventFeeds.Figures,
        _ requests: [RequestTally.Line: Int],
        at now: Moment
    ) {
        addHall(figures, feeds)
        addJournal(figures.journal)
        addClock(figures.clock)
        addDisk(figures.disk)
        addSurroundings(figures, now)
        addRequests(feeds, requests)
        add("hallkiosk_log_lines_lost_total", .counter, "Log lines that could not be written.") {
            [([], Double(Log.lostLines))]
        }
    }

    private enum Kind: String {
        case counter, gauge
    }

    private typealias Sample = (labels: [(String, String)], value: Double)

    private mutating func addHall(_ figures: HallFigures, _ feeds: EventFeeds.Figures) {
        add("hallkiosk_tickets_issued_total", .counter, "Tickets issued since the start, by how the visitor came.") {
            TicketLabel.allCases.map { ([("kind", $0.rawValue)], Double(feeds.issued[$0] ?? 0)) }
        }
        add("hallkiosk_events_total", .counter, "Public events since the start, by type.") {
            PublicEvent.Kind.allCases.map { ([("type", $0.rawValue)], Double(feeds.events[$0] ?? 0)) }
        }
        add("hallkiosk_waiting", .gauge, "Visitors who wait, by service.") {
            figures.waiting.sorted { $0.key < $1.key }.map { ([("service", $0.key.text)], Double($0.value)) }
        }
        add("hallkiosk_windows", .gauge, "Windows, by what they are doing.") {
            [WindowState.Mode.open, .paused, .closed].map {
                ([("mode", $0.rawValue)], Double(figures.windows[$0] ?? 0))
            }
        }
    }

    private mutating func addJournal(_ status: JournalStatus) {
        add("hallkiosk_journal_position", .gauge, "The newest stored event.") { [([], Double(status.position.value))] }
        add("hallkiosk_storage_ok", .gauge, "1 while the last attempt to store succeeded.") {
            [([], status.storage == .ok ? 1 : 0)]
        }
        add("hallkiosk_commit_groups_total", .counter, "Transactions since the start.") {
            [([], Double(status.groups))]
        }
        add("hallkiosk_commit_largest_group", .gauge, "Commands in the largest transaction since the start.") {
            [([], Double(status.largestGroup))]
        }
        add("hallkiosk_commit_last_seconds", .gauge, "How long the last transaction took, fsync included.") {
            status.lastCommit.map { [([], Double($0.wholeNanoseconds) / 1e9)] } ?? []
        }
        add("hallkiosk_commands_waiting", .gauge, "Commands that wait for the next transaction.") {
            [([], Double(status.waiting))]
        }
        add("hallkiosk_clock_behind_day", .gauge, "1 while the clock shows a day before the journal's.") {
            [([], status.isClockBehindDay ? 1 : 0)]
        }
    }

    private mutating func addDisk(_ disk: DiskStanding) {
        add("hallkiosk_disk_free_bytes", .gauge, "Free space where the journal is kept.") {
            disk.watch.freeBytes.map { [([], Double($0))] } ?? []
        }
        add("hallkiosk_disk_room", .gauge, "1 for what the free space amounts to.") {
            DiskWatch.Room.allCases.map { ([("room", $0.rawValue)], disk.watch.room == $0 ? 1 : 0) }
        }
        add("hallkiosk_journal_log_bytes", .gauge, "The write-ahead log of the journal.") {
            [([], Double(disk.logBytes))]
        }
    }

    private mutating func addClock(_ clock: ClockStanding) {
        add("hallkiosk_clock_difference_seconds", .gauge, "The machine's clock minus the hall's time.") {
            [([], Double(clock.differenceSeconds))]
        }
        add("hallkiosk_clock_synchronised", .gauge, "1 while a time server vouches for the machine's clock.") {
            [([], clock.isVouched ? 1 : 0)]
        }
        add("hallkiosk_clock_trouble", .gauge, "1 while people should do something about the clock, by what it is.") {
            ClockStanding.Trouble.allCases.map { ([("kind", $0.rawValue)], clock.trouble == $0 ? 1 : 0) }
        }
    }

    private mutating func addSurroundings(_ figures: HallFigures, _ now: Moment) {
        let surroundings = figures.surroundings
        add("hallkiosk_link_up", .gauge, "1 while the center answers.") {
            surroundings.link.map { [([], $0.isOnline ? 1 : 0)] } ?? []
        }
        add("hallkiosk_link_alarms", .gauge, "What people must look into about the link to the center.") {
            surroundings.link.map { [([], Double($0.alarms.count))] } ?? []
        }
        add("hallkiosk_unsynced_events", .gauge, "Events that the center does not have yet.") {
            figures.unsynced.map { [([], Double($0))] } ?? []
        }
        add("hallkiosk_unsynced_age_seconds", .gauge, "Age of the oldest event that the center does not have yet.") {
            guard figures.unsynced != nil else { return [] }
            let age = figures.oldestUnsynced.map { now.timestamp.milliseconds - $0.timestamp.milliseconds } ?? 0
            return [([], Double(max(0, age)) / 1000)]
        }
        add("hallkiosk_device_up", .gauge, "1 while a device does its work.") {
            surroundings.devices.map { device in
                let labels = [
                    ("station", device.station.text), ("device", device.kind.rawValue), ("state", device.state),
                ]
                return (labels, device.isWorking ? 1 : 0)
            }
        }
        add("hallkiosk_fixture_up", .gauge, "1 while something that stands at no station does its work.") {
            surroundings.fixtures.map { fixture in
                let labels = [("kind", fixture.kind.rawValue), ("name", fixture.name), ("state", fixture.state)]
                return (labels, fixture.isWorking ? 1 : 0)
            }
        }
        add("hallkiosk_fixture_events_total", .counter, "What such things have done since the start.") {
            surroundings.fixtures.flatMap { fixture in
                fixture.tally.sorted { $0.key < $1.key }.map { event, count in
                    let labels = [("kind", fixture.kind.rawValue), ("name", fixture.name), ("event", event)]
                    return (labels, Double(count))
                }
            }
        }
    }

    private mutating func addRequests(_ feeds: EventFeeds.Figures, _ requests: [RequestTally.Line: Int]) {
        add("hallkiosk_http_requests_total", .counter, "Answered requests, by route and status.") {
            requests.map { ($0.key.route ?? "none", $0.key.status, $0.value) }
                .sorted { ($0.0, $0.1) < ($1.0, $1.1) }
                .map { ([("route", $0.0), ("status", String($0.1))], Double($0.2)) }
        }
        add("hallkiosk_event_streams", .gauge, "Open event streams, by what they carry.") {
            [([("view", "events")], Double(feeds.streams))]
                + PageView.Kind.allCases.map { ([("view", $0.rawValue)], Double(feeds.viewers[$0] ?? 0)) }
        }
    }

    private mutating func add(_ name: String, _ kind: Kind, _ help: String, _ samples: () -> [Sample]) {
        text += "# HELP \(name) \(help)\n# TYPE \(name) \(kind.rawValue)\n"
        for sample in samples() {
            let labels = sample.labels.map { "\($0.0)=\"\(Self.escaped($0.1))\"" }.joined(separator: ",")
            text += name + (labels.isEmpty ? "" : "{\(labels)}") + " " + Self.number(sample.value) + "\n"
        }
    }

    private static func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
    }

    private static func escaped(_ text: String) -> String {
        String(
            text.flatMap { character -> [Character] in
                switch character {
                case "\\": ["\\", "\\"]
                case "\"": ["\\", "\""]
                case "\n": ["\\", "n"]
                default: [character]
                }
            }
        )
    }
}
