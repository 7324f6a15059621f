### What the pages say. One message is one text; what stands in braces is filled in.
###
### A link or a mark inside a sentence is filled in as a whole: its own words are the message that the comment names.

## What things are called

kind-quotation = Direct quotation
kind-fragment = Quoted in part
kind-report = Reported, not quoted
known-quoted = Quoted
known-in-part = Quoted in part
known-reported = Reported, not quoted
# $voices: the short names of those who tell of the position
known-told = According to { $voices }
# Names one after the other; $names are all but the last
and = { $names } and { $last }
heard-quoted = Quoted
heard-reported = Reported, not quoted
heard-named = Mentioned only
certainty-stated = Stated in the report
certainty-settled = Settled by another text
certainty-inferred = Our inference
basis-background = Not in the report
basis-inference = Our inference
basis-hindsight = Known only later
date-report = Dated in the report
date-background = Dated from other sources
date-inference = Our inference
date-hindsight = Known only later
note-context = Context
note-term = Term
note-wording = Wording
note-caution = Caution
note-attribution = Attribution
note-time = Time

## Pages

page-positions = Positions
page-timeline = Timeline
page-sources = Sources
who-makes-this = Who makes this
# Before an address to write to
contact = Contact
# Before how mistakes are corrected
corrections = Corrections
page-all = One page
page-changes = Changes
page-keys = Keys
page-find = Find
page-takeaways = What was said, what was not
page-my-notes = My notes
everything-on-one-page = Everything on one page
sources-and-method = Sources and method
the-passages = The passages

## The list of explainers, on a site of several

# The name of this language in itself
language-name = English
landing-title = Explainers
landing-about = Each is a walk through the words of one report, with notes that explain, date and source them.
landing-detail = Report of { $day } · Language: { $language }
landing-missing = The address may have been cut short or mistyped. These explainers are here:

## On pages of an explainer that is published in several languages

# What leads to the same page in this language: pages in other languages say it
in-this-language = In English
# The same where this language has no such page: it leads to the page with this title
in-this-language-near = In English: { $title }
# What the links to other languages are
other-languages = Languages

## Around every page

skip-to-text = Skip to the text
pages = Pages
# $report: the link to the report
annotates = Annotates the report of { $report }. Quotations are their speakers’; every other sentence is ours.
all-explainers = All explainers
asks-nothing = This page asks nothing of you: no cookie, no tracking, no request to another site.

## Links through the walk

walk = Walk
previous = Previous
next = Next
the-opening = The opening
all-positions = All positions
all-passages = All passages
# Said aloud after a step that the reader has read
step-read = already read
step-of = { $number } of { $total }
minutes-left = { $minutes } min left

## Whose words, and how that is known

# The marks that stand around what was said, wherever it is quoted; also in the record of a fragment, whose wording changes with them
quoted = “{ $words }”
speaker = Speaker
according-to = According to
position-of = Position of
# Before the role of a voice
role = , { $role }
our-summary = Our summary of paragraph { $paragraph }
# Before our translation of words in another language, which stands below them
our-translation = Our translation
attribution = Attribution
to-whom = To
at-place = Where
at-time = When
of-kind = Kind
# After the inserted words
inserted = { $count ->
    [one] was inserted by a reporter. The speaker did not say it.
   *[other] were inserted by a reporter. The speaker did not say them.
}
location = In the report: paragraph { $paragraph }, characters { $start } to { $end }.
location-unquoted = In the report: paragraph { $paragraph }, in the reporter’s words.
sources-label = { $count ->
    [one] Source
   *[other] Sources
}
passages-label = { $count ->
    [one] Passage
   *[other] Passages
}

## Notes

notes-heading = Notes ({ $count })
note-of = { $number } of { $total }
previous-note = Previous note
next-note = Next note
copy-link-to-note = Copy link to this note
copy-link-to-note-on = Copy link to this note: { $words }
to-the-words = To the words
to-the-words-of = To the words: { $words }
note-label = Note { $number }: { $words }
note-on = Note on ‘{ $words }’
# Before the name of who wrote the note
note-by = Note by
changed-on = Changed { $day }
note-has-moved = A note that stood here has moved: { $passage }

## Other printings of the same words

printed-elsewhere = Printed elsewhere
the-report = The report
# $struck: struck-through as it looks. $underlined: underlined as it looks
only-in-report = { $struck }: only in the report.
only-in = { $underlined }: only in { $issuer }.
struck-through = Struck through
underlined = Underlined
# Said aloud before words that only one of two texts has
only-here = only here:

## Sending on

copy-link = Copy link
choose-words = Choose words
more = More
send = Send…
copy-quotation = Copy quotation
copy-text = Copy text
to-cite = To cite
to-quote = To quote on a page or in a newsletter
to-embed = To embed
to-embed-here = To embed on a page of the same site
credit-of-insertion = { $credit }; { $inserted } was inserted by a reporter
this-passage-in = This passage in { $site }

## A reader’s own notes

# $write: write-on-whole, a button. $notes: my-notes, a link
select-to-save = Select words to save them, or { $write }. They stay on this device: see { $notes }.
write-on-whole = write a note on the whole passage
my-notes = my notes
my-notes-about = Words you save and notes you write on them. They stay on this device, in this browser: nothing is sent, and nobody else can see them.
my-notes-waiting = Your notes are being read. If this line stays, reload the page.
my-notes-need-scripts = Saving notes needs scripts, and they are off in this browser.

## The opening

the-headline = The headline.
the-sentence = The sentence.
why = Why
why-lost = Why: { $words }
counts = { $passages ->
    [one] { $passages } passage
   *[other] { $passages } passages
}, { $quoted } of them in quotation marks; { $notes ->
    [one] { $notes } note
   *[other] { $notes } notes
}.
start-reading = Start reading · { $minutes } min
# $number: of the step that the reader was at
continue-at = Continue at { $number }
see-every-answer = See every question and every answer
# Below the first passages, where the walk is long
every-passage = All { $passages } passages
# $takeaways: page-takeaways, a link
in-short = In short: { $takeaways }
who-is-heard = Who is heard
heard-quoted-means = Words of their own, in quotation marks.
heard-reported-means = A position, told by the reporter or by another.
heard-named-means = Spoken of; no position of their own.
nobody = Nobody.
find-label = Find in passages, notes, voices and sources
find-failed = Finding did not load.
# $all: everything-on-one-page, a link
find-fallback = { $all }, for your browser’s own search.

## Takeaways

takeaways-about = Everything that is quoted, with three lines that can be repeated: what it says, what it does not say, and what it leaves open. Each line rests on the notes below it.
voice-said = { $voice } said
not-said = Not said
not-known = Not known
evidence = Evidence
copy-link-to-this = Copy link to this
copy-link-to-this-of = Copy link to this: { $title }

## Positions

positions-about = What the report attributes to each voice, with the passages that show it. Where it attributes nothing, that is marked: no answer is guessed.
# $side: side-by-side, a link
any-two = Any two can be put { $side }.
side-by-side = side by side
# Above the voices that answer a question of the map and are on neither side
other-answers = Another answer
no-view-on-either = No view given on either
map-links = Each name links to the passages behind it, or, where no view is given, to what is known of the voice.
quoted-not-on-this = quoted, but not on this
reported-on-other-matters = reported on other matters
not-heard-at-all = not heard at all
elsewhere-quoted = Quoted on other matters
elsewhere-reported = Reported on other matters
elsewhere-named = Mentioned only, not heard at all
every-voice-every-question = Every voice, every question
voice = Voice
answer = Answer
what-the-report-attributes = What the report attributes
passages = Passages
not-stated = Not stated
according-to-another = According to another voice
passage-in-the-walk = Passage in the walk
answered = { $count } of { $total } answered
# Said aloud after an answer in the table
answer-known-from = . { $known }. Passages:
the-voices = The voices
compare-with = Compare with
pair = { $one } and { $other }
pair-about = What the report attributes to each, side by side. Where it attributes nothing, that is marked.
not-stated-for-either = Not stated for either
all-voices-all-questions = All voices, all questions
compare-with-another = Compare { $voice } with another voice

## Timeline

# $day: the date of the report
timeline-about = Distances are counted from the report of { $day }.
dates-none-given = It gives none of the dates below.
dates-all-given = It gives all of the dates below.
dates-given = It gives { $given } of the { $all } dates below.
timeline-marks = The shape of a mark shows what its date rests on.
the-events = The events
on-the-timeline = On the timeline
in-the-drawing = In the drawing: { $event }
from-to = { $first } to { $last }
# $days: how many
to-scale = { $days ->
    [one] { $days } day to scale, { $first } to { $last }
   *[other] { $days } days to scale, { $first } to { $last }
}
before-day = Before { $day }
after-day = After { $day }
# Of events whose day is not known
day-unknown = Known by month or year only
# $when: before-day, after-day or day-unknown
fold = { $count ->
    [one] { $when }: { $count } event, not to scale
   *[other] { $when }: { $count } events, not to scale
}
distance-before = { $days ->
    [one] { $days } day before
   *[other] { $days } days before
}
distance-after = { $days ->
    [one] { $days } day after
   *[other] { $days } days after
}
distance-none = the day of the report

## Sources

how-the-words-came = How the words reached this page
chain-about = The annotated report is the last link of a chain. Each link could change a word.
chain-of-one = No text is named that stands between what was said and the annotated report.
how-this-was-made = How this was made
sources = Sources
cited-in = Cited in
# $json, $annotations: links
for-programs = For other programs: { $json }, { $annotations }.
as-json = all of this as JSON
as-annotations = the notes as W3C annotations
# $licences: a link
work-of-others = The programs of this site contain the work of others: { $licences }.
their-licences = their licences

## Everything on one page

contents = Contents
imprint-annotates = Annotates
imprint-address = Address
imprint-contents = Contents
imprint-numbering = Numbering
imprint-holds = { $passages ->
    [one] { $passages } passage
   *[other] { $passages } passages
}, { $quoted } of them in quotation marks; { $notes ->
    [one] { $notes } note
   *[other] { $notes } notes
}; { $sources ->
    [one] { $sources } source
   *[other] { $sources } sources
}.
numbering = { $passage }.1 is the first note on passage { $passage }; [1] is the first of the sources.

## Changes

# $feed: atom-feed, a link
changes-about = Every change of a passage or note since it was first published: what stood there, what stands there now, and why. They are also an { $feed }.
atom-feed = Atom feed
nothing-changed = Nothing has changed yet.
# $struck, $underlined: as they look
only-then = { $struck }: only then.
only-now = { $underlined }: only now.
the-passage = The passage
then = Then
now = Now
then-speaker = Then: { $speaker }
now-speaker = Now: { $speaker }
withdrawn = A wording was withdrawn and is not shown: { $reason }

## Keys

key-next = next step
key-previous = previous step
key-note = next note, with its words marked
key-find = find words (goes to the opening)
key-escape = close the list or the note that is open
key-help = this list of keys
keys-about = They do nothing while Ctrl, Alt or ⌘ is held down, or while you type in a field. The browser’s Back button always works.
use-keys = Use these keys

## No page at this address

no-page-here = There is no page at this address
# $opening: link-the-opening
no-page-about = The link may be mistyped or cut short. Start at { $opening }, or go to a passage.
link-the-opening = the opening

## Titles and descriptions of pages, for search engines and previews

title-note = { $kind } on ‘{ $words }’ – { $passage }
title-page-not-found = Page not found
title-pair = { $one } and { $other }, side by side
# $quotation: quoted
describe-quotation = { $speaker }: { $quotation }
describe-fragment = { $speaker }, quoted in part: { $words }
describe-report = { $speaker }, reported without quotation: { $words }
# A speaker and the day
speaker-on-day = { $speaker }, { $day }
describe-passages = All { $passages } passages: who said each of them, and when.
describe-takeaways = { $count ->
    [one] { $count } passage
   *[other] { $count } passages
} with quoted words: what each says, what it does not say, and what it leaves open.
describe-positions = Who holds which position: { $questions }
describe-pair = Of { $questions ->
    [one] { $questions } question
   *[other] { $questions } questions
}, the report gives { $one } a position on { $answersone } and { $other } on { $answersother }: the two side by side, with the passages.
describe-timeline = { $count ->
    [one] { $count } event
   *[other] { $count } events
} around the report of { $day }, each with its distance in days and its sources.
# Where the day of some is not known
describe-timeline-of-periods = { $count ->
    [one] { $count } event
   *[other] { $count } events
} around the report of { $day }, each with its date and its sources.
describe-sources = { $count ->
    [one] { $count } source
   *[other] { $count } sources
}, and how this was made.
describe-all = { $count ->
    [one] { $count } passage
   *[other] { $count } passages
}, with notes, positions, dates and sources.
describe-changes = { $count ->
    [0] Nothing has changed since it was first published.
    [one] The one change since passages and notes were first published: then, now and why.
   *[other] The { $count } changes since passages and notes were first published: then, now and why.
}
describe-keys = The keys that move through the walk, and a switch that turns them off.
describe-my-notes = Words you keep and notes you write on them: on your device, and nowhere else.
describe-not-found = There is no page at this address.

## What the program says of the address, and of failures

# $words: the words, marked. The link start-at-the-beginning follows
sent-words = You were sent these words: { $words }. Here is all of it.
start-at-the-beginning = Start at the beginning
sent-damaged = This link is damaged. Nothing is marked.
sent-not-loaded = What you were sent did not load. Reload the page to try again.
link-copied = Link copied.
program-failed = Something went wrong here. The page can be read and its links work; reload it for everything else.
program-not-loaded = Copying and notes did not load. Reload to try again.
no-connection = There is no connection: this page stays. Try again later.

## Dates

day = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
# $month: month. Of a date whose day is not known
month-of-year = { $month } { $year }
month-short = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}

## Who is credited when words are quoted elsewhere

credit-said = { $speaker }, as quoted by { $issuer }, { $day }
credit-ours = { $site }, annotating { $issuer }, { $day }: { $title }

## Previews of links

according-to-voice = According to { $voice }
position-of-voice = Position: { $voice }
told-to = told to { $listener }
said-to = to { $listener }
# $quotation: quoted
preview-quotation = { $quotation } { $circumstances }. { $kind }.
preview-fragment = { $words } { $circumstances }. { $kind }.
preview-report = { $kind }: { $words } { $circumstances }.
preview-note = { $passage } { $kind } on ‘{ $words }’: { $description }

## Pictures of previews

# After the inserted words
card-inserted = inserted by a reporter
quoted-by = as quoted by { $issuer }
# $quoted: quoted-by
undated-quoted = undated, { $quoted }, { $day }
undated = undated, in the report of { $day }
undated-in = undated, in the report by { $issuer } of { $day }
card-counts = { $passages ->
    [one] { $passages } passage
   *[other] { $passages } passages
} · { $quoted } in quotation marks · { $notes ->
    [one] { $notes } note
   *[other] { $notes } notes
}

## The feed of changes

feed-title = { $site }: changes
feed-note = Note on ‘{ $words }’ changed: { $passage }
feed-passage = Passage changed: { $passage }
feed-speakers = Then attributed to { $then }, now to { $now }.

## Pages that lead on; a link follows

passage-moved = This passage has moved
pair-moved = These two stand side by side at
note-moved = This note has moved

## Citations

cite-quotation = Quotation: { $speaker }
cite-fragment = Quoted in part, within a sentence of { $site }: { $speaker }
cite-told = Paraphrase by { $site }, not a quotation: told by { $speaker }
cite-position = Paraphrase by { $site }, not a quotation: position of { $speaker }
cite-report = { $what }. Annotates the report of { $issuer }, { $day }.
