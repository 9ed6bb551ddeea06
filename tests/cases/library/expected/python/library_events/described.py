"""What contents, the envelope and what stands inside look like, as data: strategies are made from it."""

from __future__ import annotations

from . import enums, vocabulary
from .runtime.drawing_shapes import (
    Condition,
    Conditional,
    Contract,
    Count,
    Enumeration,
    Field,
    Format,
    Limits,
    Record,
    Sum,
)
from .validation import validate, validate_batch, validate_content

CONTRACT = Contract(
    formats=(
        Format(
            "isbn13",
            vocabulary.is_isbn13,
            samples=("9780306406157", "978-0-306-40615-7"),
            misses=("", "0306406157", "97803064061570", "978-0-306-40615"),
        ),
        Format(
            "date",
            vocabulary.is_date,
            samples=("2024-02-29", "1999-12-31"),
            misses=("2024-2-29", "2024-13-01", "2024-02-29\n"),
        ),
        Format("shelfMark", vocabulary.is_shelf_mark, samples=("QA.76", "Z.1"), misses=("qa.76", "QA76")),
    ),
    enumerations=(
        Enumeration("Medium", tuple(map(str, enums.Medium)), ignore_case=True),
        Enumeration("Weekday", tuple(map(str, enums.Weekday))),
        Enumeration("Mood", tuple(map(str, enums.Mood))),
    ),
    objects=(
        Record(
            "Person",
            (
                Field("card", "card", "string"),
                Field("mail", "mail", "string", advice=Limits(min_length=3)),
                Field("phone", "phone", "string"),
                Field("home", "home", "Address"),
            ),
            rules=(
                Count("Person.at_least_one", "at_least_one", ("card", "mail", "phone")),
                Count("Person.advice_at_most_one", "at_most_one", ("mail", "phone"), level="advice"),
            ),
        ),
        Record(
            "Address",
            (
                Field("street", "street", "string", required=True),
                Field("town", "town", "string", advice=Limits(min_length=1)),
            ),
        ),
        Record(
            "Item",
            (
                Field("isbn", "isbn", "string", required=True, limits=Limits(format="isbn13")),
                Field(
                    "title",
                    "title",
                    "string",
                    required=True,
                    limits=Limits(min_length=1, max_length=120),
                    advice=Limits(max_length=80),
                ),
                Field(
                    "copies",
                    "copies",
                    "integer",
                    limits=Limits(minimum=0, maximum=12),
                    advice=Limits(maximum=3),
                ),
                Field("medium", "medium", "Medium", advice=Limits(one_of=("book", "map"))),
                Field(
                    "fee", "fee", "number", limits=Limits(minimum=0), advice=Limits(minimum=0.5, maximum=99.5)
                ),
                Field("tax", "tax", "number"),
                Field("total", "total", "number"),
            ),
            rules=(
                Count("Item.at_most_one", "at_most_one", ("medium", "copies")),
                Sum("Item.addsUp", ("fee", "tax"), "total", 0.005),
            ),
        ),
    ),
    contents=(
        Record(
            "loan",
            (
                Field("reader", "reader", "Person", required=True),
                Field(
                    "items",
                    "items",
                    "Item",
                    array=True,
                    required=True,
                    limits=Limits(min_items=1, max_items=20),
                ),
                Field("due", "due", "string", required=True, limits=Limits(format="date")),
                Field(
                    "fee",
                    "fee",
                    "number",
                    limits=Limits(minimum=0, maximum=500),
                    advice=Limits(minimum=0.5, maximum=99.5),
                ),
                Field("tax", "tax", "number"),
                Field("total", "total", "number"),
                Field("dueDate", "due_date", "string", deprecated=True),
                Field("renewed", "renewed", "boolean"),
                Field("renewals", "renewals", "integer"),
                Field("reason", "reason", "Mood"),
            ),
            rules=(
                Conditional(
                    "loan.renewedHowOften",
                    "renewals",
                    when=(Condition("renewed", values=(True,)),),
                    required=True,
                    limits=Limits(minimum=1),
                ),
                Conditional(
                    "loan.manyRenewals",
                    "reason",
                    when=(Condition("renewals", minimum=3, maximum=9), Condition("renewed", values=(True,))),
                    limits=Limits(one_of=("bad", "")),
                ),
                Conditional(
                    "loan.feeNeedsTotal", "total", when=(Condition("fee"),), required=True, level="advice"
                ),
                Conditional(
                    "loan.roundFee",
                    "tax",
                    when=(Condition("fee", values=(0.5, 1, 2)),),
                    limits=Limits(maximum=0.38),
                ),
                Sum("loan.totalAddsUp", ("fee", "tax"), "total", 0.0),
                Conditional("loan.fewItems", "items", limits=Limits(max_items=10), level="advice"),
            ),
            tiers=("branch", "city", "consortium"),
        ),
        Record(
            "acquisition",
            (
                Field("isbn", "isbn", "string", required=True, limits=Limits(min_length=5)),
                Field(
                    "title",
                    "title",
                    "string",
                    required=True,
                    limits=Limits(min_length=1, max_length=300),
                    advice=Limits(max_length=80),
                ),
                Field("medium", "medium", "Medium", required=True, advice=Limits(one_of=("book", "map"))),
                Field(
                    "shelves",
                    "shelves",
                    "integer",
                    array=True,
                    required=True,
                    limits=Limits(minimum=1, maximum=900, min_items=1),
                    advice=Limits(max_items=3),
                ),
                Field(
                    "copies",
                    "copies",
                    "integer",
                    required=True,
                    limits=Limits(minimum=1, maximum=12),
                    advice=Limits(maximum=3),
                ),
                Field("days", "days", "Weekday", array=True, limits=Limits(min_items=1, max_items=3)),
                Field(
                    "moods",
                    "moods",
                    "Mood",
                    array=True,
                    advice=Limits(min_items=2, one_of=("good", "very good")),
                ),
                Field(
                    "ratings",
                    "ratings",
                    "number",
                    array=True,
                    limits=Limits(minimum=-5, maximum=5),
                    advice=Limits(minimum=0),
                ),
                Field("flags", "flags", "boolean", array=True),
                Field(
                    "notes",
                    "notes",
                    "string",
                    array=True,
                    limits=Limits(min_length=2),
                    advice=Limits(format="shelfMark", min_length=4),
                ),
                Field("reason", "reason", "string"),
            ),
            rules=(
                Count("acquisition.at_least_one", "at_least_one", ("days", "notes", "flags")),
                Conditional(
                    "acquisition.booksAreMarked",
                    "notes",
                    when=(Condition("medium", values=("book", "e-book")),),
                    limits=Limits(format="shelfMark", min_items=1),
                ),
            ),
            tiers=("city", "consortium"),
        ),
        Record(
            "bought",
            (
                Field(
                    "title",
                    "title",
                    "string",
                    required=True,
                    limits=Limits(min_length=1, max_length=300),
                    advice=Limits(max_length=80),
                ),
                Field("room", "room", "string", deprecated=True),
                Field(
                    "shelves",
                    "shelves",
                    "integer",
                    array=True,
                    limits=Limits(minimum=1, maximum=900, min_items=1),
                    advice=Limits(max_items=3),
                ),
            ),
            tiers=("consortium",),
            deprecated=True,
        ),
        Record(
            "closed",
            (
                Field("room", "room", "string", required=True),
                Field("days", "days", "Weekday", array=True, required=True, limits=Limits(min_items=1)),
                Field("seats", "seats", "integer"),
                Field("moods", "moods", "Mood", array=True),
            ),
            tiers=("branch", "city"),
        ),
    ),
    envelope=Record(
        "Notice",
        (
            Field("branch", "branch", "string", required=True, limits=Limits(format="shelfMark")),
            Field("body", "content", "content", required=True),
            Field("desk_key", "desk_key", "string", limits=Limits(min_length=8, max_length=64)),
            Field("sender", "sender", "Person"),
            Field("dryRun", "dry_run", "boolean"),
        ),
        rules=(
            Conditional(
                "Notice.dryRunsAreNamed", "sender", when=(Condition("dryRun", values=(True,)),), required=True
            ),
        ),
    ),
    content="body",
    discriminator="event",
    max_items=40,
    advise_items=False,
    tiers=("branch", "city", "consortium"),
    tier="membership",
    tier_code="membership",
    validate=validate,
    validate_content=validate_content,
    validate_batch=validate_batch,
)
