// SPDX-License-Identifier: Apache-2.0
import Rows

/// The statements about items, departments, centers and businesses, prepared once.
final class CatalogStatements {
    let department, departments, departmentsOfCenter, setDepartment, center, centers, setCenter, service, services,
        setService, item, itemOfRevision, items, setItem, insertRevision, itemCodes: Statement

    init(_ connection: Connection) throws(RowsError) {
        department = try connection.prepare(
            "SELECT content FROM catalog_department WHERE id = ?",
            label: "read department"
        )
        departments = try connection.prepare(
            "SELECT content FROM catalog_department ORDER BY id",
            label: "list departments"
        )
        departmentsOfCenter = try connection.prepare(Self.departmentsOfCenterText, label: "list departments of center")
        setDepartment = try connection.prepare(
            "INSERT INTO catalog_department VALUES (?,?) ON CONFLICT DO UPDATE SET content = excluded.content",
            label: "save department"
        )
        center = try connection.prepare("SELECT content FROM catalog_center WHERE id = ?", label: "read center")
        centers = try connection.prepare(Self.centersText, label: "list centers")
        setCenter = try connection.prepare(Self.setCenterText, label: "save center")
        service = try connection.prepare(
            "SELECT content FROM catalog_service WHERE center = ? AND id = ?",
            label: "read business"
        )
        services = try connection.prepare(
            "SELECT content FROM catalog_service WHERE ?1 IS NULL OR center = ?1 ORDER BY center, id",
            label: "list businesses"
        )
        setService = try connection.prepare(
            "INSERT INTO catalog_service VALUES (?,?,?) ON CONFLICT DO UPDATE SET content = excluded.content",
            label: "save business"
        )
        item = try connection.prepare(Self.itemText, label: "read item")
        itemOfRevision = try connection.prepare(
            "SELECT content FROM catalog_item_revision WHERE code = ? AND revision = ?",
            label: "read wording"
        )
        items = try connection.prepare(Self.itemsText, label: "find items")
        setItem = try connection.prepare(Self.setItemText, label: "save item")
        insertRevision = try connection.prepare(
            "INSERT INTO catalog_item_revision VALUES (?,?,?,?,?)",
            label: "save wording"
        )
        itemCodes = try connection.prepare("SELECT code FROM catalog_item WHERE retired = 0", label: "list items")
    }

    private static let departmentsOfCenterText: StaticString = """
        SELECT content FROM catalog_department WHERE id IN (SELECT i.department FROM catalog_binding b \
        JOIN catalog_item i ON i.code = b.item WHERE b.center = ? AND i.retired = 0) ORDER BY id
        """

    private static let centersText: StaticString = """
        SELECT content FROM catalog_center ORDER BY \
        CASE level WHEN 'city' THEN 1 WHEN 'county' THEN 2 ELSE 3 END, id
        """

    private static let setCenterText: StaticString = """
        INSERT INTO catalog_center VALUES (?,?,?) \
        ON CONFLICT DO UPDATE SET level = excluded.level, content = excluded.content
        """

    private static let itemText: StaticString = """
        SELECT r.content, i.revision FROM catalog_item i JOIN catalog_item_revision r USING (code, revision) \
        WHERE code = ?
        """

    private static let itemsText: StaticString = """
        SELECT r.content, i.revision, b.service FROM catalog_item i \
        JOIN catalog_item_revision r USING (code, revision) \
        LEFT JOIN catalog_binding b ON b.center = ?1 AND b.item = i.code \
        WHERE i.code > ?2 AND (?3 = 0 OR ?3 = 1 AND b.service IS NOT NULL OR ?3 = 2 AND b.service IS NULL \
        AND (i.owner IS NULL OR i.owner = ?1)) AND (?4 = '' OR instr(i.search, ?4) > 0) \
        AND (?5 IS NULL OR i.department = ?5) AND (?6 IS NULL OR b.service = ?6) AND (?7 = 1 OR i.retired = 0) \
        ORDER BY i.code LIMIT ?8
        """

    private static let setItemText: StaticString = """
        INSERT INTO catalog_item VALUES (?,?,?,?,?,?) ON CONFLICT DO UPDATE SET owner = excluded.owner, \
        department = excluded.department, retired = excluded.retired, revision = excluded.revision, \
        search = excluded.search
        """
}
