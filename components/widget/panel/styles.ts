/* The panel around the frame, and the count on the launcher; they come with the first open, so that a closed chat does not weigh them. */
export const styles = `
.panel {
  position: fixed; z-index: var(--layer); bottom: calc(var(--y) + 72px); right: var(--x);
  width: 400px; max-width: calc(100vw - 2 * var(--x));
  height: 704px; max-height: calc(100vh - var(--y) - 92px); border-radius: 16px; overflow: hidden;
  background: var(--ground); transform-origin: bottom right;
  box-shadow: 0 0 0 1px rgb(15 20 50 / .06), 0 8px 28px rgb(15 20 50 / .16), 0 24px 60px rgb(15 20 50 / .16);
  visibility: hidden; opacity: 0; transform: translateY(14px) scale(.97);
  transition: opacity .16s, transform .22s cubic-bezier(.2,.8,.2,1), visibility 0s .22s;
}
.panel.open { visibility: visible; opacity: 1; transform: none; transition-delay: 0s; }
.panel.bare { bottom: calc(var(--y) + env(safe-area-inset-bottom, 0px)); max-height: calc(100vh - var(--y) - 20px); }
.panel iframe { display: block; width: 100%; height: 100%; border: 0; color-scheme: normal; }
.left > .panel { right: auto; left: var(--x); transform-origin: bottom left; }
.badge {
  position: absolute; top: -3px; right: -3px; box-sizing: border-box; min-width: 21px; height: 21px;
  padding: 0 5px; border-radius: 11px; background: #d3352e; color: #fff; box-shadow: 0 0 0 2px #fff;
  font: 600 12px/21px system-ui, sans-serif; text-align: center;
}
.badge:empty { display: none; }
@media (max-width: 480px) {
  .panel, .left > .panel {
    inset: 0; width: 100%; max-width: none; height: 100%; max-height: none; border-radius: 0;
    transform: translateY(24px);
  }
  .panel.open ~ .launcher { display: none; }
}
@media (prefers-reduced-motion: reduce) {
  .panel { transition: none; transform: none; }
}
`
