// SPDX-License-Identifier: Apache-2.0
import Ports

// What the port says where the printer itself does not speak.
extension PrinterDialogue {
    /// Why the port is looked at.
    enum Glimpse: Sendable, Equatable {
        /// Before a job, to see whether the printer takes one.
        case before
        /// To see why it does not answer.
        case why(isInDoubt: Bool)
        /// Whether the job has left the machine; `isLast` once it has, and the paper had time to come out.
        case after(looks: Int, isLast: Bool)
    }

    /// Looks at the port.
    mutating func glimpse(_ glimpse: Glimpse) -> [Output] {
        state = .glimpsing(glimpse)
        return [.lookAtPort, .timer(limits.status)]
    }

    /// Takes what was seen; nothing that is asked for too late.
    mutating func see(_ sight: LineSight?) -> [Output] {
        guard case .glimpsing(let glimpse) = state else { return [] }
        return see(sight ?? LineSight(status: nil, hasSentAll: true), of: glimpse)
    }

    /// Takes what was seen; nil for a port that does not answer itself.
    mutating func see(_ sight: LineSight?, of glimpse: Glimpse) -> [Output] {
        if let seen = sight?.status { status = PrinterStatus(port: seen) }
        let fault = sight == nil ? PrinterFault.silent : status.fault
        switch glimpse {
        case .before: return fault.map { finish(.refused($0)) } ?? pass()
        case .why(let isInDoubt): return finish(isInDoubt ? .unknown(fault ?? .silent) : .refused(fault ?? .silent))
        case .after(let looks, let isLast):
            if let fault { return finish(.unknown(fault)) }
            guard sight?.hasSentAll == true else {
                guard looks < limits.looks else { return finish(.unknown(.silent)) }
                return pause(.after(looks: looks + 1, isLast: false))
            }
            // The last bytes are in the printer; a port that tells of paper is looked at once more when it has used it.
            return isLast || sight?.status == nil ? printed() : pause(.after(looks: looks, isLast: true))
        }
    }

    private mutating func pause(_ next: Glimpse) -> [Output] {
        state = .pausing(next)
        return [.timer(limits.look)]
    }
}
