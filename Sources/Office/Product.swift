/// What this build is.
public enum Product {
    /// By semver.org; the same as at the top of CHANGELOG.md.
    public static let version = "0.1.0"
}
