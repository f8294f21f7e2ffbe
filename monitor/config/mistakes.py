"""Every mistake in feeds.yaml at once, each at its place, in words an editor understands."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel, ValidationError

from monitor.config.form import (
    AlertsForm,
    ConceptForm,
    DestinationForm,
    DigestForm,
    FeedsForm,
    HttpForm,
    NetworkForm,
    OutletForm,
    SendmailForm,
    SmtpForm,
)
from monitor.config.source import Path, Source

ONLY_TOPIC, ONLY_DIGEST = "Keywords", "daily"  # what the short forms `keywords:` and `digest:` are called


def check(read: Source, environment: Mapping[str, str]) -> FeedsForm | None:
    """The file as a checked form; None when that cannot be. Mistakes are noted in `read`."""
    if read.tree is None:
        if not read.mistakes:
            read.mistake((), "the file is empty", "write outlets: and keywords:, or begin with `monitor init`")
        return None
    _check_between_blocks(read)
    try:
        return FeedsForm.model_validate(read.tree, context={"environment": environment})
    except ValidationError as errors:
        for error in errors.errors():
            explain(read, error)
        return None


# --- what no block knows alone; on the raw tree, so that it is found beside any other mistake


def _check_between_blocks(read: Source) -> None:
    if not isinstance(read.tree, dict):
        return
    tree = read.tree
    if not tree.get("outlets"):
        read.mistake(("outlets",), "no outlet is listed", "add outlets: with a name and a feed address")
    if not tree.get("topics") and not tree.get("keywords"):
        read.mistake((), "no word to look for is given", "add keywords: [one, two] or topics:")
    _check_nothing_is_said_twice(read, tree)
    _check_topics_exist(read, tree)
    _check_tags_exist(read, tree)
    _check_destinations_exist(read, tree)
    _check_feeds_are_listed_once(read, tree)


def _check_nothing_is_said_twice(read: Source, tree: Mapping[str, Any]) -> None:
    """The short forms have names of their own, which the long forms may not use beside them."""
    if tree.get("keywords") and ONLY_TOPIC in _block(tree.get("topics")):
        what = f"keywords: is the topic {ONLY_TOPIC!r}, and topics: has one of that name too"
        read.mistake(("topics", ONLY_TOPIC), what, "put the words into one of the two", at_key=True)
    if tree.get("digest") is not None and ONLY_DIGEST in _block(tree.get("digests")):
        what = f"digest: is the digest {ONLY_DIGEST!r}, and digests: has one of that name too"
        read.mistake(("digests", ONLY_DIGEST), what, "keep one of the two", at_key=True)


def _check_topics_exist(read: Source, tree: Mapping[str, Any]) -> None:
    names = [ONLY_TOPIC] if tree.get("keywords") else []
    _check_named(read, tree, "topic", names + list(_block(tree.get("topics"))))


def _check_tags_exist(read: Source, tree: Mapping[str, Any]) -> None:
    outlets = _block(tree.get("outlets")).values()
    tags = dict.fromkeys(tag for outlet in outlets for _, tag in _texts((), _block(outlet).get("tags")))
    _check_named(read, tree, "tag", list(tags))


def _check_named(read: Source, tree: Mapping[str, Any], kind: str, names: list[str]) -> None:
    """What digests name as their topics or tags is there."""
    blocks = [(("digests", name), block) for name, block in _block(tree.get("digests")).items()]
    for path, block in [(("digest",), tree.get("digest")), *blocks]:
        listed = list(_texts((*path, f"{kind}s"), _block(block).get(f"{kind}s")))
        if kind == "topic":
            urgent = _texts((*path, "urgent"), _block(block).get("urgent"))
            listed += [(place, name) for place, name in urgent if name not in ("true", "false")]
        for place, named in listed:
            if named not in names:
                close = difflib.get_close_matches(named, names, n=1, cutoff=0.4)
                advice = f"did you mean {close[0]!r}?" if close else f"write one of: {', '.join(names)}"
                read.mistake(place, f"there is no {kind} {named!r}", advice if names else f"give outlets {kind}s:")


def _check_destinations_exist(read: Source, tree: Mapping[str, Any]) -> None:
    """`to:` lists addresses and names; a name says where it goes under destinations:."""
    names = list(_block(tree.get("destinations")))
    for name in names:
        if "@" in name:
            what = f"{name!r} looks like an e-mail address"
            read.mistake(("destinations", name), what, "choose a name without @", at_key=True)
    blocks = [(("digests", name), block) for name, block in _block(tree.get("digests")).items()]
    for path, block in [(("digest",), tree.get("digest")), (("alerts",), tree.get("alerts")), *blocks]:
        for place, name in _texts((*path, "to"), _block(block).get("to")):
            if "@" not in name and name not in names:
                close = difflib.get_close_matches(name, names, n=1, cutoff=0.4)
                advice = "write name@example.org, one address an item, or add the name to destinations:"
                if close:
                    advice = f"did you mean {close[0]!r}?"
                read.mistake(place, f"{name!r} is not an e-mail address, and no destination is called so", advice)
    if tree.get("smtp") is not None and tree.get("sendmail") is not None:
        read.mistake(("sendmail",), "smtp: and sendmail: are both given", "keep one of the two", at_key=True)


def _check_feeds_are_listed_once(read: Source, tree: Mapping[str, Any]) -> None:
    seen: dict[str, str] = {}
    for name, outlet in _block(tree.get("outlets")).items():
        path: Path = ("outlets", name)
        listed = list(_texts(path, outlet))
        for key in ("feed", "feeds"):
            listed += _texts((*path, key), _block(outlet).get(key))
        for place, url in listed:
            if url in seen:
                read.mistake(place, f"outlets.{name}: this feed is also listed under {seen[url]!r}", "keep it once")
            seen.setdefault(url, name)


def _block(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _texts(path: Path, value: Any) -> Iterator[tuple[Path, str]]:
    """A text, or the texts of a list, each with its path."""
    if isinstance(value, str):
        yield path, value
    for index, item in enumerate(value if isinstance(value, list) else ()):
        if isinstance(item, str):
            yield (*path, index), item


# --- the validator's errors in our words


def explain(read: Source, error: Any, form: type[BaseModel] = FeedsForm) -> None:
    """One of the validator's errors in our words, at its place in the file."""
    path = _in_file(read, error["loc"])
    name = ".".join(part for part in error["loc"] if isinstance(part, str)) or "the file"
    kind = error["type"]
    if kind == "extra_forbidden":
        read.mistake(path, f"{name}: there is no such key", _nearest(error["loc"], form), at_key=True)
    elif kind == "missing":
        read.mistake(path, f"{name} is missing", f"add {error['loc'][-1]}:")
    elif kind == "value_error":
        wrong = error["ctx"]["error"]
        read.mistake(path, f"{name}: {wrong.what}", wrong.advice)
    elif kind in _EXPECTED:
        read.mistake(path, f"{name}: {_EXPECTED[kind][0]}", _EXPECTED[kind][1])
    else:
        message = str(error["msg"])
        read.mistake(path, f"{name}: {message[:1].lower()}{message[1:]}", "see docs/feeds-yaml.md")


_EXPECTED = {
    "list_type": ("a list is expected", "write [one, two] or one item a line, each after a dash"),
    "string_type": ("a text is expected", "write it in one line; quotes help with unusual signs"),
    "dict_type": ("names with values are expected", "write name: value, one a line, indented"),
    "model_type": ("a block of keys is expected", "write key: value, one a line, indented"),
    "model_attributes_type": ("a block of keys is expected", "write key: value, one a line, indented"),
    "int_parsing": ("a whole number is expected", "write digits only"),
    "too_short": ("the list is empty", "add an item or remove the key"),
}


def _in_file(read: Source, location: tuple[str | int, ...]) -> Path:
    """The longest part of a validator's location that stands in the file."""
    path: Path = ()
    for part in location:
        if (*path, part) in read.values or (*path, part) in read.keys:
            path = (*path, part)
    return path


def _nearest(location: tuple[str | int, ...], form: type[BaseModel]) -> str:
    """The real keys of the block that an unknown key stands in, the nearest first."""
    for part in location[:-1]:
        field = form.model_fields.get(str(part))
        if field is None:
            continue
        form = _BLOCKS.get(str(part), form)
    names = [field.alias or name for name, field in form.model_fields.items()]
    close = difflib.get_close_matches(str(location[-1]), names, n=1, cutoff=0.5)
    return f"did you mean {close[0]}:?" if close else f"write one of {', '.join(names)}"


_BLOCKS: dict[str, type[BaseModel]] = {
    "concepts": ConceptForm,
    "outlets": OutletForm,
    "digest": DigestForm,
    "digests": DigestForm,
    "smtp": SmtpForm,
    "sendmail": SendmailForm,
    "destinations": DestinationForm,
    "network": NetworkForm,
    "alerts": AlertsForm,
    "http": HttpForm,
}
