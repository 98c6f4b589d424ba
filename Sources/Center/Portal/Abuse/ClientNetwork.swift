// SPDX-License-Identifier: Apache-2.0
import Charter

/// Where a request comes from, as far as limits care: an IPv4 address, or the /64 of an IPv6 address (RFC 6177: what one
/// subscriber has at least).
struct ClientNetwork: Hashable, Sendable {
    /// The address in 16 bytes, an IPv4 one mapped (RFC 4291 section 2.5.5.2), what is beyond the prefix cleared.
    private let high: UInt64
    private let low: UInt64

    /// Reads a numeric address; nil for any other text.
    init?(_ text: some StringProtocol) {
        guard let address = NumericAddress(text) else { return nil }
        (high, low) = (address.high, address.isIPv4 ? address.low : 0)
    }

    /// The one network of those whose address nobody can tell.
    static let unknown = ClientNetwork(high: 0, low: 0)

    private init(high: UInt64, low: UInt64) { (self.high, self.low) = (high, low) }

    /// The client behind the proxies of `trusted`, which append whom they heard to `X-Forwarded-For`.
    ///
    /// Read from the right: what stands before an address that is no trusted proxy was written by a stranger.
    static func of(_ peer: String, forwardedFor fields: [String], trusted: [NetworkRange]) -> ClientNetwork {
        guard let nearest = NumericAddress(peer) else { return unknown }
        var client = nearest
        var hops = fields.flatMap { $0.split(separator: ",") }
        while trusted.contains(where: { $0.contains(client) }), let hop = hops.popLast() {
            guard let next = NumericAddress(hop.filter { $0 != " " && $0 != "\t" }) else { break }
            client = next
        }
        return ClientNetwork(high: client.high, low: client.isIPv4 ? client.low : 0)
    }
}
