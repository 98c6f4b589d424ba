// SPDX-License-Identifier: Apache-2.0

/// The exit status of a command that has said everything already.
struct ToolStatus: Error {
    let code: Int32
}
