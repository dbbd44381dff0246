//! Fills the sentences of clause text: a leaf, a scope of fields and conditions, and out come inlines.
//!
//! The template engine sees only tokens: a field is replaced by the number of its content, never by the
//! content itself, so that what somebody answered cannot become template or mark-up.

use crate::annex::Inline;
use crate::condition::Truth;
use crate::markup::{Leaf, allow, mark};
use crate::sorted::Sorted;
use handlebars::template::Template;
use handlebars::{
    Context, Handlebars, Helper, HelperDef, HelperResult, Output, RenderContext, RenderErrorReason,
    Renderable,
};
use serde_json::{Map, Value as Json};
use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::{Arc, Mutex, OnceLock};

/// Stands before the name of a condition whose sides are those of `{{#unless}}`: a scope may open them with
/// another mark.
pub const UNLESS: &str = "!";

/// The leaves of an edition, compiled once: when it is first filled if it is surely a sentence, else at once.
pub struct Leaves {
    registry: Handlebars<'static>,
    sentences: Sorted<String, Sentence>,
}

struct Sentence {
    compiled: OnceLock<Option<(Template, allow::Names)>>,
    /// What the template engine gave, by the truth of the conditions. Fields are tokens, so that this does not
    /// depend on what was answered.
    marked: Mutex<Sorted<Vec<Truth>, Arc<str>>>,
}

/// What a leaf can name. Copies share what was [closed](Scope::closed).
#[derive(Clone, Default)]
pub struct Scope {
    own: Layer,
    below: Vec<Rc<Layer>>,
}

#[derive(Clone, Default)]
struct Layer {
    fields: Sorted<String, Rc<[Inline]>>,
    /// With what opens both sides where it is not yet known.
    conditions: Sorted<String, (Truth, Inline)>,
}

/// What stands for references and for choices not yet made.
pub trait Surroundings {
    /// The words for "see that clause".
    fn clause(&self, clause: &str) -> Vec<Inline>;
    /// A citation.
    fn citation(&self, reference: &str) -> String;
    /// The words between the two sides of a choice not yet made.
    fn otherwise(&self) -> String;
    /// The words after them.
    fn end(&self) -> String;
}

impl Leaves {
    /// Takes in leaves; those that cannot be compiled are given back.
    pub fn new<'l>(leaves: impl IntoIterator<Item = &'l Leaf>) -> (Self, Vec<Leaf>) {
        let mut registry = Handlebars::new();
        registry.register_escape_fn(handlebars::no_escape);
        registry.set_strict_mode(true);
        registry.register_helper("if", Box::new(Branch { kept_when: Truth::Yes }));
        registry.register_helper("unless", Box::new(Branch { kept_when: Truth::No }));
        let distinct: BTreeSet<&Leaf> = leaves.into_iter().collect();
        let mut broken = Vec::new();
        let mut sentences = Sorted::default();
        for leaf in distinct {
            let sentence = Sentence { compiled: OnceLock::new(), marked: Mutex::default() };
            if allow::is_plain(&leaf.0) || sentence.compiled(&leaf.0).is_some() {
                sentences.insert(leaf.0.clone(), sentence);
            } else {
                broken.push(leaf.clone());
            }
        }
        (Self { registry, sentences }, broken)
    }

    /// The inlines of a leaf; `None` if it names something that the scope does not have.
    pub fn fill(&self, leaf: &Leaf, scope: &Scope, around: &dyn Surroundings) -> Option<Vec<Inline>> {
        let sentence = self.sentences.get(&leaf.0)?;
        let (template, names) = sentence.compiled(&leaf.0)?;
        let contents: Vec<Option<Rc<[Inline]>>> =
            names.fields.iter().map(|name| scope.content(name)).collect();
        let render = || {
            let context = scope.context(names, &contents);
            template.renders(&self.registry, &context, &mut RenderContext::new(None)).ok().map(Arc::from)
        };
        let truths = names.conditions.iter().map(|name| Some(scope.decided(name)?.0)).collect();
        let complete = contents.iter().all(Option::is_some);
        let marked: Arc<str> = match truths {
            Some(truths) if complete => sentence.kept(truths, render)?,
            _ => render()?,
        };
        Some(Decoder { scope, contents: &contents, around, rest: marked.chars() }.until(&[]).0)
    }
}

impl Sentence {
    fn compiled(&self, text: &str) -> Option<&(Template, allow::Names)> {
        let compile = || {
            let template = allow::compile(text).ok()?;
            let names = allow::names(&template);
            Some((template, names))
        };
        self.compiled.get_or_init(compile).as_ref()
    }

    /// What was rendered for these conditions before, or is now.
    fn kept(&self, truths: Vec<Truth>, render: impl FnOnce() -> Option<Arc<str>>) -> Option<Arc<str>> {
        let Ok(mut marked) = self.marked.lock() else { return render() };
        if let Some(known) = marked.get(&truths) {
            return Some(Arc::clone(known));
        }
        let made = render()?;
        marked.insert(truths, Arc::clone(&made));
        Some(made)
    }
}

impl Scope {
    /// Names a field. Its capitalised name gives the content with a capital.
    pub fn field(&mut self, name: &str, content: Vec<Inline>) {
        self.own.fields.insert(name.to_owned(), content.into());
    }

    /// Names a condition. `mark` opens both sides where it is not yet known.
    pub fn condition(&mut self, name: &str, truth: Truth, mark: Inline) {
        self.own.conditions.insert(name.to_owned(), (truth, mark));
    }

    /// The same names, to be copied and added to.
    #[must_use]
    pub fn closed(mut self) -> Self {
        self.below.push(Rc::new(std::mem::take(&mut self.own)));
        self
    }

    /// The same names with those of another on top, which is closed and is only one layer.
    #[must_use]
    pub fn under(&self, other: &Self) -> Self {
        let mut both = self.clone().closed();
        both.below.extend(other.below.iter().cloned());
        both
    }

    /// The layers, the last one first.
    fn layers(&self) -> impl Iterator<Item = &Layer> {
        std::iter::once(&self.own).chain(self.below.iter().rev().map(Rc::as_ref))
    }

    fn content(&self, name: &str) -> Option<Rc<[Inline]>> {
        let exactly = |name: &str| self.layers().find_map(|layer| layer.fields.get(name)).cloned();
        exactly(name).or_else(|| {
            let lowered = lowered(name).filter(|lowered| capital(lowered) == name)?;
            Some(raise(exactly(&lowered)?.to_vec()).into())
        })
    }

    fn decided(&self, name: &str) -> Option<&(Truth, Inline)> {
        self.layers().find_map(|layer| layer.conditions.get(name))
    }

    /// What the template engine sees: for each field the number of its content, and the conditions.
    fn context(&self, names: &allow::Names, contents: &[Option<Rc<[Inline]>>]) -> Context {
        let mut known = Map::new();
        for (number, (name, content)) in names.fields.iter().zip(contents).enumerate() {
            if content.is_some() {
                known.insert(name.clone(), Json::String(format!("{}{number}{}", mark::TOKEN, mark::END)));
            }
        }
        for name in &names.conditions {
            let json = match self.decided(name) {
                Some((Truth::Yes, _)) => Json::Bool(true),
                Some((Truth::No, _)) => Json::Bool(false),
                Some((Truth::Unknown, _)) => Json::Null,
                None => continue,
            };
            known.insert(condition_key(name), json);
        }
        let mut context = Context::null();
        *context.data_mut() = Json::Object(known);
        context
    }
}

/// Conditions have a namespace apart from fields.
fn condition_key(name: &str) -> String {
    format!("?{name}")
}

/// The text with its first letter in upper case.
pub fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

/// The text with its first letter in lower case, if that is another text.
fn lowered(text: &str) -> Option<String> {
    let mut characters = text.chars();
    let first = characters.next().filter(|first| first.is_uppercase())?;
    Some(first.to_lowercase().chain(characters).collect())
}

fn raise(mut content: Vec<Inline>) -> Vec<Inline> {
    if let Some(Inline::Text { text }) = content.first_mut() {
        *text = capital(text);
    }
    content
}

/// `if` and `unless` over three-valued conditions: where a condition is not yet known both sides are kept.
struct Branch {
    kept_when: Truth,
}

impl HelperDef for Branch {
    fn call<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        registry: &'reg Handlebars<'reg>,
        context: &'rc Context,
        render: &mut RenderContext<'reg, 'rc>,
        out: &mut dyn Output,
    ) -> HelperResult {
        let name = helper
            .param(0)
            .and_then(|param| param.relative_path())
            .ok_or(RenderErrorReason::ParamNotFoundForIndex("if", 0))?;
        let truth = match context.data().get(condition_key(name)) {
            Some(Json::Bool(holds)) => Truth::from(*holds),
            Some(Json::Null) => Truth::Unknown,
            _ => return Err(RenderErrorReason::MissingVariable(Some(name.clone())).into()),
        };
        let (first, second) = (helper.template(), helper.inverse());
        let side =
            |side: Option<&'rc Template>, render: &mut RenderContext<'reg, 'rc>, out: &mut dyn Output| {
                side.map_or(Ok(()), |side| side.render(registry, context, render, out))
            };
        if truth == self.kept_when {
            return side(first, render, out);
        }
        if truth == self.kept_when.negate() {
            return side(second, render, out);
        }
        let turned = if self.kept_when == Truth::No { UNLESS } else { "" };
        out.write(&format!("{}{turned}{name}{}", mark::UNDECIDED, mark::END))?;
        side(first, render, out)?;
        out.write(&mark::OTHERWISE.to_string())?;
        side(second, render, out)?;
        out.write(&mark::UNDECIDED_END.to_string())?;
        Ok(())
    }
}

/// Turns marked text into inlines.
struct Decoder<'a> {
    scope: &'a Scope,
    contents: &'a [Option<Rc<[Inline]>>],
    around: &'a dyn Surroundings,
    rest: std::str::Chars<'a>,
}

impl Decoder<'_> {
    /// Inlines up to one of the `ends` (or the end), and the end that was met.
    fn until(&mut self, ends: &[char]) -> (Vec<Inline>, Option<char>) {
        let mut content = Vec::new();
        let mut words = String::new();
        while let Some(character) = self.rest.next() {
            if ends.contains(&character) {
                push_words(&mut content, &mut words);
                return (content, Some(character));
            }
            if !mark::is_mark(character) {
                words.push(character);
                continue;
            }
            push_words(&mut content, &mut words);
            self.marked(character, &mut content);
        }
        push_words(&mut content, &mut words);
        (content, None)
    }

    fn marked(&mut self, mark: char, content: &mut Vec<Inline>) {
        match mark {
            mark::STRONG => {
                content.push(Inline::Strong { content: self.until(&[mark::STRONG_END]).0 });
            }
            mark::EMPHASIS => {
                content.push(Inline::Emphasis { content: self.until(&[mark::EMPHASIS_END]).0 });
            }
            mark::CLAUSE => {
                let clause = self.name();
                content.extend(self.around.clause(&clause));
            }
            mark::CITATION => {
                let reference = self.name();
                content.push(Inline::text(self.around.citation(&reference)));
            }
            mark::TOKEN => {
                let number: Option<usize> = self.name().parse().ok();
                let held = number.and_then(|number| self.contents.get(number)?.as_deref());
                content.extend(held.into_iter().flat_map(|held| held.iter().cloned()));
            }
            mark::UNDECIDED => self.undecided(content),
            _ => {}
        }
    }

    fn undecided(&mut self, content: &mut Vec<Inline>) {
        let name = self.name();
        let plain = name.strip_prefix(UNLESS).unwrap_or(&name);
        let opening = self.scope.decided(&name).or_else(|| self.scope.decided(plain));
        content.extend(opening.map(|(_, mark)| mark.clone()));
        content.extend(self.until(&[mark::OTHERWISE]).0);
        content.push(Inline::text(self.around.otherwise()));
        content.extend(self.until(&[mark::UNDECIDED_END]).0);
        content.push(Inline::text(self.around.end()));
    }

    fn name(&mut self) -> String {
        self.rest.by_ref().take_while(|character| *character != mark::END).collect()
    }
}

fn push_words(content: &mut Vec<Inline>, words: &mut String) {
    if words.is_empty() {
        return;
    }
    if let Some(Inline::Text { text }) = content.last_mut() {
        text.push_str(words);
        words.clear();
        return;
    }
    content.push(Inline::Text { text: std::mem::take(words) });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annex::{Fills, Place};

    struct Plain;
    impl Surroundings for Plain {
        fn clause(&self, clause: &str) -> Vec<Inline> {
            vec![Inline::text(format!("<{clause}>"))]
        }
        fn citation(&self, reference: &str) -> String {
            format!("({reference})")
        }
        fn otherwise(&self) -> String {
            " OR ".to_owned()
        }
        fn end(&self) -> String {
            " END".to_owned()
        }
    }

    fn open() -> Inline {
        Inline::Blank { place: Place::option(&"c".into()), fills: Fills::Buyer, text: "EITHER ".to_owned() }
    }

    fn fill(text: &str, scope: &Scope) -> Option<String> {
        let leaf = Leaf(text.to_owned());
        let (leaves, broken) = Leaves::new([&leaf]);
        assert!(broken.is_empty());
        leaves.fill(&leaf, scope, &Plain).map(|content| crate::render::plain::words(&content))
    }

    #[test]
    fn a_value_with_template_text_stays_text() {
        let mut scope = Scope::default();
        scope.field("the-name", vec![Inline::text("{{x}} \u{E006}0\u{E007} **b**")]);
        assert_eq!(fill("A {{the-name}}.", &scope).unwrap(), "A {{x}} \u{E006}0\u{E007} **b**.");
        assert_eq!(fill("{{The-name}}", &scope).unwrap(), "{{x}} \u{E006}0\u{E007} **b**");
    }

    #[test]
    fn an_unknown_condition_keeps_both_sides() {
        let text = "{{#if c}}one{{else}}two{{/if}}{{#unless c}} three{{/unless}}";
        for (truth, expected) in [
            (Truth::Yes, "one"),
            (Truth::No, "two three"),
            (Truth::Unknown, "EITHER one OR two ENDEITHER  three OR  END"),
        ] {
            let mut scope = Scope::default();
            scope.condition("c", truth, open());
            assert_eq!(fill(text, &scope).unwrap(), expected);
        }
    }

    #[test]
    fn an_unknown_name_is_a_fault_not_an_empty_text() {
        assert_eq!(fill("{{nothing}}", &Scope::default()), None);
        assert_eq!(fill("{{#if nothing}}x{{/if}}", &Scope::default()), None);
    }
}
