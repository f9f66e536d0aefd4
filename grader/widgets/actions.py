"""What can be done in a round: a tab for each kind of move that the lesson has unlocked."""

from collections.abc import Callable

from ipywidgets import Tab

from grader.deal import Case, Package
from grader.table import Move, Say, SendUp, Setting
from grader.table.history import rounds_of
from grader.widgets.controls import button, line, markup, panel, row, show
from grader.widgets.offering import OfferPanel
from grader.widgets.sharing import SharePanel


class Actions:
    """The tabs: make an offer, share and ask, say.

    Args:
        deal: what is played; only its unlocked kinds of move are shown.
        make: makes a move and says whether it was made.
        theirs: the package the other side last put down.
    """

    def __init__(self, deal: Setting, make: Callable[[Move], bool], theirs: Callable[[], Package]) -> None:
        self._make = make
        offer, several, share, ask, say = (
            deal.unlocked is None or kind in deal.unlocked
            for kind in ("offer", "equal_offers", "disclose", "ask", "say")
        )
        # Where every move is on the table, the way upstairs is shown once a lesson has asked who decides.
        self._up = "send_up" in deal.unlocked if deal.unlocked is not None else "mandate" in deal.facts
        self.offering = OfferPanel(deal.seen, make, theirs, single=offer, several=several, up=self._up)
        if deal.sheet is not None:
            self.offering.builder.note.value = "<p>Each option is followed by its points to you, by your own sheet.</p>"
        facts = deal.facts if offer or several else deal.facts - {"floor"}
        share, ask = share and bool(facts - {"mandate"}), ask and bool(facts - {"floor"})
        self.sharing = SharePanel(deal.seen, make, lambda: self.offering.builder.package, facts, share=share, ask=ask)
        for chooser in self.offering.builder.choices.values():
            chooser.observe(self.sharing.show_preview, "value")
        self.remark = line(f"Say something to {deal.case.them.name}", "In your own words", self._say)
        self.speak = button("Say it", self._say, primary=True)
        where = "under Share and ask" if ask and share else "under Ask" if ask else "in an offer"
        note = markup(
            "<p>They hear it, and it takes no round. It changes nothing that is on the table: "
            f"a question that is to be answered goes {where}.</p>"
        )
        self.talking = panel(self.remark, row(self.speak), note)
        titles = {self.sharing.box: "Share and ask" if share and ask else "Share" if share else "Ask"}
        titles |= {self.offering.box: "Offer", self.talking: "Say"}
        self._titles = titles
        self._boxes = [
            box
            for box, there in (
                (self.offering.box, offer or several or self._up),
                (self.sharing.box, share or ask),
                (self.talking, say),
            )
            if there
        ]
        self.tabs = Tab()
        self._limit(talking_only=False)

    def update(self, table: Case, rounds_left: int) -> None:
        """Show what can be done now.

        Args:
            table: the deal as it lies on the table.
            rounds_left: for the learner; without any, only what takes no round is left.
        """
        self.offering.update(table, upstairs=self._up and rounds_left >= rounds_of(SendUp({})))
        self.sharing.update(table)
        self._limit(talking_only=rounds_left == 0)

    def _limit(self, *, talking_only: bool) -> None:
        """Show every tab, or, once the rounds are used up, the one that takes no round."""
        boxes = tuple(box for box in self._boxes if box is self.talking or not talking_only)
        if self.tabs.children != boxes:
            self.tabs.children, self.tabs.titles = boxes, tuple(self._titles[box] for box in boxes)
            self.tabs.selected_index = 0 if boxes else None
        show(self.tabs, visible=bool(boxes))

    @property
    def can_talk(self) -> bool:
        """Whether remarks are unlocked."""
        return self.talking in self._boxes

    def _say(self) -> None:
        if self._make(Say(self.remark.value)):
            self.remark.value = ""
