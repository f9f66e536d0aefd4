"""How the planning sheet looks, and what says aloud whether a part of it is folded."""

OPEN, FOLD = "nt-open", "nt-fold"

_WIDGETS = """
.negotiation-table .nt-field > textarea { width: 100%; min-width: 0; height: auto; min-height: 34px; font-size: 14px; line-height: 1.4; padding: 5px 8px; resize: vertical; flex: none; font-family: inherit; box-sizing: border-box; }
.negotiation-table textarea:focus-visible { outline: 2px solid var(--jp-brand-color1, #1565c0); outline-offset: 1px; }
.negotiation-table .nt-field :is(input, textarea)::placeholder { color: var(--jp-ui-font-color2, #595959); opacity: 1; font-style: italic; }
.negotiation-table .nt-first > .widget-label { font-weight: 600; font-size: 15px; }
.negotiation-table .nt-first > input { height: 40px; font-size: 15px; }
.negotiation-table .nt-folded { border-top: 1px solid var(--jp-border-color1, #8a8a8a); gap: 0; }
.negotiation-table .nt-folded > .nt-fold.widget-button { align-self: stretch; text-align: left; background: none; border: none; box-shadow: none; font-weight: 600; padding: 9px 2px; min-height: 40px; color: inherit; }
.negotiation-table .nt-fold.widget-button::before { content: '▸'; display: inline-block; width: 1.3em; }
.negotiation-table .nt-fold.nt-open::before { content: '▾'; }
.negotiation-table .nt-fold.widget-button:hover { background: var(--jp-layout-color2, #eee); }
.negotiation-table .nt-inside { padding: 0 0 14px 1.4em; gap: 10px; }
.negotiation-table .nt-one { border-left: 3px solid var(--jp-border-color1, #8a8a8a); padding: 0 0 2px 12px; gap: 6px; margin-top: 6px; }
.negotiation-table .nt-one.widget-gridbox { gap: 8px 12px !important; }
.negotiation-table .nt-name { font-weight: 600; }
.negotiation-table .nt-number { max-width: 22em; }
.negotiation-table .nt-problem p { margin: 0; }
.negotiation-table .nt-problem > .widget-html-content:empty { display: none; }
.negotiation-table .negotiation-table { border: none; border-top: 2px solid var(--jp-brand-color1, #1565c0); border-radius: 0; padding: 14px 0 0; margin-top: 8px; max-width: none; }
@media (max-width: 560px) { .negotiation-table .nt-inside { padding-left: 0; } }
"""

_WIRE = """
const root = this.closest('.negotiation-table');
const tell = () => root.querySelectorAll('button.nt-fold').forEach(fold => {
  const open = String(fold.classList.contains('nt-open'));
  if (fold.getAttribute('aria-expanded') !== open) fold.setAttribute('aria-expanded', open);
});
new MutationObserver(tell).observe(root, {childList: true, subtree: true, attributes: true, attributeFilter: ['class']});
tell();
"""
# ipywidgets' own Accordion can't be opened from the keyboard, and has no way to say whether a part is open.


def live_style() -> str:
    """The style of the sheet, with the handler for its folds."""
    return f'<style onload="{" ".join(_WIRE.split())}">{_WIDGETS}</style>'.replace("\n", " ")
