// SPDX-License-Identifier: Apache-2.0
import Rows
package import Terms

extension CenterStore {
    /// Shows a text to everybody; returns its number.
    package func post(
        _ kind: PostedNotice.Kind,
        of center: CenterID,
        title: String,
        body: String,
        by staff: StaffID,
        at now: Timestamp
    ) throws(StoreError) -> Int64 {
        try writing("post notice") { () throws(StoreError) in
            let id = try reading { () throws(RowsError) in
                try noticeRows.post.first(
                    .text(kind.rawValue),
                    .text(center.text),
                    .text(title),
                    .text(body),
                    .integer(now.milliseconds),
                    .text(staff.text)
                ) { row throws(RowsError) in try row.integer(0) }
            }
            return try intact(id, "posted_notice")
        }
    }

    /// Takes a text down, one of `center` only unless that is nil; false when there is none.
    package func takeDown(notice id: Int64, of center: CenterID?) throws(StoreError) -> Bool {
        try writing("take notice down") { () throws(StoreError) in
            try reading { () throws(RowsError) in
                try noticeRows.takeDown.run(.integer(id), .orNull(center?.text))
                return connection.changes > 0
            }
        }
    }

    /// The texts of a kind that are shown, the newest first; of one center or of all.
    package func notices(_ kind: PostedNotice.Kind, of center: CenterID?) throws(StoreError) -> [PostedNotice] {
        let found = try reading { () throws(RowsError) in
            try noticeRows.notices.rows(
                .text(kind.rawValue),
                .orNull(center?.text),
                .integer(Int64(PostedNotice.listLimit))
            ) { row throws(RowsError) in try PostedNotice(row) }
        }
        return try found.map { notice throws(StoreError) in try intact(notice, "posted_notice") }
    }
}

extension PostedNotice {
    /// Reads a row of `posted_notice`, nil when it holds what this program cannot have written.
    fileprivate init?(_ row: borrowing Row) throws(RowsError) {
        guard let kind = Kind(rawValue: try row.text(1)), let center = CenterID(try row.text(2)) else { return nil }
        self.init(
            id: try row.integer(0),
            kind: kind,
            center: center,
            title: try row.text(3),
            body: try row.text(4),
            posted: Timestamp(milliseconds: try row.integer(5))
        )
    }
}
