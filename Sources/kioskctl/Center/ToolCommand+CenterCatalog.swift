// SPDX-License-Identifier: Apache-2.0

// Items, centers and which line takes what (F2, F3).
extension ToolCommand {
    static let centerCatalog: [ToolCommand] =
        [
            listing(
                "item list",
                at: "/items",
                by: [.sought, .department, .ofCenter, .after],
                "list the items of the catalog",
                of: "items",
                [
                    TableColumn("CODE", "code"), TableColumn("NAME", "name"), TableColumn("DEPARTMENT", "department"),
                    TableColumn("BOOKABLE", "bookable"), TableColumn("RETIRED", "retired"),
                ],
                empty: "no such items"
            ),
            reading("item show", [.item], at: "/items/{ITEM}", "show the guide of an item"),
            sending("item import", at: "/items/import", "take a catalog from a CSV file, all of it or nothing"),
            changing("item retire", [.item], at: "/items/{ITEM}/retire", "take an item out; what was booked stays"),
            changing(
                "catalog publish",
                at: "/catalog/publish",
                with: [.note],
                "sign the catalog as its next version, which halls then run"
            ),
            listing(
                "catalog versions",
                at: "/catalog/versions",
                "list the versions that were published",
                of: "versions",
                [
                    TableColumn("VERSION", "version", .number), TableColumn("AT", "at", .time),
                    TableColumn("BY", "staff"), TableColumn("ITEMS", "items", .number), TableColumn("NOTE", "note"),
                ],
                empty: "nothing has been published yet"
            ),
        ] + places + bindings

    private static let places: [ToolCommand] = [
        listing(
            "list",
            at: "/centers",
            "list the centers of the city",
            of: "centers",
            [
                TableColumn("CENTER", "id"), TableColumn("NAME", "name"), TableColumn("LEVEL", "level"),
                TableColumn("ABOVE", "parent"), TableColumn("KIOSKS", "kiosks", .number),
                TableColumn("TELEPHONE", "phone"),
            ],
            empty: "the city has no center yet"
        ),
        listing(
            "services",
            [.center],
            at: "/centers/{CENTER}/services",
            "list the service lines of a center",
            of: "services",
            [
                TableColumn("SERVICE", "id"), TableColumn("NAME", "name"), TableColumn("WINDOWS", "windows", .number),
                TableColumn("BOOKED ONLY", "booked_only_windows", .number),
                TableColumn("MINUTES", "handling_minutes", .number),
            ],
            empty: "the center has no services"
        ),
        listing(
            "departments",
            at: "/departments",
            "list the departments",
            of: "departments",
            [TableColumn("DEPARTMENT", "id"), TableColumn("NAME", "name"), TableColumn("TELEPHONE", "phone")],
            empty: "there are no departments yet"
        ),
    ]

    private static let bindings: [ToolCommand] = [
        listing(
            "binding list",
            at: "/bindings",
            by: [.ofCenter],
            "list which service takes which item",
            of: "bindings",
            [TableColumn("CENTER", "center"), TableColumn("ITEM", "item"), TableColumn("SERVICE", "service")],
            empty: "nothing is bound yet"
        ),
        changing(
            "binding add",
            [.center, .item, .service],
            at: "/bindings",
            "let a service of a center take an item"
        ),
        changing("binding remove", [.center, .item, .service], at: "/bindings/remove", "take a binding away"),
        listing(
            "unbound",
            at: "/bindings/unbound",
            by: [.ofCenter],
            "list the items that no service of a center takes",
            of: "items",
            [TableColumn("ITEM", "code"), TableColumn("NAME", "name"), TableColumn("CENTER", "center")],
            empty: "every item is bound"
        ),
    ]
}

extension Operand {
    static let center = Operand("CENTER")
    static let item = Operand("ITEM")
    static let day = Operand("DAY")
    static let booking = Operand("NUMBER")
}

extension ToolOption {
    static let sought = ToolOption("q", "TEXT", "a part of a code or name")
    static let department = ToolOption("department", "ID", "of this department only")
    static let after = ToolOption("after", "WHERE", "goes on behind this place of a list")
}
