// SPDX-License-Identifier: Apache-2.0

/// A business of the synthetic city's centers and the departments whose items it takes.
struct CityLine {
    let id: String
    let name: String
    let englishName: String
    /// The places of its departments in their list.
    let departments: [Int]

    /// One for each of the first 39 departments and one for all that come after them: 40 in a hall.
    static let ofHalls: [CityLine] = {
        let departments = CityDepartment.all
        let own = departments.indices.prefix(39).map { index in
            let department = departments[index]
            // The sample hall has had these two names from the beginning.
            let id = department.id == "natural" ? "estate" : department.id
            let name = department.id == "natural" ? "不动产登记" : department.field + "业务"
            return CityLine(id: id, name: name, englishName: department.englishField, departments: [index])
        }
        let rest = Array(departments.indices.dropFirst(39))
        return own + [CityLine(id: "utilities", name: "公用事业", englishName: "Public utilities", departments: rest)]
    }()

    /// Six in a township: one window each or one for all (R75).
    static let ofTownships = [
        CityLine(id: "general", name: "综合窗口", englishName: "General counter", departments: [4, 7, 12, 21, 22]),
        CityLine(id: "social", name: "社会保障业务", englishName: "Social security", departments: [1]),
        CityLine(id: "health", name: "医疗保险业务", englishName: "Medical insurance", departments: [3]),
        CityLine(id: "civil", name: "婚姻与救助业务", englishName: "Marriage and relief", departments: [8]),
        CityLine(id: "veterans", name: "退役军人业务", englishName: "Veterans", departments: [34]),
        CityLine(id: "disabled", name: "残疾人业务", englishName: "Disabled persons", departments: [35]),
    ]

    static func all(of hall: CityHall) -> [CityLine] { hall.level == "township" ? ofTownships : ofHalls }
}
