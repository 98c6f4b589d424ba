// SPDX-License-Identifier: Apache-2.0
/// The paths of the link between hall and center, over HTTPS with mutual authentication; bodies are JSON.
package enum LinkPath {
    /// `POST` a `FactBatch`, get a `FactReceipt`.
    package static let facts = "/link/v1/facts"
    /// `GET ?after=<cursor>&wait=<seconds>`, get a `ChangeBatch`; waits up to `longestWaitSeconds` for a change.
    package static let changes = "/link/v1/changes"
    /// `POST` a `ClaimRequest`, get a `ClaimReply`.
    package static let claims = "/link/v1/claims"

    /// The longest that `changes` may be held open.
    package static let longestWaitSeconds = 25
}
