"""Changing one move: what can be chosen, what is shown, and that neither the record nor its lock is touched."""

import pytest
from ipywidgets.widgets.widget import _instances

from grader.charts import MIME
from grader.deal import Case
from grader.players.what_if import STAND_INS, WhatIf
from grader.table import Accept, Ask, Disclose, EqualOffers, Offer, Order, Prefer, Say, SendUp, make_ready
from grader.widgets import replay, what_if
from grader.widgets.place import Place
from grader.widgets.what_if import MOVED, Replay, latest_finished
from grader.widgets.what_if_words import CAUTION, LIVE_ONLY, UNFINISHED, own_moves, who_played
from tests.table.scripted import Scripted
from tests.widgets.conftest import OFFER, buttons, html, lock_in, offer, prepared, press, text, visible

LESSON = frozenset({"offer", "disclose", "ask", "say", "accept", "walk_away"})


@pytest.fixture
def shown(monkeypatch):
    """What a cell shows: the displayed objects, in order."""
    outputs = []
    monkeypatch.setattr(what_if, "_display", outputs.append)
    return outputs


@pytest.fixture
def finished(deal):
    """Two offers, a remark, and a yes to what they then had on the table; the table is closed."""
    return played_out(deal)


def played_out(deal):
    """Play so at this deal."""
    place = Place(deal)
    lock_in(place)
    offer(place, price="p76")
    if place.table.actions.can_talk:
        place.table.actions.remark.value = "<b>Well?</b>"
        press(place, "Say it")
    offer(place)
    press(place, "Accept their")
    press(place, "Yes, sign it")
    place.table.ledger.recorder.close()
    return deal


def opened(deal):
    """The replay of a deal's latest finished attempt."""
    return Replay(*latest_finished(deal))


def untouched(folder):
    """Every file below a folder with its content and the time of its last change."""
    return {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.rglob("*") if path.is_file()}


def test_a_question_in_place_of_an_offer(finished, tmp_path):
    """What if I had asked? Both ends in a sentence, the map of both, the moves since, and nothing written."""
    before = untouched(tmp_path)
    page = opened(finished)
    assert CAUTION in text(page)
    assert "What happened: You agreed on" in text(page)
    press(page, "Ask only")
    told = text(page)
    assert "Then you had 49; this way it would have been " in told or "The same deal either way" in told
    assert "How it would have gone on You · round 1 of 8: asked What matters most to you?" in told
    (chart,) = page.map.outputs
    assert chart["data"]["text/plain"] in told
    assert MIME in chart["data"]
    assert page.result.session.moves[:3] == [Ask(), Say("<b>Well?</b>"), Offer(OFFER)]
    assert untouched(tmp_path) == before


def test_the_lock_is_free(finished):
    """A replay holds no record: a table opens beside it, and is played on."""
    page = opened(finished)
    press(page, "Ask only")
    place = Place(finished)
    press(place, "Start a fresh attempt")
    lock_in(place)
    press(page, "Walk away")
    assert len(finished.attempts()) == 2
    assert "no deal" in text(page)


def test_every_move_can_be_chosen(finished):
    """A line for each of the learner's moves, and what lay on the table by then."""
    page = opened(finished)
    assert [label for label, _ in page.which.options] == [
        "Round 1: you offered €76,000, net 15, full scope, office hours",
        "Round 1: you said “<b>Well?</b>”",
        "Round 2: you offered €82,000, net 15, full scope, office hours",
        f"Round 3: you accepted {finished.case.in_words(page.seen.deal)}",
    ]
    assert page.actions.offering.builder.package == {**OFFER, "price": "p76"}
    page.which.value = 2
    assert page.actions.offering.builder.package == OFFER
    assert "You · round 2 of 8: offered a package" in text(page)
    page.which.value = 1
    assert "<b>Well?</b>" in text(page)
    assert "<b>" not in html(page)


def test_only_what_was_possible_there_is_offered(tmp_path, finished):
    """No remark, since it changes nothing; no kind of move the lesson has not got; after the last round only the end."""
    assert opened(finished).actions.tabs.titles == ("Offer", "Share and ask")
    assert "Add to equal offers" in buttons(opened(finished))
    lesson = played_out(prepared(tmp_path / "lesson", unlocked=LESSON - {"disclose"}))
    page = opened(lesson)
    assert page.actions.tabs.titles == ("Offer", "Ask")
    assert not any(name.startswith(("Add", "Share", "Say")) for name in buttons(page))


def test_the_same_move_changes_nothing(finished):
    """What was done anyway is said to be that, and no line is drawn."""
    page = opened(finished)
    press(page, "Offer this package")
    assert "That is what you did. Choose something else." in text(page)
    assert page.result is None


def test_a_move_that_is_not_allowed_is_a_sentence(finished):
    """An illegal change says what was expected, and what was shown stays."""
    page = opened(finished)
    press(page, "Ask only")
    kept = page.result
    assert page.change(Prefer(0)) is False
    assert "nothing to choose from" in text(page)
    assert page.result is kept


def test_a_fault_of_ours_is_a_sentence(finished, monkeypatch):
    """Even a fault in the course itself ends in a sentence."""
    page = opened(finished)
    monkeypatch.setattr(what_if, "what_if", lambda *_: 1 / 0)
    press(page, "Ask only")
    assert "Something went wrong in the course itself (ZeroDivisionError" in text(page)


def test_back_to_what_happened(finished):
    """The other line goes, and with another move to change it goes too."""
    page = opened(finished)
    press(page, "Ask only")
    press(page, "Back to what happened")
    assert "How it would have gone on" not in text(page)
    assert page.map.outputs == ()
    press(page, "Ask only")
    page.which.value = 2
    assert "How it would have gone on" not in text(page)
    assert "What happened: You agreed on" in text(page)


def test_no_more_widgets_however_often_it_is_tried(finished):
    """Any number of changes needs no more widgets than none; running the cell again lets the old ones go.

    What stays is the frame, its style and the sentence that says where it went on, six in all with their looks.
    """
    page = opened(finished)
    before = len(_instances)
    for place in range(4):
        page.which.value = place
        press(page, "Ask only")
        press(page, "Walk away")
        press(page, "Back to what happened")
    assert len(_instances) == before
    counts = []
    for _ in range(2):
        newer = opened(finished)
        counts.append(len(_instances))
    assert counts[1] - counts[0] <= 6
    assert text(page).strip() == MOVED
    press(newer, "Ask only")


def test_nobody_signs_or_leaves_here(finished):
    """A yes and leaving are tried at once: there is nothing to be sure of."""
    page = opened(finished)
    page.which.value = 2
    press(page, "Accept their offer")
    assert page.result.session.moves[-1] == Accept(0)
    assert "That ended it; the rest of your moves fell away." in text(page)


def test_who_played_on_is_said(tmp_path):
    """From which round somebody else played, and how they go about it."""
    deal = played_out(prepared(tmp_path, unlocked=LESSON))
    page = opened(deal)
    page.which.value = 3
    press(page, "Ask only")
    (who,) = [known.who for known in STAND_INS if known.name == "discloser"]
    assert f"From round 4 on a simulated learner played for you, one who {who}." in text(page)
    assert "From here on a simulated learner plays in your place." in text(page)


@pytest.mark.parametrize(
    ("repeated", "left", "since", "words"),
    [
        (0, 0, None, "Then Marta ended it."),
        (1, 1, None, "Your later move was made again as it was."),
        (3, 3, None, "Your later moves were made again as they were."),
        (0, 2, None, "Then Marta ended it; the rest of your moves fell away."),
        (1, 2, None, "Your next move was made again as before. Then Marta ended it; the rest of your moves fell away."),
        (
            2,
            3,
            5,
            "Your next two moves were made again as before. From round 5 on a simulated learner played for you, one who",
        ),
        (0, 1, 8, "From round 8 on a simulated learner played for you"),
        (0, 1, 9, "Your rounds were used up by then: a simulated learner decided in your place whether to sign."),
    ],
)
def test_who_made_which_move(deal, repeated, left, since, words):
    """Moves made again, moves that fell away, who ended it, and who sat in the learner's place from when."""
    session = deal.session()  # its last turn is theirs
    result = WhatIf(session, 1, repeated, STAND_INS[0] if since else None, since)
    assert who_played(result, left).startswith(words)


def test_a_yes_of_theirs_is_called_one(tmp_path):
    """Whoever signs has not just ended it."""
    case = Case.load("implementation-services")
    deal = make_ready("yes", case, Scripted(Offer(OFFER), Accept(0)), "example", folder=tmp_path)
    session = deal.session()
    session.play(Offer(OFFER))
    assert who_played(WhatIf(session, 1, 0, None, None), 0) == f"Then {case.them.name} signed."
    assert who_played(WhatIf(session, 1, 0, None, None), 2) == (
        f"Then {case.them.name} signed; the rest of your moves fell away."
    )


def test_the_latest_finished_attempt_is_replayed(finished):
    """A fresh attempt that is still open is not touched; one that ended comes first."""
    place = Place(finished)
    press(place, "Start a fresh attempt")
    lock_in(place)
    assert len(latest_finished(finished)[1].moves) == 4
    press(place, "Walk away")
    press(place, "Yes, walk away")
    assert len(latest_finished(finished)[1].moves) == 1


def test_another_variant_is_replayed_at_its_own_numbers(tmp_path):
    """Where each attempt has numbers of its own, the replay has those of its attempt."""
    deal = prepared(tmp_path, fresh=True)
    played_out(deal)
    place = Place(deal)
    press(place, "Start a fresh attempt")
    lock_in(place)
    press(place, "Walk away")
    press(place, "Yes, walk away")
    dealt, then = latest_finished(deal)
    assert dealt.key != deal.key
    assert dealt.case == then.case
    page = Replay(dealt, then)
    press(page, "Ask only")
    assert page.result.session.case == then.case


def test_before_anything_is_finished_it_waits(deal, shown):
    """With nothing played, and with nothing finished, there is a sentence and no widget."""
    widgets = len(_instances)
    replay(deal)
    assert repr(shown[0]) == UNFINISHED
    assert len(_instances) == widgets
    offer_once(deal)
    replay(deal)
    assert repr(shown[1]) == UNFINISHED


def offer_once(deal):
    """Begin a negotiation and leave it open."""
    place = Place(deal)
    lock_in(place)
    offer(place)
    place.table.ledger.recorder.close()


def test_in_a_notebook_it_is_shown(finished, shown):
    """The latest finished negotiation, with its moves to choose from."""
    replay(finished)
    (frame,) = shown
    assert frame.children


def test_under_nbgrader_there_is_a_sentence(finished, shown, monkeypatch, tmp_path):
    """Nothing is drawn, locked or written where nbgrader runs the notebook."""
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    before, widgets = untouched(tmp_path), len(_instances)
    replay(finished)
    assert repr(shown[0]) == LIVE_ONLY
    assert untouched(tmp_path) == before
    assert len(_instances) == widgets


def test_what_is_no_deal_or_no_record_is_named(finished, shown):
    """The dots of an unfinished cell, and a damaged record, end in a sentence."""
    replay(...)
    finished.path.write_text("{\n", encoding="utf-8")
    replay(finished)
    assert "found 'Ellipsis', expected a deal" in repr(shown[0])
    assert "meso.jsonl, line 1" in repr(shown[1])


def test_every_kind_of_move_has_its_words(tmp_path):
    """What was done, in words, for whatever can be done at a table."""
    case = Case.load("implementation-services")
    theirs = (EqualOffers((OFFER, {**OFFER, "price": "p94"})), *[Offer(OFFER)] * 5)
    deal = make_ready("words", case, Scripted(*theirs), "example", folder=tmp_path)
    session = deal.session()
    several = ({**OFFER, "price": "p76"}, {**OFFER, "price": "p88"})
    for move in (
        Prefer(1),
        Disclose(Order("scope", "price"), ask=True),
        EqualOffers(several),
        SendUp(OFFER),
        Say("x" * 90),
    ):
        session.play(move)
    words = [label.partition(": you ")[2] for label, _ in own_moves(session)]
    assert words == [
        "preferred €94,000, net 15, full scope, office hours",
        "said that scope matters more to you than price, and asked for theirs",
        "put two packages down together",
        "sent upstairs €82,000, net 15, full scope, office hours",
        f"said “{'x' * 59}…”",
    ]


def test_every_control_has_a_name(finished):
    """Every button, list and box is named."""
    page = opened(finished)
    press(page, "Ask only")
    for widget in visible(page.box):
        if hasattr(widget, "description") and type(widget).__name__ != "HTML":
            assert widget.description.strip(), widget
