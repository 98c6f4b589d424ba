// SPDX-License-Identifier: Apache-2.0

/// What was seen of a machine; nil is what this user may not see, or what is not there to be looked at.
package struct Sight: Sendable {
    /// What lives on the machine.
    package enum Part: String, Sendable, CaseIterable {
        case hall, center, board, screen
    }

    /// What lives here, by packages and files.
    package var parts: Set<Part> = []
    /// Whether the one who looks is root.
    package var isRoot = false
    /// The release of the tool.
    package var release = ""
    /// Seconds since 1970 when it was looked at.
    package var now: Int64 = 0
    /// The clock.
    package var clock = ClockSight()
    /// The file systems that matter, each once.
    package var disks: [DiskSight] = []
    /// Whether the kernel was told to have damaged file systems repaired at boot; nil where GRUB does not tell it.
    package var isRepairedAtBoot: Bool?
    /// Memory that can still be had, and all of it, in bytes.
    package var memory: (available: Int64, total: Int64)?
    /// The warmest thermal zone, in thousandths of a degree.
    package var temperature: Int?
    /// Every unit of the parts that live here.
    package var units: [UnitSight] = []
    /// Every file and folder of them that matters.
    package var files: [FileSight] = []
    /// What udev and the users need; nil where no hall lives.
    package var udev: UdevSight?
    /// Whether there is a font with hanzi; nil where no screen lives.
    package var hasHanziFont: Bool?
    /// Whose picture the screen shows.
    package var screen = ScreenSight()
    /// The hall; nil where none lives.
    package var hall: HallSight?
    /// The center; nil where none lives.
    package var center: CenterSight?

    /// Nothing was seen.
    package init() {}
}
