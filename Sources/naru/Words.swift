import Model

/// The one of two texts that is in this run's language.
func say(_ korean: String, _ english: String) -> String { language == .korean ? korean : english }

/// Every sentence that the command line itself says, in both languages. What a room below says of its own matters
/// is worded there.
enum Words {
    static let naru = say("나루: 학기 일정을 짭니다.", "Naru plans the terms of a senior job centre.")
    static let naruLong = say(
        """
        엑셀 표가 든 폴더를 읽어, 강의·동아리·인턴십·1:1 상담을 한꺼번에 배정하고, 심판이 확인한 계획을 저장하며, 달력과 \
        출석부와 보고서로 내보냅니다.

        종료 코드: 0 정상, 1 입력이나 계획의 잘못, 2 사용법의 잘못, 3 내부 오류.
        """,
        """
        It reads a folder of spreadsheets, places people in cohorts, clubs, internships and 1:1 appointments all \
        together, stores plans that its referee has checked, and hands them out as calendars, sheets and a report.

        Exit codes: 0 fine, 1 the input or plan is at fault, 2 wrong use, 3 an internal fault.
        """)

    static let solve = say("문제 파일(naru-problem/1)을 풉니다.", "Solve a problem in the format naru-problem/1.")
    static let solveLong = say(
        """
        멈추는 조건을 주지 않으면 60초 뒤에, 또는 최적임이 증명되면 멈춥니다. Ctrl-C나 SIGTERM을 받으면 그때까지 가장 좋은 \
        계획을 씁니다. 같은 --seed, --steps, --threads는 언제나 같은 계획을 만듭니다.
        """,
        """
        Without any limit it stops after 60 seconds, or as soon as the plan is proven optimal. On Ctrl-C or SIGTERM it \
        writes the best plan so far. The same --seed, --steps and --threads always give the same plan.
        """)
    static let referee = say("계획이 적법한지, 몇 점인지 확인합니다.", "Say whether a plan is legal, and what it is worth.")
    static let refereeLong = say(
        "풀이와 코드를 나누지 않는 심판이 형식의 글대로 다시 셉니다. 적법하면 0, 아니면 1로 끝납니다.",
        "The referee shares no code with the solver and recounts by the format's text. Exits 0 if legal, 1 if not.")

    static let lang = say(
        "말: ko 또는 en. 없으면 로캘을 따르며, 나누어 줄 종이·달력·안내문은 한국어로 만듭니다.",
        "Language: ko or en; otherwise that of the locale, and Korean for the papers, calendars and letters handed out."
    )
    static let seconds = say("이만큼의 초가 지나면 멈춥니다.", "Stop after this many seconds.")
    static let steps = say("이만큼의 탐색 단계 뒤에 멈춥니다.", "Stop after this many search steps.")
    static let target = say("이 점수에 이르면 멈춥니다.", "Stop as soon as the plan is worth this much.")
    static let gap = say("상한과의 차이가 이 비율 이하면 멈춥니다(예: 0.01).", "Stop at this gap to the bound (0.01 is one per cent).")
    static let seed = say("난수의 씨앗.", "Seed of the random numbers.")
    static let threads = say("스레드 수.", "Number of threads.")
    static let stats = say("이동 종류마다 횟수와 몫을 표로 보입니다.", "Print a table of moves and their share of improvements.")
    static let json = say("결과를 JSON으로 씁니다.", "Print the result as JSON.")
    static let jsonProgress = say("진행과 결과를 JSON 줄로 씁니다.", "Print progress and result as lines of JSON.")
    static let problemFile = say("문제 파일.", "The problem's file.")
    static let planFile = say("계획 파일.", "The plan's file.")
    static let planOutput = say("계획을 쓸 파일.", "The file to write the plan to.")

    static let badSeconds = say("--seconds는 0보다 커야 합니다", "--seconds must be greater than 0")
    static let badSteps = say("--steps는 0보다 커야 합니다", "--steps must be greater than 0")
    static let badGap = say("--gap은 0 이상이어야 합니다", "--gap must be 0 or more")
    static let badThreads = say("--threads는 1에서 64 사이여야 합니다", "--threads must be from 1 to 64")
    static let stopping = say(
        "멈추는 중입니다. 지금까지 가장 좋은 계획을 남깁니다(1초 뒤에 다시 누르면 바로 끝납니다).",
        "stopping; the best plan so far is kept (again after a second to end at once)")

    static let move = say("이동", "move")
    static let tried = say("시도", "tried")
    static let kept = say("받음", "kept")
    static let improved = say("나아짐", "improved")
    static let share = say("나아짐의 몫", "share of improvements")

    static func speed(steps: String, seconds: String, moves: String, questions: String) -> String {
        say(
            "\(seconds)초에 \(steps)단계: 초당 이동 \(moves), 초당 자리 따짐 \(questions)",
            "\(steps) steps in \(seconds) s: \(moves) moves a second, \(questions) placements weighed a second")
    }

    static func illegal(_ count: Int) -> String {
        say("계획이 적법하지 않습니다: 잘못 \(count)건", "the plan is not legal: \(count) fault\(count == 1 ? "" : "s")")
    }

    /// Why a search ended, of the word that is stored with its plan.
    static func ended(_ word: String) -> String {
        switch word {
        case "optimal": say("최적임이 증명됨", "proven optimal")
        case "objective": say("목표 점수에 이름", "target reached")
        case "gap": say("바라던 차이에 이름", "gap reached")
        case "steps": say("단계를 다 씀", "out of steps")
        case "seconds": say("시간을 다 씀", "out of time")
        case "cancelled": say("도중에 멈춤", "stopped by a signal")
        default: say(word, word)
        }
    }
}
