// SPDX-License-Identifier: Apache-2.0

// Why not, and what was noticed: plain words, no blame, and always the other way to a number (R33, R43).
extension DeskMessages {
    static func text(_ reason: DeskReason) -> DeskText {
        switch reason {
        case .tooEarly(let from):
            DeskText(
                "您来早了。您可在 \(from) 后取号，或现在现场取号。",
                "You are early. Come back after \(from) or take a walk-in number now."
            )
        case .otherDay(let day):
            DeskText(
                "您预约的是 \(day)，不是今天。您仍可现场取号。",
                "Your booking is for \(day), not for today. You can still take a walk-in number."
            )
        case .slotPassed:
            DeskText(
                "您的预约时段已过。您仍可现场取号。",
                "Your slot has passed. You can still take a walk-in number."
            )
        case .otherCenter:
            DeskText(
                "您预约的是其他政务服务中心。您可在这里现场取号。",
                "Your booking is for another center. You can take a walk-in number here."
            )
        case .cancelled:
            DeskText(
                "该预约已取消。您仍可现场取号。",
                "This booking was cancelled. You can still take a walk-in number."
            )
        case .void:
            DeskText(
                "预约号因身份信息不一致已作废。您仍可现场取号。",
                "This booking is void because the identity did not match. You can still take a walk-in number."
            )
        case .exchangedElsewhere:
            DeskText(
                "该预约已在别处取号。请到咨询台，也可现场取号办理。",
                "This booking was used at another place. Please see the help desk, or take a walk-in number."
            )
        case .mismatch:
            DeskText(
                "证件与预约信息不一致。请到咨询台核实，也可现场取号办理。",
                "ID does not match this booking. Please see the help desk, or take a walk-in number."
            )
        default: codeText(reason)
        }
    }

    private static func codeText(_ reason: DeskReason) -> DeskText {
        switch reason {
        case .notFound:
            DeskText(
                "没有查到相符的预约。请到咨询台核实，也可现场取号办理。",
                "No matching booking was found. Please see the help desk, or take a walk-in number."
            )
        case .cardNeeded:
            DeskText(
                "还需要出示身份证。请将身份证放在感应区，也可现场取号。",
                "Your ID card is needed as well. Place it on the reader, or take a walk-in number."
            )
        case .serviceNotHere:
            DeskText(
                "您预约的业务不在本大厅办理。请到咨询台，也可现场取号。",
                "The booked service is not handled in this hall. Please see the help desk, or take a walk-in number."
            )
        case .voucherNotValid:
            DeskText(
                "这个预约凭证没有通过核验。请刷身份证或到咨询台核实，也可现场取号。",
                "This voucher could not be confirmed. Use your ID card, see the help desk, or take a walk-in number."
            )
        case .voucherNotKnown:
            DeskText(
                "本机不认识这种预约凭证。请刷身份证或输入预约号，也可现场取号。",
                "This kind of voucher is not known here. Use your ID card or booking number, or take a walk-in number."
            )
        case .codeNotKnown:
            DeskText(
                "这个码不是预约凭证。请刷身份证或输入预约号，也可现场取号。",
                "This code is not a booking voucher. Use your ID card or booking number, or take a walk-in number."
            )
        case .credentialRefused:
            DeskText(
                "电子凭证没有通过核验，可能已过期。请重新打开后再扫，或刷身份证，也可现场取号。",
                "This credential was not accepted; it may have expired. Open it anew, use your ID card, or take a walk-in number."
            )
        case .bookingOnly(let notice, let until):
            DeskText(
                "根据公告（\(notice)号），现仅办理预约。恢复时间：\(until)。绿色通道照常：请到咨询台，由工作人员为您取号。",
                "By notice \(notice), bookings only until \(until). Priority service stays open: please see the help desk."
            )
        default:
            DeskText(
                "请到咨询台，由工作人员为您办理，也可现场取号。",
                "Please see the help desk, or take a walk-in number."
            )
        }
    }

    static func text(_ hint: DeskScreen.Hint) -> DeskText {
        switch hint {
        case .placeCardAgain:
            DeskText("没有读到，请拿起身份证重新放置。", "Not read. Please lift the ID card and place it again.")
        case .cardNotUsable:
            DeskText("此卡不能识别，请使用身份证。", "This card cannot be used. Please use an ID card.")
        case .placeDocumentAgain:
            DeskText("没有读到，请重新放置证件。", "Not read. Please place the document again.")
        case .documentNotUsable:
            DeskText(
                "本机不能识别这种证件，请到咨询台，也可现场取号。",
                "This document is not known here. Please see the help desk, or take a walk-in number."
            )
        case .scanAgain: DeskText("没有读到，请重新扫码。", "Not read. Please scan the code again.")
        case .callingStaff: DeskText("正在通知工作人员……", "Calling staff…")
        case .staffNotReached: DeskText("暂时无法通知工作人员，请到咨询台。", "Staff cannot be called now. Please go to the help desk.")
        case .staffCalled: DeskText("已通知工作人员，请稍候。", "Staff have been called. Please wait here.")
        case .oneMoment: DeskText("请稍候。", "One moment, please.")
        case .notFourCharacters:
            DeskText("请输入四位字母或数字。", "Please type four letters or digits.")
        case .credentialUnchecked:
            DeskText(
                "电子凭证暂时无法核验，不影响取号，将由窗口核实。请输入预约号，也可现场取号。",
                "The credential cannot be checked now; the window will. Type your booking number or take a walk-in number."
            )
        }
    }

    static func text(_ note: DeskScreen.Note) -> DeskText {
        switch note {
        case .takeCardBack: DeskText("请取回身份证。", "Please take your card back.")
        case .documentExpired:
            DeskText("证件已过有效期，请带有效证件到窗口。", "This document has expired. Please bring a valid one to the window.")
        case .offline: DeskText("网络暂时中断，不影响取号。", "Network is down; you can still take a number.")
        case .readerAway:
            DeskText("读卡器暂时不能使用，请扫码或输入预约号。", "The card reader is not working. Scan or type your booking number.")
        case .scannerAway:
            DeskText("扫码器暂时不能使用，请刷身份证或输入预约号。", "The scanner is not working. Use your ID card or type your number.")
        case .documentsAway:
            DeskText(
                "证件阅读机暂时不能使用，护照、通行证请到咨询台。",
                "The document reader is not working. With a passport or permit, please see the help desk."
            )
        }
    }
}
