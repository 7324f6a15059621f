//! `press rename`: gives a passage, note, voice, source, event or question another id, everywhere.

mod references;

use crate::content;
use crate::edit::{self, Texts};
use crate::failure::Failure;
use clap::ValueEnum;
use explainer::id::is_id;
use explainer::load;
use explainer::model::{Explainer, Subject};
use explainer::page::Page;
use std::path::{Path, PathBuf};
use toml_edit::{DocumentMut, Item, Table, TomlError, Value, value};

/// The file of the published ids.
const PUBLISHED: &str = "published.toml";

/// The kinds of things that have ids.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum Kind {
    /// A passage
    Passage,
    /// A note
    Note,
    /// A voice
    Voice,
    /// A source
    Source,
    /// An event
    Event,
    /// A question
    Question,
}

impl Kind {
    const ALL: [Self; 6] =
        [Self::Passage, Self::Note, Self::Voice, Self::Source, Self::Event, Self::Question];

    /// Returns what messages call it, and links begin with.
    fn name(self) -> &'static str {
        match self {
            Self::Passage => "passage",
            Self::Note => "note",
            Self::Voice => "voice",
            Self::Source => "source",
            Self::Event => "event",
            Self::Question => "question",
        }
    }

    fn with_article(self) -> String {
        let article = if self == Self::Event { "an" } else { "a" };
        format!("{article} {}", self.name())
    }

    /// Returns its ids in `explainer`.
    fn ids(self, explainer: &Explainer) -> Vec<&str> {
        let passages = &explainer.passages;
        match self {
            Self::Passage => passages.iter().map(|passage| passage.id.as_str()).collect(),
            Self::Note => {
                passages.iter().flat_map(|passage| &passage.notes).map(|note| note.id.as_str()).collect()
            }
            Self::Voice => explainer.voices.iter().map(|voice| voice.id.as_str()).collect(),
            Self::Source => explainer.sources.iter().map(|source| source.id.as_str()).collect(),
            Self::Event => explainer.events.iter().map(|event| event.id.as_str()).collect(),
            Self::Question => explainer.questions.iter().map(|question| question.id.as_str()).collect(),
        }
    }

    /// Returns the kind of a subject.
    fn of(subject: &Subject) -> Self {
        match subject {
            Subject::Passage(_) => Self::Passage,
            Subject::Note(_) => Self::Note,
        }
    }

    /// Returns the subject with this id, if it is one of a kind that has wordings.
    fn subject(self, id: &str) -> Option<Subject> {
        match self {
            Self::Passage => id.to_string().try_into().ok().map(Subject::Passage),
            Self::Note => id.to_string().try_into().ok().map(Subject::Note),
            Self::Voice | Self::Source | Self::Event | Self::Question => None,
        }
    }
}

/// What is renamed.
struct Renaming<'a> {
    kind: Kind,
    old: &'a str,
    new: &'a str,
}

/// The files after a renaming.
struct Renamed {
    texts: Texts,
    kind: Kind,
    /// In how many places the id stood.
    places: usize,
    /// What an editor should know about addresses.
    addresses: Option<String>,
}

/// Renames `id` to `new` in the explainer in `folder` and says what was done. `kind` is needed if things of several kinds
/// have the id. `report` is the text of the report, if it is given.
pub(crate) fn rename(
    folder: &Path,
    report: Option<&str>,
    id: &str,
    new: &str,
    kind: Option<Kind>,
) -> Result<(), Failure> {
    let report = content::report(folder, report)?;
    let explainer = content::read(folder, report.as_deref())?.explainer;
    let before = edit::read(folder)?;
    let Renamed { texts, kind, places, addresses } =
        renamed(&explainer, &before, report.as_deref(), (id, new), kind)?;
    let count = edit::write(folder, &before, &texts)?;
    let (kind, folder) = (kind.name(), folder.display());
    println!(
        "renamed the {kind} `{id}` to `{new}` in {folder} (places: {places}, files written or removed: {count})"
    );
    if let Some(addresses) = addresses {
        println!("{addresses}");
    }
    Ok(())
}

/// Returns the files with `id` renamed to `new`, after checking them.
fn renamed(
    explainer: &Explainer,
    before: &Texts,
    report: Option<&str>,
    (id, new): (&str, &str),
    kind: Option<Kind>,
) -> Result<Renamed, Failure> {
    let kind = kind_of(explainer, id, kind)?;
    let renaming = Renaming { kind, old: id, new };
    renaming.check_new(explainer)?;
    renaming.check_addresses(explainer)?;
    let mut texts = Texts::new();
    let mut places = 0;
    for (path, text) in before {
        let (text, count) = references::replace(path, text, kind, id, new).map_err(not_toml(path))?;
        places += count;
        texts.insert(renaming.path(path), text);
    }
    if let (Some(subject), Some(published)) = (kind.subject(id), texts.get(Path::new(PUBLISHED))) {
        let is_published = explainer.record.histories.iter().any(|history| history.id == subject.id());
        let published = renaming.in_published(published, is_published);
        texts.insert(PUBLISHED.into(), published.map_err(not_toml(Path::new(PUBLISHED)))?);
    }
    load::read_texts(&texts, report).map_err(|problems| {
        Failure::other(format!(
            "with `{new}` in place of `{id}` the content would have mistakes, so nothing was written.\n{problems}"
        ))
    })?;
    Ok(Renamed { texts, kind, places, addresses: renaming.addresses(explainer) })
}

fn not_toml(path: &Path) -> impl FnOnce(TomlError) -> Failure {
    move |error| Failure::other(format!("can't read {}: {error}", path.display()))
}

/// Returns the kind of thing that has this id, which must be `kind` if that is given.
fn kind_of(explainer: &Explainer, id: &str, kind: Option<Kind>) -> Result<Kind, Failure> {
    let wanted: Vec<Kind> = kind.map_or(Kind::ALL.to_vec(), |kind| vec![kind]);
    let having: Vec<Kind> = wanted.iter().copied().filter(|kind| kind.ids(explainer).contains(&id)).collect();
    match having[..] {
        [kind] => Ok(kind),
        [] => Err(Failure::other(unknown(explainer, id, &wanted))),
        _ => {
            let names: Vec<_> = having.iter().map(|kind| kind.with_article()).collect();
            let kinds: Vec<_> = having.iter().map(|kind| format!("`--kind {}`", kind.name())).collect();
            let (names, kinds) = (names.join(" and of "), kinds.join(" or "));
            Err(Failure::other(format!("`{id}` is the id of {names}: say which with {kinds}")))
        }
    }
}

/// Returns a message that nothing of these `kinds` has the id, with the most similar id.
fn unknown(explainer: &Explainer, id: &str, kinds: &[Kind]) -> String {
    let what = match kinds {
        [kind] => format!("there is no {} `{id}`", kind.name()),
        _ => format!("nothing has the id `{id}`"),
    };
    let former = explainer.record.histories.iter().find(|history| history.id == id);
    if let Some(history) = former.filter(|history| kinds.contains(&Kind::of(&history.now))) {
        return format!("{what} any more: it is `{}` now", history.now.id());
    }
    let known = kinds.iter().flat_map(|kind| kind.ids(explainer).into_iter().map(|id| (kind.name(), id)));
    let near = known.map(|(kind, known)| (strsim::normalized_damerau_levenshtein(known, id), kind, known));
    match near.filter(|(likeness, ..)| *likeness > 0.5).max_by(|one, other| one.0.total_cmp(&other.0)) {
        Some((_, kind, near)) => format!("{what}. Did you mean the {kind} `{near}`?"),
        None => format!("{what}. `press check` lists none like it: ids are in the files of the explainer"),
    }
}

impl Renaming<'_> {
    /// Fails if nothing of this kind can get the new id.
    fn check_new(&self, explainer: &Explainer) -> Result<(), Failure> {
        let Self { kind, old, new } = *self;
        if !is_id(new) {
            return Err(Failure::other(format!(
                "`{new}` can't be an id: write lower-case words or numbers joined by hyphens, a letter first, as in `right-time`"
            )));
        }
        if new == old {
            return Err(Failure::other(format!("`{new}` is the id already")));
        }
        let Some(subject) = kind.subject(old) else {
            return if kind.ids(explainer).contains(&new) { Err(in_use(kind, new)) } else { Ok(()) };
        };
        // Passages and notes share the addresses of their wordings.
        for kind in [Kind::Passage, Kind::Note] {
            if kind.ids(explainer).contains(&new) {
                return Err(in_use(kind, new));
            }
        }
        let published = explainer.record.histories.iter().find(|history| history.id == new);
        // It may get an id back that it had before.
        match published.filter(|history| history.now != subject) {
            Some(history) => Err(Failure::other(format!(
                "`{new}` was published before, and links to it lead to `{}` now: choose another id",
                history.now.id()
            ))),
            None => Ok(()),
        }
    }

    /// Fails if published addresses would lead nowhere, or links to words mark them no more.
    fn check_addresses(&self, explainer: &Explainer) -> Result<(), Failure> {
        if self.kind != Kind::Voice || explainer.record.histories.is_empty() {
            return Ok(());
        }
        let id = self.old;
        let speaks = explainer.record.histories.iter().find(|history| {
            let mut speakers =
                history.wordings.iter().filter_map(|published| published.wording.speaker.as_ref());
            speakers.any(|speaker| speaker.as_str() == id)
        });
        let help = "Change its `name` and `short` instead: the id stands nowhere but in addresses.";
        if let Some(history) = speaks {
            return Err(Failure::other(format!(
                "`{id}` speaks in the published wordings of `{}`, and who speaks is part of a wording: links to its \
                 words would no longer mark them. {help}",
                history.id
            )));
        }
        let holds = |voice: &str| {
            explainer
                .questions
                .iter()
                .flat_map(|asked| &asked.positions)
                .any(|held| held.voice.as_str() == voice)
        };
        let other = explainer.voices.iter().find(|voice| voice.id.as_str() != id && holds(voice.id.as_str()));
        match other.filter(|_| holds(id)) {
            Some(other) => {
                let (one, other) = (id.to_string().try_into(), other.id.clone());
                let path = one.map(|one| Page::Pair(one, other).path()).unwrap_or_default();
                Err(Failure::other(format!(
                    "`{id}` is part of addresses such as /{path}, and the content is published: only passages and \
                     notes leave an address that leads on. {help}"
                )))
            }
            None => Ok(()),
        }
    }

    /// Returns the new path of the file `path`.
    fn path(&self, path: &Path) -> PathBuf {
        let file = |id: &str| Path::new("passages").join(format!("{id}.toml"));
        if self.kind == Kind::Passage && *path == file(self.old) {
            file(self.new)
        } else {
            path.to_path_buf()
        }
    }

    /// Returns `published.toml` with the aliases that lead to the new id. What was published under the old one stays
    /// listed, and so does its record, which is sealed with that id.
    fn in_published(&self, text: &str, is_published: bool) -> Result<String, TomlError> {
        let mut document: DocumentMut = text.parse()?;
        let key = format!("{}s", self.kind.name());
        if let Some(aliases) = aliases(&mut document, &key) {
            for (_, item) in aliases.iter_mut() {
                if let Some(now) = item.as_value_mut().filter(|now| now.as_str() == Some(self.old)) {
                    let decor = now.decor().clone();
                    *now = Value::from(self.new);
                    *now.decor_mut() = decor;
                }
            }
            // An id that it has again needs no alias.
            aliases.remove(self.new);
        }
        if is_published {
            let all = document.entry("aliases").or_insert_with(|| {
                let mut table = Table::new();
                table.set_implicit(true);
                Item::Table(table)
            });
            if let Some(all) = all.as_table_like_mut() {
                let of_kind = all.entry(&key).or_insert_with(|| Item::Table(Table::new()));
                if let Some(of_kind) = of_kind.as_table_like_mut() {
                    of_kind.insert(self.old, value(self.new));
                }
            }
        }
        Ok(document.to_string())
    }

    /// Returns what an editor should know about addresses, if anything was published.
    fn addresses(&self, explainer: &Explainer) -> Option<String> {
        let Self { kind, old, .. } = *self;
        let histories = &explainer.record.histories;
        let place = match kind {
            Kind::Passage | Kind::Note => {
                let subject = kind.subject(old)?;
                let published = histories.iter().filter(|history| history.now == subject);
                let published: Vec<_> = published.map(|history| format!("`{}`", history.id)).collect();
                return (!published.is_empty()).then(|| {
                    format!(
                        "It was published as {}: what leads there leads on, by {PUBLISHED}. Run `press publish` for the \
                         next release.",
                        published.join(" and ")
                    )
                });
            }
            Kind::Voice => format!("{}#voice-{old}", Page::Positions.path()),
            Kind::Source => format!("{}#source-{old}", Page::Sources.path()),
            Kind::Event => format!("{}#event-{old}", Page::Timeline.path()),
            Kind::Question => format!("{}#question-{old}", Page::Positions.path()),
        };
        (!histories.is_empty()).then(|| {
            format!("Links to /{place} arrive at the top of that page now: only passages and notes leave an address.")
        })
    }
}

fn in_use(kind: Kind, new: &str) -> Failure {
    Failure::other(format!("`{new}` is the id of {} already: choose another", kind.with_article()))
}

/// Returns the aliases of the kind `key`, if there are any.
fn aliases<'d>(document: &'d mut DocumentMut, key: &str) -> Option<&'d mut dyn toml_edit::TableLike> {
    document.get_mut("aliases")?.as_table_like_mut()?.get_mut(key)?.as_table_like_mut()
}
