//! Writes a card as SVG.

use super::colours::{Colours, Ink, hex};
use super::fonts::{FAMILY, Face, Fonts};
use super::text::{Bit, Style, Word};
use super::{HEIGHT, WIDTH};
use html_escape::encode_text;
use unicode_bidi::{BidiClass, bidi_class};

/// The layout of a card.
#[derive(Clone, Debug, Default)]
pub(super) struct Drawing {
    lines: Vec<Line>,
    bars: Vec<Bar>,
}

#[derive(Clone, Debug)]
struct Line {
    words: Vec<Word>,
    x: f32,
    foot: f32,
    size: f32,
    /// Whether `x` is where the line ends.
    from_right: bool,
}

#[derive(Clone, Debug)]
struct Bar {
    ink: Ink,
    x: f32,
    y: f32,
    width: f32,
    height: f32,
}

impl Drawing {
    /// Adds a line of words that starts at `x`, with the baseline at `foot`.
    pub(super) fn line(&mut self, words: Vec<Word>, x: f32, foot: f32, size: f32) {
        self.lines.push(Line { words, x, foot, size, from_right: false });
    }

    /// Adds a line of words that ends at `x`.
    pub(super) fn line_to(&mut self, words: Vec<Word>, x: f32, foot: f32, size: f32) {
        self.lines.push(Line { words, x, foot, size, from_right: true });
    }

    /// Adds a bar or, if it is thin, a rule.
    pub(super) fn bar(&mut self, ink: Ink, (x, y): (f32, f32), (width, height): (f32, f32)) {
        self.bars.push(Bar { ink, x, y, width, height });
    }

    /// Returns a character that its font lacks, if there is one.
    pub(super) fn missing(&self, fonts: &Fonts) -> Option<char> {
        self.characters().find_map(|(face, char)| (!fonts.has(face, char)).then_some(char))
    }

    /// Returns a character that is written from right to left, if there is one.
    pub(super) fn right_to_left_character(&self) -> Option<char> {
        let is_from_right = |char: &char| matches!(bidi_class(*char), BidiClass::R | BidiClass::AL);
        self.characters().map(|(_, char)| char).find(is_from_right)
    }

    /// Returns every character with the font that it is in.
    fn characters(&self) -> impl Iterator<Item = (Face, char)> {
        let words = self.lines.iter().flat_map(|line| &line.words);
        let bits = words.flat_map(|word| &word.0);
        bits.flat_map(|bit| bit.text.chars().map(|char| (bit.style.face, char)))
    }

    /// Returns the SVG, with words in the order of insertion, above the bars.
    pub(super) fn svg(&self, colours: &Colours) -> String {
        let bars: String = self.bars.iter().map(|bar| bar_of(bar, colours)).collect();
        let lines: String = self.lines.iter().map(|line| line_of(line, colours)).collect();
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\" font-family=\"{FAMILY}\">\n\
             <rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"{}\"/>\n{bars}{lines}</svg>\n",
            hex(colours.paper),
        )
    }
}

fn bar_of(bar: &Bar, colours: &Colours) -> String {
    let Bar { ink, x, y, width, height } = bar;
    let fill = hex(colours.of(*ink));
    format!("<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" fill=\"{fill}\"/>\n")
}

fn line_of(line: &Line, colours: &Colours) -> String {
    let anchor = if line.from_right { " text-anchor=\"end\"" } else { "" };
    let spans: String = joined(&line.words).iter().map(|bit| span_of(bit, line.size, colours)).collect();
    let Line { x, foot, size, .. } = line;
    format!("<text x=\"{x:.1}\" y=\"{foot:.1}\" font-size=\"{size:.1}\"{anchor}>{spans}</text>\n")
}

/// The words of a line with the spaces between them, as few bits as can be.
fn joined(words: &[Word]) -> Vec<Bit> {
    let mut bits: Vec<Bit> = Vec::new();
    for (index, word) in words.iter().enumerate() {
        if index > 0
            && let Some(last) = bits.last_mut()
        {
            last.text.push(' ');
        }
        for bit in &word.0 {
            match bits.last_mut() {
                Some(last) if last.style == bit.style => last.text.push_str(&bit.text),
                _ => bits.push(bit.clone()),
            }
        }
    }
    bits
}

fn span_of(Bit { style, text }: &Bit, size: f32, colours: &Colours) -> String {
    let Style { face, ink, scale, .. } = style;
    let face = match face {
        Face::Regular => "",
        Face::Italic => " font-style=\"italic\"",
        Face::Semibold => " font-weight=\"600\"",
    };
    let size = format!(" font-size=\"{:.1}\"", size * scale);
    let size = if *scale < 1.0 { size.as_str() } else { "" };
    format!("<tspan fill=\"{}\"{face}{size}>{}</tspan>", hex(colours.of(*ink)), encode_text(text))
}

#[cfg(test)]
mod tests {
    use super::super::text::words;
    use super::*;

    const PLAIN: Style = Style::new(Face::Regular, Ink::Full);

    fn svg(text: &str) -> String {
        let mut drawing = Drawing::default();
        drawing.line(words([(PLAIN, text), (Style::new(Face::Italic, Ink::Soft), " soft")]), 1.0, 2.0, 30.0);
        drawing.svg(&Colours::read().expect("colours"))
    }

    #[test]
    fn text_is_escaped() {
        let svg = svg("a < b & </text><script>");
        assert!(svg.contains("a &lt; b &amp; &lt;/text&gt;&lt;script&gt; </tspan>"), "{svg}");
    }

    #[test]
    fn words_set_alike_are_one_span() {
        assert_eq!(svg("three plain words").matches("<tspan").count(), 2);
    }

    #[test]
    fn a_missing_sign_is_found() {
        let fonts = Fonts::load().expect("fonts");
        let mut drawing = Drawing::default();
        drawing.line(words([(PLAIN, "a語")]), 0.0, 0.0, 30.0);
        assert_eq!(drawing.missing(&fonts), Some('語'));
    }
}
