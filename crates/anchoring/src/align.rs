//! Laying the words of a quote beside the words of a text.

use crate::lexicon::{self, Language};
use crate::spelling::{Face, is_compound, is_same_word};

/// One step of an alignment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Step {
    pub(crate) kind: Kind,
    /// The first word of the quote the step takes; of a word added, the one it stands before.
    pub(crate) quote: usize,
    /// The first word of the text the step takes; of a word missing, the one it would stand before.
    pub(crate) text: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The same word.
    Same,
    /// The same word in another spelling, or one article for another.
    Respelled,
    /// Two words of the quote written as one.
    Joined,
    /// One word of the quote written as two.
    Parted,
    /// Another word.
    Replaced,
    /// A word the text lacks.
    Missing,
    /// A word the quote lacks.
    Added,
}

impl Kind {
    /// How many words of quote and text a step of this kind takes.
    pub(crate) fn takes(self) -> (usize, usize) {
        match self {
            Kind::Same | Kind::Respelled | Kind::Replaced => (1, 1),
            Kind::Joined => (2, 1),
            Kind::Parted => (1, 2),
            Kind::Missing => (1, 0),
            Kind::Added => (0, 1),
        }
    }
}

impl Step {
    /// Whether quote and text have different words here.
    pub(crate) fn differs(self) -> bool {
        matches!(self.kind, Kind::Replaced | Kind::Missing | Kind::Added)
    }

    /// Whether words of both are laid side by side.
    pub(crate) fn pairs(self) -> bool {
        !matches!(self.kind, Kind::Missing | Kind::Added)
    }

    /// The word of the quote, if the step takes one.
    pub(crate) fn in_quote(self) -> Option<usize> {
        (self.kind != Kind::Added).then_some(self.quote)
    }

    /// The word of the text, if the step takes one.
    pub(crate) fn in_text(self) -> Option<usize> {
        (self.kind != Kind::Missing).then_some(self.text)
    }
}

/// Which ends of the text may be left over at no cost.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Free {
    pub(crate) head: bool,
    pub(crate) tail: bool,
}

/// How the two lists are compared.
#[derive(Clone, Copy)]
pub(crate) struct Manner {
    pub(crate) language: Language,
    pub(crate) free: Free,
    /// The first word of the quote may be the end of a word, cut by whoever made the selector.
    pub(crate) ragged_head: bool,
    /// Likewise the last may be the beginning of a word.
    pub(crate) ragged_tail: bool,
    /// How far the alignment may stray to either side of the diagonal that begins at the head of both lists.
    pub(crate) band: (isize, isize),
}

const RESPELLED: u32 = 1;
const ARTICLE: u32 = 1;
const GAP: u32 = 3;
/// No dearer than a gap, so that at a free end another word is seen as another word, not as one missing.
const REPLACED: u32 = 3;
const FAR: u32 = u32::MAX / 2;

/// The cheapest alignment of the whole quote with (part of) the text. Empty if the band admits none.
pub(crate) fn align(quote: &[Face], text: &[Face], manner: Manner) -> Vec<Step> {
    let (low, high) = manner.band;
    let (rows, columns) = (quote.len(), text.len());
    let width = (high - low + 1).max(1) as usize;
    // How each cell is best come by; nothing: it is where an alignment begins.
    let mut from: Vec<Option<Kind>> = vec![None; (rows + 1) * width];
    // Three rows of costs: a joined word looks two rows back.
    let mut costs = [vec![FAR; width], vec![FAR; width], vec![FAR; width]];
    let slot = |row: usize, column: isize| -> Option<usize> {
        let at = column - row as isize - low;
        (column >= 0 && column <= columns as isize && at >= 0 && at < width as isize).then_some(at as usize)
    };
    let (mut best, mut best_column) = (FAR, None);
    for row in 0..=rows {
        let mut current = std::mem::take(&mut costs[2]);
        current.fill(FAR);
        let [above, above_two, _] = &costs;
        let first = (row as isize + low).max(0);
        let last = (row as isize + high).min(columns as isize);
        for column in first..=last {
            let Some(here) = slot(row, column) else { continue };
            let mut cost = FAR;
            let mut step = None;
            if row == 0 && (column == 0 || manner.free.head) {
                cost = 0;
            }
            let mut offer = |price: u32, kind: Kind| {
                if price < cost {
                    cost = price;
                    step = Some(kind);
                }
            };
            let word = (column > 0).then(|| &text[column as usize - 1]);
            if row > 0
                && let Some(word) = word
            {
                if let Some(at) = slot(row - 1, column - 1).filter(|at| above[*at] < FAR) {
                    let (price, kind) = compare(quote, row - 1, word, manner);
                    offer(above[at] + price, kind);
                }
                if row > 1
                    && let Some(at) = slot(row - 2, column - 1).filter(|at| above_two[*at] < FAR)
                    && is_compound(&quote[row - 2], &quote[row - 1], word)
                {
                    offer(above_two[at] + RESPELLED, Kind::Joined);
                }
                if column > 1
                    && let Some(at) = slot(row - 1, column - 2).filter(|at| above[*at] < FAR)
                    && is_compound(&text[column as usize - 2], word, &quote[row - 1])
                {
                    offer(above[at] + RESPELLED, Kind::Parted);
                }
            }
            if row > 0
                && let Some(at) = slot(row - 1, column).filter(|at| above[*at] < FAR)
            {
                offer(above[at] + gap(&quote[row - 1], manner.language), Kind::Missing);
            }
            if let Some(word) = word
                && let Some(at) = slot(row, column - 1).filter(|at| current[*at] < FAR)
            {
                offer(current[at] + gap(word, manner.language), Kind::Added);
            }
            current[here] = cost;
            from[row * width + here] = step;
            if row == rows && (manner.free.tail || column == columns as isize) && cost <= best {
                best = cost;
                best_column = Some(column);
            }
        }
        let [above, above_two, _] = std::mem::take(&mut costs);
        costs = [current, above, above_two];
    }
    best_column.map_or_else(Vec::new, |column| walk_back(&from, width, low, rows, column as usize))
}

fn walk_back(from: &[Option<Kind>], width: usize, low: isize, rows: usize, column: usize) -> Vec<Step> {
    let (mut row, mut column) = (rows, column);
    let mut steps = Vec::new();
    while let Some(kind) = from[row * width + (column as isize - row as isize - low) as usize] {
        let (up, left) = kind.takes();
        row -= up;
        column -= left;
        steps.push(Step { kind, quote: row, text: column });
    }
    steps.reverse();
    steps
}

fn compare(quote: &[Face], at: usize, word: &Face, manner: Manner) -> (u32, Kind) {
    let face = &quote[at];
    if face.folded == word.folded {
        return (0, Kind::Same);
    }
    if is_cut(quote, at, word, manner) {
        return (0, Kind::Same);
    }
    if is_same_word(face, word, manner.language) {
        (RESPELLED, Kind::Respelled)
    } else {
        (REPLACED, Kind::Replaced)
    }
}

/// Whether the quote's word is a piece of the text's, cut off at the far end of a prefix or suffix.
fn is_cut(quote: &[Face], at: usize, word: &Face, manner: Manner) -> bool {
    let piece = quote[at].folded.as_str();
    let (head, tail) = (manner.ragged_head && at == 0, manner.ragged_tail && at + 1 == quote.len());
    let rest = if head {
        word.folded.strip_suffix(piece)
    } else if tail {
        word.folded.strip_prefix(piece)
    } else {
        None
    };
    // Close to the quote, "able" is no piece of "unable".
    let turns = |rest| {
        matches!(
            rest,
            "un" | "in" | "im" | "il" | "ir" | "dis" | "mis" | "non" | "a" | "anti" | "less" | "free" | "не"
        )
    };
    // Of "can't" cut in two, "a" is left of what stands for "can".
    let stem = match word.folded.as_str() {
        "can" => "ca",
        "will" => "wo",
        "shall" => "sha",
        _ => "",
    };
    let crumb = head && stem.ends_with(piece);
    crumb || rest.is_some_and(|rest| quote.len() > 2 || !turns(rest))
}

fn gap(face: &Face, language: Language) -> u32 {
    if lexicon::is_article(&face.folded, language) || lexicon::is_filler(&face.folded, language) {
        ARTICLE
    } else {
        GAP
    }
}
