"""How everything here looks, and what makes it usable from the keyboard inside JupyterLab.

Colours come from JupyterLab's theme, each with a fallback, so the same HTML is legible on a feedback page.
"""

ROOT = "negotiation-table"
"""Class of the outermost element of everything this package shows."""

_CSS = """
.negotiation-table {
  color: var(--jp-ui-font-color1, #1a1a1a); background: var(--jp-layout-color1, #fff);
  border: 1px solid var(--jp-border-color1, #8a8a8a); border-radius: 6px;
  padding: 12px 16px; max-width: 58em; box-sizing: border-box; overflow-wrap: anywhere;
  font-family: var(--jp-content-font-family, system-ui, sans-serif); font-size: 14px; line-height: 1.5;
}
.negotiation-table p { margin: 0.3em 0; }
.negotiation-table .nt-title { font-size: 1.2em; font-weight: 600; margin: 0; }
.negotiation-table a { color: var(--jp-content-link-color, #0b57d0); text-decoration: underline; }
.negotiation-table summary { cursor: pointer; font-weight: 600; padding: 0.2em 0; }
.negotiation-table :is(summary, pre, .nt-scroll, button, select, input):focus-visible {
  outline: 2px solid var(--jp-brand-color1, #1565c0); outline-offset: 1px;
}
.negotiation-table ol, .negotiation-table ul { margin: 0.3em 0; padding-left: 1.4em; }
.negotiation-table ol.nt-turns, .negotiation-table ul.nt-chips { list-style: none; padding: 0; }
.negotiation-table .nt-turn {
  border-left: 4px solid var(--jp-border-color0, #757575); padding: 0.1em 0 0.1em 0.8em; margin: 0 3em 0.9em 0;
}
.negotiation-table .nt-you { border-left-color: var(--jp-brand-color1, #1565c0); margin: 0 0 0.9em 3em; }
.negotiation-table .nt-news {
  border: 1px dashed var(--jp-brand-color1, #1565c0); border-radius: 6px; padding: 0.25em 0.8em; margin: 0 1.5em 0.9em;
}
.negotiation-table .nt-words { font-size: 1.04em; white-space: pre-line; }
.negotiation-table .nt-package { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 10px; margin: 0.35em 0; }
.negotiation-table .nt-chips { display: flex; flex-wrap: wrap; align-items: baseline; gap: 4px; margin: 0; }
.negotiation-table .nt-chips li {
  border: 1px solid var(--jp-border-color1, #8a8a8a); border-radius: 4px; padding: 0 0.5em; margin: 0;
}
.negotiation-table .nt-issue { font-size: 0.86em; }
.negotiation-table .nt-changed { font-weight: 600; }
.negotiation-table .nt-was { font-weight: 400; font-size: 0.86em; }
.negotiation-table .nt-small { font-size: 0.93em; }
.negotiation-table .nt-chips .nt-letter { font-weight: 700; border: none; padding: 0 0.3em 0 0; }
.negotiation-table .nt-note { border-left: 4px solid var(--jp-warn-color0, #b45309); padding-left: 0.8em; }
.negotiation-table table { border-collapse: collapse; margin: 0.4em 0; font-size: 1em; }
.negotiation-table :is(td, th) { text-align: left; padding: 1px 14px 1px 0; vertical-align: top; }
.negotiation-table .nt-exchange td, .negotiation-table .nt-exchange th { border-top: 1px solid var(--jp-border-color2, #c4c4c4); padding: 3px 14px 3px 0; }
.negotiation-table .nt-exchange :is(td, th):first-child { text-align: right; padding-right: 14px; white-space: nowrap; overflow-wrap: normal; }
.negotiation-table .nt-exchange :is(td, th):last-child { padding-right: 0; min-width: 9em; }
.negotiation-table figure { margin: 0.5em 0; overflow-x: auto; }
.negotiation-table pre { overflow: auto; max-height: 16em; padding: 0.5em; border: 1px solid var(--jp-border-color1, #8a8a8a); }
"""

_WIDGETS = """
.negotiation-table.widget-vbox { overflow: visible; gap: 6px; }
.negotiation-table .widget-box { overflow: visible; }
.negotiation-table .widget-html { height: auto; margin: 0; width: auto; }
.negotiation-table .widget-html > .widget-html-content { line-height: 1.5; font-size: 14px; flex: 1; min-width: 0; white-space: normal; }
.negotiation-table .widget-html > .widget-html-content:empty { display: none; }
.negotiation-table .nt-scroll {
  display: flex; flex-direction: column-reverse; max-height: 27em; overflow-y: auto;
  border-top: 1px solid var(--jp-border-color1, #8a8a8a); border-bottom: 1px solid var(--jp-border-color1, #8a8a8a);
  padding: 10px 4px 0 0;
}
.negotiation-table .nt-scroll > * { flex: none; }
.negotiation-table .nt-field { flex-direction: column; align-items: stretch; height: auto; width: auto; margin: 0; }
.negotiation-table .nt-field > .widget-label { width: auto; text-align: left; font-size: 14px; line-height: 1.4; height: auto; white-space: normal; flex: 1 0 auto; margin-bottom: 2px; }
.negotiation-table .nt-field > :is(select, input) { width: 100%; min-width: 0; height: 34px; font-size: 14px; flex: none; }
.negotiation-table .vega-embed :is(canvas, svg.marks) { max-width: 100%; height: auto !important; }
[data-jp-theme-light="false"] .negotiation-table select {
  background-image: url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 18 18'%3E%3Cpath d='M5.2 7 9 10.8 12.8 7l1.2 1.2-5 5-5-5z' fill='%23ddd'/%3E%3C/svg%3E");
}
.negotiation-table .widget-checkbox { width: auto; height: auto; margin: 0; }
.negotiation-table .widget-checkbox .widget-label-basic { font-size: 14px; align-items: center; gap: 6px; width: auto; }
.negotiation-table .widget-checkbox .widget-label-basic span { line-height: 1.5; }
.negotiation-table .nt-line .widget-label-basic { display: flex; align-items: flex-start; white-space: normal; line-height: 1.5; height: auto; }
.negotiation-table .nt-line .widget-label-basic input { margin-top: 4px; flex: none; align-self: flex-start; }
.negotiation-table .widget-button { width: auto; height: auto; min-height: 34px; font-size: 14px; line-height: 1.3; padding: 4px 14px; white-space: normal; margin: 0; align-self: flex-start; }
.negotiation-table .nt-row { flex-wrap: wrap; align-items: center; gap: 6px 8px; }
.negotiation-table .nt-row > .nt-wide { flex: 1 1 22em; align-self: center; }
.negotiation-table .nt-wide .nt-package { margin: 0; }
.negotiation-table .nt-panel { gap: 8px; padding: 4px 0; }
.negotiation-table .nt-apart:not(:first-child) { border-top: 1px solid var(--jp-border-color1, #8a8a8a); margin-top: 4px; padding-top: 10px; }
.negotiation-table .nt-question { border: 2px solid var(--jp-brand-color1, #1565c0); border-radius: 6px; padding: 8px 12px; gap: 6px; }
.negotiation-table .widget-tab > .widget-tab-contents { padding: 10px 12px; overflow: visible; }
.negotiation-table .widget-tab > .lm-TabBar .lm-TabBar-tab { font-size: 14px; min-width: 4em; flex: 0 1 auto; padding: 0 14px; }
.negotiation-table .widget-tab > .lm-TabBar .lm-TabBar-tab.lm-mod-current { font-weight: 600; }
.negotiation-table .lm-TabBar-tab:focus-visible { outline: 2px solid var(--jp-brand-color1, #1565c0); outline-offset: -3px; }
@media (max-width: 560px) {
  .negotiation-table .nt-turn, .negotiation-table .nt-you, .negotiation-table .nt-news { margin-left: 0; margin-right: 0; }
}
"""

_WIRE = """
const root = this.closest('.negotiation-table');
const name = (part, attributes) => root.querySelectorAll(part).forEach(element =>
  Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value)));
const announce = () => {
  name('.nt-status > .widget-html-content', {role: 'status'});
  name('.nt-latest > .widget-html-content', {'aria-live': 'polite'});
  name('.nt-scroll', {role: 'group', 'aria-label': 'The conversation', tabindex: '0'});
};
root.onpointerdown = announce;
root.onkeydown = event => {
  announce();
  if (!event.ctrlKey &amp;&amp; !event.metaKey &amp;&amp; !event.altKey) event.stopPropagation();
};
announce();
let last = null;
root.addEventListener('focusin', event => { last = event.target; });
root.addEventListener('focusout', event => { if (event.relatedTarget) last = null; });
new MutationObserver(() => {
  const first = root.querySelector('summary');
  if (!last || last.isConnected || !first) return;
  last = null;
  if (document.activeElement === document.body) first.focus();
}).observe(root, {childList: true, subtree: true});
"""
# JupyterLab reads keys in a cell's output as commands: in a list of options the down arrow would leave for the next
# cell, and "d d" would delete this one. ipywidgets offers no way to stop that, nor to make an element a live region
# that stays while its text changes. Nor would it keep the keys at a table that takes another's place, with the button
# that was pressed gone: then the new table's first heading gets them. Without this handler all but that still works.


def static_style() -> str:
    """The style for HTML without widgets."""
    return f"<style>{_CSS}</style>"


def live_style() -> str:
    """The style for widgets, with the handler that keeps keys at the table and names its live regions."""
    return f'<style onload="{" ".join(_WIRE.split())}">{_CSS}{_WIDGETS}</style>'.replace("\n", " ")


def framed(content: str) -> str:
    """HTML in the frame of a table, complete with its style."""
    return f'{static_style()}<section class="{ROOT}">{content}</section>'
