// SPDX-License-Identifier: Apache-2.0
import Ports
import Vault

extension StaffFault: Loggable {}

/// The staff of the hall as the file has them, read again when it was changed, by whomever.
final class StaffBook: Sendable {
    private struct Kept {
        var mark: StaffRoll.FileMark?
        var roll = StaffRoll()
    }

    let path: String
    private let kept = Lock(Kept())

    init(path: String) { self.path = path }

    /// The roll; costs a stat(2) while nobody changes the file.
    func roll() throws(APIFault) -> StaffRoll {
        let mark = StaffRoll.mark(path: path)
        if let roll = kept.withLock({ $0.mark == mark ? $0.roll : nil }) { return roll }
        do throws(StaffFault) {
            let roll = try StaffRoll.load(path: path)
            kept.withLock { $0 = Kept(mark: mark, roll: roll) }
            return roll
        } catch {
            Log.write(.error, "the staff cannot be read", ["reason": error])
            throw .staffUnreadable
        }
    }
}
