// SPDX-License-Identifier: Apache-2.0
import Rules
import Terms
import Testing

@testable import Supervision

struct HallWatchTests {
    private static let now = Timestamp(seconds: 1_795_399_200)

    private static func judged(_ change: (inout HallSight) throws -> Void) rethrows -> [HallWatch] {
        var hall = HallSight()
        hall.heardAt = now
        hall.clockOffsetSeconds = 0
        hall.catalog = (runs: 3, published: 3)
        hall.certificateUntil = now.adding(minutes: 365 * 1440)
        try change(&hall)
        return HallWatch.judge(hall, rules: CityRules(), at: now)
    }

    @Test
    func `a hall that does its work has no alarm`() {
        #expect(Self.judged { _ in }.isEmpty)
    }

    @Test(arguments: [(120, false), (121, true)])
    func `a hall is silent after two minutes, to the second`(seconds: Int64, isSilent: Bool) {
        let found = Self.judged { $0.heardAt = Self.now.adding(seconds: -seconds) }
        #expect(found == (isSilent ? [HallWatch(.silent, "121 s")] : []))
    }

    @Test
    func `a hall that was never heard is silent`() {
        #expect(Self.judged { $0.heardAt = nil } == [HallWatch(.silent, "")])
    }

    @Test(arguments: [(60, false), (-60, false), (61, true), (-61, true)])
    func `A27: a clock may be 60 s off, and no more`(offset: Int, isOff: Bool) {
        let found = Self.judged { $0.clockOffsetSeconds = offset }
        #expect(found == (isOff ? [HallWatch(.clock, "\(offset) s")] : []))
    }

    @Test(arguments: [
        ("paper_out", false, [HallWatch.Kind.paper]), ("paper_low", true, [.paper]), ("gone", false, [.device]),
        ("ready", true, []),
    ])
    func `paper is told of before it is out, and a device that does not work`(
        state: String,
        isWorking: Bool,
        kinds: [HallWatch.Kind]
    ) {
        let found = Self.judged { $0.devices = [.init(name: "printer kiosk-1", state: state, isWorking: isWorking)] }
        #expect(found.map(\.kind) == kinds)
    }

    @Test(arguments: [(29, true), (30, false), (0, true), (-1, true)])
    func `a certificate is told of in its last month and afterwards`(days: Int, isTold: Bool) {
        let found = Self.judged { $0.certificateUntil = Self.now.adding(minutes: days * 1440) }
        #expect(found.map(\.kind) == (isTold ? [.certificate] : []))
    }

    @Test
    func `R61, R65: an old catalog, an unbound service, another center and what the hall says itself are told`() throws
    {
        let (service, center) = (try #require(ServiceID("fishing")), try #require(CenterID("town")))
        let found = Self.judged { hall in
            hall.catalog = (runs: 2, published: 3)
            hall.unboundServices = [service]
            hall.otherCenter = center
            hall.alarms = ["look"]
        }
        #expect(
            found == [
                HallWatch(.unbound, "fishing"), HallWatch(.catalog, "2 < 3"), HallWatch(.center, "town"),
                HallWatch(.reported, "look"),
            ]
        )
    }

    @Test
    func `a hall without a certificate that is accepted is told of`() {
        #expect(Self.judged { $0.certificateUntil = nil }.map(\.kind) == [.certificate])
    }
}
