// SPDX-License-Identifier: Apache-2.0

/// Whether the printer on a line tells by itself what changes (`GS a`).
enum ChangeReports {
    case unasked
    /// It was asked, and has not told anything yet.
    case asked
    case told
    /// It does not know the command: it is not sent again, since some models print what they do not know.
    case never
}
