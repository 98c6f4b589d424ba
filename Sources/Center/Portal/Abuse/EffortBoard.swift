// SPDX-License-Identifier: Apache-2.0
import Ports
import Terms
import Vault

/// A small piece of work asked of whoever books, instead of a captcha (R5, R54): nothing to read, hear or recognise.
struct EffortChallenge: Sendable, Equatable {
    /// What is to be worked on; opaque, to be sent back.
    let text: String
    /// Leading zero bits that SHA-256 of `text:answer` must have; 0 asks for no work.
    let bits: Int
    /// When it lapses.
    let until: Timestamp
}

/// Why an answer to a challenge was not taken.
enum EffortRefusal: Sendable, Equatable {
    /// It is none of ours, or of before the last start.
    case unknown
    /// It has lapsed.
    case late
    /// Its work is not done.
    case undone
    /// It has been used for something else.
    case used
    /// Too many were used lately to remember another.
    case busy
}

/// Hands out challenges and takes each once.
///
/// A challenge is sealed, so nothing is remembered of those that are not answered; those that are answered are
/// remembered until they lapse. Not Sendable: under its owner's lock.
struct EffortBoard: Sendable {
    /// How long a challenge may be worked on.
    static let lifetimeMinutes = 10
    /// Used challenges remembered; at 100 bookings a second they are 60,000.
    static let usedLimit = 131_072

    private let vault: Vault
    /// Another at every start, since what was used before it is forgotten.
    private let context: String
    /// The challenge and for which intent it was used; those of the lifetime before stay until the next turn.
    private var young: [[UInt8]: IntentKey] = [:]
    private var old: [[UInt8]: IntentKey] = [:]
    private var turned: Timestamp

    init(vault: Vault, start: [UInt8], at now: Timestamp) {
        (self.vault, turned) = (vault, now)
        context = "effort " + Hex.text(start)
    }

    /// How many used challenges are remembered.
    var count: Int { young.count + old.count }

    /// Makes a challenge of `bits`.
    func issue(bits: Int, at now: Timestamp) throws(VaultError) -> EffortChallenge {
        let until = now.adding(minutes: Self.lifetimeMinutes)
        let plain = BigEndian.bytes(UInt64(bitPattern: until.milliseconds)) + [UInt8(clamping: bits)]
        let sealed = try vault.seal(plain, for: context)
        return EffortChallenge(text: Hex.text(sealed), bits: bits, until: until)
    }

    /// Takes the answer to a challenge for `intent`; nil when it is good.
    ///
    /// The same intent may show the same work again: its first answer may have been lost on the way.
    mutating func spend(
        _ challenge: String,
        answer: String,
        for intent: IntentKey,
        at now: Timestamp
    ) -> EffortRefusal? {
        guard challenge.utf8.count <= 256, answer.utf8.count <= 64, let sealed = Hex.bytes(challenge),
            let plain = try? vault.open(sealed, for: context), plain.count == 9
        else { return .unknown }
        let until = Timestamp(milliseconds: Int64(bitPattern: BigEndian.value(plain.prefix(8))))
        guard now < until else { return .late }
        guard Self.zeroBits(of: Digest.sha256(Array((challenge + ":" + answer).utf8))) >= Int(plain[8])
        else { return .undone }
        turn(at: now)
        if let known = young[sealed] ?? old[sealed] { return known == intent ? nil : .used }
        guard count < Self.usedLimit else { return .busy }
        young[sealed] = intent
        return nil
    }

    /// Forgets what has lapsed: everything that was used a whole lifetime ago.
    private mutating func turn(at now: Timestamp) {
        guard now >= turned.adding(minutes: Self.lifetimeMinutes) else { return }
        old = now < turned.adding(minutes: 2 * Self.lifetimeMinutes) ? young : [:]
        (young, turned) = ([:], now)
    }

    /// The leading zero bits of a hash.
    static func zeroBits(of hash: [UInt8]) -> Int {
        var bits = 0
        for byte in hash {
            bits += byte.leadingZeroBitCount
            if byte != 0 { break }
        }
        return bits
    }
}
