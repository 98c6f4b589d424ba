// SPDX-License-Identifier: Apache-2.0
import Glibc
import Testing

@testable import Ports

struct PortErrorTests {
    @Test(
        arguments: [
            (ENOENT, .notFound("n")), (ENXIO, .notFound("n")), (EBUSY, .busy("n")), (EWOULDBLOCK, .busy("n")),
            (EACCES, .denied("n")), (EROFS, .denied("n")), (EIO, .hungUp), (ENODEV, .hungUp), (EPIPE, .hungUp),
            (ECONNRESET, .hungUp), (ETIMEDOUT, .timedOut), (ENOSPC, .system(call: "c", code: ENOSPC)),
        ] as [(CInt, PortError)]
    )
    func `an errno is sorted by what an installer or a station does about it`(code: CInt, error: PortError) {
        #expect(PortError(call: "c", on: "n", code: code) == error)
    }
}
