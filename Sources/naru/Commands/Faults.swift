import Office
import Tables

/// Runs a deed of the office; what it throws ends the command, in words and with the right exit code.
/// - Parameter json: true to say it on standard output as JSON too, for a script.
func orFault<T>(json: Bool = false, _ deed: () throws(OfficeError) -> T) throws -> T {
    do throws(OfficeError) { return try deed() } catch {
        let message = error.words(in: language)
        if json { try Terminal.json(FaultLine(error, message)) }
        throw error.isInternal ? Fault.internal(message) : Fault.input(message)
    }
}

/// What ended a command, for a script.
private struct FaultLine: Encodable {
    let event = "fault"
    var message: String
    /// Of a folder's tables, one by one.
    var faults: [Tables.Fault]

    init(_ error: OfficeError, _ message: String) {
        self.message = message
        faults = if case .folder(let found) = error { found.faults } else { [] }
    }
}
