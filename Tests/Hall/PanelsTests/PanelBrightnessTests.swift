// SPDX-License-Identifier: Apache-2.0
import Panels
import Testing

struct PanelBrightnessTests {
    @Test(arguments: [
        // 20:00–07:00, over midnight
        (20 * 60..<31 * 60, [(0, 3), (419, 3), (420, 12), (1199, 12), (1200, 3), (1439, 3)]),
        // 01:00–05:00
        (60..<300, [(0, 12), (59, 12), (60, 3), (299, 3), (300, 12), (1439, 12)]),
    ])
    func `night is night, also over midnight`(hours: Range<Int>, levels: [(minute: Int, level: Int)]) {
        let brightness = PanelBrightness(day: 12, night: 3, nightHours: hours)
        for (minute, level) in levels { #expect(brightness.level(at: minute) == level, "minute \(minute)") }
    }

    @Test
    func `without a night it is day`() {
        let brightness = PanelBrightness(day: 12, night: 3, nightHours: nil)
        #expect((0..<1440).allSatisfy { brightness.level(at: $0) == 12 })
    }
}
