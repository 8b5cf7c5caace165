/*
 * Looks of what stands on the host page while the chat is closed. Laid on as a constructed sheet: a host
 * page's policy against inline styles does not touch it. Inside the shadow root the page's own rules do
 * not reach.
 */
export const styles = `
:host { all: initial !important; }
@media print { :host { display: none !important; } }
.launcher, .notice { position: fixed; z-index: var(--layer); right: var(--x); }
.launcher {
  bottom: calc(var(--y) + env(safe-area-inset-bottom, 0px));
  width: 56px; height: 56px; padding: 0; border: 0; border-radius: 50%; cursor: pointer;
  background: var(--accent); color: var(--ink);
  box-shadow: 0 1px 3px rgb(15 20 50 / .2), 0 6px 20px rgb(15 20 50 / .22);
  transition: transform .18s cubic-bezier(.2,.8,.2,1), box-shadow .18s;
  -webkit-tap-highlight-color: transparent;
}
.launcher[hidden] { display: none; }
.launcher:hover { transform: scale(1.05); }
.launcher:active { transform: scale(.96); }
.launcher:focus-visible { outline: 3px solid var(--ink); box-shadow: 0 0 0 6px var(--accent); }
.launcher svg {
  position: absolute; inset: 14px; width: 28px; height: 28px; fill: none; stroke: currentColor;
  stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; transition: opacity .16s, transform .2s;
}
.launcher .down, .launcher[aria-expanded=true] .talk { opacity: 0; transform: rotate(-40deg) scale(.7); }
.launcher[aria-expanded=true] .down { opacity: 1; transform: none; }
.launcher[aria-busy=true]::after {
  content: ''; position: absolute; inset: -5px; border-radius: 50%;
  border: 2px solid transparent; border-top-color: var(--accent); animation: turn .8s linear infinite;
}
@keyframes turn { to { transform: rotate(1turn); } }
.notice:empty { display: none; }
.left > * { right: auto; left: var(--x); }
.notice {
  bottom: calc(var(--y) + 72px); box-sizing: border-box; max-width: min(280px, calc(100vw - 40px));
  padding: 12px 16px; border-radius: 12px; background: #1c2033; color: #fff;
  font: 14px/1.45 system-ui, sans-serif; box-shadow: 0 8px 28px rgb(15 20 50 / .25);
}
@media (prefers-reduced-motion: reduce) {
  .launcher, .launcher svg { transition: none; transform: none !important; }
  .launcher[aria-busy=true]::after { animation-duration: 3s; }
}
`
