// SPDX-License-Identifier: Apache-2.0
import Ports
import Simulators

/// What is plugged in at the station: each on a pseudo terminal behind a link that stays.
final class Devices: Sendable {
    let reader: SimulatedReader
    let scanner: SimulatedScanner
    let printer: SimulatedPrinter

    /// Plugs everything in; the links are made in `folder`.
    init(on loop: EventLoop, folder: String) throws {
        reader = try SimulatedReader(on: loop, link: folder + "/reader")
        scanner = try SimulatedScanner(on: loop, link: folder + "/scanner")
        printer = try SimulatedPrinter(on: loop, link: folder + "/printer")
    }

    /// The slips that were cut, oldest first.
    var slips: [SimulatedPrinterSlip] { printer.module.slips.filter(\.isCut) }

    /// Plugs everything in anew.
    ///
    /// A terminal stays exclusive (TIOCEXCL) until the last descriptor is closed, and the simulators keep theirs: after
    /// a daemon was killed nobody but root could open it again. The real device's would be free.
    func plugInAnew() throws {
        try reader.plugIn()
        try scanner.plugIn()
        try printer.plugIn()
    }
}
