// SPDX-License-Identifier: Apache-2.0

/// Turns the rows of a slip into the bytes of one print job, from `ESC @` to the cut.
///
/// The question whether it was printed is appended by `PrinterDialogue`, which knows the printer.
package enum SlipJob {
    /// The largest job: a slip is below 2 KiB, and a printer without flow control buffers 4 KiB.
    package static let sizeLimit = 4096

    /// Encodes `layout`; `tellsChanges` is for a printer that is known to answer `GS a`, which `ESC @` may have ended.
    ///
    /// With `endsScrap` the beginning of another slip hangs in the printer: it is cut off first.
    package static func bytes(
        of layout: SlipLayout,
        cut: PaperCut = .feeding,
        tellsChanges: Bool = false,
        endsScrap: Bool = false,
        alphabet: PrinterAlphabet
    ) -> [UInt8] {
        var commands: [ESCPOS] = [.initialize] + (tellsChanges ? [.tellingChanges] : [])
        if endsScrap { commands += cut.commands }
        commands += [.chinese, .lineSpacing(UInt8(SlipRow.pitchDots))]
        var state = (scale: 1, alignment: SlipRow.Alignment.left)
        for row in layout.rows {
            let (scale, alignment) = style(of: row)
            if alignment != state.alignment { commands.append(.align(alignment)) }
            if scale != state.scale { commands += [.chineseScale(scale), .scale(scale)] }
            state = (scale, alignment)
            switch row {
            case .text(let text, _, _): commands += [.text(alphabet.bytes(of: text)), .lineFeed]
            case .rule:
                commands += [.text([UInt8](repeating: UInt8(ascii: "-"), count: layout.width.columns)), .lineFeed]
            case .code(let payload, let moduleDots):
                let quiet = ESCPOS.feedDots(UInt8(QRSize.quietModules * moduleDots))
                commands += [quiet, .code(Array(payload.utf8), moduleDots: moduleDots, .medium), quiet]
            }
        }
        return (commands + cut.commands).flatMap(\.bytes)
    }

    private static func style(of row: SlipRow) -> (scale: Int, alignment: SlipRow.Alignment) {
        switch row {
        case .text(_, let scale, let alignment): (scale, alignment)
        case .rule: (1, .left)
        case .code: (1, .center)
        }
    }
}
