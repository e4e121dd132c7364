import Model
import Testing

@testable import Tables

@Suite("The difference of two readings") struct TermDifferenceTests {
    @Test("is empty between a term and itself")
    func none() {
        let difference = TermDifference(
            from: SampleTerm.term, SampleTerm.calendars, to: SampleTerm.term, SampleTerm.calendars, in: .korean)
        #expect(difference.isEmpty)
        #expect(difference.tallies.isEmpty)
    }

    @Test("names each row that came, went or changed, with its cells")
    func each() {
        var new = SampleTerm.term
        new.participants[0].phone = "010-0000-0099"
        new.participants[0].groups = []
        new.participants.append(Participant(id: "P-0003", name: "김새싹", birthDate: SampleTerm.date("1960-01-01")))
        new.precedences = []
        new.offerings[0].patterns.swapAt(0, 1)
        new.settings.wait = Points(7)
        let difference = TermDifference(from: SampleTerm.term, to: new, in: .korean)
        #expect(
            difference.words(in: .korean) == [
                "주의: ‘선후’ 표가 없거나 비어 있어 1행이 모두 빠집니다.",
                "운영기간 기다림 1분 변경: 값 1 → 7",
                "일정안 이론-1 · 1 변경: 일정 월·수 10:00~12:00 → 화~목 14:00~16:00; 시작일 2027-01-04 → 2027-01-05; 횟수 12회 → ∅; "
                    + "종료일 ∅ → 2027-03-25; 휴관 시 보강 → 건너뜀; 감점 0 → 5",
                "일정안 이론-1 · 2 변경: 일정 화~목 14:00~16:00 → 월·수 10:00~12:00; 시작일 2027-01-05 → 2027-01-04; 횟수 ∅ → 12회; "
                    + "종료일 2027-03-25 → ∅; 휴관 시 건너뜀 → 보강; 감점 5 → 0",
                "참여자 P-0001 변경: 전화 010-0000-0002 → 010-0000-0099; 우선집단 차상위, 장애 → ∅",
                "참여자 P-0003 추가", "선후 P-0001 · S1 · A 삭제",
            ])
        #expect(difference.count(.added) == 1)
        #expect(difference.count(.removed) == 1)
        #expect(difference.tallies.map(\.table) == ["운영기간", "일정안", "참여자", "선후"])
    }

    @Test("says what went when a whole table is not there any more")
    func tableGone() {
        var new = SampleTerm.term
        new.scores = []
        let difference = TermDifference(from: SampleTerm.term, to: new, in: .english)
        #expect(
            difference.words(in: .english) == [
                "note: the table “scores” is missing or empty; rows removed: 1", "scores 실습-2 · P-0001 removed",
            ])
        // A table that never was is not missed.
        #expect(TermDifference(from: new, to: SampleTerm.term, in: .english).emptied == [])
        #expect(difference.changes[0].cells.contains { $0.column == "documents" && $0.before == "40" })
    }

    @Test("tells rows apart that nothing identifies")
    func repeated() {
        var (old, new) = (SampleTerm.term, SampleTerm.term)
        old.absences = [Absence(owner: .everyone, busy: .day(SampleTerm.date("2027-01-20"), note: "가"))]
        new.absences = old.absences + [Absence(owner: .everyone, busy: .day(SampleTerm.date("2027-01-20"), note: "나"))]
        #expect(TermDifference(from: old, to: new, in: .korean).count(.added) == 1)
        #expect(TermDifference(from: new, to: old, in: .korean).count(.removed) == 1)
    }

    @Test("sees calendars whose content or owner changed")
    func calendars() {
        var new = SampleTerm.calendars
        new[0].bytes.append(0x0A)
        new[1].owner = .site("동부")
        let difference = TermDifference(
            from: SampleTerm.term, SampleTerm.calendars, to: SampleTerm.term, new, in: .korean)
        #expect(
            difference.words(in: .korean) == [
                "달력 휴관일.ics 변경: 대상 모두 → 장소; 대상ID ∅ → 동부", "달력 kim.ics 변경: 내용 32 B → 33 B",
            ])
    }
}
