// SPDX-License-Identifier: Apache-2.0
import Terms
import Testing
import Vault

@testable import Portal

/// The proof of effort that stands where others put a captcha.
struct EffortTests {
    private let now = Timestamp(seconds: 1_795_399_200)

    @Test
    func `R5: good work is taken once, and again only for the intent it was done for`() throws {
        var board = try Self.board(now)
        let challenge = try board.issue(bits: 8, at: now)
        let answer = Self.work(challenge)
        #expect(board.spend(challenge.text, answer: answer, for: try Self.intent(1), at: now) == nil)
        #expect(board.spend(challenge.text, answer: answer, for: try Self.intent(1), at: now) == nil)
        #expect(board.spend(challenge.text, answer: answer, for: try Self.intent(2), at: now) == .used)
        #expect(board.count == 1)
    }

    @Test
    func `R5: undone work, a stranger's challenge and a changed one are refused`() throws {
        var board = try Self.board(now)
        var other = try Self.board(now, start: [2])
        let challenge = try board.issue(bits: 12, at: now)
        let wrong = try #require((0...).lazy.map { String($0) }.first { Self.bits(challenge, $0) < 12 })
        #expect(board.spend(challenge.text, answer: wrong, for: try Self.intent(1), at: now) == .undone)
        #expect(other.spend(challenge.text, answer: "1", for: try Self.intent(1), at: now) == .unknown)
        let changed = challenge.text.dropLast() + (challenge.text.hasSuffix("0") ? "1" : "0")
        #expect(board.spend(String(changed), answer: "1", for: try Self.intent(1), at: now) == .unknown)
        for text in ["", "xyz", String(repeating: "0", count: 10_000)] {
            #expect(board.spend(text, answer: "1", for: try Self.intent(1), at: now) == .unknown)
        }
    }

    @Test
    func `R5: a challenge lapses after its ten minutes, to the millisecond`() throws {
        var board = try Self.board(now)
        let challenge = try board.issue(bits: 0, at: now)
        let last = Timestamp(milliseconds: challenge.until.milliseconds - 1)
        #expect(challenge.until == now.adding(minutes: 10))
        #expect(board.spend(challenge.text, answer: "", for: try Self.intent(1), at: challenge.until) == .late)
        #expect(board.spend(challenge.text, answer: "", for: try Self.intent(1), at: last) == nil)
    }

    @Test
    func `R5: what was used is remembered until it has lapsed, and no longer`() throws {
        var board = try Self.board(now)
        var used: [(EffortChallenge, Timestamp)] = []
        for minute in stride(from: 0, through: 120, by: 1) {
            let time = now.adding(minutes: minute)
            let challenge = try board.issue(bits: 0, at: time)
            #expect(board.spend(challenge.text, answer: "", for: try Self.intent(minute), at: time) == nil)
            used.append((challenge, time))
            for (old, _) in used where time < old.until {
                #expect(board.spend(old.text, answer: "", for: try Self.intent(9_999), at: time) == .used)
            }
            #expect(board.count <= 21)
        }
    }

    @Test
    func `leading zero bits are counted across bytes`() {
        #expect(EffortBoard.zeroBits(of: [0x80]) == 0)
        #expect(EffortBoard.zeroBits(of: [0x00, 0x10]) == 11)
        #expect(EffortBoard.zeroBits(of: [0, 0]) == 16)
    }

    private static func board(_ now: Timestamp, start: [UInt8] = [1]) throws -> EffortBoard {
        EffortBoard(vault: try Vault(keys: keys, as: .center), start: start, at: now)
    }

    private static let keys = KeyRing.fresh(.center)

    private static func intent(_ number: Int) throws -> IntentKey { try #require(IntentKey(text: "intent-\(number)")) }

    private static func bits(_ challenge: EffortChallenge, _ answer: String) -> Int {
        EffortBoard.zeroBits(of: Digest.sha256(Array((challenge.text + ":" + answer).utf8)))
    }

    private static func work(_ challenge: EffortChallenge) -> String {
        for number in 0... where bits(challenge, String(number)) >= challenge.bits { return String(number) }
        return ""
    }
}
