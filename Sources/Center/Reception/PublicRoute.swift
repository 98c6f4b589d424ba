// SPDX-License-Identifier: Apache-2.0
package import HTTP

/// One line of the public API, below `/api/v1/`.
package struct PublicRoute<Desk: Sendable>: Sendable {
    /// Answers anybody.
    package typealias Work = @Sendable (Desk, HTTPRequest, [String: String]) async throws(CenterProblem) -> HTTPReply

    /// GET reads and changes nothing; POST changes, or reads what a URL must not hold.
    package let method: HTTPMethod
    /// The path below `/api/v1/`.
    package let path: RoutePath
    /// Who answers.
    package let work: Work

    /// A GET.
    package static func get(_ path: String, _ work: @escaping Work) -> PublicRoute {
        PublicRoute(method: .get, path: RoutePath(path), work: work)
    }

    /// A POST.
    package static func post(_ path: String, _ work: @escaping Work) -> PublicRoute {
        PublicRoute(method: .post, path: RoutePath(path), work: work)
    }
}
