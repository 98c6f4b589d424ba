// SPDX-License-Identifier: Apache-2.0
package import HTTP

/// One line of the staff's API, below `/office/v1/`: what is asked, what it needs, and who answers.
///
/// Dispatch, the permissions of `/office` and the check of the OpenAPI document all follow from it.
package struct OfficeRoute: Sendable {
    /// Answers a caller who may ask.
    package typealias Work = @Sendable (OfficeRequest) async throws(CenterProblem) -> HTTPReply

    /// GET reads and changes nothing; POST changes.
    package let method: HTTPMethod
    /// The path below `/office/v1/`.
    package let path: RoutePath
    /// What the caller needs.
    package let permission: Permission
    /// Who answers.
    package let work: Work

    /// A GET.
    package static func get(_ path: String, _ permission: Permission, _ work: @escaping Work) -> OfficeRoute {
        OfficeRoute(method: .get, path: RoutePath(path), permission: permission, work: work)
    }

    /// A POST.
    package static func post(_ path: String, _ permission: Permission, _ work: @escaping Work) -> OfficeRoute {
        OfficeRoute(method: .post, path: RoutePath(path), permission: permission, work: work)
    }
}
