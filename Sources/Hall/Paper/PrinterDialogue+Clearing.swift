// SPDX-License-Identifier: Apache-2.0

// The rest of a job that a printer keeps while it cannot print.
extension PrinterDialogue {
    /// Ends a job that nobody can vouch for.
    ///
    /// Its rest would come out when somebody has put the printer right, perhaps beside the copy that the visitor was
    /// given meanwhile: a model that can is told to forget it.
    mutating func doubt(_ fault: PrinterFault) -> [Output] {
        guard fault.needsPeople, !isConfirmed, answersMarker == true, clearsBuffer != false else {
            return finish(.unknown(fault))
        }
        state = .clearing(fault)
        return [.write(ESCPOS.clearBuffer.bytes), .timer(limits.status)]
    }

    /// The printer has forgotten the rest.
    mutating func hearCleared() -> [Output] {
        guard case .clearing(let fault) = state else { return [] }
        (clearsBuffer, hasClearedBuffer) = (true, true)
        return finish(.unknown(fault))
    }
}

extension PrinterFault {
    /// Whether it stays until somebody comes; what goes away by itself lets the slip come out, and soon enough.
    fileprivate var needsPeople: Bool {
        switch self {
        case .paperOut, .coverOpen, .cutter, .mechanical: true
        case .gone, .busy, .silent, .overheated, .offline: false
        }
    }
}
