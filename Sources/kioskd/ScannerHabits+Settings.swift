// SPDX-License-Identifier: Apache-2.0
import Readers
import Setup

extension ScannerHabits {
    /// How the configuration says that a scanner is set up.
    init(_ settings: ScannerSettings) {
        self.init()
        let end: ScanEnd =
            switch settings.end {
            case .auto: .auto
            case .enter: .enter
            case .tab: .tab
            case .pause: .pause
            }
        stream = ScanFramer.Habits(end: end)
        keys.end = end
        keys.layout =
            switch settings.layout {
            case .us: .us
            case .de: .de
            case .fr: .fr
            case .uk: .uk
            }
        keys.alt =
            switch settings.alt {
            case .none: .none
            case .gbk: .gbk
            case .unicode: .unicode
            }
    }
}
