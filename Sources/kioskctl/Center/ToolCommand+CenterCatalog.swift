// SPDX-License-Identifier: Apache-2.0

// Items, centers and which line takes what (F2, F3).
extension ToolCommand {
    static let centerCatalog: [ToolCommand] =
        [
            listing(
                "item list",
                at: "/items",
                by: [.sought, .department, .ofCenter, .ofService, .after],
                "list the items of the catalog, or of a center",
                [
                    TableColumn("CODE", "code"), TableColumn("NAME", "name"), TableColumn("DEPARTMENT", "department"),
                    TableColumn("BOOKABLE", "bookable"), TableColumn("RETIRED", "retired"),
                ],
                empty: "no such items"
            ),
            reading("item show", [.item], at: "/items/{ITEM}", "show the guide of an item"),
            sending(
                "import",
                [
                    Operand(
                        "KIND",
                        .choice(["items", "bindings", "calendar", "services", "departments", "centers"])
                    )
                ],
                at: "/{KIND}/import",
                "take items, bindings, days, … from a CSV file, all of it or nothing"
            ),
            ToolCommand(
                "center fill",
                [Operand("DIR", .file)],
                options: ToolOption.changingCenter + [.reason],
                "take every CSV file of a folder, as simulate city writes it, and plan slots for what has no plan"
            ) { try await FillCommand($0).run() },
            changing("item retire", [.item], at: "/items/{ITEM}/retire", "take an item out; what was booked stays"),
            changing(
                "catalog publish",
                [.center],
                at: "/catalog/publish",
                "publish a center's catalog as its next version, which its halls then run"
            ),
            listing(
                "catalog versions",
                at: "/catalog/versions",
                required: [.ofCenter],
                "list the versions that a center has published",
                [
                    TableColumn("VERSION", "version", .number), TableColumn("AT", "published_at", .time),
                    TableColumn("BY", "published_by"), TableColumn("BYTES", "bytes", .number),
                    TableColumn("SHA-256", "sha256"),
                ],
                empty: "nothing has been published yet"
            ),
        ] + centerPlaces + centerBindings

    private static let centerPlaces: [ToolCommand] = [
        listing(
            "list",
            at: "/centers",
            "list the centers of the city",
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
            [TableColumn("DEPARTMENT", "id"), TableColumn("NAME", "name"), TableColumn("TELEPHONE", "phone")],
            empty: "there are no departments yet"
        ),
    ]

    private static let centerBindings: [ToolCommand] = [
        listing(
            "binding list",
            at: "/bindings",
            required: [.ofCenter],
            by: [.ofService, .after],
            "list which service takes which item",
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
            required: [.ofCenter],
            by: [.after],
            "list the items that no service of a center takes",
            [TableColumn("ITEM", "code"), TableColumn("NAME", "name"), TableColumn("DEPARTMENT", "department")],
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
}
