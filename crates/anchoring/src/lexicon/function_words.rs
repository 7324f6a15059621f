//! Function words of English, and those that tell English and French apart. Each list is sorted.

/// Words that may open a sentence, or join two, without changing what is said.
pub(super) const CONNECTORS: &str = "\
    additionally also and besides furthermore indeed meanwhile moreover so then therefore thus";

/// Words that open an adverbial phrase at the head of a sentence ("After the debate, …").
pub(super) const OPENERS: &str = "\
    after amid around at before by during following for in on over since throughout under with";

/// What a name at the head of a sentence is not.
pub(super) const PLAIN: &str = "\
    a an and another as at both but by during each everybody for from here how in into it its many most no \
    nobody of on or other our people police several some such that the their then there these they this those to \
    today tomorrow we what when where which who why with yesterday you";

/// Function words that show a text to be English, and French.
pub(super) const ENGLISH: &str = "\
    a an and are at be by for from has have in is it of on that the they this to was we were will with would";

/// Such words of other languages that are written in Latin letters; none that English or French has, or names from there.
pub(super) const OTHERS: &str = "\
    aber att auch auf bei bir bu das dass degli della dem den det di dla een eine einen el em gli het \
    ili im ist jest las los mit na nach nicht nie niet nog non och oder og om ook os para sich sie som \
    uma und var ve wir wird wurde y za ze zu";

pub(super) const FRENCH: &str = "\
    au aux avec ce cette dans de des du elle est et il ils l' la le les nous par pour que qui sur un une vous";
