import Model
import Post
import Testing

@Suite struct TextBodyTests {
    private let number = PhoneNumber("010-0000-1234")!

    @Test func goldenSchedule() {
        var moved = notice(
            [.meetingsMoved], title: "챌린저스 클럽", meetings: ["2027-01-06", "2027-01-14"].map { meeting($0, 10, 12) })
        moved.added = [meeting("2027-01-14", 10, 12)]
        let message = TextBody.schedule(
            [notice(), moved, notice([.cancelled], title: "면접 코칭")], to: "홍길동", number: number, from: centre,
            link: "https://example.org/f/x", language: .korean)
        #expect(
            message.text == """
                [서울시니어일자리지원센터] 홍길동 님 일정을 알려 드립니다.
                - 새 일정: 1:1 상담 1월 5일(화) 오후 2시 동부캠퍼스 상담실 1
                - 변경: 챌린저스 클럽 1월 14일(목) 오전 10시 동부캠퍼스 상담실 1
                - 취소: 면접 코칭 1월 5일(화) 오후 2시
                취소는 이틀 전 정오까지 02-0000-1111
                https://example.org/f/x
                """)
        #expect(message.kind == .lms && message.template == "NARU_SCHEDULE")
        #expect(message.variables.map(\.name) == ["이름", "건수", "내용", "문의전화"])
        #expect(message.variables[1].value == "3")
    }

    @Test func goldenReminders() {
        func text(_ days: Int) -> String {
            TextBody.reminder(
                [notice()], on: LocalDate(iso: "2027-01-05")!, daysBefore: days, to: "홍길동", number: number,
                from: centre,
                link: "", language: .korean
            ).text
        }
        #expect(
            text(1) == """
                [서울시니어일자리지원센터] 홍길동 님, 내일 1월 5일(화) 일정이 있습니다.
                - 오후 2시 1:1 상담 동부캠퍼스 상담실 1
                문의 02-0000-1111
                """)
        #expect(text(3).contains("홍길동 님, 1월 5일(화) 일정이 있습니다.") && text(3).hasSuffix("취소는 이틀 전 정오까지 02-0000-1111"))
    }

    @Test func whatDoesNotFitIsCounted() {
        let many = (0..<100).map { notice(title: "아주 긴 이름을 가진 직무훈련 과정 \($0)") }
        let message = TextBody.schedule(
            many, to: "홍길동", number: number, from: centre, link: "https://example.org/f/x", language: .korean)
        #expect(message.byteCount <= 2000 && message.byteCount > 1800)
        #expect(message.text.contains("그 밖에 "))
    }
}
