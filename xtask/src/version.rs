//! Reading the version out of what a program says of itself.

/// The first word that looks like a version: `trunk 0.21.14`, `v20.20.2`, `wasm-opt version 132 (version_132)`.
pub(crate) fn in_text(text: &str) -> Option<&str> {
    text.split_whitespace()
        .map(|word| word.strip_prefix('v').unwrap_or(word))
        .find(|word| word.starts_with(|c: char| c.is_ascii_digit()))
}

/// The first number of a version.
pub(crate) fn major(version: &str) -> Option<u32> {
    major_minor(version).map(|(major, _)| major)
}

/// The first two numbers of a version; the second is 0 if there is none.
pub(crate) fn major_minor(version: &str) -> Option<(u32, u32)> {
    let mut numbers = version.split(|c: char| !c.is_ascii_digit()).map(|number| number.parse().ok());
    Some((numbers.next()??, numbers.next().flatten().unwrap_or(0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_programs_print() {
        for (text, version) in [
            ("trunk 0.21.14", "0.21.14"),
            ("wasm-bindgen 0.2.130", "0.2.130"),
            ("wasm-bindgen 0.2.92 (2a4a49362)", "0.2.92"),
            ("wasm-opt version 132 (version_132)", "132"),
            ("v20.20.2", "20.20.2"),
            ("Chromium 156.0.8078.79 built on Debian GNU/Linux 12 (bookworm)", "156.0.8078.79"),
            ("Google Chrome 140.0.7339.80 ", "140.0.7339.80"),
        ] {
            assert_eq!(in_text(text), Some(version), "{text}");
        }
        assert_eq!(in_text("version unknown"), None);
    }

    #[test]
    fn major_number() {
        assert_eq!(major("20.20.2"), Some(20));
        assert_eq!(major("132"), Some(132));
        assert_eq!(major("120-dev"), Some(120));
        assert_eq!(major(""), None);
    }

    #[test]
    fn major_and_minor_number() {
        assert_eq!(major_minor("20.20.2"), Some((20, 20)));
        assert_eq!(major_minor("132"), Some((132, 0)));
        assert_eq!(major_minor("120-dev"), Some((120, 0)));
        assert_eq!(major_minor(""), None);
        assert!(major_minor("20.9.0") < major_minor("20.19.0"));
    }
}
