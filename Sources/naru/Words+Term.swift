import Archive
import Model
import Office

/// What the commands on terms and stored plans say.
extension Words {
    static let sample = say("시험해 볼 학기 폴더를 만듭니다.", "Make the folder of an invented term to try things with.")
    static let sampleLong = say(
        """
        실제 사업 이름과 규정, 실제 공휴일을 쓰되 사람과 전화번호(010-0000-xxxx)는 지어낸 것입니다. 300명 미만이면 시연용 학기, \
        그보다 많으면 한 캠퍼스의 한 분기를 만듭니다. 같은 --people과 --seed는 언제나 같은 폴더를 만듭니다.
        """,
        """
        Real names and rules of programmes and real holidays; invented people and telephone numbers (010-0000-xxxx). \
        Below 300 people it is a demo term, above it a quarter of one campus. The same --people and --seed always make \
        the same folder.
        """)
    static let check = say(
        "학기 폴더를 읽고 자격을 심사합니다. 저장하지 않습니다.", "Read a term's folder and screen every wish; store nothing.")
    static let checkLong = say(
        "표에 잘못이 있으면 모두 한꺼번에 파일, 행, 칸을 들어 알리고 1로 끝납니다. 자격이 안 되는 신청은 그 근거와 함께 보입니다.",
        """
        Whatever is wrong in the tables is told all at once, by file, row and column, and it exits 1. Wishes that fail \
        the rules are listed with the evidence.
        """)
    static let importTerm = say("학기 폴더를 읽어 저장합니다.", "Read a term's folder and store it.")
    static let importLong = say(
        """
        읽은 내용은 그 학기의 다음 판으로 저장되고 앞의 판은 그대로 남습니다. 앞의 판과 견주어 더해진 것, 없어진 것, 바뀐 것을 \
        알립니다. 잘못이 하나라도 있으면 아무것도 저장하지 않습니다.
        """,
        """
        It becomes the next revision of its term; earlier ones stay as they are. What was added, removed or changed \
        since the last one is told. If anything is wrong, nothing is stored.
        """)
    static let plan = say("학기의 일정을 짜서 저장합니다.", "Plan a term and store the plan.")
    static let planLong = say(
        """
        폴더를 주면 먼저 저장하고, 저장된 학기의 이름을 주면 그 마지막 판을 씁니다. 자격을 심사하고, 한꺼번에 배정하고, 심판이 \
        확인한 계획만 저장합니다. 멈추는 조건이 없으면 20초 동안 찾습니다. Ctrl-C나 SIGTERM을 받으면 그때까지 가장 좋은 계획을 \
        저장합니다.
        """,
        """
        A folder is stored first; of a stored term the latest revision is taken. Every wish is screened, everything is \
        placed together, and only what the referee has checked is stored. Without any limit it searches for 20 seconds. \
        On Ctrl-C or SIGTERM the best plan so far is stored.
        """)
    static let show = say("저장된 학기와 계획을 보입니다.", "Show what is stored: terms, plans, one plan, or two compared.")
    static let showLong = say(
        "아무것도 주지 않으면 모든 학기와 계획을, 학기를 주면 그 학기의 계획을, 계획 번호를 주면 그 계획의 보고를 보입니다.",
        "Without an argument every term and its plans; of a term its plans; of a plan's number its report.")
    static let exportPlan = say("저장된 계획을 한 폴더로 내보냅니다.", "Export a stored plan as a folder.")
    static let exportLong = say(
        """
        상담사·공간·과정·참여자마다 .ics, 과정마다 명단과 출석부, 참여자마다 일정표, 표(CSV와 .xlsx), 보고서를 씁니다. 폴더는 \
        옆에서 다 만든 뒤에 한 번에 바꿔 넣으며, 나루가 쓰지 않은 파일이 든 폴더는 건드리지 않습니다.
        """,
        """
        An .ics for each counselor, room, offering and participant, a roster and a sign-in sheet for each offering, a \
        schedule for each participant, tables (CSV and .xlsx) and the report. The folder is built aside and swapped in \
        whole; one that holds files which Naru did not write is left alone.
        """)

    static let database = say(
        "저장소 파일. 없으면 환경 변수 NARU_DATABASE, 그것도 없으면 ./naru.sqlite.",
        "The database; otherwise that of NARU_DATABASE, otherwise ./naru.sqlite.")
    static let people = say("참여자 수(60 이상).", "Number of participants, 60 or more.")
    static let sampleSeed = say("지어내는 씨앗.", "Seed of what is invented.")
    static let folder = say("학기 폴더 또는 .xlsx 파일.", "The term's folder, or an .xlsx workbook.")
    static let folderOutput = say("쓸 폴더.", "The folder to write.")
    static let termOrFolder = say("저장된 학기의 이름, 또는 학기 폴더.", "A stored term's id, or a term's folder.")
    static let revision = say("학기의 몇 번째 판인지. 없으면 마지막 판.", "Which revision of the term; otherwise the latest.")
    static let from = say("되도록 바꾸지 말아야 할, 시행 중인 계획.", "The plan in force, to be changed as little as possible.")
    static let again = say("저장된 계획을 다시 만들어 같은지 확인합니다.", "Make a stored plan again and say whether it is the same.")
    static let export = say("계획을 이 폴더로도 내보냅니다.", "Export the plan to this folder too.")
    static let planNumber = say("계획 번호.", "The plan's number.")
    static let planOrTerm = say("계획 번호 또는 학기.", "A plan's number, or a term.")
    static let with = say("이 계획과 견줍니다.", "Compare with this plan.")

    static let badPeople = say("--people은 60에서 200000 사이여야 합니다", "--people must be from 60 to 200000")
    static let termOrAgain = say("TERM이나 --again 가운데 하나를 주십시오", "give either TERM or --again")
    static let withNeedsPlan = say("--with에는 계획 번호가 있어야 합니다", "--with needs a plan's number")
    static let revisionOfFolder = say("--revision은 저장된 학기에만 씁니다", "--revision is for stored terms only")
    static let nothingStored = say("저장된 학기가 없습니다.", "Nothing is stored yet.")

    static func noDatabase(_ path: String) -> String {
        say(
            "\(path): 저장소가 없습니다. 먼저 `naru import`나 `naru plan`을 하십시오",
            "\(path): there is no such database; begin with `naru import` or `naru plan`")
    }

    static func otherTerm(_ term: String) -> String {
        say("--from의 계획은 다른 학기(\(term))의 것입니다", "the plan of --from is of another term (\(term))")
    }

    static func sampleMade(_ term: Term, _ folder: String) -> String {
        say(
            "\(term.name): 참여자 \(grouped(term.participants.count))명을 \(folder)에 썼습니다.",
            "\(term.name): \(grouped(term.participants.count)) participants written to \(folder).")
    }

    static func termRead(_ name: String, _ people: Int, _ offerings: Int, _ requests: Int, _ needs: Int) -> String {
        say(
            "\(name): 참여자 \(grouped(people))명, 과정 \(grouped(offerings))개, 신청 \(grouped(requests))건, "
                + "상담 희망 \(grouped(needs))건",
            "\(name): \(grouped(people)) participants, \(grouped(offerings)) offerings, \(grouped(requests)) requests, "
                + "\(grouped(needs)) appointment needs")
    }

    static func screened(_ refused: Int) -> String {
        refused == 0
            ? say("모든 신청이 자격을 갖추었습니다.", "Every wish passes the screening.")
            : say("자격이 안 되는 신청 \(grouped(refused))건:", "\(grouped(refused)) wishes fail the screening:")
    }

    static func imported(_ term: String, _ revision: Int, isNew: Bool) -> String {
        isNew
            ? say("학기 \(term)의 \(revision)번째 판으로 저장했습니다.", "Stored as revision \(revision) of term \(term).")
            : say(
                "학기 \(term)의 \(revision)번째 판과 같아 새로 저장하지 않았습니다.",
                "The same as revision \(revision) of term \(term): nothing new to store.")
    }

    static func planned(_ id: Int) -> String { say("\(id)번 계획으로 저장했습니다.", "Stored as plan \(id).") }

    static func exported(_ plan: Int, _ files: Int, _ folder: String) -> String {
        say(
            "\(plan)번 계획을 파일 \(grouped(files))개로 \(folder)에 내보냈습니다.",
            "Exported plan \(plan) as \(grouped(files)) files to \(folder).")
    }

    static func remade(_ id: Int, isSame: Bool, madeBy: String?) -> String {
        let version = madeBy.map { say(" (풀이 버전 \($0)로 만든 계획)", " (it was made by solver version \($0))") } ?? ""
        return isSame
            ? say("\(id)번 계획이 똑같이 다시 만들어졌습니다.", "Plan \(id) came out the same.") + version
            : say("\(id)번 계획과 다른 계획이 나왔습니다.", "Another plan than \(id) came out.") + version
    }

    static func notTheSame(_ id: Int) -> String { say("\(id)번 계획과 다릅니다", "not the same as plan \(id)") }

    static func planHead(_ plan: StoredPlan) -> String {
        let bound = plan.bound.map { atMost(grouped($0)) } ?? ""
        let change = plan.inForce.map { say(", \($0)번에서 고침", ", changed from \($0)") } ?? ""
        return say(
            "\(plan.id)번 계획: 학기 \(plan.term) \(plan.revision)판\(change), \(grouped(plan.objective))점\(bound), "
                + "\(ended(plan.making.ended))",
            "plan \(plan.id): term \(plan.term) revision \(plan.revision)\(change), objective "
                + "\(grouped(plan.objective))\(bound), \(ended(plan.making.ended))")
    }

    static func storedTerm(_ term: String, revisions: Int) -> String {
        say("학기 \(term) (\(revisions)판까지)", "term \(term) (\(revisions) revision\(revisions == 1 ? "" : "s"))")
    }

    // A plan's report.
    static let worth = say("점수", "Objective")
    static let peopleServed = say("배정된 사람", "People served")
    static let requestsGranted = say("신청", "Requests granted")
    static let appointmentsGranted = say("상담 예약", "Appointments")
    static let offeringsRun = say("운영 과정", "Offerings that run")
    static let seatsFilled = say("좌석", "Seats filled")
    static let gotNothing = say("신청이 하나도 배정되지 않은 분과 그 까닭:", "Who was granted no request, and why:")
    static let offerings = say("과정", "Offerings")
    static let grants = say("배정", "Enrolments")
    static let appointments = say("상담 예약", "Appointments")

    static func row(_ name: String, _ value: String) -> String { "  \(name): \(value)" }
    static func rank(_ rank: Int, _ count: String) -> String { say("\(rank)지망 \(count)", "choice \(rank): \(count)") }
    static func atMost(_ bound: String) -> String { say(" (상한 \(bound))", " (at most \(bound))") }
    static func andMore(_ count: Int) -> String { say("  … 그 밖에 \(count)건은 보고서에", "  … \(count) more in the report") }
    static func peopleAffected(_ count: Int) -> String {
        say("알려야 할 사람: \(grouped(count))명", "people who would have to be told: \(grouped(count))")
    }

    /// What a plan that was to change little did change.
    static func changed(from old: Int, to new: Int, _ difference: PlanDifference) -> String {
        let counts = [difference.offerings, difference.grants, difference.appointments].map { grouped($0.count) }
        let people = grouped(difference.people.count)
        return say(
            """
            \(old)번 계획에서 달라진 것: 과정 \(counts[0])건, 배정 \(counts[1])건, 상담 예약 \(counts[2])건. 알려야 할 사람 \(people)명.
            하나하나 보기: naru show \(old) --with \(new)
            """,
            """
            Changed from plan \(old): \(counts[0]) offerings, \(counts[1]) grants, \(counts[2]) appointments; \(people) people \
            would have to be told.
            To see each: naru show \(old) --with \(new)
            """)
    }

    static func change(_ change: PlanDifference.Change) -> String {
        switch change {
        case .added: "+"
        case .removed: "-"
        case .changed: "~"
        }
    }
}
