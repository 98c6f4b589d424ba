// SPDX-License-Identifier: Apache-2.0
import Panels
import Paper
import Readers

/// What the walk sends, all of it: four questions that change nothing in whoever they are meant for.
///
/// For whoever they are not meant for, each is chosen so that it does no harm there:
/// - An ID reader hunts for `AA AA AA 96 69` and lets go of everything else. Its `60 xx`, which sets a rate that it may
///   keep for ever, is not among the questions, and no question can be taken for it.
/// - A printer prints when it is told LF, FF, CR, a cut or a feed, or when its line is full. `DLE EOT` comes first and puts
///   nothing into the line; whoever answers is asked nothing else. One that cannot answer hears the longer questions, and
///   at a wrong rate other bytes than were sent: which ones is computed in the tests for every pair of rates. None is a
///   line end, and `ESC @` at every rate takes the line away before it reaches 32 columns, the narrowest paper. `ESC @`
///   is what every slip begins with: the state after power-on, nothing that is kept.
/// - A panel answers `A2 00` and shows what it showed; every other question lacks the eight `A5` and the checksum.
/// - Scanners take commands behind `SYN M`, `ESC` or `7E 01`; keypads listen for `FF 68`: none of these is sent, nor is
///   `XOFF` (13), which would silence a device with software flow control.
/// - A pole display shows whatever it gets, and cannot answer: some seconds of wrong signs, until the last `ESC @` at 9600
///   clears it. One that was set to another rate keeps a few of them.
package enum ProbeQuestion: Sendable, Hashable {
    /// `DLE EOT n` of ESC/POS, 1–4: answered at once by one byte, and executed even while printing has stopped.
    case printerStatus(UInt8)
    /// `GS I 67`: the model's name; only asked of what has answered all four `DLE EOT`.
    case printerModel
    /// `11 FF` of the SDT protocol: the state of a card module.
    case moduleStatus
    /// `12 FF`: its number; only asked of what has answered `11 FF`.
    case moduleIdentity
    /// The greeting of an Onbon panel, to whatever controller there is.
    case panel

    /// What goes out.
    package var bytes: [UInt8] {
        switch self {
        case .printerStatus(let number): ESCPOS.status(number).bytes
        case .printerModel: [0x1D, 0x49, 0x43]
        case .moduleStatus: SDTCommand.moduleStatus.bytes
        case .moduleIdentity: SDTCommand.moduleIdentity.bytes
        case .panel: OnbonFrame.ping
        }
    }

    /// How long an answer may take: 300 ms for a card module (devices.md A.6), a second for a panel (F.1), and for a
    /// printer that answers in real time less than either.
    package var patience: Duration {
        switch self {
        case .printerStatus, .moduleStatus: .milliseconds(300)
        case .printerModel, .moduleIdentity, .panel: .milliseconds(1000)
        }
    }

    /// `ESC @`: takes away what stands in the line of a printer, or on a pole display.
    static let clearing = ESCPOS.initialize.bytes

    /// The first question to each kind of device, which is put to a line that nobody knows.
    package static let openings: [ProbeQuestion] = [.printerStatus(1), .moduleStatus, .panel]
}
