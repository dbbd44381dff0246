"""Opens every Word file with python-docx and looks at what a program would read from it.

A title, headings, a style for every paragraph, and the properties that search engines and screen readers
use.
Usage: python docx_open.py FOLDER
"""

import sys
import tempfile
import zipfile
from pathlib import Path

import docx

BAD_PARTS = Path(__file__).parent / "bad" / "docx"


def findings(file):
    """What is missing in one file."""
    try:
        document = docx.Document(file)
    except Exception as error:  # whatever a reader stumbles over is a finding
        return [f"python-docx cannot open it: {error!r}"]
    return list(missing(document))


def missing(document):
    styles = [style_name(paragraph) for paragraph in document.paragraphs]
    if None in styles:
        yield f"paragraph {styles.index(None) + 1} has no style"
    if not has_words(document, "Title"):
        yield "no paragraph in the style Title has words"
    if not has_words(document, "Heading 1"):
        yield "no paragraph in the style Heading 1 has words"
    properties = document.core_properties
    if not properties.title:
        yield "the properties hold no title"
    if not properties.language:
        yield "the properties hold no language"


def has_words(document, style):
    return any(style_name(paragraph) == style and paragraph.text.strip() for paragraph in document.paragraphs)


def style_name(paragraph):
    return paragraph.style.name if paragraph.style is not None else None


def bad_findings():
    """The findings in a file that is known to be bad."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "bad.docx"
        with zipfile.ZipFile(file, "w") as package:
            for part in sorted(BAD_PARTS.rglob("*")):
                if part.is_file():
                    package.write(part, part.relative_to(BAD_PARTS))
        return findings(file)


def self_test():
    """What this checker should have found in the bad file and did not."""
    found = " ".join(bad_findings())
    return [f"not found in the bad file: {fault}" for fault in ("style Title", "style Heading 1", "language") if fault not in found]


def main(folder):
    faults = {"self-test": self_test()}
    files = sorted(folder.rglob("*.docx"))
    if not files:
        sys.exit(f"no .docx file in {folder}")
    faults |= {str(file.relative_to(folder)): findings(file) for file in files}
    for name, found in faults.items():
        for finding in found:
            print(f"FAULT {name}\n  {finding}")
    failed = sum(1 for found in faults.values() if found)
    print(f"{len(faults) - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("name the folder with the documents")
    main(Path(sys.argv[1]))
