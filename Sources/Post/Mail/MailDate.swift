import Model

/// Dates as mail headers write them (RFC 5322 §3.3), in UTC: `Tue, 05 Jan 2027 05:00:00 +0000`.
enum MailDate {
    static func text(_ time: UnixTime) -> String {
        let (date, second) = time.local(offset: 0)
        let (year, month, day) = date.ymd
        return "\(date.weekday.english), \(two(day)) \(months[month - 1]) \(year) "
            + "\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60)) +0000"
    }

    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
