// SPDX-License-Identifier: Apache-2.0
import Rows

/// The statements about bindings and what was published, prepared once.
final class BindingStatements {
    let binding, bindings, set, remove, contents, newest, version, versions, insertVersion: Statement

    init(_ connection: Connection) throws(RowsError) {
        binding = try connection.prepare(
            "SELECT service FROM catalog_binding WHERE center = ? AND item = ?",
            label: "read binding"
        )
        bindings = try connection.prepare(
            """
            SELECT item, service FROM catalog_binding WHERE center = ?1 AND (?2 IS NULL OR service = ?2) AND item > ?3 \
            ORDER BY item LIMIT ?4
            """,
            label: "list bindings"
        )
        set = try connection.prepare(
            "INSERT INTO catalog_binding VALUES (?,?,?) ON CONFLICT DO UPDATE SET service = excluded.service",
            label: "bind item"
        )
        remove = try connection.prepare(
            "DELETE FROM catalog_binding WHERE center = ? AND item = ? RETURNING service",
            label: "unbind item"
        )
        contents = try connection.prepare(
            """
            SELECT r.content, i.revision, b.service FROM catalog_binding b JOIN catalog_item i ON i.code = b.item \
            JOIN catalog_item_revision r USING (code, revision) WHERE b.center = ? AND i.retired = 0 ORDER BY i.code
            """,
            label: "read catalog"
        )
        newest = try connection.prepare(
            "SELECT * FROM catalog_version WHERE center = ? ORDER BY number DESC LIMIT 1",
            label: "read newest catalog"
        )
        version = try connection.prepare(
            "SELECT * FROM catalog_version WHERE center = ? AND number = ?",
            label: "read published catalog"
        )
        versions = try connection.prepare(
            """
            SELECT number, length(CAST (content AS BLOB)), sha256, published_at, published_by FROM catalog_version \
            WHERE center = ? ORDER BY number DESC
            """,
            label: "list published catalogs"
        )
        insertVersion = try connection.prepare("INSERT INTO catalog_version VALUES (?,?,?,?,?,?)", label: "publish")
    }
}
