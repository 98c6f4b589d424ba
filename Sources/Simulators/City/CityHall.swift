// SPDX-License-Identifier: Apache-2.0
import Terms

/// A center of the synthetic city.
struct CityHall {
    let id: String
    let name: String
    let englishName: String
    let level: String
    let parent: String

    /// 1 city, 9 counties, 140 townships, the higher ones first.
    static let all: [CityHall] = {
        var halls = [CityHall(id: city, name: "示例市政务服务中心（样例）", "Shili City Government Service Center", "city", "")]
        for county in counties {
            let name = county.name + "政务服务中心（样例）"
            halls.append(
                CityHall(id: county.id, name: name, county.englishName + " Government Service Center", "county", city)
            )
        }
        for number in 0..<SyntheticCity.townships {
            let county = counties[number % counties.count]
            let place = places[number / counties.count]
            let id = county.id + "-" + Digits.padded(number / counties.count + 1, to: 2)
            let name = county.name + place.name + "便民服务中心（样例）"
            let english = place.englishName + " Community Service Center, " + county.englishName
            halls.append(CityHall(id: id, name: name, english, "township", county.id))
        }
        return halls
    }()

    private static let city = "shili"

    /// Linzhou is the county of the sample hall; the others are on no map.
    private static let counties: [(id: String, name: String, englishName: String)] = [
        ("linzhou", "林州市", "Linzhou"), ("dongyuan", "东原县", "Dongyuan County"),
        ("xiling", "西岭县", "Xiling County"), ("nanhe", "南禾县", "Nanhe County"),
        ("beishi", "北石县", "Beishi County"), ("qingxi", "青溪区", "Qingxi District"),
        ("baiyun", "白耘区", "Baiyun District"), ("hongyan", "红砚区", "Hongyan District"),
        ("jinsha", "金纱区", "Jinsha District"),
    ]

    private static let places: [(name: String, englishName: String)] = [
        ("柳河镇", "Liuhe Town"), ("石桥镇", "Shiqiao Town"), ("槐林镇", "Huailin Town"), ("枣园镇", "Zaoyuan Town"),
        ("麦坡乡", "Maipo Township"), ("竹溪乡", "Zhuxi Township"), ("梨花街道", "Lihua Sub-district"),
        ("文昌街道", "Wenchang Sub-district"), ("新城街道", "Xincheng Sub-district"), ("古渡镇", "Gudu Town"),
        ("青石镇", "Qingshi Town"), ("白马镇", "Baima Town"), ("松岗乡", "Songgang Township"),
        ("清泉乡", "Qingquan Township"), ("桃坪镇", "Taoping Town"), ("荷塘镇", "Hetang Town"),
    ]

    private init(id: String, name: String, _ englishName: String, _ level: String, _ parent: String) {
        (self.id, self.name, self.englishName, self.level, self.parent) = (id, name, englishName, level, parent)
    }
}
