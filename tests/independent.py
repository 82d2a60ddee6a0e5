"""A checker of written sentences that shares no code with the product: what they name must stand in the cited quotes."""

import re

AGENCY = re.compile(
    r"\b(?:Sở|Bộ|Ban|Ủy ban|Uỷ ban|UBND|HĐND|Cục|Chi cục|Viện|Trung tâm|Công an|Hội|Liên minh|Văn phòng)"
    r"(?:[ ,]+(?:và |nhân dân |[A-ZĐÂĂÊÔƠƯÀ-Ỹ])[^\W\d_]*|\s+tỉnh)*"
)
NUMBER = re.compile(r"\d[\d.,/]*\d|\d")
SYMBOL = re.compile(r"\d+/[^\W\d_]+(?:-[^\W\d_]+)*")
SIGNED = re.compile(r"\d[\d.,]*\s*(?:%|tỷ|triệu|nghìn)")


def folded(text):
    return " ".join(text.split()).casefold()


def plain(number):
    return "/".join(part.lstrip("0") or "0" for part in number.split("/"))


def unproved(sentence, citations):
    """Return what ``sentence`` names that stands in none of the quotes it cites; ``citations`` by number."""
    if not sentence.citations or not all(n in citations for n in sentence.citations):
        return ["no known citation"]
    quotes = [" ".join((c.quote, *(m.quote for m in c.more))) for c in (citations[n] for n in sentence.citations)]
    text = folded(" ".join(quotes))
    numbers = {plain(each) for each in NUMBER.findall(text)}
    days = {(int(d), int(m), int(y)) for d, m, y in re.findall(r"(\d{1,2})(?: tháng |/)(\d{1,2})(?: năm |/)(\d{4})", text)}
    missing = [each for each in map(folded, AGENCY.findall(sentence.text)) if each.rstrip(" ,") not in text]
    for each in NUMBER.findall(sentence.text):
        parts = each.split("/")
        day = tuple(map(int, parts)) if len(parts) == 3 and all(part.isdigit() for part in parts) else None
        if plain(each) not in numbers and day not in days:
            missing.append(each)
    tight = re.sub(r"\s", "", text)
    missing += [each for each in SYMBOL.findall(sentence.text) if folded(each) not in tight]
    missing += [each for each in SIGNED.findall(sentence.text) if re.sub(r"\s", "", folded(each)) not in tight]
    return missing
