import Archive
import Model
import Office
import Post

/// What the commands that publish, send and read replies say.
extension Words {
    static let publish = say(
        "저장된 계획을 발행 초안으로 만듭니다. 아무것도 보내지 않습니다.", "Make a stored plan the draft of a publication. Nothing is sent.")
    static let publishLong = say(
        """
        지난번에 보낸 것과 견주어, 누구에게 무엇을 어떤 방법으로 왜(새 일정, 시간·장소·담당자 변경, 취소) 알릴지 보여 주고 초안으로 \
        저장합니다. 초안은 몇 번이고 다시 만들 수 있습니다. 보내기는 따로 `naru send`로 합니다.
        """,
        """
        Compared with what was last sent, it lists for every recipient what would go out, by which way and why (new, \
        changed time, room or counselor, cancelled), and keeps that as a draft, which can be made again at will. \
        `naru send` is the step that sends.
        """)
    static let sendMessages = say(
        "발행 초안을 내보내고, 보낼 때가 된 것을 보냅니다.", "Let the draft of a publication go, and send what is due.")
    static let sendLong = say(
        """
        메일은 SMTP로, 문자는 파일(--texts)이나 웹훅으로 보냅니다. 접속 정보는 환경 변수(NARU_SMTP_HOST, NARU_SMTP_PORT, \
        NARU_SMTP_SECURITY, NARU_SMTP_USER, NARU_SMTP_PASSWORD, NARU_WEBHOOK_URL, NARU_WEBHOOK_KEY)나 권한 600인 파일에 \
        둡니다. 밤(21:00–08:00)에는 보내지 않고 기다립니다. --due는 새 초안을 내보내지 않고, 재시도와 알림만 보냅니다.
        """,
        """
        Mails go by SMTP, texts to a file (--texts) or a webhook. Access data come from the environment (NARU_SMTP_HOST, \
        NARU_SMTP_PORT, NARU_SMTP_SECURITY, NARU_SMTP_USER, NARU_SMTP_PASSWORD, NARU_WEBHOOK_URL, NARU_WEBHOOK_KEY) or a \
        file of mode 600. At night (21:00–08:00) nothing goes. --due lets no draft go and sends retries and reminders alone.
        """)
    static let outbox = say("보낸 것, 보낼 것, 실패한 것을 보여 줍니다.", "Show what is due, sent and failed.")
    static let replies = say("받은 회신(.eml, .ics)을 읽습니다.", "Read replies to invitations (.eml, .ics).")
    static let repliesLong = say(
        "수락·거절·미정을 기록하고, 오래되었거나 모르거나 위조된 회신은 까닭과 함께 거부합니다. 파일을 주지 않으면 거절로 난 자리만 보여 줍니다.",
        """
        Records accepted, declined and tentative; what is stale, unknown or forged is refused with its reason. Without \
        files it lists the seats that declines left free.
        """)
    static let feed = say(
        "구독용 달력 주소의 비밀 부분을 새로 만들거나 거두고, 내보낸 달력을 모두 폴더에 씁니다.",
        "Make or revoke the secret part of a calendar feed's address, or write all released calendars to a folder.")

    static let cards = say(
        "내보낸 계획대로 참여자마다 나눠 줄 안내장을 씁니다.", "Write each participant's printed card by what was last released.")
    static let cardsLong = say(
        """
        A4, 14포인트 이상의 글씨로 모든 날짜와 장소, 상담사의 전화번호를 담습니다. --feeds를 주면 저마다 새 달력 주소를 만들어 QR \
        코드로 싣습니다. 그때부터 전의 주소는 열리지 않습니다.
        """,
        """
        A4 in 14 pt or more: every date and place, and the counselor's number. With --feeds each gets a new address for \
        their calendar, shown as a QR code; the address before it no longer opens.
        """)
    static let cardOwners = say("참여자ID. 적지 않으면 모두.", "Ids of participants; all if none is named.")
    static let feedBase = say(
        "달력 주소의 앞부분, 예: https://center.example.kr",
        "What addresses of feeds begin with, e.g. https://center.example.kr.")
    static let badFeedBase = say(
        "--feeds에는 200자까지의 http(s) 주소를 적으십시오.", "--feeds takes an http(s) address of at most 200 characters.")
    static let addressesAreNew = say(
        "달력 주소가 새로 만들어졌습니다. 전의 주소는 이제 열리지 않습니다.", "The addresses are new; those before no longer open.")
    static func cardsWritten(_ count: Int, _ folder: String) -> String {
        say("안내장 \(count)장을 \(folder)에 썼습니다.", "\(count) cards written to \(folder).")
    }

    static let termID = say("학기.", "The term's id.")
    static let planToPublish = say("발행할 계획의 번호.", "The number of the plan to publish.")
    static let publicationName = say("발행의 이름, 예: \"1차 확정\".", "The publication's name.")
    static let dryRun = say("보여 주기만 하고 저장하지 않습니다.", "Show only; store nothing.")
    static let withdraw = say("모든 일정을 거두어들입니다.", "Take everything back from everyone who holds something.")
    static let staffInvitations = say(
        "상담사·강사에게도 일정마다 초대를 보냅니다.", "Send counselors an invitation for each engagement too.")
    static let reminders = say(
        "사흘 전·하루 전 알림을 보낼 모임: usual(첫 모임과 엿새 넘게 쉰 뒤의 모임), all, first, none.",
        "Meetings to remind of three days and one day before: usual (the first, and those after six days or more), all, first, none."
    )
    static let dueOnly = say(
        "초안은 두고, 이미 내보낸 것 가운데 때가 된 것만 보냅니다.", "Leave drafts alone; send what was let go earlier and is due.")
    static let textFile = say("문자를 쓸 CSV 파일(덮어쓰지 않음).", "The CSV file for texts; never overwritten.")
    static let credentials = say("접속 정보 파일(권한 600).", "The file of the access data, mode 600.")
    static let quietHours = say(
        "보내지 않는 시간, 예: 21:00-08:00. none은 없음.", "Hours in which nothing goes, as 21:00-08:00; none for none.")
    static let nowOption = say(
        "지금으로 볼 때(예: 2027-01-05T09:00:00+09:00).", "The moment to take for now, e.g. 2027-01-05T09:00:00+09:00.")
    static let stateFilter = say("이 상태만: due, sent, dead, ….", "Only messages in this state: due, sent, dead, …")
    static let replyFiles = say("메일이나 달력 파일.", "Mails or calendars.")
    static let feedOwner = say("누구의 달력인지, 예: \"participant P1\".", "Whose calendar, e.g. \"participant P1\".")
    static let revoke = say("거두기만 하고 새로 만들지 않습니다.", "Revoke only.")

    static let planOrWithdraw = say("--plan이나 --withdraw 가운데 하나를 주십시오", "give either --plan or --withdraw")
    static let badNow = say("--now는 2027-01-05T09:00:00+09:00처럼 씁니다", "--now is written like 2027-01-05T09:00:00+09:00")
    static let badQuiet = say("--quiet는 21:00-08:00처럼 쓰거나 none입니다", "--quiet is written like 21:00-08:00, or none")
    static func badState(_ word: String) -> String { say("상태 '\(word)'은(는) 없습니다", "there is no state '\(word)'") }
    static func unreadableFile(_ path: String) -> String { say("\(path): 읽을 수 없습니다", "\(path): cannot be read") }
    static let feedFolder = say(
        "마지막으로 내보낸 달력을 모두 쓸 폴더(ETag 목록 포함).",
        "The folder for all calendars as last released, with a list of their ETags.")
    static let ownerOrFolder = say(
        "누구의 달력인지나 --output 가운데 하나를 적으십시오(--revoke는 사람과 함께).",
        "Give either whose calendar it is or --output (--revoke goes with the former).")
    static func feedsWritten(_ count: Int, _ folder: String) -> String {
        say("달력 \(count)개를 \(folder)에 썼습니다.", "\(count) calendars written to \(folder).")
    }
    static func feedRevoked(_ count: Int) -> String {
        say("달력 주소 \(count)개를 거두었습니다.", "\(count) feed address(es) revoked.")
    }
    static func unknownOwner(_ owner: String) -> String {
        say("'\(owner)'의 달력은 발행되지 않았습니다", "no calendar of '\(owner)' was published")
    }

    // MARK: Previews

    static func channel(_ channel: Channel) -> String {
        switch channel {
        case .mail: say("메일", "mail")
        case .text: say("문자", "text")
        }
    }

    static func kind(_ kind: MessageKind) -> String {
        switch kind {
        case .request: say("초대·변경", "invitations and changes")
        case .cancel: say("취소", "cancellations")
        case .part: say("모임 하나의 변경", "changes of single meetings")
        case .digest: say("담당자 안내", "mails to staff")
        case .text: say("문자", "texts")
        case .reminder: say("알림(예약)", "reminders (waiting)")
        }
    }

    static func state(_ state: DeliveryState) -> String {
        switch state {
        case .draft: say("초안", "draft")
        case .due: say("보낼 것", "due")
        case .sending, .closing: say("보내는 중", "under way")
        case .sent: say("보냄", "sent")
        case .dead: say("실패", "failed")
        case .superseded: say("필요 없어짐", "superseded")
        case .expired: say("때가 지남", "expired")
        }
    }

    static func publication(_ preview: PublicationPreview) -> String {
        say("\(preview.number)번째 발행 '\(preview.name)'", "publication \(preview.number), '\(preview.name)'")
    }

    static func unchanged(_ count: Int) -> String { say("바뀌지 않은 달력 \(count)개", "\(count) calendars stay as they are") }
    static let nothingToTell = say("알릴 것이 없습니다.", "There is nothing to tell anyone.")
    static func reminding(_ count: Int) -> String { say("알림 \(count)건 예약", "\(count) reminders to come") }
    static let unreachedHead = say(
        "메일 주소도 휴대전화도 없어 직접 알려야 할 분:", "To be told by hand, having neither mail address nor mobile number:")
    static let lacksSender = say(
        "기관의 메일 주소가 없어 메일은 보내지 않습니다.", "The organization has no mail address, so no mail will be sent.")
    static let draftStored = say("초안을 저장했습니다. 보내려면: naru send", "The draft is stored. To send it: naru send")
    static let dryDone = say("저장하지 않았습니다(--dry-run).", "Nothing was stored (--dry-run).")

    // MARK: Sending

    static func released(_ release: Archive.Release) -> String {
        say(
            "'\(release.publication.name)'을(를) 내보냈습니다: \(release.released)건.",
            "'\(release.publication.name)' is on its way: \(release.released) messages.")
            + (release.superseded + release.needless > 0
                ? say(
                    " 필요 없어진 것 \(release.superseded + release.needless)건.",
                    " \(release.superseded + release.needless) are no longer needed.") : "")
    }

    static func tally(_ tally: DeliveryRun.Tally) -> String {
        var parts = [say("보냄 \(tally.sent)", "sent \(tally.sent)")]
        if tally.retried > 0 { parts.append(say("다시 보낼 것 \(tally.retried)", "to be tried again \(tally.retried)")) }
        if tally.dead > 0 { parts.append(say("실패 \(tally.dead)", "failed \(tally.dead)")) }
        if tally.expired > 0 { parts.append(say("때가 지남 \(tally.expired)", "expired \(tally.expired)")) }
        if tally.recovered > 0 { parts.append(say("이어받음 \(tally.recovered)", "taken up again \(tally.recovered)")) }
        if tally.doubtful > 0 {
            parts.append(say("두 번 갔을 수 있음 \(tally.doubtful)", "may have gone twice \(tally.doubtful)"))
        }
        return parts.joined(separator: ", ")
    }

    static func ending(_ ending: DeliveryRun.Tally.Ending) -> String? {
        switch ending {
        case .done: nil
        case .quiet(let until):
            say("밤이라 \(until.rfc3339)까지 기다립니다.", "It is night; the rest waits until \(until.rfc3339).")
        case .unavailable(let channel, let why):
            say(
                "\(self.channel(channel)): 서버에 닿지 못했습니다: \(why)",
                "\(self.channel(channel)): the server could not be used: \(why)")
        case .interrupted: say("멈추었습니다. 나머지는 다음에 보냅니다.", "Stopped; the rest goes next time.")
        }
    }

    static func textsWritten(_ count: Int) -> String {
        say("문자 \(count)건을 파일에 썼습니다.", "\(count) texts written to the file.")
    }
    static func nextDue(_ time: UnixTime) -> String { say("다음 보낼 때: \(time.rfc3339)", "next due: \(time.rfc3339)") }

    // MARK: Replies

    static func answer(_ word: String) -> String {
        switch word {
        case "accepted": say("수락", "accepted")
        case "declined": say("거절", "declined")
        case "tentative": say("미정", "tentative")
        default: word
        }
    }

    static let recorded = say("기록함", "recorded")
    static func refused(_ refusal: ReadReplies.Refusal) -> String {
        say("거부: \(refusal.words(in: .korean))", "refused: \(refusal.words(in: .english))")
    }
    static let freeSeats = say("거절로 난 자리:", "Seats that declines left free:")
    static let noFreeSeats = say("거절로 난 자리가 없습니다.", "No seat was declined.")
}
