/*
 * Looks of what stands on the host page. Laid on as a constructed sheet: a host page's policy against
 * inline styles does not touch it. Inside the shadow root the page's own rules do not reach.
 */
export const styles = `
:host { all: initial !important; }
@media print { :host { display: none !important; } }
.launcher, .panel, .notice { position: fixed; z-index: var(--layer); }
.launcher {
  bottom: calc(var(--y) + env(safe-area-inset-bottom, 0px)); right: var(--x);
  width: 56px; height: 56px; padding: 0; border: 0; border-radius: 50%; cursor: pointer;
  background: var(--accent, #4257d6); color: #fff;
  box-shadow: 0 1px 3px rgb(15 20 50 / .2), 0 6px 20px rgb(15 20 50 / .22);
  transition: transform .18s cubic-bezier(.2,.8,.2,1), box-shadow .18s;
  -webkit-tap-highlight-color: transparent;
}
.launcher[hidden] { display: none; }
.launcher:hover { transform: scale(1.05); }
.launcher:active { transform: scale(.96); }
.launcher:focus-visible { outline: 3px solid #fff; box-shadow: 0 0 0 6px var(--accent, #4257d6); }
.launcher svg {
  position: absolute; inset: 14px; width: 28px; height: 28px; fill: none; stroke: currentColor;
  stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; transition: opacity .16s, transform .2s;
}
.launcher .down, .launcher[aria-expanded=true] .talk { opacity: 0; transform: rotate(-40deg) scale(.7); }
.launcher[aria-expanded=true] .down { opacity: 1; transform: none; }
.launcher[aria-busy=true]::after {
  content: ''; position: absolute; inset: -5px; border-radius: 50%;
  border: 2px solid transparent; border-top-color: var(--accent, #4257d6); animation: turn .8s linear infinite;
}
@keyframes turn { to { transform: rotate(1turn); } }
.badge {
  position: absolute; top: -3px; right: -3px; box-sizing: border-box; min-width: 21px; height: 21px;
  padding: 0 5px; border-radius: 11px; background: #d3352e; color: #fff; box-shadow: 0 0 0 2px #fff;
  font: 600 12px/21px system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; text-align: center;
}
.badge:empty { display: none; }
.panel {
  bottom: calc(var(--y) + 72px); right: var(--x); width: 400px; max-width: calc(100vw - 2 * var(--x));
  height: 704px; max-height: calc(100vh - var(--y) - 92px); border-radius: 16px; overflow: hidden;
  background: var(--ground); transform-origin: bottom right;
  box-shadow: 0 0 0 1px rgb(15 20 50 / .06), 0 8px 28px rgb(15 20 50 / .16), 0 24px 60px rgb(15 20 50 / .16);
  visibility: hidden; opacity: 0; transform: translateY(14px) scale(.97);
  transition: opacity .16s, transform .22s cubic-bezier(.2,.8,.2,1), visibility 0s .22s;
}
.panel.open { visibility: visible; opacity: 1; transform: none; transition-delay: 0s; }
.panel iframe { display: block; width: 100%; height: 100%; border: 0; }
.left .launcher, .left .panel, .left .notice { right: auto; left: var(--x); }
.left .panel { transform-origin: bottom left; }
.notice {
  bottom: calc(var(--y) + 72px); right: var(--x); box-sizing: border-box; max-width: min(280px, calc(100vw - 40px));
  padding: 12px 16px; border-radius: 12px; background: #1c2033; color: #fff;
  font: 14px/1.45 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif;
  box-shadow: 0 8px 28px rgb(15 20 50 / .25);
}
.notice:empty { display: none; }
@media (max-width: 480px) {
  .panel {
    inset: 0 !important; width: 100%; max-width: none; height: 100%; max-height: none; border-radius: 0;
    transform: translateY(24px);
  }
  .panel.open ~ .launcher { display: none; }
}
@media (prefers-reduced-motion: reduce) {
  .launcher, .launcher svg, .panel { transition: none; transform: none; }
  .launcher:hover, .launcher:active { transform: none; }
  .launcher[aria-busy=true]::after { animation-duration: 3s; }
}
`
