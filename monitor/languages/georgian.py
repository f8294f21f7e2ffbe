"""Georgian: the seven cases, plural in -ებ-, vowels that go."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.languages.paradigm import Made, Table

_TABLE = Table("""
in -ი, vowel that goes : (.*[^აეიოუ])[აეო]([ლმნრ])ი : 12 ის ით ად ებ ები ების ებს ებმა ებით ებში ებზე ისთვის
in -ი : (.*)ი : 1 ი მა ს ის ით ად ო ში ზე თან იდან ისთვის ისგან ამდე ისა ები ებმა ებს ების ებით ებად ებში ებზე ებთან ებისთვის ც იც
in -ა : (.*)ა : 1ა მ ს თი დ ვ ში ზე სთან დან სთვის ც ; 1 ის ით იდან ისთვის ისგან ები ებმა ებს ების ებით ებში
in -ე : (.*)ე : 1ე მ ს თი დ ვ ში ზე სთან დან სთვის ; 1 ის ით იდან ები ებმა ებს ების ებით ებში
in -ო, -უ : (.*[ოუ]) : 1 მ ს თი დ ვ ში ზე სთან დან სთვის ს ები ებმა ებს ების
""")  # fmt: skip


def inflect(word: str, name: bool) -> Iterator[Made]:  # noqa: ARG001 - the face of every language
    """Forms by the last letter."""
    yield from _TABLE.inflect(word)
