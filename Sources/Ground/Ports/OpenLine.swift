// SPDX-License-Identifier: Apache-2.0

/// A device that is open, whatever carries its bytes; what happens at it is a `ByteLine.Event`.
package protocol OpenLine: AnyObject, Sendable {
    /// Sends `bytes` after what is queued already, from any thread; returns how many bytes still wait for `.drained`.
    ///
    /// Throws `.full` when the queue has no room for all of them and takes none, `.notOpen` after the end.
    @discardableResult
    func write(_ bytes: [UInt8]) throws(PortError) -> Int
    /// How many bytes wait to be written.
    var pending: Int { get }
    /// Drops what waits to be written, as when a job is given up; `.drained` follows if anything did.
    func discardPending()
    /// Closes the line, from any thread; what has not been sent is lost.
    ///
    /// No event follows on the loop's thread.
    func close()
}

extension ByteLine: OpenLine {}
