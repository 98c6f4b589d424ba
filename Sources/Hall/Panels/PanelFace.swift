// SPDX-License-Identifier: Apache-2.0

/// A family of text displays: how a page is written for it, and what its answers mean.
///
/// Pure: bytes and values only. `PanelDialogue` sends the messages one by one.
protocol PanelFace {
    /// What makes a display ready that was just reached, whatever it showed before.
    mutating func greeting() -> [PanelMessage]
    /// What makes it show a page, at the given brightness when it has one.
    mutating func messages(for page: PanelPage, brightness: Int?) -> [PanelMessage]
    /// Takes what it sent, and returns what that says.
    mutating func push(_ bytes: [UInt8]) -> [PanelReply]
    /// Forgets half an answer, when the line was opened anew or the display was silent.
    mutating func forget()
}

/// Something to send in one piece.
struct PanelMessage: Sendable, Equatable {
    /// The bytes on the line.
    let bytes: [UInt8]
    /// Whether the display answers it; otherwise it counts as taken once the line has taken it.
    let isAnswered: Bool
}

/// What a display said.
enum PanelReply: Sendable, Hashable {
    /// It has done what it was told.
    case taken
    /// It will not; the code is its own.
    case refused(code: UInt8)
    /// It was sent something, but cannot have understood: bytes that are no answer.
    case garbled
}
