// SPDX-License-Identifier: Apache-2.0
import Ports
import Terms

// How much paper there is.
extension StationPrinter {
    /// How long a count waits to be kept: no slip waits for a disk that is busy with counts.
    static let rollPause = Duration.seconds(300)

    /// How much paper it is thought to have.
    package var paperLeft: PaperLeft { roll.left(on: day()) }

    /// Somebody has put in a new roll; returns when that is kept.
    package func renewRoll() async {
        roll.renew()
        rollChanged()
        await keepRoll(afterAtLeast: .zero)
    }

    /// Counts the paper of a slip; of one in doubt as though it had come out.
    func use(_ layout: SlipLayout, _ ending: PrinterDialogue.Ending?) {
        switch ending {
        case .printed, .unknown:
            let dots = layout.lengthDots + (holdsScrap ? SlipLayout.cutterDots : 0)
            roll.feed(millimetres: dots / PaperWidth.dotsPerMillimetre, on: day())
            (isRollNew, holdsScrap) = (true, hasClearedBuffer)
        case .ready, .refused, nil: break
        }
    }

    /// The roll is another one, or known better: that is kept at once.
    func rollChanged() { (isRollNew, keptAt) = (true, nil) }

    /// Keeps the count when there is something new and it was not kept for so long.
    func keepRoll(afterAtLeast pause: Duration) async {
        let now = time.now()
        guard isRollNew, keptAt.map({ $0.duration(to: now) >= pause }) != false else { return }
        (isRollNew, keptAt) = (false, now)
        await desk.keep(roll)
    }
}
