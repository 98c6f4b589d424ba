// SPDX-License-Identifier: Apache-2.0

/// A department of the synthetic city, with the field it works in.
struct CityDepartment {
    let id: String
    let name: String
    let englishName: String
    /// What its items are about.
    let field: String
    let englishField: String

    private init(_ id: String, _ name: String, _ englishName: String, _ field: String, _ englishField: String) {
        (self.id, self.name, self.englishName) = (id, name, englishName)
        (self.field, self.englishField) = (field, englishField)
    }

    /// 45 of them, as in a large hall.
    static let all = [
        CityDepartment("natural", "自然资源局", "Natural Resources", "不动产", "Real estate"),
        CityDepartment("social", "社会保障局", "Social Security", "社会保障", "Social security"),
        CityDepartment("tax", "税务局", "Taxation", "税务", "Tax"),
        CityDepartment("health", "医疗保障局", "Medical Insurance", "医疗保险", "Medical insurance"),
        CityDepartment("police", "公安局户政", "Household Registration", "户籍", "Household registration"),
        CityDepartment("exit", "出入境管理", "Exit and Entry", "出入境", "Exit and entry"),
        CityDepartment("traffic", "车辆管理所", "Vehicle Administration", "机动车", "Motor vehicle"),
        CityDepartment("market", "市场监督管理局", "Market Regulation", "经营主体", "Business"),
        CityDepartment("civil", "民政局", "Civil Affairs", "婚姻与救助", "Marriage and relief"),
        CityDepartment("fund", "住房公积金中心", "Housing Fund", "住房公积金", "Housing fund"),
        CityDepartment("housing", "住房和城乡建设局", "Housing and Construction", "房屋建设", "Housing construction"),
        CityDepartment("education", "教育局", "Education", "教育", "Education"),
        CityDepartment("labour", "人力资源局", "Human Resources", "就业", "Employment"),
        CityDepartment("justice", "司法局", "Justice", "公共法律", "Legal service"),
        CityDepartment("notary", "公证处", "Notary Office", "公证", "Notarial act"),
        CityDepartment("clinic", "卫生健康委员会", "Health Commission", "医疗卫生", "Health care"),
        CityDepartment("drug", "药品监督管理局", "Drug Administration", "药品", "Drugs"),
        CityDepartment("food", "食品安全办公室", "Food Safety", "食品", "Food"),
        CityDepartment("transport", "交通运输局", "Transport", "道路运输", "Road transport"),
        CityDepartment("environment", "生态环境局", "Environment", "生态环境", "Environment"),
        CityDepartment("water", "水利局", "Water Resources", "水利", "Water resources"),
        CityDepartment("farming", "农业农村局", "Agriculture", "农业", "Agriculture"),
        CityDepartment("forest", "林业局", "Forestry", "林业", "Forestry"),
        CityDepartment("culture", "文化和旅游局", "Culture and Tourism", "文化旅游", "Culture and tourism"),
        CityDepartment("sport", "体育局", "Sport", "体育", "Sport"),
        CityDepartment("radio", "广播电视局", "Radio and Television", "广播电视", "Broadcasting"),
        CityDepartment("fire", "消防救援支队", "Fire and Rescue", "消防", "Fire safety"),
        CityDepartment("safety", "应急管理局", "Emergency Management", "安全生产", "Work safety"),
        CityDepartment("finance", "财政局", "Finance", "财政", "Public finance"),
        CityDepartment("statistics", "统计局", "Statistics", "统计", "Statistics"),
        CityDepartment("planning", "发展和改革委员会", "Development and Reform", "投资项目", "Investment project"),
        CityDepartment("industry", "工业和信息化局", "Industry", "工业", "Industry"),
        CityDepartment("commerce", "商务局", "Commerce", "商务", "Commerce"),
        CityDepartment("customs", "海关", "Customs", "进出口", "Import and export"),
        CityDepartment("veterans", "退役军人事务局", "Veterans Affairs", "退役军人", "Veterans"),
        CityDepartment("disabled", "残疾人联合会", "Disabled Persons Federation", "残疾人", "Disabled persons"),
        CityDepartment("religion", "民族宗教事务局", "Ethnic and Religious Affairs", "民族宗教", "Religious affairs"),
        CityDepartment("archive", "档案局", "Archives", "档案", "Archives"),
        CityDepartment("post", "邮政管理局", "Post", "邮政", "Post"),
        CityDepartment("power", "供电公司", "Electricity", "用电", "Electricity"),
        CityDepartment("gas", "燃气公司", "Gas", "用气", "Gas"),
        CityDepartment("waterworks", "供水公司", "Water Supply", "用水", "Water supply"),
        CityDepartment("heating", "热力公司", "Heating", "用热", "Heating"),
        CityDepartment("weather", "气象局", "Meteorology", "气象", "Weather"),
        CityDepartment("earthquake", "地震局", "Earthquake", "防震", "Earthquake protection"),
    ]
}
