//! The fonts of the cards, and the widths of words.

use crate::failure::Failure;
use resvg::usvg::fontdb::{Database, Source};
use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::string::StringId;
use skrifa::{FontRef, MetadataProvider};
use std::sync::Arc;

/// The family that every card is set in. Its licence is the SIL Open Font License 1.1.
pub(super) const FAMILY: &str = "Libertinus Serif";

/// A font of the family.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Face {
    Regular,
    Italic,
    Semibold,
}

impl Face {
    /// Returns the name of the font.
    fn name(self) -> &'static str {
        match self {
            Self::Regular => "LibertinusSerif-Regular",
            Self::Italic => "LibertinusSerif-Italic",
            Self::Semibold => "LibertinusSerif-Semibold",
        }
    }
}

/// The fonts, loaded.
pub(super) struct Fonts {
    regular: Font,
    italic: Font,
    semibold: Font,
}

struct Font {
    data: &'static [u8],
    signs: Charmap<'static>,
    widths: GlyphMetrics<'static>,
}

impl Fonts {
    /// Loads the three fonts.
    pub(super) fn load() -> Result<Self, Failure> {
        let font = |face: Face| {
            typst_assets::fonts().find_map(|data| Font::named(data, face.name())).ok_or_else(|| {
                Failure::other(format!("the font {} is not where cards expect it", face.name()))
            })
        };
        Ok(Self {
            regular: font(Face::Regular)?,
            italic: font(Face::Italic)?,
            semibold: font(Face::Semibold)?,
        })
    }

    /// Returns the width of `text` in ems. Ignores kerning, which would make it slightly narrower.
    pub(super) fn width(&self, face: Face, text: &str) -> f32 {
        text.chars().map(|sign| self.font(face).width(sign)).sum()
    }

    /// Returns whether `face` has the character `sign`.
    pub(super) fn has(&self, face: Face, sign: char) -> bool {
        self.font(face).signs.map(sign).is_some()
    }

    /// Returns the fonts for drawing.
    pub(super) fn database(&self) -> Database {
        let mut database = Database::new();
        for font in [&self.regular, &self.italic, &self.semibold] {
            database.load_font_source(Source::Binary(Arc::new(font.data)));
        }
        database
    }

    fn font(&self, face: Face) -> &Font {
        match face {
            Face::Regular => &self.regular,
            Face::Italic => &self.italic,
            Face::Semibold => &self.semibold,
        }
    }
}

impl Font {
    fn named(data: &'static [u8], name: &str) -> Option<Self> {
        let font = FontRef::new(data).ok()?;
        let mut names = font.localized_strings(StringId::POSTSCRIPT_NAME);
        let is_it = names.any(|own| own.chars().eq(name.chars()));
        is_it.then(|| Self {
            data,
            signs: font.charmap(),
            widths: font.glyph_metrics(Size::new(1.0), LocationRef::default()),
        })
    }

    fn width(&self, sign: char) -> f32 {
        let glyph = self.signs.map(sign).unwrap_or_default();
        self.widths.advance_width(glyph).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_the_width_of_their_letters() {
        let fonts = Fonts::load().expect("fonts");
        let width = |text| fonts.width(Face::Regular, text);
        assert!(width("m") > width("i"));
        assert!((width("mi") - width("m") - width("i")).abs() < 1e-5);
        assert!(fonts.width(Face::Semibold, "words") > width("words"));
    }

    #[test]
    fn signs_that_a_font_lacks_are_known() {
        let fonts = Fonts::load().expect("fonts");
        assert!("Aé“”…–’Ж\u{a0}".chars().all(|sign| fonts.has(Face::Regular, sign)));
        assert!(!fonts.has(Face::Regular, '語'));
    }
}
