// SPDX-License-Identifier: Apache-2.0
import Ports
import Simulators
import Testing

@testable import Readers

struct `SDT dialogue` {
    @Test func `a module is asked for status and number, then polled`() {
        var talk = Conversation()
        #expect(talk.open() == [.use(.rate(.baud115200)), .send(.moduleStatus)])
        #expect(talk.hear(0x90) == [.send(.moduleIdentity)])
        let identity = Array(SDTVectors.identity.bytes[10..<26])
        #expect(talk.hear(0x90, identity) == [.report(.ready(SAMIdentity(bytes: identity)))])
        #expect(talk.wait() == [.send(.findCard)])
    }

    @Test func `the rates are tried in turn, 300 ms each, and the right one is kept`() {
        var talk = Conversation()
        var actions = talk.open()
        for _ in 0..<4 { actions += talk.wait() }
        let rates: [Baud] = [.baud115200, .baud57600, .baud38400, .baud19200, .baud9600]
        #expect(actions == rates.flatMap { [.use(.rate($0)), .send(.moduleStatus)] as [SDTDialogue.Action] })
        #expect(talk.now == MonotonicTime(nanoseconds: 1_200_000_000))
        #expect(talk.hear(0x90) == [.send(.moduleIdentity)])
        _ = talk.hear(0x90, [UInt8](repeating: 1, count: 16))
        // Three polls without answer: the search begins with the rate that was right.
        _ = talk.wait()
        let search = talk.stayUnheard(polls: 2) + talk.wait()
        #expect(search.suffix(2) == [.use(.rate(.baud9600)), .send(.moduleStatus)])
    }

    @Test func `noise at a wrong rate does not stop the search`() {
        var talk = Conversation()
        _ = talk.open()
        #expect(talk.brokenFrame().isEmpty)
        #expect(talk.hear(0x9F, [0, 0, 0, 0]).isEmpty)
        #expect(talk.wait() == [.use(.rate(.baud57600)), .send(.moduleStatus)])
    }

    @Test func `a module that never answers is reported once, after its power-up time`() {
        var talk = Conversation()
        var reports = talk.open().reports
        for _ in 0..<5 { reports += talk.wait().reports }
        #expect(reports.isEmpty)
        for _ in 0..<30 { reports += talk.wait().reports }
        #expect(reports == [.silent])
        // It comes back at the rate of the probe under way.
        if talk.wait().isEmpty { _ = talk.wait() }
        _ = talk.hear(0x90)
        #expect(talk.hear(0x90, [UInt8](repeating: 1, count: 16)).reports.count == 1)
    }

    @Test func `a module that keeps its number to itself is ready all the same`() {
        var talk = Conversation()
        _ = talk.open()
        _ = talk.hear(0x90)
        #expect(talk.wait().reports == [.ready(nil)])
        #expect(talk.wait() == [.send(.findCard)])
    }

    @Test func `polls keep a distance of 300 ms at least`() {
        var talk = Conversation()
        #expect(talk.becomeReady().last == .send(.findCard))
        for _ in 0..<5 {
            let asked = talk.now
            #expect(talk.hear(0x80).isEmpty)
            #expect(talk.wait() == [.send(.findCard)])
            #expect(asked.duration(to: talk.now) >= .milliseconds(300))
        }
    }

    @Test(arguments: SyntheticPeople.all)
    func `a card is found, selected, read and reported`(person: SyntheticPerson) {
        var talk = Conversation()
        _ = talk.becomeReady()
        #expect(talk.hear(0x9F, [0, 0, 0, 0]) == [.send(.selectCard)])
        #expect(talk.hear(0x90, [UInt8](repeating: 0, count: 8)) == [.send(.readCard)])
        #expect(talk.hear(0x90, person.reading).cardNumbers == [person.number])
        #expect(talk.wait() == [.send(.findCard)])
    }

    @Test func `a card that the module finds again and again is one presentation`() {
        var talk = Conversation()
        _ = talk.becomeReady()
        var numbers = talk.read(SyntheticPeople.zhangSan).cardNumbers
        for _ in 0..<20 {
            _ = talk.wait()
            numbers += talk.read(SyntheticPeople.zhangSan).cardNumbers
        }
        #expect(numbers.count == 1)
        // Somebody else, and then the first again.
        _ = talk.wait()
        #expect(talk.read(SyntheticPeople.liXiulan).cardNumbers == [SyntheticPeople.liXiulan.number])
        _ = talk.wait()
        #expect(talk.read(SyntheticPeople.zhangSan).cardNumbers.count == 1)
    }

    @Test func `a card placed again after a while is a new presentation`() {
        var talk = Conversation()
        _ = talk.becomeReady()
        #expect(talk.read(SyntheticPeople.zhangSan).cardNumbers.count == 1)
        talk.pass(.milliseconds(2999))
        _ = talk.wait()
        #expect(talk.read(SyntheticPeople.zhangSan).cardNumbers.isEmpty)
        talk.pass(.milliseconds(3000))
        _ = talk.wait()
        #expect(talk.read(SyntheticPeople.zhangSan).cardNumbers.count == 1)
    }

    @Test func `no new card says nothing about a removal`() {
        var talk = Conversation()
        _ = talk.becomeReady()
        _ = talk.read(SyntheticPeople.zhangSan)
        for _ in 0..<20 {
            _ = talk.wait()
            #expect(talk.hear(0x80).isEmpty)
        }
    }

    @Test func `unasked, late and early answers change nothing`() {
        var talk = Conversation()
        _ = talk.becomeReady()
        _ = talk.hear(0x80)
        let deadline = talk.dialogue.deadline
        #expect(talk.hear(0x9F, [0, 0, 0, 0]).isEmpty, "while resting")
        #expect(talk.brokenFrame().isEmpty)
        #expect(talk.dialogue.deadline == deadline)
        _ = talk.wait()
        #expect(talk.hear(0x90).isEmpty, "a late status answer to find")
        #expect(talk.hear(0x9F, [0, 0, 0, 0]) == [.send(.selectCard)])
        #expect(talk.hear(0x9F, [0, 0, 0, 0]).isEmpty, "a late find answer to select")
        #expect(talk.hear(0x90, [UInt8](repeating: 0, count: 16)).isEmpty, "a late identity to select")
        #expect(talk.hear(0x90, [UInt8](repeating: 0, count: 8)) == [.send(.readCard)])
        #expect(talk.hear(0x90, [UInt8](repeating: 0, count: 8)).isEmpty, "a late select answer to read")
        #expect(talk.hear(0x90, SyntheticPeople.zhangSan.reading).cardNumbers.count == 1)
    }

    @Test func `a tick before the deadline is ignored`() {
        var talk = Conversation()
        _ = talk.becomeReady()
        #expect(talk.dialogue.handle(.tick, at: talk.now).isEmpty)
        #expect(talk.hear(0x80).isEmpty)
        #expect(talk.dialogue.handle(.tick, at: talk.now).isEmpty)
    }

    @Test func `a closed port is told once and leaves no deadline`() {
        var talk = Conversation()
        #expect(talk.close().isEmpty)
        _ = talk.becomeReady()
        #expect(talk.close() == [.report(.closed)])
        #expect(talk.close().isEmpty)
        #expect(talk.dialogue.deadline == nil)
        #expect(talk.hear(0x9F, [0, 0, 0, 0]).isEmpty)
        #expect(talk.open() == [.use(.rate(.baud115200)), .send(.moduleStatus)])
    }
}
