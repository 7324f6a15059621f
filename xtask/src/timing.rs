//! Durations as people read them.

use std::fmt;
use std::time::Duration;

/// Shows a duration as `0.4 s`, `12 s` or `3 min 05 s`.
pub(crate) struct Readable(pub(crate) Duration);

impl fmt::Display for Readable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.0.as_secs_f64();
        if seconds < 9.95 {
            write!(formatter, "{seconds:.1} s")
        } else if seconds < 59.5 {
            write!(formatter, "{seconds:.0} s")
        } else {
            let whole = (self.0 + Duration::from_millis(500)).as_secs();
            write!(formatter, "{} min {:02} s", whole / 60, whole % 60)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readable() {
        for (millis, shown) in [
            (42, "0.0 s"),
            (449, "0.4 s"),
            (9_960, "10 s"),
            (59_400, "59 s"),
            (59_600, "1 min 00 s"),
            (185_000, "3 min 05 s"),
        ] {
            assert_eq!(Readable(Duration::from_millis(millis)).to_string(), shown);
        }
    }
}
