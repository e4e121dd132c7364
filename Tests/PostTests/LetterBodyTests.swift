import Foundation
import Model
import Testing

@testable import Post

let centre = Signature(organization: "서울시니어일자리지원센터", phone: "02-0000-1111", url: "https://example.org")

func meeting(_ date: String, _ from: Int, _ until: Int) -> Meeting {
    Meeting(
        date: LocalDate(iso: date)!, time: ClockRange(ClockTime(minutes: from * 60)!, ClockTime(minutes: until * 60)!)!)
}

func notice(_ reasons: [Notice.Reason] = [.new], title: String = "1:1 상담", meetings: [Meeting]? = nil) -> Notice {
    Notice(
        reasons: reasons, title: title, meetings: meetings ?? [meeting("2027-01-05", 14, 15)],
        place: Notice.Place(
            name: "동부캠퍼스 상담실 1", address: "서울특별시 광진구 보기로 1, 3층", postalCode: "05044", latitude: 37.5384,
            longitude: 127.0823), staff: ["상담사 김보기"], link: "https://example.org/help")
}

@Suite struct LetterBodyTests {
    @Test func goldenKorean() {
        let body = LetterBody(notice(), to: "홍길동", from: centre, language: .korean)
        #expect(body.subject == "[일정 안내] 1:1 상담, 2027년 1월 5일(화) 오후 2시~3시")
        #expect(
            body.plain == """
                홍길동 님, 안녕하십니까?
                ‘1:1 상담’ 일정이 정해졌습니다.

                ■ 언제
                2027년 1월 5일(화) 오후 2시~3시

                ■ 어디서
                동부캠퍼스 상담실 1
                서울특별시 광진구 보기로 1, 3층, (05044)
                지도 보기: https://map.kakao.com/link/map/%EB%8F%99%EB%B6%80%EC%BA%A0%ED%8D%BC%EC%8A%A4%20%EC%83%81%EB%8B%B4%EC%8B%A4%201,37.538400,127.082300

                ■ 담당
                상담사 김보기

                ■ 더 알아보기
                https://example.org/help

                ■ 못 오시게 되면
                2027년 1월 3일(일) 낮 12시까지 02-0000-1111(으)로 전화하시거나, 이 메일의 초대에 ‘거절’을 눌러 주십시오. 취소는 이틀 전 정오까지 하실 수 있습니다.

                ■ 궁금하시면
                서울시니어일자리지원센터 02-0000-1111

                고맙습니다.
                서울시니어일자리지원센터

                """)
    }

    @Test func english() {
        let body = LetterBody(notice([.place]), to: "Hong", from: centre, language: .english)
        #expect(body.subject == "[Changed] 1:1 상담, Tue 5 January 2027, 2 pm–3 pm")
        #expect(body.plain.contains("is in a new place"))
        #expect(body.plain.contains("by 12 noon on Sun 3 January 2027"))
        #expect(body.html.contains("<html lang=\"en\">"))
    }

    @Test func aCancellationSaysWhatFallsOutAndNothingToDo() {
        let body = LetterBody(notice([.cancelled]), to: "홍길동", from: centre, language: .korean)
        #expect(body.subject.hasPrefix("[취소] 1:1 상담"))
        #expect(body.plain.contains("■ 취소된 날짜\n2027년 1월 5일(화) 오후 2시~3시"))
        #expect(!body.plain.contains("못 오시게") && !body.plain.contains("■ 언제"))
    }

    @Test func oneMovedMeetingIsTold() {
        var moved = notice(
            [.meetingsMoved], title: "챌린저스 클럽",
            meetings: ["2027-01-05", "2027-01-13", "2027-01-19"].map { meeting($0, 10, 12) })
        moved.removed = [meeting("2027-01-12", 10, 12)]
        moved.added = [meeting("2027-01-13", 10, 12)]
        let body = LetterBody(moved, to: "홍길동", from: centre, language: .korean)
        #expect(body.plain.contains("■ 없어진 날짜\n2027년 1월 12일(화)"))
        #expect(body.plain.contains("■ 새 날짜\n2027년 1월 13일(수)"))
        #expect(body.subject.contains("(3회)"))
    }

    @Test func aLongSeriesIsCut() {
        let many = (0..<40).map { meeting((LocalDate(iso: "2027-01-05")! + $0).iso, 10, 12) }
        let body = LetterBody(notice(meetings: many), to: "홍길동", from: centre, language: .korean)
        #expect(body.plain.contains("그 밖에 10번"))
    }

    @Test(arguments: [
        "<script>alert(1)</script>", "\"><img src=x onerror=y>", "a&b'c", "줄\r\n바꿈\0", "javascript:alert(1)",
    ])
    func hostileTextStaysText(_ hostile: String) {
        var notice = notice(title: hostile)
        notice.place.name = hostile
        notice.place.address = hostile
        notice.staff = [hostile]
        notice.link = hostile
        let body = LetterBody(
            notice, to: hostile, from: Signature(organization: hostile, phone: hostile, url: hostile), language: .korean
        )
        #expect(!body.html.contains("<script") && !body.html.contains("<img"))
        #expect(!body.html.contains("href=\"javascript"))
        #expect(!body.html.contains("\0") && !body.plain.contains("\0"))
        for part in body.html.components(separatedBy: "href=\"").dropFirst() {
            let link = part.prefix { $0 != "\"" }
            #expect(link.hasPrefix("https://map.kakao.com/") || link.hasPrefix("tel:") || link.hasPrefix("https://"))
        }
    }

    @Test func mapsByCoordinatesOrAddress() {
        var place = Notice.Place(name: "A, B", address: "서울 1", latitude: -0.5, longitude: 1.00000049)
        #expect(MapLink.of(place) == "https://map.kakao.com/link/map/A%2C%20B,-0.500000,1.000000")
        place.latitude = nil
        #expect(MapLink.of(place) == "https://map.kakao.com/link/search/%EC%84%9C%EC%9A%B8%201")
        #expect(MapLink.of(Notice.Place(name: "")) == nil)
    }
}
