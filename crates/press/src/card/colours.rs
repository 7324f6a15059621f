//! The site's colours, read from its style sheet so that pages and cards agree.

use crate::failure::Failure;

const TOKENS: &str = include_str!("../../../../styles/tokens.css");

/// A colour by its role.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Ink {
    /// For the main text.
    Full,
    /// For secondary text.
    Soft,
    /// For accents.
    Accent,
    /// For rules.
    Rule,
    /// For the background of highlighted words.
    Lit,
}

/// The colours of the light site, as red, green and blue.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Colours {
    pub(crate) paper: [u8; 3],
    full: [u8; 3],
    soft: [u8; 3],
    accent: [u8; 3],
    rule: [u8; 3],
    lit: [u8; 3],
}

impl Colours {
    /// Reads them from the style sheet.
    pub(crate) fn read() -> Result<Self, Failure> {
        let token = |name: &str| {
            token(TOKENS, name).ok_or_else(|| {
                Failure::other(format!("styles/tokens.css has no --{name} like #1a1d21: cards need it"))
            })
        };
        Ok(Self {
            paper: token("paper")?,
            full: token("ink")?,
            soft: token("ink-soft")?,
            accent: token("accent")?,
            rule: token("rule")?,
            lit: token("highlight")?,
        })
    }

    /// Returns the background of the dark theme.
    pub(crate) fn dark_paper() -> Result<[u8; 3], Failure> {
        let dark = TOKENS.split_once("prefers-color-scheme: dark").map_or("", |(_, dark)| dark);
        token(dark, "paper")
            .ok_or_else(|| Failure::other("styles/tokens.css has no dark --paper like #15181c"))
    }

    /// Returns the colour of `ink`.
    pub(super) fn of(&self, ink: Ink) -> [u8; 3] {
        match ink {
            Ink::Full => self.full,
            Ink::Soft => self.soft,
            Ink::Accent => self.accent,
            Ink::Rule => self.rule,
            Ink::Lit => self.lit,
        }
    }

    /// Returns every pair of foreground and background.
    pub(super) fn pairs(&self) -> [([u8; 3], [u8; 3]); 6] {
        let on_paper = |ink| (self.paper, self.of(ink));
        [
            on_paper(Ink::Full),
            on_paper(Ink::Soft),
            on_paper(Ink::Accent),
            on_paper(Ink::Rule),
            on_paper(Ink::Lit),
            (self.lit, self.full),
        ]
    }
}

/// Formats a colour as `#rrggbb`.
pub(crate) fn hex([red, green, blue]: [u8; 3]) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// Returns the first value of `--name` in a style sheet, which is that of the light theme.
fn token(sheet: &str, name: &str) -> Option<[u8; 3]> {
    let (_, rest) = sheet.split_once(&format!("--{name}:"))?;
    let (value, _) = rest.split_once(';')?;
    let digits = value.trim().strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let number = u32::from_str_radix(digits, 16).ok()?;
    let [_, red, green, blue] = number.to_be_bytes();
    Some([red, green, blue])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_light_colour_is_taken() {
        let sheet = ":root { --ink-soft: #010203; --ink: #0a0b0c; } @media x { :root { --ink: #ffffff; } }";
        assert_eq!(token(sheet, "ink"), Some([10, 11, 12]));
        assert_eq!(token(sheet, "ink-soft").map(hex).as_deref(), Some("#010203"));
        assert_eq!(token(sheet, "paper"), None);
        assert_eq!(token("--ink: red;", "ink"), None);
    }

    #[test]
    fn the_style_sheet_has_every_colour() {
        assert!(Colours::read().is_ok());
    }
}
