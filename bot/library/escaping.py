"""Text as Markdown that shows it as it stands; only what would act as a sign is escaped."""

import re

_SIGN = re.compile(
    r"""
      \\(?=[!-/:-@\[-`{-~]|$)                     # a backslash that would escape, or break the line
    | `
    | (?<!\s)\* | \*(?!\s|$)
    | (?<![^\W_])_ | _(?![^\W_])                  # within a word it marks nothing
    | (?<=~)~ | ~(?=~)
    | \[(?![^\[\]^!]{0,80}\](?![\[(:]))            # the brackets of “[1] and [2]” make no link
    | !(?=\[|$)                                   # a link may follow
    | <(?=[A-Za-z/!?])
    | &(?=\#?\w{1,31};)
    """,
    re.VERBOSE,
)
_SIGN_IN_LABEL = re.compile(_SIGN.pattern + r"| [\[\]] | ^\^", re.VERBOSE)
_RULE = re.compile(r"[-=|:][-=|:\s]*")
_BEGINNING = re.compile(r"(?P<number>\d{1,9})(?=[.)](?:\s|$))|(?=>|(?:#{1,6}|[-+])(?:\s|$))")


def escaped(text: str) -> str:
    """Within a line."""
    return _SIGN.sub(lambda sign: f"\\{sign[0]}", text)


def labelled(text: str) -> str:
    """As the text of a link, where no bracket may stand alone, and which is no footnote."""
    return _SIGN_IN_LABEL.sub(lambda sign: f"\\{sign[0]}", text)


def begun(line: str) -> str:
    """A line that was escaped, so that it begins no list, heading, quote, table or rule."""
    if found := _BEGINNING.match(line):
        number = found["number"] or ""
        return f"{number}\\{line[len(number) :]}"
    return f"\\{line}" if _RULE.fullmatch(line) else line


def code(text: str) -> str:
    """A line of code between as many backticks as it needs."""
    if not text.strip():
        return text
    fence = "`" * (longest_run(text) + 1)
    pad = " " if text[0] in "` " or text[-1] in "` " else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def longest_run(text: str) -> int:
    """Of backticks."""
    return max(map(len, re.findall("`+", text)), default=0)


def address(url: str) -> str:
    """The address of a link, as it stands between the parentheses."""
    if re.search(r"[\s()<>\\]|&#?\w+;", url):
        return "<" + re.sub(r"[<>\\]|&(?=#?\w+;)", r"\\\g<0>", re.sub(r"\s", "%20", url)) + ">"
    return url
