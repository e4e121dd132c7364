import Archive
import Model
import Tables

extension ExportContent {
    /// The plan as tables: each as CSV, and all as the sheets of one workbook.
    func tables() throws(OfficeError) -> [ExportFile] {
        let sheets = [meetings, enrolments, appointments, offerings, refusals]
        let workbook: [UInt8]
        do throws(WorkbookFault) {
            workbook = try Spreadsheet.workbook(
                sheets: sheets.map { Spreadsheet.Sheet(name: $0.title, header: $0.header, rows: $0.rows) })
        } catch { throw .workbook(error) }
        return sheets.map { sheet in
            ExportFile(path: "tables/\(sheet.name).csv", bytes: Spreadsheet.csv(header: sheet.header, rows: sheet.rows))
        } + [ExportFile(path: "tables/plan.xlsx", bytes: workbook)]
    }

    struct Sheet {
        /// Of the CSV file.
        var name: String
        /// Of the workbook's sheet.
        var title: String
        var header: [String]
        var rows: [[String]]
    }

    /// Every meeting of every offering that runs, in order of time.
    private var meetings: Sheet {
        let names = TermDirectory(term, language)
        let rows = papers.schedule.runs.flatMap { run in run.meetings.map { (meeting: $0, run: run) } }
            .sorted { ($0.meeting, $0.run.offering) < ($1.meeting, $1.run.offering) }
        return Sheet(
            name: "meetings", title: Phrase("모임", "Meetings")[language],
            header: words(
                ("날짜", "Date"), ("요일", "Weekday"), ("시작", "Start"), ("끝", "End"), ("과정 번호", "Offering"),
                ("과정", "Name"), ("장소", "Place"), ("공간", "Room"), ("담당", "Staff"), ("인원", "People")),
            rows: rows.map { meeting, run in
                when(meeting) + [
                    run.offering, names.offeringName(run.offering), site(run.site, names),
                    run.room.map(names.roomName) ?? "",
                    names.staffNames(run.staff), String(run.participants.count),
                ]
            })
    }

    /// Who is enrolled where, by which request.
    private var enrolments: Sheet {
        let names = TermDirectory(term, language)
        let firstMeetings = Dictionary(
            papers.schedule.runs.map { ($0.offering, $0.meetings.first?.date.iso ?? "") },
            uniquingKeysWith: { first, _ in first })
        return Sheet(
            name: "enrolments", title: Phrase("배정", "Enrolments")[language],
            header: words(
                ("참여자 번호", "Participant"), ("이름", "Name"), ("신청", "Request"), ("지망", "Choice"),
                ("과정 번호", "Offering"), ("과정", "Offering name"), ("첫 모임", "First meeting"), ("연락처", "Phone")),
            rows: papers.schedule.grants.flatMap { grant in
                grant.offerings.map { offering in
                    [
                        grant.participant, names.participantName(grant.participant), grant.request,
                        String(grant.choice + 1),
                        offering, names.offeringName(offering),
                        firstMeetings[offering] ?? "", names.participant(grant.participant)?.phone ?? "",
                    ]
                }
            })
    }

    /// Every 1:1 appointment, in order of time.
    private var appointments: Sheet {
        let names = TermDirectory(term, language)
        let sorted = papers.schedule.appointments.sorted {
            ($0.meeting, $0.staff, $0.participant) < ($1.meeting, $1.staff, $1.participant)
        }
        return Sheet(
            name: "appointments", title: Phrase("상담 예약", "Appointments")[language],
            header: words(
                ("날짜", "Date"), ("요일", "Weekday"), ("시작", "Start"), ("끝", "End"), ("참여자 번호", "Participant"),
                ("이름", "Name"), ("상담", "Service"), ("상담사", "Counselor"), ("장소", "Place"), ("공간", "Room"),
                ("연락처", "Phone")),
            rows: sorted.map { appointment in
                when(appointment.meeting) + [
                    appointment.participant, names.participantName(appointment.participant),
                    names.serviceName(appointment.service),
                    names.staffName(appointment.staff), site(appointment.site, names),
                    appointment.room.map(names.roomName) ?? "",
                    names.participant(appointment.participant)?.phone ?? "",
                ]
            })
    }

    /// Every offering, whether it runs and how full it is.
    private var offerings: Sheet {
        Sheet(
            name: "offerings", title: Phrase("과정", "Offerings")[language],
            header: words(
                ("과정 번호", "Offering"), ("과정", "Name"), ("사업", "Programme"), ("운영", "Runs"), ("배정", "Enrolled"),
                ("최소", "Least"), ("정원", "Seats"), ("신청자", "Applicants"), ("운영하지 않는 까닭", "Why not")),
            rows: papers.report.offerings.map { line in
                [
                    line.id, line.name, line.programme, line.runs ? "O" : "X", String(line.enrolled),
                    String(line.least), String(line.seats), String(line.applicants), line.reason?[language] ?? "",
                ]
            })
    }

    /// Every wish that was not granted, and why.
    private var refusals: Sheet {
        Sheet(
            name: "not-granted", title: Phrase("배정 안 됨", "Not granted")[language],
            header: words(
                ("참여자 번호", "Participant"), ("이름", "Name"), ("신청", "Wish"), ("내용", "For"), ("까닭", "Why"),
                ("가능한 변경", "What would have helped")),
            rows: papers.report.refusals.map { refusal in
                [
                    refusal.participant, refusal.name, refusal.wish, refusal.title, refusal.reason[language],
                    refusal.change?[language] ?? "",
                ]
            })
    }

    private func site(_ id: String?, _ names: TermDirectory) -> String {
        id.map(names.siteName) ?? TermDirectory.online[language]
    }

    private func words(_ names: (String, String)...) -> [String] { names.map { Phrase($0.0, $0.1)[language] } }

    private func when(_ meeting: Meeting) -> [String] {
        let weekday = meeting.date.weekday
        return [
            meeting.date.iso, Phrase(weekday.korean, weekday.english)[language], meeting.time.start.text,
            meeting.time.end.text,
        ]
    }
}
