// SPDX-License-Identifier: Apache-2.0
package import HTTP
import Supervision
import Terms
package import Vault

extension OfficeCaller {
    /// The holder of the machine's own token of role `admin`, who may do everything; nil for any other.
    ///
    /// `X-Staff` names the member of staff for whom a program asks.
    package init?(_ request: HTTPRequest, _ tokens: AccessTokens) {
        guard let header = request.headers["Authorization"], header.hasPrefix("Bearer "),
            tokens.grant(for: String(header.dropFirst(7)))?.role == "admin",
            let staff = StaffID(request.headers["X-Staff"] ?? "admin")
        else { return nil }
        self.init(staff: staff, role: .city)
    }
}
