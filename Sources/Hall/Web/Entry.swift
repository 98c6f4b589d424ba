// SPDX-License-Identifier: Apache-2.0
import HTTP
import Terms

/// A POST of somebody who need not be known yet: signing in, signing out.
struct Entry: Sendable {
    let request: HTTPRequest
    let key: IntentKey
    let body: JSONFields
}
