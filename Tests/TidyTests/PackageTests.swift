// SPDX-License-Identifier: Apache-2.0
import Testing

/// What the Debian packages are made of is there, all of it, and under the right number.
struct PackageTests {
    @Test func `the packages bear the number that the programs tell`() throws {
        let source = try SourceTree.text("Sources/Ground/Terms/Release.swift")
        let told = try #require(source.firstMatch(of: /version = "([^"]+)"/)?.1)
        let packed = try #require(try SourceTree.text("debian/changelog").firstMatch(of: /^hallkiosk \(([^)]+)\)/)?.1)
        #expect(packed == told, "debian/changelog and Release.version")
    }

    @Test func `every unit, rule and script of systemd has a place`() throws {
        let files = Set(try SourceTree.paths(below: "systemd", endingWith: [""]).map { $0.dropFirst("systemd/".count) })
        let placed = try Self.places().map(\.file)
        #expect(Set(placed).count == placed.count, "systemd/places names a file twice")
        #expect(files.subtracting(["places"]) == Set(placed))
    }

    @Test func `every place belongs to just one package`() throws {
        let taken = try Self.installs().map(\.source)
        for (file, place) in try Self.places() {
            // This debhelper looks for units in /lib only (debian/rules).
            let staged = place.replacing("/usr/lib/systemd/system/", with: "/lib/systemd/system/").dropFirst()
            #expect(taken.count { $0 == staged } == 1, "\(file) as \(staged)")
        }
    }

    @Test func `every file of assets belongs to a package`() throws {
        let taken = try Self.installs().map(\.source)
        // Whole folders are taken by their name.
        for path in try SourceTree.paths(below: "assets", endingWith: [""]) where path.contains(/\.[a-z]+$/) {
            #expect(taken.contains { path == $0 || path.hasPrefix($0 + "/") }, "\(path)")
        }
    }

    @Test func `what packages take is there`() throws {
        let staged = Set(
            try Self.places().map {
                $0.place.replacing("/usr/lib/systemd/system/", with: "/lib/systemd/system/").dropFirst()
            }
        )
        let made = try SourceTree.text("debian/rules")
        for (package, source) in try Self.installs() {
            if source.hasPrefix("assets/") {
                #expect(try Self.exists(String(source)), "debian/\(package) takes \(source)")
            } else if !staged.contains(source) {
                let name = (source.split(separator: "/").last ?? source).replacing(".conf.5", with: ".conf")
                #expect(made.contains(name), "debian/\(package) takes \(source), which nothing makes")
            }
        }
    }

    /// The rows of systemd/places.
    private static func places() throws -> [(file: Substring, place: String)] {
        let rows = try SourceTree.text("systemd/places").split(separator: "\n").filter { !$0.hasPrefix("#") }
        try #require(!rows.isEmpty)
        return try rows.map { row in
            let words = row.split(separator: " ")
            try #require(words.count == 3 && words[1].hasPrefix("/"), "systemd/places: \(row)")
            return (file: words[0], place: String(words[1]))
        }
    }

    /// What each package takes, and from where.
    private static func installs() throws -> [(package: String, source: Substring)] {
        let lists = try SourceTree.paths(below: "debian", endingWith: [".install"])
        try #require(!lists.isEmpty)
        return try lists.flatMap { list in
            try SourceTree.text(list).split(separator: "\n").compactMap { line in
                line.split(separator: " ").first.map { (package: list, source: $0) }
            }
        }
    }

    private static func exists(_ path: String) throws -> Bool {
        let parts = path.split(separator: "/")
        let folder = parts.dropLast().joined(separator: "/")
        return try SourceTree.paths(below: folder, endingWith: [""]).contains(path)
    }
}
