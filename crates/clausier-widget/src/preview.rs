//! Brings the nodes of a document into the page, and later only what changed: elements that stay are kept,
//! so that scroll, selection and focus stay too. Text is set as text; there is no way for it to be mark-up.

use clausier::render::html::Node;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Node as DomNode};

/// The nodes that stand in an element of the page.
pub struct Preview {
    place: Element,
    document: Document,
    nodes: Vec<Node>,
}

/// The keys of what was made or changed, in reading order; where nothing has a key, none.
pub type Changed = Vec<String>;

impl Preview {
    /// An empty preview in this element.
    pub fn new(place: Element, document: Document) -> Self {
        Self { place, document, nodes: Vec::new() }
    }

    /// Shows these nodes instead of those that are shown.
    ///
    /// # Errors
    /// When the page refuses a change, which it does only if somebody else changed it.
    pub fn show(&mut self, nodes: Vec<Node>) -> Result<Changed, JsValue> {
        let mut patch = Patch { document: &self.document, changed: Vec::new() };
        patch.children(&self.place, &self.nodes, &nodes, None)?;
        self.nodes = nodes;
        Ok(patch.changed)
    }

    /// Forgets what is shown, so that the next nodes are all made anew.
    pub fn clear(&mut self) {
        self.place.set_text_content(None);
        self.nodes.clear();
    }
}

struct Patch<'d> {
    document: &'d Document,
    changed: Changed,
}

impl Patch<'_> {
    fn children(
        &mut self,
        parent: &DomNode,
        old: &[Node],
        new: &[Node],
        key: Option<&str>,
    ) -> Result<(), JsValue> {
        let present = children(parent);
        let kept = matched(old, new);
        for (at, child) in present.iter().enumerate() {
            if !kept.contains(&Some(at)) {
                parent.remove_child(child)?;
                self.note(key);
            }
        }
        let mut cursor = parent.first_child();
        for (node, kept) in new.iter().zip(kept) {
            let Some((at, child)) = kept.and_then(|at| Some((at, present.get(at)?))) else {
                parent.insert_before(&self.make(node)?, cursor.as_ref())?;
                self.note(key_of(node).or(key));
                continue;
            };
            if cursor.as_ref().is_some_and(|cursor| cursor.is_same_node(Some(child))) {
                cursor = child.next_sibling();
            } else {
                parent.insert_before(child, cursor.as_ref())?;
            }
            self.update(child, &old[at], node, key)?;
        }
        Ok(())
    }

    /// Makes an element that shows `old` show `new`; they are alike.
    fn update(&mut self, dom: &DomNode, old: &Node, new: &Node, key: Option<&str>) -> Result<(), JsValue> {
        if old == new {
            return Ok(());
        }
        let key = key_of(new).or(key);
        match (old, new) {
            (
                Node::Element { attributes: old, children: old_children, .. },
                Node::Element { attributes, children, .. },
            ) => {
                if old != attributes {
                    attribute(dom.unchecked_ref(), old, attributes)?;
                    self.note(key);
                }
                self.children(dom, old_children, children, key)
            }
            (_, Node::Text(text)) => {
                dom.set_text_content(Some(text));
                self.note(key);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn make(&self, node: &Node) -> Result<DomNode, JsValue> {
        let Node::Element { name, attributes: named, children, .. } = node else {
            let Node::Text(text) = node else { return Err(JsValue::NULL) };
            return Ok(self.document.create_text_node(text).into());
        };
        let element = self.document.create_element(name)?;
        attribute(&element, &[], named)?;
        for child in children {
            element.append_child(&self.make(child)?)?;
        }
        Ok(element.into())
    }

    fn note(&mut self, key: Option<&str>) {
        if let Some(key) = key.filter(|key| self.changed.last().is_none_or(|last| last != key)) {
            self.changed.push(key.to_owned());
        }
    }
}

/// For each new node the old one that it continues: the one with its key, or the next of its name.
fn matched(old: &[Node], new: &[Node]) -> Vec<Option<usize>> {
    let mut free: Vec<bool> = vec![true; old.len()];
    let mut from = 0;
    let mut matched = Vec::with_capacity(new.len());
    for node in new {
        let wanted = |at: &usize| free[*at] && alike(&old[*at], node);
        let found = match key_of(node) {
            Some(_) => (0..old.len()).find(wanted),
            None => (from..old.len()).find(wanted),
        };
        if let Some(at) = found {
            free[at] = false;
            if key_of(node).is_none() {
                from = at + 1;
            }
        }
        matched.push(found);
    }
    matched
}

fn alike(old: &Node, new: &Node) -> bool {
    match (old, new) {
        (Node::Text(_), Node::Text(_)) => true,
        (Node::Element { name: old, key: old_key, .. }, Node::Element { name, key, .. }) => {
            old == name && old_key == key
        }
        _ => false,
    }
}

fn key_of(node: &Node) -> Option<&str> {
    match node {
        Node::Element { key, .. } => key.as_deref(),
        Node::Text(_) => None,
    }
}

fn children(parent: &DomNode) -> Vec<DomNode> {
    let list = parent.child_nodes();
    (0..list.length()).filter_map(|at| list.item(at)).collect()
}

fn attribute(
    element: &Element,
    old: &[(&'static str, String)],
    new: &[(&'static str, String)],
) -> Result<(), JsValue> {
    for (name, _) in old.iter().filter(|(name, _)| !new.iter().any(|(other, _)| other == name)) {
        element.remove_attribute(name)?;
    }
    for (name, value) in new.iter().filter(|pair| !old.contains(pair)) {
        element.set_attribute(name, value)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn element(key: Option<&str>) -> Node {
        Node::Element { name: "section", key: key.map(str::to_owned), attributes: vec![], children: vec![] }
    }

    #[test]
    fn elements_are_continued_by_key_and_the_others_in_order() {
        let old = [element(Some("a")), Node::Text("x".into()), element(None), element(Some("b"))];
        let new =
            [element(Some("b")), element(Some("c")), Node::Text("y".into()), element(None), element(None)];
        assert_eq!(matched(&old, &new), [Some(3), None, Some(1), Some(2), None]);
    }

    #[test]
    fn a_new_first_text_does_not_take_the_place_of_a_keyed_element() {
        let old = [element(Some("a")), element(Some("b"))];
        let new = [element(Some("n")), element(Some("a")), element(Some("b"))];
        assert_eq!(matched(&old, &new), [None, Some(0), Some(1)]);
    }
}
