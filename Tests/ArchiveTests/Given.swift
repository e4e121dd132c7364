import Archive
import Foundation
import Model
import TestScratch

extension Scratch {
    var path: String { file("naru.sqlite").path }

    func archive() throws -> Archive { try Archive(path: path) }
}

let monday = LocalDate(iso: "2027-01-04")!
let noon = UnixTime(1_800_000_000)

func term(_ id: String = "2027-1", name: String = "2027년 1분기") -> Term {
    var term = Term(id: id, name: name, start: monday, end: monday + 88, referenceDate: monday)
    term.sites = [Site(id: "east", name: "동부캠퍼스", district: "광진구", latitude: 37.5384, longitude: 127.0823)]
    term.participants = [Participant(id: "P1", name: "홍길동", birthDate: LocalDate(iso: "1960-05-01")!)]
    return term
}
