//! Breaks words into lines of even length.

use std::ops::Range;

/// Breaks words of these `widths`, with `space` between them, into as few lines of at most `room` as possible, of lengths as
/// even as possible. A word wider than `room` gets a line of its own.
pub(super) fn balanced(widths: &[f32], space: f32, room: f32) -> Vec<Range<usize>> {
    let fewest = filled(widths, space, room);
    let (mut narrow, mut wide) = (0.0, room);
    let mut lines = fewest.clone();
    // Twenty bisections are more precise than visible.
    for _ in 0..20 {
        let middle = (narrow + wide) / 2.0;
        let tried = filled(widths, space, middle);
        if tried.len() == fewest.len() {
            (wide, lines) = (middle, tried);
        } else {
            narrow = middle;
        }
    }
    lines
}

/// Fills one line after the other.
fn filled(widths: &[f32], space: f32, room: f32) -> Vec<Range<usize>> {
    let mut lines: Vec<Range<usize>> = Vec::new();
    let mut used = 0.0;
    for (index, width) in widths.iter().enumerate() {
        match lines.last_mut() {
            Some(line) if used + space + width <= room => {
                line.end = index + 1;
                used += space + width;
            }
            _ => {
                lines.push(index..index + 1);
                used = *width;
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_even() {
        let widths = [1.0; 7];
        assert_eq!(filled(&widths, 1.0, 11.0), [0..6, 6..7]);
        assert_eq!(balanced(&widths, 1.0, 11.0), [0..4, 4..7]);
    }

    #[test]
    fn every_word_stands_on_one_line_in_order() {
        let widths: Vec<f32> = (1u16..60).map(|number| f32::from(number * 7 % 13)).collect();
        for room in [0.0, 5.0, 12.0, 13.0, 40.0, 1000.0] {
            let lines = balanced(&widths, 0.5, room);
            let words: Vec<usize> = lines.iter().cloned().flatten().collect();
            assert_eq!(words, (0..widths.len()).collect::<Vec<_>>(), "{room}");
            for line in lines.into_iter().filter(|line| line.len() > 1) {
                let gaps: f32 = line.clone().skip(1).map(|_| 0.5).sum();
                assert!(widths[line].iter().sum::<f32>() + gaps <= room, "{room}");
            }
        }
    }

    #[test]
    fn no_words_are_no_lines() {
        assert!(balanced(&[], 1.0, 10.0).is_empty());
    }
}
