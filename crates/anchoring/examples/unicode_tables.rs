//! Prints `src/unicode/tables.rs`: the few Unicode properties the crate needs, made small.
//!
//! ```text
//! cargo run --example unicode_tables > src/unicode/tables.rs
//! ```
//!
//! `tests/unicode.rs` checks the result against the same two crates, scalar by scalar.

use std::collections::HashMap;

use unicode_normalization::char::{canonical_combining_class, decompose_canonical};
use unicode_segmentation::UnicodeSegmentation;

fn main() {
    println!("//! Made by `cargo run --example unicode_tables`; do not edit.\n");
    decompositions();
    combining_classes();
    extenders();
    small_letters();
}

/// The CJK compatibility ideographs double the table and are not worth it in a web page.
fn left_out(c: char) -> bool {
    matches!(c, '\u{F900}'..='\u{FAFF}' | '\u{2F800}'..='\u{2FA1F}')
}

fn is_hangul(c: char) -> bool {
    matches!(c, '\u{AC00}'..='\u{D7A3}')
}

fn decompositions() {
    let mut full = Vec::new();
    for c in '\0'..=char::MAX {
        if left_out(c) || is_hangul(c) {
            continue;
        }
        let mut parts = Vec::new();
        decompose_canonical(c, |d| parts.push(d));
        if parts != [c] {
            full.push((c, parts));
        }
    }
    let whole: HashMap<Vec<char>, char> = full.iter().map(|(c, d)| (d.clone(), *c)).collect();
    let (mut before, mut first_before) = (0u32, 0i64);
    let mut bytes = Vec::new();
    for (c, parts) in &full {
        let (last, head) = parts.split_last().unwrap();
        let (first, second) = match head {
            [] => (*last, None),
            [only] => (*only, Some(*last)),
            more => (whole[more], Some(*last)),
        };
        varint(&mut bytes, *c as u32 - before);
        before = *c as u32;
        let step = i64::from(first as u32) - first_before;
        first_before = i64::from(first as u32);
        varint(&mut bytes, ((step << 1) ^ (step >> 63)) as u32);
        varint(&mut bytes, second.map_or(0, |s| s as u32 - 0x2FF));
    }
    println!(
        "/// Canonical decompositions in one step, in rising order. Each is three variable-length numbers: the distance"
    );
    println!(
        "/// from the scalar before, the distance of the first part from the first part before (zigzag), and the"
    );
    println!("/// second part less 0x2FF (0: there is none).");
    println!("pub(super) static DECOMPOSITIONS: &[u8] = &[");
    for line in bytes.chunks(24) {
        let line: Vec<String> = line.iter().map(u8::to_string).collect();
        println!("    {},", line.join(", "));
    }
    println!("];\n");
}

fn varint(to: &mut Vec<u8>, mut n: u32) {
    while n > 127 {
        to.push(n as u8 | 128);
        n >>= 7;
    }
    to.push(n as u8);
}

fn combining_classes() {
    let mut runs: Vec<(u32, u32, u8)> = Vec::new();
    for c in '\0'..=char::MAX {
        let class = canonical_combining_class(c);
        let c = c as u32;
        match runs.last_mut() {
            Some((_, end, k)) if class != 0 && *end + 1 == c && *k == class => *end = c,
            _ if class != 0 => runs.push((c, c, class)),
            _ => {}
        }
    }
    println!("/// Runs of scalars (first, last) with the same combining class other than 0.");
    println!("pub(super) static COMBINING_CLASSES: &[(u32, u32, u8)] = &[");
    for (a, b, k) in runs {
        println!("    ({a:#x}, {b:#x}, {k}),");
    }
    println!("];\n");
}

fn extenders() {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for c in '\0'..=char::MAX {
        // What never starts a grapheme of its own after a letter: Extend, ZWJ and SpacingMark. The two crates may be
        // of two versions of Unicode; a combining mark extends in either.
        let extends = format!("a{c}").graphemes(true).count() == 1 || canonical_combining_class(c) != 0;
        if !extends {
            continue;
        }
        let c = c as u32;
        match runs.last_mut() {
            Some((_, end)) if *end + 1 == c => *end = c,
            _ => runs.push((c, c)),
        }
    }
    println!("/// Runs of scalars (first, last) that belong to the grapheme before them.");
    println!("pub(super) static EXTENDERS: &[(u32, u32)] = &[");
    for (a, b) in runs {
        println!("    ({a:#x}, {b:#x}),");
    }
    println!("];");
}

/// Small letters of single capitals, as runs with one distance: every scalar, or every second.
fn small_letters() {
    let mut runs: Vec<(u32, u32, u32, i64)> = Vec::new();
    for c in '\0'..=char::MAX {
        let mut small = c.to_lowercase();
        let (Some(small), None) = (small.next(), small.next()) else { continue };
        if small == c {
            continue;
        }
        let (c, far) = (c as u32, i64::from(small as u32) - i64::from(c as u32));
        match runs.last_mut() {
            Some((first, last, step, distance))
                if *distance == far && c - *last <= 2 && (*first == *last || c - *last == *step) =>
            {
                *step = c - *last;
                *last = c;
            }
            _ => runs.push((c, c, 1, far)),
        }
    }
    println!("\n/// Runs of capitals (first, last, step) and how far their small letters are.");
    println!("pub(super) static SMALL_LETTERS: &[(u32, u32, u32, i32)] = &[");
    for (first, last, step, distance) in runs {
        println!("    ({first:#x}, {last:#x}, {step}, {distance}),");
    }
    println!("];");
}
