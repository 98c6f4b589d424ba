// SPDX-License-Identifier: Apache-2.0
/// The paths of the link between hall and center, over HTTPS with mutual authentication; bodies are JSON.
package enum LinkPath {
    /// `POST` a `FactBatch`, get a `FactReceipt`.
    package static let facts = "/link/v1/facts"
    /// `GET ?after=<cursor>&wait=<seconds>`, get a `ChangeBatch`; waits up to `longestWaitSeconds` for a change.
    package static let changes = "/link/v1/changes"
    /// `POST` a `ClaimRequest`, get a `ClaimReply`.
    package static let claims = "/link/v1/claims"
    /// `POST` a `HallReport`, get a `ReportReceipt`.
    package static let report = "/link/v1/report"
    /// `POST` a `CertificateRenewal`, get a `CertificateGrant`.
    package static let certificate = "/link/v1/certificate"
    /// The one path that needs no client certificate: `GET` the authority's certificate as PEM text, `POST` an
    /// `EnrolmentRequest`, get an `EnrolmentGrant`.
    package static let enrolment = "/link/v1/enrolment"

    /// `GET /{kind}/{version}`, get the body of a document whose header came down the feed.
    package static let documents = "/link/v1/documents"

    /// The longest that `changes` may be held open.
    package static let longestWaitSeconds = 25
}
