// SPDX-License-Identifier: Apache-2.0

/// The cast of the demonstrations and tests.
///
/// Nobody here exists: names are placeholders, numbers are the samples of the
/// standards or were computed to fit the check digit.
package enum SyntheticPeople {
    /// The sample number of GB 11643; a card without end of validity.
    package static let zhangSan = SyntheticPerson.resident(
        "张三",
        sex: "1",
        birth: "19491231",
        number: "11010519491231002X",
        from: "20200101",
        to: "长期",
        address: "北京市朝阳区示例路1号",
        authority: "北京市公安局朝阳分局"
    )

    /// A man of Linzhou with a card valid to 2040.
    package static let wangXiaoming = SyntheticPerson.resident(
        "王小明",
        sex: "1",
        birth: "19900101",
        number: "410581199001011231",
        from: "20200101",
        to: "20400101"
    )

    /// A woman of Linzhou, over sixty.
    package static let liXiulan = SyntheticPerson.resident(
        "李秀兰",
        sex: "2",
        birth: "19650315",
        number: "410581196503150027",
        from: "20150315",
        to: "长期"
    )

    /// A man whose card ended on 2020-05-31.
    package static let zhaoDashan = SyntheticPerson.resident(
        "赵大山",
        sex: "1",
        birth: "19551020",
        number: "410581195510200112",
        from: "20000531",
        to: "20200531"
    )

    /// A Hong Kong resident with a residence permit.
    package static let chenXiaoming = SyntheticPerson.hmtPermit(
        "陈小明",
        sex: "1",
        birth: "19900101",
        number: "810000199001010019",
        travelPermit: "H12345678"
    )

    /// A Macao resident with a residence permit.
    package static let heZhiming = SyntheticPerson.hmtPermit(
        "何志明",
        sex: "1",
        birth: "19900101",
        number: "820000199001010037",
        travelPermit: "M12345678"
    )

    /// A Taiwan resident with a residence permit.
    package static let linMeiling = SyntheticPerson.hmtPermit(
        "林美玲",
        sex: "2",
        birth: "19900101",
        number: "830000199001010020",
        travelPermit: "12345678"
    )

    /// A foreigner with the card of 2017; UTO is no state.
    package static let eriksson2017 = SyntheticPerson.foreigner2017(
        "ERIKSSON, ANNA MARIA",
        chineseName: "埃里克松",
        sex: "2",
        birth: "19740812",
        number: "UTO110074081201",
        nationality: "UTO"
    )

    /// A foreigner with the card of 2023, whose number and birth date disagree on purpose.
    package static let eriksson2023 = SyntheticPerson.foreigner2023(
        "ERIKSSON, ANNA MARIA",
        chineseName: "埃里克松",
        sex: "2",
        birth: "19740812",
        number: "911026198506070010",
        nationality: "UTO"
    )

    /// Everyone.
    package static let all = [
        zhangSan, wangXiaoming, liXiulan, zhaoDashan, chenXiaoming, heZhiming, linMeiling, eriksson2017, eriksson2023,
    ]
}
