// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Board

struct PaletteTests {
    @Test
    func `black on white is 21 to 1, the measure itself is right`() {
        #expect(abs(Contrast.ratio(RGB(0, 0, 0), RGB(255, 255, 255)) - 21) < 0.01)
        #expect(abs(Contrast.ratio(RGB(119, 119, 119), RGB(255, 255, 255)) - 4.48) < 0.01)
    }

    @Test(arguments: [
        Palette.ground, Palette.title, Palette.notice, Palette.alert, Palette.number, Palette.word, Palette.window,
        Palette.quiet,
    ])
    func `each style has a contrast of seven and more`(style: CellStyle) {
        #expect(Contrast.ratio(style.ink, style.paper) >= 7)
    }

    @Test
    func `list cells alternate and are legible in both papers`() {
        #expect(Palette.stripe(row: 0, part: 0) != Palette.stripe(row: 0, part: 1))
        #expect(Palette.stripe(row: 0, part: 0) == Palette.stripe(row: 1, part: 1))
        for paper in [Palette.dark, Palette.light] {
            for style in [Palette.number, Palette.word, Palette.quiet, Palette.ground] {
                #expect(Contrast.ratio(style.ink, paper) >= 7)
            }
        }
    }
}
