// SPDX-License-Identifier: Apache-2.0
package import Ports

extension PrinterDialogue {
    /// Time limits; devices.md E.4.
    package struct Limits: Sendable, Equatable {
        /// Before the first question, stale answers to earlier ones are let out of the buffers.
        package var settling = Duration.milliseconds(30)
        /// For the answer to one status question.
        package var status = Duration.milliseconds(1500)
        /// For taking the first byte of a job: a printer that takes none has it taken back while its visitor waits.
        package var starting = Duration.seconds(3)
        /// For taking the whole job.
        package var sending = Duration.seconds(15)
        /// Between looks at EOT 1 while the job prints.
        package var look = Duration.seconds(1)
        /// How many looks before the confirmation is given up.
        package var looks = 15
        /// For the marker of a new model, which follows the sensor's answer when the paper is out.
        package var grace = Duration.seconds(2)

        /// The standard limits.
        package init() {}
    }
}

extension PrinterDialogue.Limits {
    /// The limits for a printer at `address`: a slow line is given the time that a whole job and its question take on it.
    package init(for address: DeviceAddress) {
        self.init()
        guard case .serial(_, let baud, _) = address else { return }
        // 8N1 is ten bits a byte.
        let seconds = (SlipJob.sizeLimit * 10 + baud.rawValue - 1) / baud.rawValue
        sending += .seconds(seconds)
        looks += seconds
        // The answer waits behind at most one question and may meet four bytes of automatic status.
        status += .milliseconds(100_000 / baud.rawValue)
    }
}
