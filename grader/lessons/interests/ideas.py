"""What nobody had listed when a vendor asked for three years, and could do the same: for Marta's reason, and for Sunniva's."""

from grader.lessons.ideas import Idea

COUNTED_ON = (
    Idea(
        "length",
        "break",
        "three years with a paid way out after the first",
        {"vendor.forecast": 55, "client.merger": 52},
    ),
    Idea("length", "renew", "one year renewed unless cancelled", {"vendor.forecast": 40, "client.merger": 57}),
    Idea("length", "after", "one year, two more if there is no merger", {"vendor.forecast": 42, "client.merger": 60}),
    Idea(
        "notice",
        "fee",
        "30 days' notice, for half a year's fee",
        {"vendor.forecast": 38, "client.merger": 18, "vendor.crew": 40},
    ),
    Idea(
        "visits",
        "bank",
        "two visits a year, one of them by the bank",
        {"vendor.forecast": 32, "client.yard": 60, "vendor.showcase": 66},
    ),
    Idea(
        "exclusivity",
        "least",
        "free to try others, with a least bill each year",
        {"vendor.forecast": 34, "client.second-quote": 90, "vendor.crew": 20},
    ),
)
"""Towards money that can be counted on."""

NOT_POACHED = (
    Idea(
        "length",
        "break",
        "three years with a paid way out after the first",
        {"vendor.poaching": 42, "client.merger": 52},
    ),
    Idea("length", "renew", "one year renewed unless cancelled", {"vendor.poaching": 31, "client.merger": 57}),
    Idea("length", "after", "one year, two more if there is no merger", {"vendor.poaching": 34, "client.merger": 60}),
    Idea(
        "exclusivity",
        "match",
        "a right to match any other offer",
        {"vendor.poaching": 34, "client.second-quote": 85, "vendor.crew": 9},
    ),
    Idea(
        "exclusivity",
        "shown",
        "free to try others, each shown to the vendor first",
        {"vendor.poaching": 38, "client.second-quote": 88, "vendor.crew": 8},
    ),
    Idea(
        "notice",
        "face",
        "30 days' notice, given face to face",
        {"vendor.poaching": 30, "client.merger": 20, "vendor.crew": 10},
    ),
    Idea(
        "visits",
        "vendor",
        "two visits a year, one of them by the vendor",
        {"vendor.poaching": 26, "client.yard": 62, "vendor.showcase": 60},
    ),
)
"""Towards nobody taking the account away."""
