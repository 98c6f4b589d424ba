// SPDX-License-Identifier: Apache-2.0
import Ports

/// What a panel is, with what its family needs to know.
package enum PanelKind: Sendable, Equatable {
    /// An LED panel with an Onbon BX controller of this address, which reads areas in this unit.
    case onbon(address: UInt16, unit: OnbonUnit)
    /// A pole display in Epson's mode.
    case epsonPole(PanelWords.Letters)
    /// A CD5220 pole display.
    case cd5220(PanelWords.Letters)
    /// A display behind an LCDproc server.
    case lcdproc

    /// What speaks to a panel of this kind.
    func face(columns: Int, rows: Int) throws(PortError) -> any PanelFace {
        switch self {
        case .onbon(let address, let unit):
            OnbonFace(columns: columns, rows: rows, address: address, unit: unit, alphabet: try TwoByteAlphabet())
        case .epsonPole(let letters):
            PoleFace(.epson, columns: columns, rows: rows, letters: letters, alphabet: try TwoByteAlphabet())
        case .cd5220(let letters):
            PoleFace(.cd5220, columns: columns, rows: rows, letters: letters, alphabet: try TwoByteAlphabet())
        case .lcdproc: LCDprocFace(columns: columns, rows: rows)
        }
    }
}
