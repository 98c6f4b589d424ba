// SPDX-License-Identifier: Apache-2.0
import Journal
import Ports
import Queueing
import Terms

/// How the hall is doing, for those who look after it.
struct StatusView: Encodable, Equatable {
    struct Clock: Encodable, Equatable {
        /// True while the clock shows a day before the journal's.
        let behind: Bool
        let stepBackMilliseconds: Int64
        /// What the hall's time rests on.
        let source: String
        /// The machine's clock minus the hall's time.
        let differenceSeconds: Int
        /// Whether a time server vouches for the machine's clock.
        let synchronised: Bool
        /// Whether a step waits for a person's word.
        let waitsForPerson: Bool
        /// What people should do something about.
        let trouble: String?
    }

    struct Storage: Encodable, Equatable {
        let state: String
        let since: String?
        /// Calls and codes only.
        let detail: String?
        /// How much room the disk has: `enough`, `low` or `scarce`.
        let room: String
        let freeMebibytes: Int64?
    }

    struct JournalFigures: Encodable, Equatable {
        let waiting: Int
        let groups: Int
        let largestGroup: Int
        let lastCommitMilliseconds: Int64?
        let snapshotPosition: Position
        let snapshotFailure: String?
    }

    struct Link: Encodable, Equatable {
        let state: String
        let unsynced: Int64?
        let oldestUnsyncedAt: String?
        let lastContactAt: String?
        let alarms: [String]
        /// The center's clock minus the hall's (A27).
        let centerOffsetSeconds: Int?
        let certificateUntil: String?
    }

    let position: Position
    let day: BusinessDay?
    let at: String
    let clock: Clock
    let storage: Storage
    let journal: JournalFigures
    let link: Link
    let stations: [StationView]
    let fixtures: [FixtureView]

    init(_ figures: HallFigures, _ plan: HallPlan, at now: Moment) {
        let status = figures.journal
        (position, day, at) = (status.position, status.day, now.rfc3339)
        clock = Clock(status, figures.clock)
        storage = Storage(status.storage, figures.disk, now)
        journal = JournalFigures(
            waiting: status.waiting,
            groups: status.groups,
            largestGroup: status.largestGroup,
            lastCommitMilliseconds: status.lastCommit?.wholeMilliseconds,
            snapshotPosition: status.lastSnapshot,
            snapshotFailure: status.snapshotFailure
        )
        let linkState = figures.surroundings.link.map { $0.isOnline ? "online" : "offline" }
        link = Link(
            state: linkState ?? "none",
            unsynced: figures.unsynced,
            oldestUnsyncedAt: figures.oldestUnsynced?.rfc3339,
            lastContactAt: figures.surroundings.link?.lastContact.map { now.at($0).rfc3339 },
            alarms: figures.surroundings.link?.alarms ?? [],
            centerOffsetSeconds: figures.surroundings.link?.centerOffsetSeconds,
            certificateUntil: figures.surroundings.link?.certificateUntil.map { now.at($0).rfc3339 }
        )
        stations = plan.stations.map { StationView($0, figures.surroundings.devices) }
        fixtures = figures.surroundings.fixtures.map(FixtureView.init)
    }
}

extension StatusView.Clock {
    fileprivate init(_ journal: JournalStatus, _ standing: ClockStanding) {
        (behind, stepBackMilliseconds) = (journal.isClockBehindDay, journal.clockStepBackMilliseconds)
        (source, differenceSeconds) = (standing.source.rawValue, standing.differenceSeconds)
        (synchronised, waitsForPerson) = (standing.isVouched, standing.waitsForPerson)
        trouble = standing.trouble?.rawValue
    }
}

extension StatusView.Storage {
    fileprivate init(_ storage: JournalStatus.Storage, _ disk: DiskStanding, _ now: Moment) {
        switch storage {
        case .ok: (state, since, detail) = ("ok", nil, nil)
        case .full(let since): (state, self.since, detail) = ("full", now.at(since).rfc3339, nil)
        case .failed(let since, let what): (state, self.since, detail) = ("failed", now.at(since).rfc3339, what)
        }
        (room, freeMebibytes) = (disk.watch.room.rawValue, disk.watch.freeBytes.map { $0 >> 20 })
    }
}

extension StatusView.Clock: JSONWritable {
    func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("behind", flag: behind)
        json.member("difference_seconds", number: differenceSeconds)
        json.member("source", source)
        json.member("step_back_milliseconds", number: stepBackMilliseconds)
        json.member("synchronised", flag: synchronised)
        json.member("trouble", trouble)
        json.member("waits_for_person", flag: waitsForPerson)
        json.endObject()
    }
}

extension StatusView.Storage: JSONWritable {
    func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("detail", detail)
        json.member("free_mebibytes", number: freeMebibytes)
        json.member("room", room)
        json.member("since", since)
        json.member("state", state)
        json.endObject()
    }
}

extension StatusView.Link: JSONWritable {
    func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("alarms", names: alarms)
        json.member("center_offset_seconds", number: centerOffsetSeconds)
        json.member("certificate_until", certificateUntil)
        json.member("last_contact_at", lastContactAt)
        json.member("oldest_unsynced_at", oldestUnsyncedAt)
        json.member("state", state)
        json.member("unsynced", number: unsynced)
        json.endObject()
    }
}
