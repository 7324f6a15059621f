### What the programs in the browser say. One phrase is one text; what stands in braces is filled in. The number that a text
### depends on is called $count.

## The menu at selected words, and what is copied

selected-words = Selected words
copy-link = Copy link
copy-quotation = Copy quotation
copy-text = Copy text
as-markdown = As Markdown
send = Send…
more = More
save = Save
write-note = Write a note
link-copied = { $count ->
    [one] Link to one word copied.
   *[other] Link to { $count } words copied.
}
quotation-copied = Quotation copied.
text-copied = Text copied.
copy-by-hand = The browser does not let this page copy. Copy the text below by hand.
not-sent = The address could not be shared. Copy the link instead.
text-changed = This text is not as it was published: the browser has translated or changed it. Links to its words, and quotations, are made from the original page only.
words-not-loaded = Links to words could not be prepared. Try again.
quoted = “{ $words }”
credit-of-insertion = { $credit }; { $inserted } was inserted by a reporter

## The dialog in which words are chosen

choose-words = Choose words
choose-first = Press the first word.
choose-last = { $word } … Press the last word.
chosen = { $count ->
    [one] One word: { $words }
   *[other] { $count } words: { $words }
}
card-picture = The card, with these words highlighted: { $words }
save-picture = Save picture
cancel = Cancel

## Search

passages = Passages
notes = Notes
voices = Voices
sources = Sources
found-passages = { $count ->
    [one] { $count } passage
   *[other] { $count } passages
}
found-notes = { $count ->
    [one] { $count } note
   *[other] { $count } notes
}
found-voices = { $count ->
    [one] { $count } voice
   *[other] { $count } voices
}
found-sources = { $count ->
    [one] { $count } source
   *[other] { $count } sources
}
nothing-found = Nothing found.
found-more = { $count ->
    [one] { $count } more: another word narrows the list.
   *[other] { $count } more: another word narrows the list.
}
# $words: a button
search-for = Search for { $words }?
attribution = Attribution
printed-elsewhere = Printed elsewhere
inserted-in-boxes = What stands in a box was inserted by a reporter. The speaker did not say it.
nearest-pages = Nearest to this address

## Links to words, and notes on words, that have changed since

sent-has-changed = What you were sent has changed since. Nothing is marked. The change:
sent-was-withdrawn = What you were sent has been withdrawn. { $reason }
sent-is-unrecorded = This link is to a wording that is not on record. Nothing is marked.
# Before a wording of that day; with the speaker, if that has changed too
then-by = { $day }, { $speaker }
# Before the present wording
now = Now
now-by = Now, { $speaker }
# Said aloud before words that only one of two texts has
only-here = only here:
all-changes = All changes

## A reader’s own notes

my-notes = My notes ({ $count })
my-note = My note
your-note = Your note
your-note-stays = Your note; it stays on this device
show = Show
edit = Edit
add-note = Add a note
delete = Delete
discard-written = Discard what you have written?
kept = Kept on this device.
kept-already = Kept already.
nothing-kept = Nothing is kept here yet. Select words of a passage to keep them.
notes-kept = { $count ->
    [one] One note is kept.
   *[other] { $count } notes are kept.
}
save-to-file = Save all to a file
add-from-file = Add notes from a file
delete-all = Delete all
all-deleted = All is deleted.
notes-deleted = { $count ->
    [one] One note is deleted.
   *[other] { $count } notes are deleted.
}
undo = Undo
brought-back = Brought back.
not-brought-back = This can’t be brought back: notes have been kept since.
on-gone-passages = On passages that are not here any more
not-loaded = Not loaded

## What has become of the words of a note

words-changed = The words of this note have changed since they were kept.
words-withdrawn = The words of this note were withdrawn. { $reason }
words-unrecorded = This note is on a wording that is not on record.
words-not-found = The words of this note were not found in the passage.
note-on-no-words = This note is on no words of the passage.
passage-not-loaded = The passage could not be loaded, so its words are not shown.
words-loading = The words of this note are still being loaded.
passage-gone = The passage of this note is not here any more.

## Why something failed

not-kept = This can’t be kept: something it needs did not load. Try again.
page-outdated = The words here are not those of the published page. Reload it to keep them.
did-not-work = That did not work. Reload the page and try again.
notes-not-shown = The notes can’t be shown in this browser.
storage-denied = This browser does not let the page keep notes.
storage-full = The browser has no more room for notes: this was not kept.
stored-by-later = The notes on this device were kept by a later version of this page. They are left as they are.
stored-damaged = What this device has kept as notes is damaged and can’t be read. It is left as it is.

## Notes from a file

# Of notes of a file
on-another-address = { $count ->
    [one] One note of the file is for this explainer at another address.
   *[other] { $count } notes of the file are for this explainer at another address.
}
# A button
add-these = { $count ->
    [one] Add it
   *[other] Add them
}
import-nothing = Nothing was added: { $reason }
import-too-large = the file is larger than 4 megabytes.
import-unreadable = the file can’t be read.
import-not-json = the file is not JSON.
import-no-annotations = the file holds no W3C annotations, and none of Hypothesis.
import-no-room = the browser has no more room for notes.
import-none = No note was added.
import-added = { $count ->
    [one] 1 note added.
   *[other] { $count } notes added.
}
import-updated = { $count ->
    [one] 1 note updated.
   *[other] { $count } notes updated.
}
import-known = { $count ->
    [one] 1 note here already.
   *[other] { $count } notes here already.
}
import-older = { $count ->
    [one] 1 note left out: not later than the one here.
   *[other] { $count } notes left out: not later than the one here.
}
import-foreign = { $count ->
    [one] 1 note left out: on other documents.
   *[other] { $count } notes left out: on other documents.
}
import-absent = { $count ->
    [one] 1 note left out: on passages that are not here.
   *[other] { $count } notes left out: on passages that are not here.
}
import-empty = { $count ->
    [one] 1 note left out: without words or text.
   *[other] { $count } notes left out: without words or text.
}
import-not-loaded = { $count ->
    [one] 1 note left out: the passage could not be loaded.
   *[other] { $count } notes left out: the passage could not be loaded.
}
import-elsewhere = { $count ->
    [one] 1 note not added yet: for another address.
   *[other] { $count } notes not added yet: for another address.
}
import-tagged = { $count ->
    [one] Tags are left out of 1 note.
   *[other] Tags are left out of { $count } notes.
}
# $limit: how many characters a note may have
import-cut = { $count ->
    [one] What comes after { $limit } characters is left out of 1 note.
   *[other] What comes after { $limit } characters is left out of { $count } notes.
}
import-other = Entries that are no notes: { $count }.
import-missing = { $count ->
    [one] This file is one part of a collection: 1 note is not in it.
   *[other] This file is one part of a collection: { $count } notes are not in it.
}
