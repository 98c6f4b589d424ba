// SPDX-License-Identifier: Apache-2.0
import Rows
import Testing

struct ResultCodeTests {
    @Test(
        arguments: [
            (13, Failure.full, "SQLITE_FULL (13)"),
            (5, .busy, "SQLITE_BUSY (5)"),
            (261, .busy, "SQLITE_BUSY_RECOVERY (261)"),
            (11, .corrupt, "SQLITE_CORRUPT (11)"),
            (26, .corrupt, "SQLITE_NOTADB (26)"),
            (8, .readOnly, "SQLITE_READONLY (8)"),
            (14, .cantOpen, "SQLITE_CANTOPEN (14)"),
            (2067, .constraint, "SQLITE_CONSTRAINT_UNIQUE (2067)"),
            (1034, .io, "SQLITE_IOERR_FSYNC (1034)"),
            (778, .io, "SQLITE_IOERR_WRITE (778)"),
            (1, .other, "SQLITE_ERROR (1)"),
            (7946, .io, "SQLITE_IOERR (7946)"),
        ] as [(Int32, Failure, String)]
    )
    func `a code is classified and named`(code: Int32, failure: Failure, text: String) {
        #expect(ResultCode(code).failure == failure)
        #expect(ResultCode(code).description == text)
    }
}
