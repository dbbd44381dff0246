//! The known name that somebody most likely meant.

/// The name nearest to `given` in letters, if it is near enough to be meant.
pub fn nearest<'a>(given: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let most = given.chars().count() / 3 + 1;
    let ranked = names.into_iter().take(2_000).map(|name| (distance(given, name), name));
    ranked.filter(|(distance, _)| *distance <= most).min().map(|(_, name)| name)
}

/// "Did you mean 'x'?", or else what may be given, or else nothing.
pub fn suggestion<'a>(given: &str, names: impl IntoIterator<Item = &'a str> + Clone) -> String {
    if let Some(name) = nearest(given, names.clone()) {
        return format!("Did you mean '{name}'?");
    }
    let names: Vec<&str> = names.into_iter().collect();
    match names.len() {
        0 => String::new(),
        1..=24 => format!("Known: {}.", names.join(", ")),
        many => format!("There are {many} known names, none of them near."),
    }
}

/// How many letters must be put in, taken out, changed or swapped with their neighbour.
fn distance(left: &str, right: &str) -> usize {
    let (left, right): (Vec<char>, Vec<char>) =
        (left.chars().take(64).collect(), right.chars().take(64).collect());
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=right.len()).collect();
    for (i, a) in left.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, b) in right.iter().enumerate() {
            let changed = last[j] + usize::from(a != b);
            let mut least = changed.min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *a == right[j - 1] && left[i - 1] == *b {
                least = least.min(before_last[j - 1] + 1);
            }
            row.push(least);
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last[right.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names_are_suggested_and_far_ones_not() {
        let names = ["licence", "formats", "publish"];
        assert_eq!(nearest("lisence", names), Some("licence"));
        assert_eq!(nearest("publihs", names), Some("publish"));
        assert_eq!(nearest("x", names), None);
        assert_eq!(suggestion("zzzz", names), "Known: licence, formats, publish.");
    }
}
