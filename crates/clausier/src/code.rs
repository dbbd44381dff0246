//! The one list of diagnostic codes, with the explanation that `clausier explain` prints.
//!
//! A test proves that each code has a fixture that provokes it.

use crate::diagnostic::Severity;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $variant:ident $name:literal $severity:ident $explanation:literal;)+) => {
        /// A kind of finding.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        #[non_exhaustive]
        pub enum Code {
            $($(#[doc = $doc])+ #[serde(rename = $name)] $variant,)+
        }

        impl Code {
            /// Every code, in the order of the list.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Its name, as printed: `unknown-key`.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// How bad it usually is.
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity),+ }
            }

            /// What it means, why it matters and what to do.
            pub fn explanation(self) -> &'static str {
                match self { $(Self::$variant => $explanation),+ }
            }
        }
    };
}

codes! {
    // Files of the library.
    /// A TOML file that cannot be read.
    BrokenToml "broken-toml" Error "The file is not valid TOML. Nothing after the fault can be trusted, so the library is not used until it is mended. Look at the place named: most often a quotation mark or a bracket is missing.";
    /// A key that the format does not know.
    UnknownKey "unknown-key" Error "The file has a key that the format does not know. A misspelt key would otherwise silently change nothing. Correct its spelling or remove it.";
    /// A key that must be there.
    MissingKey "missing-key" Error "A key that the format requires is not there. Add it.";
    /// A value of another type.
    WrongType "wrong-type" Error "The value has another type than the format asks at this key, for example text where a list must stand.";
    /// A word outside a closed list.
    UnknownWord "unknown-word" Error "The value must be one of a closed list of words. The message names them.";
    /// An id that is not well formed.
    BadId "bad-id" Error "Ids are lower-case words of letters and digits joined by single hyphens, at most 60 characters: 'exit-handover'. They are used in paths, links and answers for ever, so they must be plain.";
    /// The same id twice.
    DuplicateId "duplicate-id" Error "Two things in one list have the same id. One of them would never be found.";
    /// A file where the layout has none.
    StrayFile "stray-file" Error "The library's layout has no file at this place, so it would never be read. Move or remove it.";
    /// A file that must be there.
    MissingFile "missing-file" Error "The layout requires a file here, for example the text of a clause beside its clause.toml.";
    /// A language text that must be there.
    MissingLanguage "missing-language" Error "A text has no version in a language of the edition. An annex would have a hole there.";
    /// A clause that does not exist.
    UnknownClause "unknown-clause" Error "No clause has this name, or not in this version. Check the folder names under texts/.";
    /// An option that does not exist.
    UnknownOption "unknown-option" Error "No option of the edition has this id. Answers to it, or conditions on it, would never count.";
    /// A choice that does not exist.
    UnknownChoice "unknown-choice" Error "The option has no such choice. The condition or default would never hold.";
    /// A column that does not exist.
    UnknownColumn "unknown-column" Error "The table option has no such column.";
    /// A term that does not exist.
    UnknownTerm "unknown-term" Error "No defined term has this name, or not in this version. Check the folder names under terms/.";
    /// A reference that does not exist.
    UnknownReference "unknown-reference" Error "No file under references/ has this name, so the citation cannot be printed.";
    /// A vocabulary that does not exist.
    UnknownVocabulary "unknown-vocabulary" Error "No file under vocabularies/ has this name.";
    /// A property that does not exist.
    UnknownProperty "unknown-property" Error "The vocabulary declares no such property under [properties].";
    /// A principle that does not exist.
    UnknownPrinciple "unknown-principle" Error "The charter has no principle with this number.";
    /// A phrase that is missing.
    MissingPhrase "missing-phrase" Error "A fixed printed word that the engine needs is not in the phrases file of the edition.";
    /// A test that does not fit the kind.
    WrongTest "wrong-test" Error "The condition tests the option in a way that its kind does not have, for example 'at-least' on a choice.";
    /// A value that does not fit the kind.
    WrongValue "wrong-value" Error "The value does not fit the kind of the option, or is outside its bounds.";
    /// A row condition in the wrong place.
    MisplacedColumn "misplaced-column" Error "A condition looks at a column, but here is no row at hand. Put it inside any-row or every-row, or use it with rows=.";
    /// Clauses that include each other in a circle.
    ClauseCycle "clause-cycle" Error "The conditions of these clauses depend on each other in a circle, so that nobody can say whether they are included.";
    /// Rules that set each other in a circle.
    RuleCycle "rule-cycle" Error "These rules set options that they themselves depend on, so that their result depends on the order of reading. Break the circle.";
    /// Questions that wait for each other in a circle.
    AskCycle "ask-cycle" Error "Whether these questions are asked depends on each other in a circle, so that none of them would ever be asked for certain. Break the circle.";
    /// A rule without a legal basis that it must have.
    UnverifiedBasis "unverified-basis" Error "A rule that calls answers unlawful must rest on at least one reference that is verified and in force. Without it the tool would forbid what the law may permit. Give a verified basis or lower the weight to 'departs'.";
    /// A frozen text that changed.
    FrozenChanged "frozen-changed" Error "A text of a frozen edition differs from its digest in edition.lock. Frozen texts never change: make a new version instead.";
    /// A signature under a text that changed.
    StaleSignOff "stale-sign-off" Warning "A jurist signed this version, and afterwards its text or its facts changed. A signature belongs to one text, so it counts no longer and the version is a draft again. Let a jurist read it and sign again with 'clausier sign-off', or restore the file that was signed.";
    /// An open edition with a withdrawn clause.
    WithdrawnClause "withdrawn-clause" Error "An edition that is not frozen names a version of a clause that was withdrawn. Nobody should buy with it any more. Name a later version, or take the clause out.";
    /// An edition for a schema that this engine does not know.
    UnknownSchema "unknown-schema" Error "The file says that it follows a newer format than this engine knows. Use a newer version of Clausier.";

    // Clause text.
    /// Mark-up that clause text does not have.
    ForbiddenMarkup "forbidden-markup" Error "Clause text knows paragraphs, numbered members, lists, tables, strong and stressed words and references, and no headings, HTML, images, code or other links.";
    /// A template tag that clause text does not have.
    ForbiddenTag "forbidden-tag" Error "Clause text may hold fields, {{#if}}, {{#unless}}, {{#each}} and {{table}}. Partials, lookups, paths with '../', raw blocks and other helpers are refused, so that a text stays readable as law.";
    /// A block tag that is not closed or stands in the middle of a block.
    UnbalancedTag "unbalanced-tag" Error "A block tag has no partner, or opens in one block or stressed phrase and closes in another. Put the tags alone on their lines around whole blocks, or both inside one sentence.";
    /// A field that does not exist.
    UnknownField "unknown-field" Error "The text names a field that is neither an option nor a word of the kinds of purchase, nor (inside {{#each}}) a column.";
    /// A condition that is not declared.
    UndeclaredCondition "undeclared-condition" Error "The text names a condition that clause.toml does not declare under [when].";
    /// A condition that is declared but not used.
    UnusedCondition "unused-condition" Warning "clause.toml declares a condition under [when] that neither the text nor a requirement, deviation or price line uses.";
    /// A field of a kind that cannot be printed in a sentence.
    UnprintableField "unprintable-field" Error "A table cannot be printed inside a sentence. Use {{table …}} or {{#each …}}.";
    /// A character that may not be in a text.
    ForbiddenCharacter "forbidden-character" Error "The text holds a control or private-use character. Such characters are invisible, are not allowed in DOCX, or are used by the engine itself.";
    /// Text without any block.
    EmptyText "empty-text" Error "The text of the clause is empty.";
    /// Capitals without a definition.
    UndefinedTerm "undefined-term" Warning "A word in the middle of a sentence has a capital, which in these texts marks a defined term, but no term of the edition has this form. Define it, write it small, or add it to the names of the edition.";
    /// Two terms with one form.
    AmbiguousTerm "ambiguous-term" Error "Two defined terms have the same form, so nobody can say which is meant.";
    /// A clause that no kind of purchase uses.
    UnusedClause "unused-clause" Warning "The edition names a version of the clause, but no kind of purchase has it in its table of contents.";
    /// A clause without explanation.
    MissingNote "missing-note" Warning "The clause has no explanation (note.<language>.md), so a purchaser cannot see what it does and when not to use it.";

    // Drafting.
    /// Another verb of duty than the texts use.
    MixedModal "mixed-modal" Warning "A duty stands in the present tense with who has it: 'levert'. Another verb of duty beside it ('dient te', 'zal', 'moet') makes a reader ask whether another kind of duty is meant.";
    /// "en/of".
    AndOr "and-or" Warning "'en/of' leaves open whether both are needed or one suffices, and is read against whoever wrote it. Say which: 'of' admits both, 'of …, of …' one only.";
    /// The name of a brand.
    BrandName "brand-name" Warning "A brand, or a product of one vendor, shuts other tenderers out. Describe what is needed, or name an open standard with 'of gelijkwaardig'.";
    /// A word that cannot be measured.
    VagueWord "vague-word" Warning "A tenderer cannot price the word and a judge cannot apply it. Write a number, an event or a test.";
    /// Ownership of data.
    DataOwnership "data-ownership" Warning "Data have no owner in law. Say who decides about them, who may use them and who holds which intellectual right.";
    /// A sentence that is too long.
    LongSentence "long-sentence" Warning "The sentence has more words than reads well. Fields and references count as one word; of the sides of a condition the longest counts.";
    /// A deadline that does not say from when it runs.
    DeadlineWithoutTrigger "deadline-without-trigger" Warning "A deadline runs from an event. Without the event nobody can say when it has passed.";
    /// A duty without quantity.
    DutyWithoutQuantity "duty-without-quantity" Warning "A duty that costs money needs a number with a default, so that every tenderer prices the same. Words like 'regelmatig' leave the price to a guess, and so does an option without default.";
    /// Two numbers for one deadline.
    TwoDeadlines "two-deadlines" Warning "One duty has two deadlines, or one number stands twice. Sooner or later only one of them is changed.";
    /// A term that nothing uses.
    UnusedTerm "unused-term" Warning "The edition has a defined term that no clause uses, so its definition is never printed.";
    /// Terms of which the definitions are not printed.
    UnprintedTerms "unprinted-terms" Warning "The texts of a kind of purchase use defined terms, but its table of contents has no definitions, so that a reader cannot see what they mean.";
    /// A standard without equivalent.
    MissingEquivalent "missing-equivalent" Warning "The law on public procurement asks 'of gelijkwaardig' after every standard that is named, so that a tenderer may prove that something else does the same. It does not belong after a duty that a law imposes.";
    /// A law or ground that is not referred to.
    MissingReference "missing-reference" Warning "A text rests on a law or standard that the clause does not give as reference, or names it in words. Then nobody is warned when the law changes, and the file note does not show it.";
    /// A reference that nobody read.
    UnverifiedReference "unverified-reference" Hint "Nobody has read the official text of this reference, or it changed since, so what leans on it may be wrong. The file note says so. A release of the edition asks that it is read.";
    /// A reference that is not in force.
    StaleReference "stale-reference" Warning "The reference is repealed or not yet law, so what leans on it leans on nothing.";
    /// An explanation that lacks a part.
    IncompleteNote "incomplete-note" Warning "The explanation of a clause has fixed parts, so that a purchaser finds in each what the clause does, when not to use it and what it asks of tenderers.";
    /// A reference to a clause that can be absent.
    ReferenceCanVanish "reference-can-vanish" Error "A sentence refers to a clause that other answers leave out, so that the document would refer to nothing. The message names such answers. Put the sentence under a condition on that clause.";
    /// A clause or condition that is never there.
    NeverThere "never-there" Warning "No answers bring the clause into the kind of purchase that lists it, or make the condition hold where its clause is. Text that nobody ever reads is not maintained, and its author meant something else.";
    /// A clause or condition that is always there.
    AlwaysThere "always-there" Warning "Every answer brings the clause in, or makes the condition hold where its clause is. The condition says nothing, and its author meant something else.";
    /// Languages of one text that differ.
    LanguagesDiffer "languages-differ" Warning "Two languages of one version differ in fields, conditions, references, tables, members or numbers, so that they cannot say the same.";
    /// An exception that excepts nothing.
    IdleAllow "idle-allow" Warning "An [[allow]] in clause.toml takes no finding away: the text was mended, or the words are no longer in it. Left there it would hide the next fault.";

    // Answers.
    /// An answers file that cannot be read.
    BrokenAnswers "broken-answers" Error "The answers are not valid TOML or JSON, or have another shape than the schema 'answers'. 'clausier questions' writes a file to start from.";
    /// An edition that is not there.
    UnknownEdition "unknown-edition" Error "The answers were given to an edition that this library does not have. 'clausier list' shows which there are.";
    /// A preset that is not there.
    UnknownPreset "unknown-preset" Error "The edition has no such preset. 'clausier list' shows which there are.";
    /// An answer to a question that is not there.
    UnknownQuestion "unknown-question" Error "The edition has no question with this id. Perhaps it is misspelt.";
    /// An answer of another type than its question.
    WrongAnswer "wrong-answer" Error "The answer has another form than its question asks, or is not one of the choices, or is outside the bounds. It is not used.";
    /// Characters that no document may hold.
    BadCharacter "bad-character" Error "The answer holds a character that XML 1.0 forbids (a control character), so that it cannot be written to DOCX. It is shown as U+FFFD; remove it from the answer.";
    /// Too many rows or too much text.
    TooLarge "too-large" Error "The input is larger than the engine accepts. The bounds protect against files that would stop the browser.";
    /// A written reason for a rule that is not there.
    UnknownReason "unknown-reason" Warning "The answers hold a written reason for a rule that the edition does not have.";
    /// A required question without an answer.
    Unanswered "unanswered" Warning "A question that the buyer must answer is open. The documents show a visible gap there and are not final.";
    /// A choice that is not made, on which text depends.
    Undecided "undecided" Warning "Whether a text is printed depends on an answer that is not given. The text is printed and marked as undecided; nothing is left out silently.";

    // Results.
    /// The edition does not cover this.
    Outside "outside" Error "The edition does not cover this body or this purchase, so no final result is made.";
    /// A law forbids this.
    Unlawful "unlawful" Error "A law forbids this combination of answers. The message names the article and the way out. The result can only be written as a draft.";
    /// A departure without a reason.
    Departs "departs" Warning "These answers depart from the charter, the model or good practice. That is allowed with a written reason, which goes to the file note. Until then it is an open point.";
    /// A departure with its reason.
    Explained "explained" Hint "These answers depart from the charter, the model or good practice, and a reason is written.";
    /// Something worth knowing.
    Hint "hint" Hint "Something worth knowing about these answers.";
    /// A reference to a clause that is not in the document.
    DanglingReference "dangling-reference" Error "A provision refers to a clause that these answers leave out, so the reference points to nothing. This is a fault of the library: make the sentence depend on that clause.";
    /// A phrase that does not work.
    BrokenPhrase "broken-phrase" Error "A phrase or sentence of the edition could not be filled in. This is a fault of the library or of the bundle.";

    /// A clause that was withdrawn after its edition was frozen.
    Withdrawn "withdrawn" Warning "A clause of this frozen edition was withdrawn after it was frozen. The document still prints it, since a frozen text never changes, but a jurist advises against it: the message says why and what takes its place.";

    // Bundles and files.
    /// A bundle that cannot be read.
    BrokenBundle "broken-bundle" Error "The bundle is not JSON of the schema 'bundle', or its digest does not match its content.";
    /// A file that cannot be read or written.
    FileTrouble "file-trouble" Error "A file or folder could not be read or written. Nothing half-written is left behind.";
    /// A change to the library that cannot be made.
    Refused "refused" Error "The library cannot be changed in this way: a frozen text would change, something else would break, or something must be done first. Nothing was written; the help says what to do.";
    /// A document that this kind of purchase does not have.
    NoSuchDocument "no-such-document" Error "This kind of purchase does not have the document that was asked for.";
}

impl Code {
    /// The code with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.name() == name)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
