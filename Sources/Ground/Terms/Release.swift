// SPDX-License-Identifier: Apache-2.0

/// The release of the programs, as halls report it and people ask for it.
package enum Release {
    /// Its number.
    package static let version = "0.6.0"
}
