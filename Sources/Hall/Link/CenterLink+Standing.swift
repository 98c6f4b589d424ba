// SPDX-License-Identifier: Apache-2.0
package import Terms
package import Vault
import Wire

extension CenterLink {
    /// Asks the center of `bundle` how far it knows this hall's journal; nil when it does not say.
    ///
    /// A batch that goes on nowhere changes nothing there, and is answered with where the center stands.
    package static func position(of bundle: EnrolmentBundle) async -> Position? {
        let nowhere = Position(.max - 1)
        let batch = FactBatch(after: nowhere, through: nowhere.next, entries: [])
        let transport = HTTPSTransport(bundle)
        defer { transport.close() }
        let request = LinkRequest(
            lane: .facts,
            target: LinkPath.facts,
            body: LinkJSON.encode(batch),
            limit: LinkLimits().facts
        )
        guard let reply = try? await transport.send(request), reply.status == 200 else { return nil }
        return LinkJSON.decode(FactReceipt.self, reply.body)?.position
    }
}
