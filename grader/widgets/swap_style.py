"""How the swap questions look, and the names of their sliders, which ipywidgets leaves without one."""

_CSS = """
.negotiation-table .nt-bar { display: inline-block; height: 0.6em; margin-left: 0.5em; background: var(--jp-brand-color1, #1565c0); }
.negotiation-table .nt-stake { min-width: 8em; white-space: nowrap; }
.negotiation-table table.nt-points th { overflow-wrap: normal; white-space: nowrap; }
.negotiation-table table.nt-points :is(td, th) { text-align: left; padding: 1px 14px 4px 0; }
"""

_WIDGETS = """
.negotiation-table .nt-slider { flex-direction: column; align-items: stretch; width: auto; height: auto; margin: 0; }
.negotiation-table .nt-slider > .widget-label { width: auto; text-align: left; font-size: 14px; line-height: 1.4; height: auto; white-space: normal; flex: 1 0 auto; }
.negotiation-table .nt-slider > .slider-container { margin: 10px 10px 0; flex: none; height: 16px; }
.negotiation-table .nt-slider .noUi-handle { border: 2px solid var(--jp-brand-color1, #1565c0); }
.negotiation-table .nt-slider .noUi-handle:focus-visible { outline: 2px solid var(--jp-brand-color1, #1565c0); outline-offset: 2px; }
.negotiation-table .nt-panel.nt-swap { border-left: 4px solid var(--jp-border-color1, #8a8a8a); padding: 2px 0 2px 12px; margin: 4px 0 8px; gap: 0; }
.negotiation-table .nt-swap .widget-label { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.negotiation-table .nt-scale { position: relative; height: 1.5em; margin: 0 10px; font-size: 0.86em; }
.negotiation-table .nt-scale span { position: absolute; transform: translateX(-50%); white-space: nowrap; }
.negotiation-table .nt-scale span:first-child { transform: none; left: -8px !important; }
.negotiation-table .nt-scale span:last-child { transform: none; left: auto !important; right: -8px; }
.negotiation-table .nt-said { font-weight: 600; }
.negotiation-table .nt-measure { max-width: 20em; }
.negotiation-table .nt-between { padding: 0; gap: 4px; }
"""

_WIRE = """
const root = this.closest('.negotiation-table');
const set = (handle, key, text) => { if (handle.getAttribute(key) !== text) handle.setAttribute(key, text); };
const name = () => root.querySelectorAll('.nt-slider').forEach(slider => {
  const label = slider.querySelector('.widget-label'), handle = slider.querySelector('.noUi-handle');
  const said = slider.closest('.nt-swap')?.querySelector('.nt-said');
  if (label &amp;&amp; handle) set(handle, 'aria-label', label.textContent);
  if (said &amp;&amp; handle) set(handle, 'aria-valuetext', said.textContent);
});
new MutationObserver(name).observe(root, {childList: true, subtree: true, characterData: true});
name();
"""

STYLE = f"<style>{_CSS}</style>"
"""For a sheet without widgets."""


def live_style() -> str:
    """The style for the form, with the handler that says aloud what each slider is about and where it stands."""
    return f'<style onload="{" ".join(_WIRE.split())}">{_CSS}{_WIDGETS}</style>'.replace("\n", " ")
