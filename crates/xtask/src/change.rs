//! Changes documents as an editor would, by the throw of a die that always falls the same: sections, members,
//! rows and words go, come and change places. Numbers are mostly set right afterwards, and sometimes left, so
//! that files with numbers that Word would not count are tried too.

use clausier::annex::{Block, Document, Inline, Member, Section};

/// Numbers that are the same in every run.
pub struct Dice(u64);

impl Dice {
    /// Starts anew.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `sides`; zero for no sides.
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let most = u64::try_from(sides).unwrap_or(u64::MAX).max(1);
        usize::try_from(self.0 % most).unwrap_or_default()
    }
}

/// A part of a document: some of its sections.
pub fn excerpt(document: &Document, dice: &mut Dice) -> Document {
    let mut part = document.clone();
    for section in &mut part.sections {
        keep_some(&mut section.sections, dice);
    }
    keep_some(&mut part.sections, dice);
    number(&mut part.sections, None);
    part
}

/// The document with changes.
pub fn changed(document: &Document, dice: &mut Dice) -> Document {
    let mut changed = document.clone();
    sections(&mut changed.sections, dice);
    if dice.roll(4) > 0 {
        number(&mut changed.sections, None);
    }
    changed
}

const MOST_KEPT: usize = 3;

fn keep_some(sections: &mut Vec<Section>, dice: &mut Dice) {
    while sections.len() > MOST_KEPT {
        sections.remove(dice.roll(sections.len()));
    }
}

fn sections(list: &mut Vec<Section>, dice: &mut Dice) {
    shuffle(list, dice, |section, copy| {
        section.key = format!("{}-kopie-{copy}", section.key);
        section.heading.push_str(" (nieuw)");
        rename(&mut section.blocks, copy);
        section.sections.clear();
    });
    for section in list {
        if dice.roll(6) == 0 {
            words(&mut section.heading, dice);
        }
        blocks(&mut section.blocks, dice);
        sections(&mut section.sections, dice);
    }
}

/// One of: nothing, an item goes, an item comes, two change places.
fn shuffle<T: Clone>(list: &mut Vec<T>, dice: &mut Dice, renew: impl Fn(&mut T, usize)) {
    if list.is_empty() {
        return;
    }
    let place = dice.roll(list.len());
    match dice.roll(8) {
        0 if list.len() > 1 => drop(list.remove(place)),
        1 => {
            let mut copy = list[place].clone();
            renew(&mut copy, dice.roll(1_000_000));
            list.insert(dice.roll(list.len() + 1), copy);
        }
        2 if place > 0 => list.swap(place - 1, place),
        _ => {}
    }
}

fn rename(blocks: &mut [Block], copy: usize) {
    for block in blocks {
        match block {
            Block::Members { members } => members.iter_mut().for_each(|member| {
                member.key = format!("{}-{copy}", member.key);
                rename(&mut member.blocks, copy);
            }),
            Block::Table(table) => {
                table.key = format!("{}-{copy}", table.key);
                table.rows.iter_mut().for_each(|row| row.key = format!("{}-{copy}", row.key));
            }
            _ => {}
        }
    }
}

fn blocks(list: &mut Vec<Block>, dice: &mut Dice) {
    shuffle(list, dice, |block, copy| rename(std::slice::from_mut(block), copy));
    for block in list {
        match block {
            Block::Paragraph { content, .. } => line(content, dice),
            Block::Members { members } => {
                shuffle(members, dice, |member: &mut Member, copy| {
                    member.key = format!("{}-{copy}", member.key);
                    rename(&mut member.blocks, copy);
                });
                members.iter_mut().for_each(|member| blocks(&mut member.blocks, dice));
            }
            Block::List { items, .. } => {
                shuffle(items, dice, |_, _| {});
                items.iter_mut().for_each(|item| blocks(&mut item.blocks, dice));
            }
            Block::Table(table) => {
                shuffle(&mut table.rows, dice, |row, copy| row.key = format!("{}-{copy}", row.key));
                let cells = table.rows.iter_mut().flat_map(|row| &mut row.cells);
                cells.for_each(|cell| line(&mut cell.content, dice));
            }
            Block::Facts { facts } => {
                shuffle(facts, dice, |fact, copy| fact.label.push_str(&format!(" {copy}")));
                facts.iter_mut().for_each(|fact| line(&mut fact.value, dice));
            }
        }
    }
}

fn line(content: &mut Vec<Inline>, dice: &mut Dice) {
    if dice.roll(4) > 0 {
        return;
    }
    shuffle(content, dice, |_, _| {});
    for inline in content {
        if let Inline::Text { text } | Inline::Value { text, .. } = inline {
            words(text, dice);
        }
    }
}

fn words(text: &mut String, dice: &mut Dice) {
    let mut list: Vec<&str> = text.split(' ').collect();
    let place = dice.roll(list.len());
    match dice.roll(4) {
        0 if list.len() > 1 => drop(list.remove(place)),
        1 => list.insert(place, "bovendien"),
        2 if place > 0 => list.swap(place - 1, place),
        _ => list[place] = "anders",
    }
    *text = list.join(" ");
}

/// Numbers as an assembly gives them.
fn number(sections: &mut [Section], above: Option<&str>) {
    let mut count = 0;
    for section in sections {
        if section.number.is_some() {
            count += 1;
            section.number =
                Some(above.map_or_else(|| count.to_string(), |above| format!("{above}.{count}")));
        }
        label(&mut section.blocks);
        let number = section.number.clone();
        self::number(&mut section.sections, number.as_deref());
    }
}

fn label(blocks: &mut [Block]) {
    let mut members = 0;
    for block in blocks {
        match block {
            Block::Members { members: list } => {
                for member in list {
                    members += 1;
                    member.label = format!("{members}.");
                    label(&mut member.blocks);
                }
            }
            Block::List { items, .. } => {
                for (index, item) in items.iter_mut().enumerate() {
                    if item.label.ends_with('°') {
                        item.label = format!("{}°", index + 1);
                    }
                    label(&mut item.blocks);
                }
            }
            _ => {}
        }
    }
}
