// SPDX-License-Identifier: Apache-2.0

/// The way to the center: carries one request there and its reply back, whatever the reply says.
///
/// It ends soon after its task is cancelled. In the product it is `HTTPSTransport`; in tests a center in memory that loses,
/// doubles and garbles what it is given.
package protocol LinkTransport: Sendable {
    /// Carries `request`; throws when no whole reply came back, and it is then not known whether the center has acted.
    func send(_ request: LinkRequest) async throws(LinkTrouble) -> LinkReply
}
