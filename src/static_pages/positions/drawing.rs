//! The drawing of the map: two wings, one for each side, and between them how each position is known; below them the
//! voices of which no view is given.
//!
//! SVG breaks no lines, so they are broken here, with room for the widest of the fonts that a system may have. Colours
//! and fonts are those of the styles.

use super::map_entry::{NEITHER, caveat, evidence_link, heard_elsewhere, kind, question_link, voice_link};
use crate::components::known_label;
use crate::links::Links;
use explainer::page_data::{Evidence, MapData, Mark, SideData};
use explainer::view::VoiceLine;
use yew::prelude::*;

/// Width of the drawing. All lengths are in units of the drawing, about a CSS pixel on a laptop.
const WIDTH: i32 = 760;
/// Half the width of the strip between the wings.
const STRIP: i32 = 92;
/// The middle.
const MIDDLE: i32 = WIDTH / 2;
/// Radius of a mark.
const RADIUS: i32 = 8;
/// How high a line of each kind is.
const NAME: i32 = 22;
const ANSWER: i32 = 19;
const SMALL: i32 = 18;
/// Between two entries, and around those of a row.
const GAP: i32 = 14;
/// The most characters of a line of each kind that fit a wing.
const NAME_FITS: usize = 24;
const ANSWER_FITS: usize = 30;
const POLE_FITS: usize = 22;
/// How many of the voices without a view share a line.
const ABREAST: i32 = 3;
const LANE_FITS: usize = 22;

#[derive(Clone, Copy, PartialEq)]
enum Wing {
    Left,
    Right,
}

impl Wing {
    /// `x` units out from the strip.
    fn out(self, x: i32) -> i32 {
        match self {
            Self::Left => MIDDLE - STRIP - x,
            Self::Right => MIDDLE + STRIP + x,
        }
    }

    fn anchor(self) -> &'static str {
        match self {
            Self::Left => "end",
            Self::Right => "start",
        }
    }
}

/// A row of the drawing: positions with the same kind of evidence.
struct Row<'a> {
    kind: &'static str,
    /// What the row is called, and what that means.
    label: (String, &'static str),
    top: i32,
    height: i32,
    /// The entries of the left and of the right wing.
    wings: [Vec<&'a Mark>; 2],
}

/// The map, drawn.
pub(super) fn drawing(map: &MapData, links: Links<'_>) -> Html {
    let poles = map.sides.each_ref().map(|side| broken(&side.name, POLE_FITS));
    let head = 16 + 26 * poles.iter().map(|lines| count(lines)).max().unwrap_or(1);
    let rows = rows(map, head + 18);
    let foot = rows.last().map_or(head, |row| row.top + row.height);
    let lane = lane_height(&map.neither);
    let height = foot + if lane > 0 { GAP + lane } else { 0 } + 2;
    let [left, right] = &map.sides;
    html! {
        <svg class="drawn" viewBox={format!("0 0 {WIDTH} {height}")} role="group" aria-labelledby="map">
            { axis(head, foot) }
            { for rows.iter().map(strip) }
            { wing(Wing::Left, left, &poles[0], &rows, links) }
            { wing(Wing::Right, right, &poles[1], &rows, links) }
            if lane > 0 { { neither(&map.neither, foot + GAP, lane, links) } }
        </svg>
    }
}

/// One row for each kind of evidence on the map, the strongest first.
fn rows(map: &MapData, mut top: i32) -> Vec<Row<'_>> {
    let mut rows = Vec::new();
    for kind in ["quoted", "part", "reported", "told"] {
        let wings = map.sides.each_ref().map(|side| entries(side, kind));
        if wings.iter().all(Vec::is_empty) {
            continue;
        }
        let deep = |marks: &Vec<&Mark>| marks.iter().map(|mark| mark_height(mark) + GAP).sum::<i32>();
        let height = wings.iter().map(deep).max().unwrap_or(0).max(50) + GAP;
        let label = label(kind, wings.iter().flatten().map(|mark| &mark.known));
        rows.push(Row { kind, label, top, height, wings });
        top += height;
    }
    rows
}

fn entries<'a>(side: &'a SideData, kind: &str) -> Vec<&'a Mark> {
    side.marks.iter().filter(|mark| self::kind(&mark.known) == kind).collect()
}

/// The label of a row and its meaning; names the voice that tells of all its positions, if it is one.
fn label<'a>(kind: &str, mut known: impl Iterator<Item = &'a Evidence>) -> (String, &'static str) {
    match kind {
        "quoted" => ("Quoted".into(), "in words of their own"),
        "part" => ("Quoted in part".into(), "some words of their own"),
        "reported" => ("Reported".into(), "not quoted"),
        _ => {
            let first = known.next();
            let one = first.filter(|first| known.all(|other| other == *first)).map(known_label);
            (one.unwrap_or_else(|| "Told by another voice".into()), "not in their own words")
        }
    }
}

/// The two arrows and the lines between the rows' wings.
fn axis(head: i32, foot: i32) -> Html {
    let arrow = |wing: Wing| {
        let (tip, back) = (wing.out(MIDDLE - STRIP - 2), wing.out(MIDDLE - STRIP - 14));
        let (from, y) = (wing.out(0), head);
        html! {
            <>
                <line class="axis" x1={n(from)} y1={n(y)} x2={n(back)} y2={n(y)} />
                <path class="tip" d={format!("M{tip} {y}L{back} {}V{}Z", y - 6, y + 6)} />
            </>
        }
    };
    html! {
        <g aria-hidden="true">
            <rect class="strip" x={n(MIDDLE - STRIP)} y={n(head)} width={n(2 * STRIP)} height={n(foot - head)} />
            { arrow(Wing::Left) }
            { arrow(Wing::Right) }
        </g>
    }
}

/// What a row is, in the strip between the wings. Every entry says the same of itself to a screen reader.
fn strip(row: &Row<'_>) -> Html {
    let (title, meaning) = &row.label;
    let middle = row.top + GAP + NAME - 5;
    html! {
        <g aria-hidden="true">
            <line class="rule" x1="0" y1={n(row.top + row.height)} x2={n(WIDTH)} y2={n(row.top + row.height)} />
            <text class="row" x={n(MIDDLE)} y={n(middle)} text-anchor="middle">{ title.clone() }</text>
            <text class="small" x={n(MIDDLE)} y={n(middle + SMALL)} text-anchor="middle">{ *meaning }</text>
        </g>
    }
}

fn wing(wing: Wing, side: &SideData, pole: &[String], rows: &[Row<'_>], links: Links<'_>) -> Html {
    let width = MIDDLE - STRIP;
    let index = usize::from(wing == Wing::Right);
    let entries = rows.iter().flat_map(|row| {
        row.wings[index].iter().scan(row.top + GAP, |top, mark| {
            let here = *top;
            *top += mark_height(mark) + GAP;
            Some(entry(wing, mark, row.kind, here, links))
        })
    });
    let x = wing.out(0);
    html! {
        <>
            { question_link(side, links).render(html! {
                <>
                    <rect class="room" x={n(x.min(wing.out(width)))} y="0" width={n(width)} height={n(12 + 26 * count(pole))} />
                    { for pole.iter().zip(1..).map(|(line, number)| html! {
                        <text class="pole" x={n(x)} y={n(26 * number)} text-anchor={wing.anchor()}>{ line.clone() }</text>
                    }) }
                </>
            }) }
            <g role="list" aria-label={side.name.clone()}>{ for entries }</g>
        </>
    }
}

/// A voice with its answer.
fn entry(wing: Wing, mark: &Mark, kind: &'static str, top: i32, links: Links<'_>) -> Html {
    let (name, answer) = (broken(&mark.voice.short, NAME_FITS), broken(&mark.answer, ANSWER_FITS));
    let caveat = caveat(mark);
    let lines = lines(&name, &answer, caveat);
    let more = caveat.map(|caveat| format!(". {caveat}")).unwrap_or_default();
    let label = format!("{}: {}. {}{more}", mark.voice.short, mark.answer, known_label(&mark.known));
    let width = MIDDLE - STRIP - 4;
    html! {
        <g role="listitem">
            { evidence_link(mark, links).label(label).render(html! {
                <>
                    <rect class="room" x={n(wing.out(4).min(wing.out(4 + width)))} y={n(top - 4)} width={n(width)} height={n(mark_height(mark) + 8)} />
                    <circle class={classes!("mark", kind)} cx={n(wing.out(18))} cy={n(top + 11)} r={n(RADIUS)} />
                    if kind == "part" { { half(wing.out(18), top + 11) } }
                    { text(&lines, wing.out(36), top, wing.anchor()) }
                </>
            }) }
        </g>
    }
}

/// The full half of a mark that is half full.
fn half(x: i32, y: i32) -> Html {
    let (above, below) = (y - RADIUS, y + RADIUS);
    html! { <path class="half" d={format!("M{x} {above}A{RADIUS} {RADIUS} 0 0 0 {x} {below}Z")} /> }
}

fn mark_height(mark: &Mark) -> i32 {
    let name = count(&broken(&mark.voice.short, NAME_FITS));
    let answer = count(&broken(&mark.answer, ANSWER_FITS));
    NAME * name + ANSWER * answer + if caveat(mark).is_some() { SMALL } else { 0 }
}

/// The lines of an entry, each with its class and its height.
fn lines<'a>(
    name: &'a [String],
    answer: &'a [String],
    caveat: Option<&'a str>,
) -> Vec<(&'static str, i32, &'a str)> {
    let name = name.iter().map(|line| ("name", NAME, line.as_str()));
    let answer = answer.iter().map(|line| ("answer", ANSWER, line.as_str()));
    name.chain(answer).chain(caveat.map(|line| ("small", SMALL, line))).collect()
}

fn text(lines: &[(&'static str, i32, &str)], x: i32, top: i32, anchor: &'static str) -> Html {
    let placed = lines.iter().scan(top, |y, (class, height, line)| {
        *y += height;
        let baseline = *y - 5;
        Some(html! { <text class={*class} x={n(x)} y={n(baseline)} text-anchor={anchor}>{ line.to_string() }</text> })
    });
    html! { <>{ for placed }</> }
}

fn lane_height(voices: &[VoiceLine]) -> i32 {
    let lines = (0..).zip(voices).map(|(index, voice)| (index / ABREAST, lane_entry_height(voice)));
    let heights = lines.fold(Vec::<i32>::new(), |mut heights, (line, height)| {
        match heights.get_mut(line as usize) {
            Some(highest) => *highest = height.max(*highest),
            None => heights.push(height),
        }
        heights
    });
    if heights.is_empty() { 0 } else { 40 + heights.iter().map(|height| height + GAP).sum::<i32>() }
}

fn lane_entry_height(voice: &VoiceLine) -> i32 {
    NAME * count(&broken(&voice.short, LANE_FITS)) + SMALL
}

/// The voices of which no view is given, in a lane of their own.
fn neither(voices: &[VoiceLine], top: i32, height: i32, links: Links<'_>) -> Html {
    let highest = voices.iter().map(lane_entry_height).max().unwrap_or(0) + GAP;
    let entries = (0..).zip(voices).map(|(index, voice)| {
        let column = (WIDTH - 24) / ABREAST;
        let (x, y) = (12 + column * (index % ABREAST), top + 38 + highest * (index / ABREAST));
        let name = broken(&voice.short, LANE_FITS);
        let how = heard_elsewhere(voice.heard);
        html! {
            <g role="listitem">
                { voice_link(voice, links).label(format!("{}: no view given. {how}", voice.short)).render(html! {
                    <>
                        <rect class="room" x={n(x)} y={n(y - 4)} width={n(column)} height={n(lane_entry_height(voice) + 8)} />
                        <circle class="mark none" cx={n(x + 14)} cy={n(y + 11)} r={n(RADIUS)} />
                        { text(&lines(&name, &[], Some(how)), x + 32, y, "start") }
                    </>
                }) }
            </g>
        }
    });
    html! {
        <>
            <g aria-hidden="true">
                <rect class="lane" x="1" y={n(top)} width={n(WIDTH - 2)} height={n(height)} rx="3" />
                <text class="row" x="18" y={n(top + 24)}>{ NEITHER }</text>
            </g>
            <g role="list" aria-label={NEITHER}>{ for entries }</g>
        </>
    }
}

/// `text` in lines of at most so many characters, broken between words.
fn broken(text: &str, fits: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= fits => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.into()),
        }
    }
    lines
}

fn count(lines: &[String]) -> i32 {
    i32::try_from(lines.len()).unwrap_or(i32::MAX)
}

/// A number as an attribute.
fn n(number: i32) -> String {
    number.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words_and_keep_every_one() {
        let text = "More pressure, it is widely expected";
        for fits in 1..40 {
            let lines = broken(text, fits);
            assert_eq!(lines.join(" "), text);
            let fitting = |line: &String| line.chars().count() <= fits || !line.contains(' ');
            assert!(lines.iter().all(fitting), "{lines:?}");
        }
        assert!(broken("", 9).is_empty());
    }
}
