// SPDX-License-Identifier: Apache-2.0
import Ports
import Queueing
import Simulators
import Terms
import Testing

@testable import Readers

@Suite(.serialized)
struct `Card reader` {
    private static let ready = ReaderEvent.notice(.ready(model: "05.03-20230101-0001234567-0987654321"))

    @Test func `a module announces itself by its number`() async throws {
        let bench = try ReaderBench()
        await bench.start()
        #expect(bench.news() == [Self.ready])
        #expect(await bench.reader.identity?.text == "05.03-20230101-0001234567-0987654321")
        #expect(await bench.reader.tally.opened == 1)
        await bench.reader.stop()
        #expect(await bench.reader.identity == nil, "a module that is not there has no number")
    }

    @Test(arguments: [
        SyntheticPeople.zhangSan, SyntheticPeople.chenXiaoming, SyntheticPeople.heZhiming, SyntheticPeople.linMeiling,
        SyntheticPeople.eriksson2017, SyntheticPeople.eriksson2023,
    ])
    func `a card placed becomes a credential`(person: SyntheticPerson) async throws {
        let bench = try ReaderBench()
        await bench.start()
        bench.module.place(person)
        await bench.pass(.milliseconds(400))
        #expect(try bench.news() == [Self.ready, bench.credential(person)])
    }

    @Test func `that somebody is there is told before the card is read, and once`() async throws {
        let bench = try ReaderBench()
        bench.module.plan(.silence, on: .read)
        await bench.start()
        #expect(bench.presences.withLock { $0 } == 0)
        bench.module.place(SyntheticPeople.wangXiaoming)
        await bench.pass(.milliseconds(400))
        #expect(bench.news() == [Self.ready])
        #expect(bench.presences.withLock { $0 } == 1)
    }

    @Test func `no event tells a number or a whole name`() async throws {
        let bench = try ReaderBench()
        await bench.start()
        bench.module.place(SyntheticPeople.wangXiaoming)
        await bench.pass(.milliseconds(400))
        let text = String(reflecting: bench.news())
        #expect(text.contains("王*"))
        #expect(!text.contains("小明") && !text.contains("410581") && !text.contains("1231"))
    }

    @Test func `an expired card is a credential and says so`() async throws {
        let bench = try ReaderBench()
        await bench.start()
        bench.module.place(SyntheticPeople.zhaoDashan)
        await bench.pass(.milliseconds(400))
        #expect(try bench.news().last == bench.credential(SyntheticPeople.zhaoDashan, isExpired: true))
    }

    @Test(arguments: [9600, 19_200, 38_400, 57_600])
    func `the module's rate is found`(rate: Int) async throws {
        let bench = try ReaderBench(rate: rate)
        await bench.start()
        bench.module.place(SyntheticPeople.liXiulan)
        await bench.pass(.milliseconds(400))
        #expect(try bench.news() == [Self.ready, bench.credential(SyntheticPeople.liXiulan)])
    }

    @Test(arguments: [false, true])
    func `a card that lies on is one presentation`(findsAgain: Bool) async throws {
        let bench = try ReaderBench()
        bench.module.setFindsAgain(findsAgain)
        await bench.start()
        bench.module.place(SyntheticPeople.zhangSan)
        await bench.pass(.seconds(10))
        #expect(try bench.news() == [Self.ready, bench.credential(SyntheticPeople.zhangSan)])
        bench.module.lift()
        await bench.pass(.seconds(4))
        bench.module.place(SyntheticPeople.zhangSan)
        await bench.pass(.seconds(1))
        #expect(try bench.news() == [bench.credential(SyntheticPeople.zhangSan)])
    }

    @Test(arguments: [0x41, 0x31, 0x32, 0x23, nil] as [UInt8?])
    func `a card lifted while it is read is asked for again`(code: UInt8?) async throws {
        let bench = try ReaderBench()
        await bench.start()
        bench.module.plan(.cardLifted(code), on: .read)
        bench.module.place(SyntheticPeople.zhangSan)
        await bench.pass(.seconds(5))
        #expect(bench.news() == [Self.ready, .notice(.cardNotRead)])
        bench.module.place(SyntheticPeople.zhangSan)
        await bench.pass(.seconds(1))
        #expect(try bench.news() == [bench.credential(SyntheticPeople.zhangSan)])
    }

    @Test(arguments: [0x40, 0x33] as [UInt8])
    func `a bank card is refused`(code: UInt8) async throws {
        let bench = try ReaderBench()
        await bench.start()
        bench.module.plan(.status(code), on: .read)
        bench.module.place(SyntheticPeople.zhangSan)
        await bench.pass(.seconds(2))
        #expect(bench.news() == [Self.ready, .notice(.cardRejected)])
    }

    @Test(arguments: [
        SimulatedReader.Mishap.cut(700), .cut(9), .flip(5), .flip(700), .status(0x10), .status(0x11),
        .noise(before: [0xFF, 0xAA, 0xAA], after: [0x00]),
        .noise(before: bytes("AA AA AA 96 69 00 08"), after: bytes("AA AA AA 96 69 10")),
    ])
    func `a reading damaged on the line is read all the same`(mishap: SimulatedReader.Mishap) async throws {
        let bench = try ReaderBench()
        bench.module.setFindsAgain(true)
        await bench.start()
        bench.module.plan(mishap, on: .read)
        bench.module.place(SyntheticPeople.zhangSan)
        await bench.pass(.seconds(6))
        let credentials = bench.news().filter { $0 != Self.ready && $0 != .notice(.cardNotRead) }
        #expect(try credentials == [bench.credential(SyntheticPeople.zhangSan)])
    }

    @Test(arguments: [SimulatedReader.Command.status, .identity, .find, .select, .read])
    func `any status at any step leaves a reader that reads the next card`(command: SimulatedReader.Command)
        async throws
    {
        var pace = SDTPace()
        pace.faultPause = .seconds(1)
        let bench = try ReaderBench(pace: pace)
        for status in SDTStatus.allCases { bench.module.plan(.status(status.rawValue), on: command) }
        await bench.start()
        // Faults make the conversation begin anew, so every step is come to again.
        for _ in SDTStatus.allCases {
            bench.module.setFault(0x60)
            await bench.pass(.milliseconds(700))
            bench.module.setFault(nil)
            bench.module.place(SyntheticPeople.wangXiaoming)
            await bench.pass(.milliseconds(4800))
        }
        #expect(bench.module.pendingMishaps == 0)
        _ = bench.news()
        bench.module.place(SyntheticPeople.liXiulan)
        await bench.pass(.seconds(1))
        #expect(try bench.news() == [bench.credential(SyntheticPeople.liXiulan)])
    }

    @Test func `a fault is told once, and its end`() async throws {
        let bench = try ReaderBench()
        await bench.start()
        bench.module.setFault(0x66)
        await bench.pass(.seconds(30))
        #expect(bench.news() == [Self.ready, .notice(.deviceFault(code: 0x66))])
        bench.module.setFault(nil)
        await bench.pass(.seconds(11))
        #expect(bench.news() == [Self.ready])
    }

    @Test func `noise from an idle line is counted and changes nothing`() async throws {
        let bench = try ReaderBench()
        await bench.start()
        bench.module.babble([UInt8](repeating: 0x55, count: 999) + SDTVectors.found.bytes)
        await bench.pass(.seconds(1))
        #expect(bench.news() == [Self.ready])
        #expect(await bench.reader.noiseBytes == 999)
        bench.module.place(SyntheticPeople.zhangSan)
        await bench.pass(.seconds(1))
        #expect(try bench.news() == [bench.credential(SyntheticPeople.zhangSan)])
    }

    @Test func `a module that falls silent is told, and told when it is back`() async throws {
        let bench = try ReaderBench()
        await bench.start()
        _ = bench.news()
        for _ in 0..<3 { bench.module.plan(.silence, on: .find) }
        for _ in 0..<12 { bench.module.plan(.silence, on: .status) }
        await bench.pass(.seconds(7))
        #expect(bench.news() == [.notice(.gone)])
        await bench.pass(.seconds(30))
        #expect(bench.news() == [Self.ready])
    }

    @Test func `a reader stopped hands on nothing more and can be started again`() async throws {
        let bench = try ReaderBench()
        await bench.start()
        await bench.reader.stop()
        _ = bench.news()
        await bench.time.advance(by: .seconds(30))
        #expect(bench.news().isEmpty)
        await bench.start()
        #expect(bench.news() == [Self.ready])
    }
}

@Suite(.serialized)
struct `Card reader cable` {
    @Test func `a reader unplugged and plugged in again needs no restart`() async throws {
        let bench = try ReaderBench(link: linkPath())
        await bench.start()
        _ = bench.news()
        bench.module.unplug()
        await bench.until { $0 == [.notice(.gone)] }
        try bench.module.plugIn()
        bench.module.place(SyntheticPeople.zhangSan)
        let credential = try bench.credential(SyntheticPeople.zhangSan)
        await bench.until { $0.last == credential }
        bench.module.unplug()
    }

    @Test func `a reader that is not there is told once, and found when it comes`() async throws {
        let bench = try ReaderBench(link: linkPath())
        bench.module.unplug()
        await bench.reader.start()
        await bench.until { $0 == [.notice(.gone)] }
        try bench.module.plugIn()
        await bench.until { $0.count == 1 && $0 != [.notice(.gone)] }
        bench.module.unplug()
    }
}
