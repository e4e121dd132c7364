import Archive

/// - Throws: `.archive(.noPlan)`.
public func stored(plan id: Int, in archive: Archive) throws(OfficeError) -> StoredPlan {
    try archived { () throws(ArchiveError) in try archive.storedPlan(id) }
}

/// The revision with that number, or the latest if none is given.
/// - Throws: `.archive`, with `.noTerm` or `.noRevision`.
public func stored(revision number: Int?, of term: String, in archive: Archive) throws(OfficeError) -> Revision {
    try archived { () throws(ArchiveError) in
        guard let latest = try archive.latestRevision(of: term) else { throw .noTerm(term) }
        guard let number else { return latest }
        return try archive.revision(number, of: term)
    }
}
