// SPDX-License-Identifier: Apache-2.0
import Ports
import Simulators
import Testing

@testable import Readers

struct `SDT dialogue in trouble` {
    @Test(arguments: [0x41, 0x31, 0x32, 0x23, 0x24, 0x81, 0x80, 0x91, 0x77] as [UInt8])
    func `a card lifted while it is read is asked for again`(code: UInt8) {
        var talk = Conversation()
        _ = talk.becomeReady()
        _ = talk.reachReading()
        #expect(talk.hear(code) == [.report(.placeAgain)])
        #expect(talk.wait() == [.send(.findCard)])
        #expect(talk.read(SyntheticPeople.zhangSan).cardNumbers.count == 1)
    }

    @Test func `silence while a card is read is a card lifted`() {
        var talk = Conversation()
        _ = talk.becomeReady()
        _ = talk.reachReading()
        let asked = talk.now
        #expect(talk.wait() == [.report(.placeAgain)])
        #expect(asked.duration(to: talk.now) == .seconds(4))
        #expect(talk.wait() == [.send(.findCard)])
    }

    @Test(arguments: [0x40, 0x33] as [UInt8])
    func `a card that is none is refused`(code: UInt8) {
        var talk = Conversation()
        _ = talk.becomeReady()
        _ = talk.reachReading()
        #expect(talk.hear(code) == [.report(.rejected)])
        talk.pass(.seconds(5))
        _ = talk.wait()
        _ = talk.hear(0x9F, [0, 0, 0, 0])
        #expect(talk.hear(code) == [.report(.rejected)], "told at select already")
    }

    @Test func `a record that cannot be understood is refused`() {
        var talk = Conversation()
        _ = talk.becomeReady()
        _ = talk.reachReading()
        var reading = SyntheticPeople.zhangSan.reading
        reading[4 + 248] = UInt8(ascii: "Q")
        #expect(talk.hear(0x90, reading) == [.report(.rejected)])
    }

    @Test func `a card that fails authentication three times is refused`() {
        var talk = Conversation()
        _ = talk.becomeReady()
        var reports: [ReaderReport] = []
        for code in [0x31, 0x32, 0x31] as [UInt8] {
            _ = talk.reachReading()
            reports += talk.hear(code).reports
            talk.pass(.seconds(2))
            _ = talk.wait()
        }
        #expect(reports == [.placeAgain, .placeAgain, .rejected])
        #expect(talk.read(SyntheticPeople.zhangSan).cardNumbers.count == 1)
        _ = talk.wait()
        _ = talk.reachReading()
        #expect(talk.hear(0x31).reports == [.placeAgain], "a good card starts the count anew")
    }

    @Test func `the same complaint is not repeated while the card lies there`() {
        var talk = Conversation()
        _ = talk.becomeReady()
        var reports: [ReaderReport] = []
        for _ in 0..<10 {
            _ = talk.reachReading()
            reports += talk.hear(0x41).reports
            _ = talk.wait()
        }
        #expect(reports == [.placeAgain])
        talk.pass(.milliseconds(1500))
        _ = talk.reachReading()
        #expect(talk.hear(0x41).reports == [.placeAgain])
    }

    @Test(arguments: [0x10, 0x11] as [UInt8])
    func `a request damaged on the line is sent once more`(code: UInt8) {
        var talk = Conversation()
        _ = talk.becomeReady()
        _ = talk.reachReading()
        #expect(talk.hear(code) == [.send(.readCard)])
        #expect(talk.hear(code) == [.report(.placeAgain)])
        #expect(talk.wait() == [.send(.findCard)])
        #expect(talk.hear(code) == [.send(.findCard)])
        #expect(talk.hear(0x9F, [0, 0, 0, 0]) == [.send(.selectCard)])
    }

    @Test func `a truncated reading is a fault of the line and is asked for once more`() {
        var talk = Conversation()
        _ = talk.becomeReady()
        _ = talk.reachReading()
        #expect(talk.brokenFrame() == [.send(.readCard)])
        #expect(talk.hear(0x90, SyntheticPeople.zhangSan.reading).cardNumbers.count == 1)
    }

    @Test func `a reading whose lengths do not add up is asked for once more`() {
        var talk = Conversation()
        _ = talk.becomeReady()
        _ = talk.reachReading()
        let short = Array(SyntheticPeople.zhangSan.reading.dropLast())
        #expect(talk.hear(0x90, short) == [.send(.readCard)])
        #expect(talk.hear(0x90, short) == [.report(.placeAgain)])
    }

    @Test(arguments: [0x81, 0x80, 0x23, 0x24, 0x91, 0x05] as [UInt8])
    func `a select that fails leads back to find`(code: UInt8) {
        var talk = Conversation()
        _ = talk.becomeReady()
        _ = talk.hear(0x9F, [0, 0, 0, 0])
        #expect(talk.hear(code).isEmpty)
        #expect(talk.wait() == [.send(.findCard)])
    }

    @Test(arguments: [0x41, 0x31] as [UInt8])
    func `a card that cannot be selected is asked for again`(code: UInt8) {
        var talk = Conversation()
        _ = talk.becomeReady()
        _ = talk.hear(0x9F, [0, 0, 0, 0])
        #expect(talk.hear(code) == [.report(.placeAgain)])
    }

    @Test(arguments: [0x60, 0x66, 0x47, 0x21] as [UInt8])
    func `a device fault is told once, looked at slowly, and its end is told`(code: UInt8) {
        var talk = Conversation()
        _ = talk.becomeReady()
        #expect(talk.hear(code) == [.report(.fault(code: code))])
        for _ in 0..<3 {
            let before = talk.now
            #expect(talk.wait() == [.send(.resetModule)])
            #expect(before.duration(to: talk.now) >= .seconds(10))
            _ = talk.hear(code)
        }
        _ = talk.wait()
        #expect(talk.hear(0x90) == [.use(.rate(.baud115200)), .send(.moduleStatus)])
        _ = talk.hear(0x90)
        #expect(talk.hear(0x90, [UInt8](repeating: 1, count: 16)).reports.count == 1)
    }

    @Test func `a reset that is not answered leads to a search`() {
        var talk = Conversation()
        _ = talk.becomeReady()
        _ = talk.hear(0x60)
        #expect(talk.wait() == [.send(.resetModule)])
        #expect(talk.wait() == [.use(.rate(.baud115200)), .send(.moduleStatus)])
    }

    @Test func `a fault while the module powers up is not told`() {
        var talk = Conversation()
        _ = talk.open()
        _ = talk.wait()
        #expect(talk.hear(0x60).isEmpty)
        #expect(talk.wait() == [.use(.rate(.baud57600)), .send(.moduleStatus)], "at the rate that was understood")
        talk.pass(.seconds(2))
        #expect(talk.hear(0x60) == [.report(.fault(code: 0x60))])
    }

    @Test func `a module that falls silent is looked for, and told when it stays so`() {
        var talk = Conversation()
        _ = talk.becomeReady()
        let search = talk.stayUnheard(polls: 2) + talk.wait()
        #expect(search == [.send(.findCard), .send(.findCard), .use(.rate(.baud115200)), .send(.moduleStatus)])
        var reports: [ReaderReport] = []
        for _ in 0..<12 { reports += talk.wait().reports }
        #expect(reports == [.silent])
    }

    @Test func `a module that is heard again at once is not announced anew`() {
        var talk = Conversation()
        _ = talk.becomeReady()
        _ = talk.stayUnheard(polls: 2) + talk.wait()
        _ = talk.hear(0x90)
        #expect(talk.hear(0x90, Array(SDTVectors.identity.bytes[10..<26])).isEmpty)
    }

    @Test(arguments: 1...200 as ClosedRange<UInt64>)
    func `whatever a module answers, the dialogue goes on`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var talk = Conversation()
        _ = talk.becomeReady()
        for _ in 0..<200 {
            switch Int.random(in: 0..<4, using: &random) {
            case 0: _ = talk.wait()
            case 1: _ = talk.brokenFrame()
            case 2: _ = talk.hear(.random(in: 0...255, using: &random))
            default:
                let count = [0, 4, 8, 16, 1284].randomElement(using: &random) ?? 0
                let code: UInt8 = [0x90, 0x9F, 0x80].randomElement(using: &random) ?? 0x90
                _ = talk.hear(code, [UInt8](repeating: 1, count: count))
            }
            #expect(talk.dialogue.deadline != nil, "seed \(seed)")
        }
        // From anywhere: reset or search, then ready, then a card.
        var numbers: [String] = []
        for _ in 0..<80 where numbers.isEmpty {
            for action in talk.wait() {
                guard case .send(let command) = action else { continue }
                switch command {
                case .resetModule: _ = talk.hear(0x90)
                case .moduleStatus:
                    _ = talk.hear(0x90)
                    _ = talk.hear(0x90, [UInt8](repeating: 1, count: 16))
                case .moduleIdentity, .selectCard, .readCard: break
                case .findCard: numbers += talk.read(SyntheticPeople.zhangSan).cardNumbers
                }
            }
        }
        #expect(numbers == [SyntheticPeople.zhangSan.number], "seed \(seed)")
    }
}
