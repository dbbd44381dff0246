//! The paragraphs of headings, members and items, still empty: what their number comes from decides how.

use super::element::{Numbered, Paragraph};
use super::numbering::{Counted, HEADINGS, STEP};
use super::style;
use crate::annex::Role;

/// What stands before the text of a member or item.
pub struct Label<'a> {
    /// What is printed.
    pub text: &'a str,
    /// The style of the paragraph.
    pub style: &'static str,
    /// Where Word counts it; `None` prints the text.
    pub numbered: Option<Numbered>,
    /// Where it starts.
    pub left: i32,
    /// How far the text stands from it.
    pub step: i32,
}

impl Label<'_> {
    /// The paragraph that it stands in, still empty.
    pub fn paragraph(&self) -> Paragraph {
        let paragraph = Paragraph::new(self.style);
        match self.numbered {
            // The style of members carries the numbering of headings.
            Some(numbered) if numbered.list == HEADINGS => paragraph,
            Some(numbered) => paragraph.numbered(numbered),
            None => {
                let unnumbered = paragraph.numbered(Numbered { list: 0, level: 0 });
                unnumbered.indented(self.left + self.step, self.step)
            }
        }
    }
}

/// The paragraph of a heading, still empty.
pub fn heading_paragraph(depth: usize, counted: Counted) -> Paragraph {
    let name = if depth == 0 { style::HEADING_1 } else { style::HEADING_2 };
    let paragraph = Paragraph::new(name).kept_with_next();
    let unnumbered = |paragraph: Paragraph| paragraph.numbered(Numbered { list: 0, level: 0 });
    match counted {
        Counted::Native => paragraph,
        Counted::Literal => unnumbered(paragraph).indented(STEP, STEP),
        Counted::Not => unnumbered(paragraph).indented(0, 0),
    }
}

/// The style of a paragraph with this role.
pub fn role_style(role: Role) -> &'static str {
    match role {
        Role::Body => style::NORMAL,
        Role::Remark => style::REMARK,
    }
}
