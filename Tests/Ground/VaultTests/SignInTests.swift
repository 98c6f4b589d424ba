// SPDX-License-Identifier: Apache-2.0
import Terms
import Testing
import Vault

/// What keeps others from signing in as somebody.
struct SignInTests {
    private static let start = Timestamp(seconds: 1_795_399_200)

    private static func cost() throws -> PasswordHash.Cost {
        try #require(PasswordHash.Cost(logN: 4, blocks: 1, rounds: 1))
    }

    @Test
    func `an address that tries one number after the other is locked too`() {
        var attempts = SignInAttempts()
        let (start, address) = (Self.start, SignInAttempts.Subject.address("192.0.2.9"))
        for number in 1..<address.limit {
            attempts.miss([address], at: start.adding(seconds: Int64(number)))
            #expect(attempts.lockedUntil([address], at: start.adding(seconds: Int64(number))) == nil)
        }
        attempts.miss([address], at: start.adding(minutes: 1))
        #expect(attempts.lockedUntil([address], at: start.adding(minutes: 1)) == start.adding(minutes: 16))
        #expect(attempts.lockedUntil([address], at: start.adding(minutes: 16)) == nil)
        // A clock that was set back a day does not lock for a day.
        #expect(attempts.lockedUntil([address], at: start.adding(minutes: -1440)) == nil)
    }

    @Test
    func `no more subjects are kept than the limit says`() throws {
        var attempts = SignInAttempts()
        let staff = SignInAttempts.Subject.staff(try #require(StaffID("1024")))
        for _ in 0..<5 { attempts.miss([staff], at: Self.start) }
        #expect(attempts.lockedUntil([staff], at: Self.start) != nil)
        for number in 0..<SignInAttempts.subjectLimit { attempts.miss([.address("\(number)")], at: Self.start) }
        #expect(attempts.lockedUntil([staff], at: Self.start) == nil, "the oldest was forgotten")
    }

    @Test(arguments: ["1024", "4711"])
    func `five wrong secrets lock a number for a quarter of an hour, known or not`(_ number: String) throws {
        let (staff, cost) = (try #require(StaffID(number)), try Self.cost())
        let kept = number == "1024" ? try PasswordHash("correct-secret", cost: cost) : nil
        var judge = SignInJudge(cost: cost)
        func find(_ secret: String, minutes: Int) throws -> SignInJudge.Finding {
            let now = Self.start.adding(minutes: minutes)
            return try judge.judge(staff, secret, kept: kept, maySignIn: true, from: "192.0.2.9", at: now)
        }
        for minute in 0..<4 { #expect(try find("wrong", minutes: minute) == .refused) }
        let end = Self.start.adding(minutes: 4 + SignInAttempts.minutes)
        #expect(try find("wrong", minutes: 4) == .locked(until: end))
        #expect(try find("correct-secret", minutes: 5) == .locked(until: end))
        #expect(try find("correct-secret", minutes: 19) == (kept == nil ? .refused : .right))
    }

    @Test
    func `the right secret of somebody who may not sign in is refused as a wrong one is`() throws {
        let (staff, cost) = (try #require(StaffID("1024")), try Self.cost())
        let kept = try PasswordHash("correct-secret", cost: cost)
        var judge = SignInJudge(cost: cost)
        for maySignIn in [false, true] {
            let found = try judge.judge(
                staff,
                "correct-secret",
                kept: kept,
                maySignIn: maySignIn,
                from: "::1",
                at: Self.start
            )
            #expect(found == (maySignIn ? .right : .refused))
        }
    }

    @Test
    func `a sealed session is read back by its vault only, and ends at midnight`() throws {
        let vault = try Vault(keys: KeyRing.fresh(.center), as: .center)
        let other = try Vault(keys: KeyRing.fresh(.center), as: .center)
        let staff = try #require(StaffID("1024"))
        let evening = Moment(Self.start, offsetSeconds: 8 * 3600)
        let session = SealedSession(staff, at: "3", generation: 7, now: evening)
        let text = try session.text(vault)
        #expect(SealedSession(text: text, vault) == session)
        #expect(SealedSession(text: text, other) == nil)
        for index in [0, text.utf8.count / 2, text.utf8.count - 1] {
            var bytes = Array(text.utf8)
            bytes[index] = bytes[index] == UInt8(ascii: "0") ? UInt8(ascii: "1") : UInt8(ascii: "0")
            #expect(SealedSession(text: String(decoding: bytes, as: UTF8.self), vault) == nil, "digit \(index)")
        }
        #expect(session.isCurrent(at: Self.start))
        #expect(session.isCurrent(at: Timestamp(milliseconds: session.until.milliseconds - 1)))
        #expect(!session.isCurrent(at: session.until))
        #expect(session.isCurrent(at: Self.start.adding(minutes: -1440)), "a clock that was set back")
        #expect(!session.isCurrent(at: Self.start.adding(minutes: -1441)))
        #expect(session.until <= Self.start.adding(minutes: SealedSession.longestMinutes))
    }
}
