// SPDX-License-Identifier: Apache-2.0
/// Which room may look into which, as the river flows; anything else is a back arrow.
enum LayerTable {
    /// Room → the rooms and doors upstream of it.
    static let upstream: [String: Set<String>] = [
        "Sources/Ground/Terms": [],
        "Sources/Ground/Wire": ["Terms"],
        "Sources/Ground/Settings": [],
        "Sources/Ground/Rows": ["CSQLite"],
        "Sources/Ground/Vault": ["CCrypto", "Terms"],
        "Sources/Ground/Ports": ["CLinux", "CUdev", "Terms"],
        "Sources/Ground/HTTP": ["CMicroHTTPD", "CCurl"],
        "Sources/Ground/Pages": ["Terms", "Ports", "Vault", "HTTP"],
        "Sources/Hall/Queueing": ["Terms"],
        "Sources/Hall/Setup": ["Terms", "Settings", "Ports", "Queueing"],
        "Sources/Hall/Journal": ["Terms", "Rows", "Vault", "Ports", "Queueing"],
        "Sources/Hall/Readers": ["Terms", "Ports", "Vault", "Queueing"],
        "Sources/Hall/Verifier": ["Terms", "Ports", "Vault", "HTTP", "Queueing"],
        "Sources/Hall/Desk": ["Terms", "Ports", "Vault", "Queueing", "Journal"],
        "Sources/Hall/Paper": ["Terms", "Ports", "Queueing", "Journal"],
        "Sources/Hall/Board": ["Terms", "Queueing"],
        "Sources/Hall/Keypads": ["Terms", "Ports", "Vault", "Queueing", "Journal"],
        "Sources/Hall/Voice": ["Terms", "Ports", "Queueing", "Journal"],
        "Sources/Hall/Panels": ["Terms", "Ports", "Queueing", "Journal"],
        "Sources/Hall/Statistics": ["Terms", "Rows", "Ports", "Queueing", "Journal"],
        "Sources/Hall/Web": ["Terms", "Ports", "Vault", "HTTP", "Pages", "Queueing", "Journal"],
        "Sources/Hall/Link": ["Terms", "Wire", "Ports", "Vault", "HTTP", "Queueing", "Journal"],
        "Sources/Center/Rules": ["Terms"],
        "Sources/Center/Catalog": ["Terms", "Rules"],
        "Sources/Center/Booking": ["Terms", "Rules"],
        "Sources/Center/Supervision": ["Terms", "Rules"],
        "Sources/Center/Store": centerWords.union(["Wire", "Rows", "Vault"]),
        "Sources/Center/Ledger": centerWords.union(["Wire", "Ports", "Vault", "Store"]),
        "Sources/Center/Charter": ["Terms", "Settings", "Ports", "Vault"],
        "Sources/Center/Reception": centerWords.union(["Ports", "Vault", "HTTP", "Store", "Ledger"]),
        "Sources/Center/Halls": centerWords.union([
            "Wire", "Ports", "Vault", "HTTP", "Store", "Ledger", "Charter", "Reception",
        ]),
        "Sources/Center/Province": centerWords.union([
            "Ports", "Vault", "HTTP", "Store", "Ledger", "Charter",
        ]),
        "Sources/Center/Office": centerWords.union([
            "Wire", "Ports", "Vault", "HTTP", "Store", "Ledger", "Reception",
        ]),
        "Sources/SelfCheck": [],
        "Sources/Safekeeping": ["Terms", "Ports", "Vault"],
        "Sources/Checkup": [],
        "Sources/Probe": ["Terms", "Ports", "Readers", "Paper", "Panels", "Keypads"],
        "Sources/Commissioning": ["Terms", "Settings", "Ports", "Queueing", "Setup"],
        "Sources/Simulators": ["Terms", "Ports", "Vault", "HTTP"],
        "Sources/Center/Portal": centerWords.union([
            "Ports", "Vault", "HTTP", "Store", "Ledger", "Charter", "Reception",
        ]),
        "Sources/Simulation": [
            "Terms", "Wire", "Vault", "Ports", "Queueing", "Journal", "Desk", "Paper", "Link", "Booking", "Store",
            "Rows", "Simulators",
        ],
    ]

    /// The pure rooms of the center, which its others speak by.
    private static let centerWords: Set<String> = ["Terms", "Rules", "Catalog", "Booking", "Supervision"]

    /// The pure rooms, which may not even ask the C library.
    static let pure: Set<String> = [
        "Sources/Ground/Terms", "Sources/Ground/Wire", "Sources/Ground/Settings", "Sources/Hall/Queueing",
        "Sources/Center/Rules", "Sources/Center/Catalog", "Sources/Center/Booking", "Sources/Center/Supervision",
        "Sources/Checkup",
    ]

    /// What the toolchain brings and every room that is not pure may use.
    static let toolchain: Set<String> = ["Glibc", "Synchronization", "FoundationEssentials"]

    /// The executables wire rooms together and may see all of them.
    static let programs: Set<String> = ["Sources/kioskd", "Sources/centerd", "Sources/kioskctl", "Sources/demo"]
}
