import Archive
import Foundation
import Model

/// A folder of a test's own, among those of this run, which go when the run ends.
struct Scratch {
    let url: URL
    var path: String { url.appending(path: "naru.sqlite").path }

    init() throws {
        url = Scratch.all.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    func archive() throws -> Archive { try Archive(path: path) }

    private static let all: URL = {
        atexit { try? FileManager.default.removeItem(at: Scratch.all) }
        return FileManager.default.temporaryDirectory.appending(path: "naru-archive-tests-\(getpid())")
    }()
}

let monday = LocalDate(iso: "2027-01-04")!
let noon = UnixTime(1_800_000_000)

func term(_ id: String = "2027-1", name: String = "2027년 1분기") -> Term {
    var term = Term(id: id, name: name, start: monday, end: monday + 88, referenceDate: monday)
    term.sites = [Site(id: "east", name: "동부캠퍼스", district: "광진구", latitude: 37.5384, longitude: 127.0823)]
    term.participants = [Participant(id: "P1", name: "홍길동", birthDate: LocalDate(iso: "1960-05-01")!)]
    return term
}
