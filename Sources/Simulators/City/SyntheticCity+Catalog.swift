// SPDX-License-Identifier: Apache-2.0
import Terms

extension SyntheticCity {
    /// `departments.csv`.
    package func departmentsFile() -> String {
        CityDepartment.all.reduce(into: CSVText.line(["department", "name", "name_en"])) { text, department in
            text += CSVText.line([department.id, department.name, department.englishName])
        }
    }

    /// `centers.csv`.
    package func centersFile() -> String {
        let heading = [
            "center", "name", "name_en", "address", "address_en", "phone", "level", "parent", "hours", "kiosks",
        ]
        return CityHall.all.enumerated().reduce(into: CSVText.line(heading)) { text, numbered in
            let (number, hall) = numbered
            text += CSVText.line([
                hall.id, hall.name, hall.englishName, "示例路\(number + 1)号", "\(number + 1) Shili Road",
                Self.phone(of: number), hall.level, hall.parent, Self.hours(of: hall), kiosks(of: hall),
            ])
        }
    }

    /// `services.csv`: the businesses of every center.
    package func servicesFile() -> String {
        let heading = [
            "center", "service", "name", "name_en", "area", "windows", "booked_only_windows", "handling_minutes",
        ]
        return CityHall.all.reduce(into: CSVText.line(heading)) { text, hall in
            var random = random("services of " + hall.id)
            for (number, line) in CityLine.all(of: hall).enumerated() {
                let isTownship = hall.level == "township"
                let windows = isTownship ? random.within(1...2) : random.within(2...8)
                let bookedOnly = !isTownship && windows > 3 && random.percent(25) ? 1 : 0
                let area = isTownship ? "" : ["一楼A区", "一楼B区", "二楼C区", "二楼D区"][number % 4]
                text += CSVText.line([
                    hall.id, line.id, line.name, line.englishName, area, String(windows), String(bookedOnly),
                    String(random.within(6...24)),
                ])
            }
        }
    }

    /// `items.csv`: the catalog with its guides.
    package func itemsFile() -> String {
        let heading = [
            "item", "department", "name", "name_en", "conditions", "conditions_en", "materials", "fee", "time_limit",
            "phone", "bookable",
        ]
        var random = random("items")
        var text = CSVText.line(heading)
        for number in 0..<items {
            let item = CityItem(number)
            let first = random.below(CityItem.materials.count)
            let materials = (0...random.within(1...4)).map {
                CityItem.materials[(first + $0) % CityItem.materials.count]
            }
            text += CSVText.line([
                item.code, item.department.id, item.name, item.englishName, "符合\(item.department.field)规定的申请人（样例）",
                "Applicants who meet the rules (sample)", materials.joined(separator: "; "),
                random.oneOf(CityItem.fees), random.oneOf(CityItem.timeLimits), Self.phone(of: item.departmentIndex),
                random.percent(97) ? "yes" : "no",
            ])
        }
        return text
    }

    /// `bindings.csv`: which line takes which item; halls take nearly all, townships what their lines are for.
    ///
    /// A few items of every center are left unbound, for the report that finds them (R65).
    package func bindingsFile() -> String {
        let catalog = (0..<items).map(CityItem.init)
        return CityHall.all.reduce(into: CSVText.line(["center", "item", "service"])) { text, hall in
            var random = random("bindings of " + hall.id)
            var lines: [Int: String] = [:]
            for line in CityLine.all(of: hall) { for index in line.departments { lines[index] = line.id } }
            for item in catalog {
                guard let line = lines[item.departmentIndex], !random.strikes(40) else { continue }
                guard hall.level != "township" || random.percent(15) else { continue }
                text += CSVText.line([hall.id, item.code, line])
            }
        }
    }

    /// `people.csv`: everybody, as documents of an import of bookings.
    package func peopleFile() -> String {
        var text = CSVText.line(["document_type", "document_number", "name"])
        for number in 0..<people {
            let resident = resident(number)
            text += CSVText.line([resident.document.type.rawValue, resident.document.plain, resident.name])
        }
        return text
    }

    /// Everything that the center's imports take, in the order in which they take it, and the people.
    package func files() -> [(name: String, text: String)] {
        [
            ("departments.csv", departmentsFile()), ("centers.csv", centersFile()), ("services.csv", servicesFile()),
            ("items.csv", itemsFile()), ("bindings.csv", bindingsFile()), ("calendar.csv", calendarFile()),
            ("people.csv", peopleFile()),
        ]
    }

    /// A number that nobody answers.
    private static func phone(of number: Int) -> String { "0372-0000" + Digits.padded(number % 1000, to: 3) }

    private static func hours(of hall: CityHall) -> String {
        switch hall.level {
        case "city": "mon-fri 09:00-12:00 13:00-17:00; sat 09:00-12:00"
        case "county": "mon-fri 09:00-12:00 13:00-17:00"
        default: "mon-fri 08:30-12:00 14:30-17:30"
        }
    }

    /// A third of the townships have none: their desk issues everything (A30).
    private func kiosks(of hall: CityHall) -> String {
        var random = random("kiosks of " + hall.id)
        return switch hall.level {
        case "city": "10"
        case "county": String(random.within(4...8))
        default: random.percent(33) ? "0" : "1"
        }
    }
}
