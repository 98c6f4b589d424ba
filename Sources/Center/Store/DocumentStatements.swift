// SPDX-License-Identifier: Apache-2.0
import Rows

/// The statements about signed documents, prepared once.
final class DocumentStatements {
    let newest, documents, set: Statement

    init(_ connection: Connection) throws(RowsError) {
        newest = try connection.prepare("SELECT * FROM document WHERE center = ? AND kind = ?", label: "read document")
        documents = try connection.prepare(
            "SELECT * FROM document WHERE center = ? ORDER BY kind",
            label: "list documents"
        )
        set = try connection.prepare(
            "INSERT OR REPLACE INTO document VALUES (?,?,?,?,?,?,?,?,?,?)",
            label: "keep document"
        )
    }
}
