"""Slips of the keyboard behind a number: a misspelt number word must never pass for a unit. Nothing is corrected."""

import unicodedata
from collections.abc import Sequence
from decimal import Decimal

from emulation.numerals.lexicon import ATOM_OF_BARE, ATOMS, Atom, Part
from emulation.numerals.tokens import Kind, Token, bare, key

# Ordinary words a letter or a tone away from a scale word: those that may stand alone behind a figure (36 ngày), those
# that need a word behind them (36 nghĩa trang); and those that near only the digits, which matter behind number words.
_STANDING = """
    bà tủ làm trạm trại trận trang trâu trà trẻ buổi tuổi ngày ngành người tấm tập chùa chủ chữ chú chuột mỗi mối môi
    mũi suối lễ linh bầy hầm văn vân ván hài nhãn nhận nhân muối cục
"""
_LEADING = """
    nạn tiểu tiêu triển nghị nghĩa nghệ nghề nghiên nghỉ ngân ngăn tự từ tư tâm tạm vận tràm hàm nhàn chức chúc trao
"""
_COUNTED = """
    con bài cái xã đợt vụ tổ ca cụ lá cây máy tàu xe bò bộ vé căn bao bia nhóm bình nhà phần lần cán vườn túi áo gói
    quà hội mộ cháu bản cầu
"""
_STANDING_WORDS = frozenset(key(word) for word in (_STANDING + _COUNTED).split())
_LEADING_WORDS = frozenset(key(word) for word in _LEADING.split())
_ORDINARY_BARES = frozenset(bare(word) for word in (_STANDING + _LEADING).split())
_NEAR = {bare(word): ATOMS[word].value for word in ("nghìn", "ngìn", "ngàn", "triệu", "trăm", "chục")}
_NEAR_WORDS = {**_NEAR, bare("mươi"): ATOMS["mươi"].value}
_NEAR_DIGITS = {bare(word): Decimal(1) for word, atom in ATOMS.items() if atom.part is not Part.SCALE}
_UNKNOWN = Decimal(1)

_ONSETS = (
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g", "h", "k", "l", "m", "n",
    "p", "r", "s", "t", "v", "x", "",
)  # fmt: skip
_RIMES = frozenset(
    """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet oi oc om on ong op ot
    ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uan uân uâng uât uây uc uê uêch uênh ui um un ung
    uôc uôi uôm uôn uông uôt up ut uơ uy uya uych uyên uyêt uyn uynh uyt uyu
    ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu
    """.split()
)
_BARE_RIMES = frozenset(bare(rime) for rime in _RIMES)
_ACUTE, _HEAVY = "\u0301", "\u0323"
_TONES = ("\u0300", _ACUTE, "\u0303", "\u0309", _HEAVY)
_LOANS = frozenset(
    "video clip website web pano panô poster fanpage email app album internet facebook tivi usb dioxin covid".split()
)


def slip_at(tokens: Sequence[Token], at: int, last: Atom | None) -> Decimal | None:
    """Whether the word right behind a number may be a number word with a slip in it (nghìm, mưoi, tri ệu, trieeuj).

    The scale it may be, 1 where it may be any number word or is no word at all, None where it is an ordinary word.
    `last`: the number word before it, None behind digits. Behind words every scale is near; behind tens and hundreds
    a last word may also be a digit.
    """
    behind_words = last is not None
    token, after = tokens[at], tokens[at + 1 : at + 2]
    followed = bool(after) and after[0].kind is Kind.WORD
    if token.key in _STANDING_WORDS or (token.key in _LEADING_WORDS and followed):
        return None
    near = _NEAR_WORDS if behind_words else _NEAR
    if split := followed and near.get(token.bare + after[0].bare):
        return split
    if token.unaccented and followed and token.bare in _ORDINARY_BARES and not behind_words:
        return None
    found = ATOM_OF_BARE.get(token.bare)
    if found and (behind_words or found.part is Part.SCALE):
        return found.value if found.part in {Part.SCALE, Part.TEN} else _UNKNOWN
    if token.bare[:2] == "ty" and len(token.bare) == 3:
        return ATOMS["tỷ"].value
    if last and 10 <= last.value <= 100 and not followed:
        near = near | _NEAR_DIGITS
    return _nearest(token.bare, near) or (None if is_word(token.text) else _UNKNOWN)


def _nearest(word: str, near: dict[str, Decimal]) -> Decimal | None:
    from rapidfuzz.distance import OSA

    # A long word bears two slips before it is another one.
    most = 2 if len(word) > 6 else 1
    within = (value for scale, value in near.items() if OSA.distance(word, scale, score_cutoff=most) <= most)
    return next(within, None)


def is_word(word: str) -> bool:
    """A Vietnamese syllable, with all its accents or with none; an acronym (HTX, CLB); a common loan word."""
    folded = word.casefold()
    if folded in _LOANS or (2 <= len(word) <= 5 and word.isupper() and not set(bare(word)) & set("aeioy")):
        return True
    decomposed = unicodedata.normalize("NFD", folded)
    tones = [char for char in decomposed if char in _TONES]
    letters = unicodedata.normalize("NFC", "".join(char for char in decomposed if char not in _TONES))
    rimes = _BARE_RIMES if word.isascii() else _RIMES
    spelt = any(
        letters.startswith(onset) and (letters[len(onset) :] in rimes or letters == onset == "gi") for onset in _ONSETS
    )
    if word.isascii() or not spelt:
        return spelt
    # A syllable closed by c, ch, p or t is high or heavy.
    closed = letters.endswith(("c", "ch", "p", "t"))
    return tones in ([_ACUTE], [_HEAVY]) if closed else len(tones) <= 1
