// SPDX-License-Identifier: Apache-2.0
import Journal
import Ports

/// What of a printer may block and therefore has a thread: its port's status byte, and the file of its count of paper.
final class PrinterDesk: Sendable {
    private let thread: WorkThread
    private let file: String?

    /// Starts the thread; without `file` nothing is kept.
    init(file: String?) throws(PaperError) {
        self.file = file
        do throws(JournalError) { thread = try WorkThread(named: "printer") } catch { throw .noThread }
    }

    /// Looks at a line through a descriptor that it closes, for up to 5 s where a USB printer has hung.
    func look(at number: CInt, _ answer: @escaping @Sendable (LineSight) -> Void) {
        thread.executor.perform { answer(LineSight(of: Descriptor(owning: number))) }
    }

    /// The count as it was last kept; nil when there is none, or none that can be read.
    func storedRoll(_ settings: RollSettings) -> PaperRoll? {
        guard let file, let bytes = try? WholeFile.read(path: file, limit: PaperRoll.textLimit) else { return nil }
        return PaperRoll(settings, text: String(decoding: bytes, as: UTF8.self))
    }

    /// Keeps the count; a disk that does not take it costs no more than the count's accuracy.
    func keep(_ roll: PaperRoll) async {
        guard let file else { return }
        await thread.executor.call {
            do throws(PortError) {
                try WholeFile.writeAtomically(Array(roll.text.utf8), to: file, mode: 0o640)
            } catch { Log.write(.warning, "count of paper not kept", ["reason": error]) }
        }
    }
}
