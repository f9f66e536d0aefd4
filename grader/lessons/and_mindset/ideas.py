"""What nobody had listed when the pumps were late: two for each issue."""

from grader.lessons.ideas import Idea

IDEAS = (
    Idea("ahead", "weekend", "150 on Monday from a weekend shift", {"buyer.hotel": 62, "supplier.crew": 46}),
    Idea("ahead", "lent", "120 on Friday, lent by another customer", {"buyer.hotel": 56, "supplier.crew": 54}),
    Idea(
        "delivery",
        "weekly",
        "a lorry every week, the last in four weeks",
        {"buyer.hotel": 22, "buyer.line": 76, "supplier.crew": 42, "supplier.press": 70},
    ),
    Idea(
        "delivery",
        "work",
        "all in four weeks, and paid work for your people till then",
        {"buyer.hotel": 12, "buyer.line": 80, "supplier.crew": 42, "supplier.press": 82},
    ),
    Idea(
        "penalty", "call", "a weekly call and a review in place of a penalty", {"buyer.warned": 72, "supplier.bank": 88}
    ),
    Idea("penalty", "later", "4 % a week off next year's bill", {"buyer.warned": 78, "supplier.bank": 76}),
    Idea(
        "next", "held", "today's price for a year, the brass paid in advance", {"buyer.cost": 70, "supplier.brass": 78}
    ),
    Idea(
        "next", "scrap", "3 % less, and your old pumps back for their brass", {"buyer.cost": 76, "supplier.brass": 70}
    ),
)
"""`weekend` and `call` are those of the case's file, with its own shares (a test compares)."""
