import Foundation
import Problem

/// - Throws: `.file` or `.format`.
func readProblem(_ url: URL) throws(OfficeError) -> Problem {
    let bytes: Data
    do throws(FileFault) { bytes = try contents(of: url) } catch { throw .file(error) }
    do throws(FormatError) { return try Problem(json: bytes) } catch { throw .format(path: url.relativePath, error) }
}

/// - Throws: `.file` or `.format`.
func readPlan(_ url: URL) throws(OfficeError) -> Plan {
    let bytes: Data
    do throws(FileFault) { bytes = try contents(of: url) } catch { throw .file(error) }
    do throws(FormatError) { return try Plan(json: bytes) } catch { throw .format(path: url.relativePath, error) }
}
