// SPDX-License-Identifier: Apache-2.0
import Charter
import Ports
import Terms
import Testing
import Vault

@testable import Portal

/// Who passes, and how often, by network, document and number.
struct TurnstileTests {
    private let now = MonotonicTime(nanoseconds: 1_000_000_000)

    @Test
    func `R5: a network's burst is twice its minute, and another network is not touched by it`() throws {
        var settings = PortalSettings()
        settings.attemptsPerMinute = 3
        let turnstile = try Self.turnstile(settings)
        let (one, other) = (try Self.network("192.0.2.1"), try Self.network("192.0.2.2"))
        for _ in 0..<6 { #expect(turnstile.admit(one, to: .attempt, at: now) == nil) }
        #expect(turnstile.admit(one, to: .attempt, at: now) == .seconds(20))
        #expect(turnstile.admit(one, to: .read, at: now) == nil)
        #expect(turnstile.admit(other, to: .attempt, at: now) == nil)
    }

    @Test
    func `R54: one document is limited from however many networks`() throws {
        let turnstile = try Self.turnstile(PortalSettings())
        let person = PersonTag(hash: [UInt8](repeating: 7, count: 32))
        for _ in 0..<10 { #expect(turnstile.admit(person, at: now) == nil) }
        #expect(turnstile.admit(person, at: now) == .seconds(30))
    }

    @Test
    func `R68: wrong guesses run out, right questions never do`() throws {
        let turnstile = try Self.turnstile(PortalSettings())
        let number = try #require(BookingNumber(serial: 26_112_300_001))
        let person = PersonTag(hash: [UInt8](repeating: 7, count: 32))
        for _ in 0..<100 {
            #expect(turnstile.admitGuess(person, of: number, at: now) == nil)
            turnstile.knew(person, of: number, at: now)
        }
        for guess in 0..<10 {
            let stranger = PersonTag(hash: [UInt8](repeating: UInt8(100 + guess), count: 32))
            #expect(turnstile.admitGuess(stranger, of: number, at: now) == nil)
        }
        let another = PersonTag(hash: [UInt8](repeating: 200, count: 32))
        #expect(turnstile.admitGuess(another, of: number, at: now) == .seconds(30))
    }

    @Test(arguments: [UInt64(3), 20_261_123])
    func `R5: all that is remembered is bounded, whoever comes`(_ seed: UInt64) throws {
        var settings = PortalSettings()
        settings.remembered = 100
        let turnstile = try Self.turnstile(settings)
        var random = SplitMix64(state: seed)
        for _ in 0..<5_000 {
            let network = try Self.network("2001:db8:\(String(random.next() % 65_536, radix: 16))::1")
            let person = PersonTag(hash: (0..<32).map { _ in UInt8(truncatingIfNeeded: random.next()) })
            let number = try #require(BookingNumber(serial: Int(random.next() % 99_999_999_999)))
            for purpose in Turnstile.Purpose.allCases { _ = turnstile.admit(network, to: purpose, at: now) }
            _ = turnstile.admit(person, at: now)
            _ = turnstile.admitGuess(person, of: number, at: now)
            _ = try turnstile.challenge(network, at: now, Timestamp(seconds: 0))
            #expect(turnstile.remembered <= 7 * 100, "seed \(seed)")
        }
    }

    @Test
    func `R5: without work to do none is asked for`() throws {
        var settings = PortalSettings()
        (settings.effortBase, settings.effortMost) = (0, 0)
        let turnstile = try Self.turnstile(settings)
        let intent = try #require(IntentKey(text: "intent"))
        #expect(turnstile.spend("", answer: "", for: intent, at: Timestamp(seconds: 0)) == nil)
        #expect(
            try Self.turnstile(PortalSettings()).spend("", answer: "", for: intent, at: Timestamp(seconds: 0)) != nil
        )
    }

    private static func turnstile(_ settings: PortalSettings) throws -> Turnstile {
        Turnstile(settings, vault: try Vault(keys: keys, as: .center), start: [1], at: Timestamp(seconds: 0))
    }

    private static let keys = KeyRing.fresh(.center)

    private static func network(_ text: String) throws -> ClientNetwork {
        let network = ClientNetwork(text)
        return try #require(network)
    }
}
