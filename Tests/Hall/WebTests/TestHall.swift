// SPDX-License-Identifier: Apache-2.0
import Glibc
import HTTP
import Journal
import Pages
import Ports
import Queueing
import Terms
import Vault

@testable import Web

/// A hall with a real journal in a directory of its own, a clock that stands, and one token for every role.
final class TestHall: Sendable {
    /// What stays when the hall is opened again.
    struct Place: Sendable {
        let directory: String
        let keys: KeyRing
    }

    let place: Place
    let journal: Journal
    let api: HallAPI
    let touched = Lock<[[UInt8]]>([])
    /// The printers that were given a new roll.
    let rolls = Lock<[HallSurroundings.Device.Kind]>([])
    let screens = StationScreens()
    let time = ManualTimekeeper()
    private let now: Lock<Timestamp>

    /// Monday 2026-11-23 09:00 at UTC+8.
    static let opening = Timestamp(milliseconds: 1_795_395_600_000)
    static let station = id("kiosk-1", StationID.init)
    static let social = id("social", ServiceID.init)

    /// Opens a hall in a new directory, or again in an old one; `failure` stands in for a disk that refuses.
    init(again place: Place? = nil, failure: JournalError? = nil, at start: Timestamp = TestHall.opening) throws {
        let place = place ?? Place(directory: Self.scratch(), keys: Self.keys)
        let now = Lock(start)
        let clock = HallClock(zone: try HallZone(identifier: "Asia/Shanghai")) { now.withLock { $0 } }
        let journal = try Journal.open(directory: place.directory, plan: Self.plan) { clock.now() }
        let (touched, rolls, screens, time) = (touched, rolls, screens, time)
        (self.place, self.now, self.journal) = (place, now, journal)
        try Self.hire(in: place.directory)
        api = try HallAPI(
            HallAPI.Parts(
                journal: journal,
                submit: { command, key, staff throws(JournalError) in
                    if let failure { throw failure }
                    return try await journal.submit(command, key: key, staff: staff)
                },
                plan: Self.plan,
                vault: Vault(keys: place.keys),
                verifier: VoucherVerifier(keys: place.keys),
                tokens: AccessTokens(text: Self.tokenFile),
                clock: clock,
                hostNames: ["hall.example"],
                stations: Self.door(screens, touched, rolls),
                doorkeeper: Doorkeeper(directory: place.directory, cost: Self.cost),
                configuration: Self.configuration,
                pages: WebPages(directory: place.directory, names: WebPages.hallNames),
                statistics: Self.statistics,
                surroundings: {
                    HallSurroundings(
                        devices: [.init(station: Self.station, kind: .printer, state: "paper_out", isWorking: false)],
                        fixtures: [
                            .init(
                                kind: .voice,
                                name: "all",
                                state: "no_card",
                                isWorking: false,
                                tally: ["said_call": 3]
                            )
                        ],
                        link: .init(isOnline: false, acknowledged: .start, lastContact: start, alarms: ["look"])
                    )
                },
                devices: { [Self.report] },
                time: time,
                contact: HallContact(bookingMethod: "省政务服务网", telephone: "0372-0000000")
            )
        )
    }

    /// The one station, which takes one touch.
    private static func door(
        _ screens: StationScreens,
        _ touched: Lock<[[UInt8]]>,
        _ rolls: Lock<[HallSurroundings.Device.Kind]>
    ) -> StationDoor {
        StationDoor(
            screens: screens,
            screen: { $0 == Self.station ? Array(#"{"screen":"home"}"#.utf8) : nil },
            touch: { station, body in
                guard station == Self.station else { return .noScreen }
                guard body == Array(#"{"touch":"help"}"#.utf8) else { return .notUnderstood }
                touched.withLock { $0.append(body) }
                return .taken
            },
            speech: { station, language in
                guard station == Self.station else { return .noScreen }
                return language == .en ? .noVoice : .sound(Array("RIFF".utf8))
            },
            roll: { station, printer in
                guard station == Self.station, printer == .printer else { return false }
                rolls.withLock { $0.append(printer) }
                return true
            }
        )
    }

    func pass(minutes: Int) { now.withLock { $0 = $0.adding(minutes: minutes) } }

    /// Brings a booking down the center's feed.
    func feed(_ booking: Booking) async throws {
        let cursor = await journal.view { $0.centerCursor }
        let change = HallCommand.takeCenterChanges([.booking(booking)], from: cursor, through: cursor + 1)
        _ = try await journal.submit(change, key: nil, staff: nil)
    }

    /// Takes walk-in numbers past the API, many at once so that they share commits.
    func issue(_ numbers: Range<Int>) async throws {
        try await withThrowingTaskGroup { group in
            for number in numbers {
                let token = TicketToken(bytes: [UInt8](repeating: 7, count: 9) + BigEndian.bytes(UInt64(number)))
                let command = HallCommand.issueWalkIn(service: Self.social, person: nil, station: nil, token: token)
                group.addTask { [journal] in _ = try await journal.submit(command, key: nil, staff: nil) }
            }
            try await group.waitForAll()
        }
    }
}

// What the hall is made of.
extension TestHall {
    static let tokenFile =
        Role.allCases.map { "\($0.rawValue) \(token($0))" }.joined(separator: "\n") + """

            window bound-to-window-2-000000 window=2 staff=1024
            kiosk bound-to-kiosk-1-0000000 station=kiosk-1
            """

    /// A device with everything that is told of one.
    static let report: DeviceReport = {
        var report = DeviceReport(
            kind: .reader,
            place: "kiosk-1",
            address: "serial:usb:1a86:7523",
            state: "ready",
            isWorking: true
        )
        (report.node, report.identity) = ("/dev/ttyUSB0", "05.03-20230101-0001234567-0987654321")
        (report.since, report.lastFault) = (opening, "the other end went away")
        report.counters = ["opened": 2, "cards": 7]
        return report
    }()

    static func token(_ role: Role) -> String { "token-of-the-role-\(role.rawValue)" }

    /// Tag, seal and token keys of a hall, and the city's key for vouchers.
    static let keys: KeyRing = {
        do {
            return try KeyRing.fresh(.hall).merging(center.enrolmentBundle(), name: "bundle")
        } catch { preconditionFailure("synthetic keys are sound") }
    }()
    static let center = KeyRing.fresh(.center)

    static let plan = HallPlan(
        hall: id("hall-1", HallID.init),
        center: id("center", CenterID.init),
        name: "便民服务中心",
        services: [
            ServicePlan(id: social, name: "社保", englishName: "Social insurance", prefix: prefix("A")),
            ServicePlan(id: id("estate", ServiceID.init), name: "不动产", englishName: "Estate", prefix: prefix("B")),
        ],
        windows: [
            WindowPlan(id: id("1", WindowID.init), label: "1", services: [social]),
            WindowPlan(
                id: id("2", WindowID.init),
                label: "二",
                services: [social, id("estate", ServiceID.init)],
                zone: id("B", ZoneID.init)
            ),
        ],
        stations: [station, id("kiosk-2", StationID.init)]
    )

    /// The last four characters of the principal's document in `booking`.
    static let lastFour = "1231"

    /// A booking whose slot begins `minutes` after opening.
    static func booking(_ serial: Int = 1, in minutes: Int = 0) throws -> Booking {
        guard let number = BookingNumber(serial: serial),
            let slot = TimeSlot(start: opening.adding(minutes: minutes), end: opening.adding(minutes: minutes + 60))
        else { preconditionFailure("a booking") }
        return try Booking(
            number: number,
            center: plan.center,
            service: social,
            slot: slot,
            principal: PersonTag(hash: [UInt8](repeating: 0xAB, count: 32)),
            maskedName: "王*",
            lastFour: [Vault(keys: keys).lastFourTag(number, lastFour: lastFour)]
        )
    }

    /// The text of a voucher for `booking`, as the center signs it.
    static func voucher(_ booking: Booking) throws -> String {
        let claims = VoucherClaims(
            booking: booking.number,
            center: booking.center,
            service: booking.service,
            slot: booking.slot,
            principal: booking.principal
        )
        return try VoucherMint(keys: center).voucher(for: claims)
    }

    private static func id<Kind>(_ text: String, _ make: (String) -> Identifier<Kind>?) -> Identifier<Kind> {
        guard let id = make(text) else { preconditionFailure("not a name: \(text)") }
        return id
    }

    private static func prefix(_ letter: String) -> TicketPrefix {
        guard let prefix = TicketPrefix(text: letter) else { preconditionFailure("no prefix: \(letter)") }
        return prefix
    }

    /// In memory where there is such a file system: hundreds of halls need no real disk.
    private static func scratch() -> String {
        for folder in ["/dev/shm", "/tmp"] {
            var template = Array("\(folder)/web-XXXXXX".utf8CString)
            guard unsafe mkdtemp(&template) != nil else { continue }
            return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
        preconditionFailure("no scratch directory")
    }

    /// Removes the directory of a place.
    static func remove(_ place: Place) {
        guard let folder = unsafe opendir(place.directory) else { return }
        while let entry = unsafe readdir(folder) {
            let name = unsafe withUnsafeBytes(of: entry.pointee.d_name) { raw in
                unsafe String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
            }
            unsafe unlink(place.directory + "/" + name)
        }
        unsafe closedir(folder)
        unsafe rmdir(place.directory)
    }
}
