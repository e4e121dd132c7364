import Calendars
import Foundation
import Model

/// Reads calendar files as the product does and tells what came of each, one line a file: for `scripts/corpus`, and for
/// the comparison with independent readers. Names of files come on standard input, one a line, each followed by the
/// first and last day to read if they differ from file to file (parted by tabs).
///
/// Of each file: milliseconds by the clock, busy times, findings, bytes, milliseconds of processor time, and the KiB of
/// memory that the program held at most meanwhile.
@main enum CorpusReader {
    static func main() throws {
        var options: [String: String] = [:]
        var arguments = CommandLine.arguments.dropFirst()
        while arguments.count >= 2 { options[arguments.removeFirst()] = arguments.removeFirst() }
        let zone = options["--zone"] ?? "Asia/Seoul"
        let source: CalendarSource = options["--source"] == "closures" ? .closures : .person
        while let line = readLine() {
            let fields = line.split(separator: "\t").map(String.init)
            let path = fields[0]
            let first = LocalDate(iso: fields.count > 1 ? fields[1] : options["--first"] ?? "2026-01-01")!
            let last = LocalDate(iso: fields.count > 2 ? fields[2] : options["--last"] ?? "2026-12-31")!
            let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
            // Said before the work, so that a crash or hang names its file.
            print("reading\t\(path)")
            fflush(nil)
            let clock = ContinuousClock()
            Usage.forgetPeak()
            let before = Usage.processorMilliseconds
            var reading = CalendarReader.Reading()
            let time = try clock.measure {
                reading = try CalendarReader.busy(in: bytes, from: source, first: first, last: last, zone: zone)
            }
            let milliseconds = Int(time / .milliseconds(1))
            print(
                "read\t\(milliseconds)\t\(reading.busy.count)\t\(reading.findings.count)\t\(bytes.count)"
                    + "\t\(Usage.processorMilliseconds - before)\t\(Usage.peak)")
            if options["--show"] == "busy" {
                for busy in reading.busy {
                    print(
                        "busy\t\(busy.from)T\(busy.fromTime.text)\t\(busy.until)T\(busy.untilTime.text)\t\(busy.note)")
                }
            }
            if options["--show"] != nil {
                for finding in reading.findings { print("finding\t\(finding.words(in: .english))") }
            }
            fflush(nil)
        }
    }
}

/// What the program has used of the machine (Linux).
private enum Usage {
    static var processorMilliseconds: Int {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        func milliseconds(_ time: timeval) -> Int { time.tv_sec * 1_000 + time.tv_usec / 1_000 }
        return milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime)
    }

    /// KiB held at most since the peak was last forgotten (proc(5), `VmHWM`).
    static var peak: Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
    }

    static func forgetPeak() {
        guard let file = fopen("/proc/self/clear_refs", "w") else { return }
        fputs("5", file)
        fclose(file)
    }
}
