/* A message beside the closed launcher; it comes with the first such message. */
export const styles = `
.teaser {
  position: fixed; z-index: var(--layer); right: var(--x); display: flex; align-items: flex-start;
  bottom: calc(var(--y) + 72px + env(safe-area-inset-bottom, 0px)); box-sizing: border-box;
  width: 320px; max-width: calc(100vw - 2 * var(--x)); border-radius: 14px; background: #fff; color: #1c2033;
  font: 14px/1.4 system-ui, sans-serif; box-shadow: 0 0 0 1px rgb(15 20 50 / .08), 0 8px 28px rgb(15 20 50 / .2);
  animation: rise .2s;
}
.teaser.dark { background: #23262d; color: #ebecee; }
.teaser:empty, .panel.open ~ .teaser { display: none; }
.bare ~ .teaser { bottom: calc(var(--y) + env(safe-area-inset-bottom, 0px)); }
.teaser button { border: 0; background: none; color: inherit; font: inherit; cursor: pointer; border-radius: 14px; }
.teaser button:focus-visible { outline: 2px solid currentColor; outline-offset: -2px; }
.teaser .open { flex: 1; min-width: 0; display: flex; gap: 10px; padding: 12px 0 12px 12px; text-align: left; }
.face {
  flex: none; width: 36px; height: 36px; border-radius: 50%; background: var(--accent); color: var(--ink);
  font-weight: 600; line-height: 36px; text-align: center;
}
.said { min-width: 0; overflow-wrap: anywhere; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden; }
.said b { display: block; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.wave { flex: none; width: 40px; height: 40px; padding: 0; font-size: 20px !important; opacity: .7; }
@keyframes rise { from { opacity: 0; transform: translateY(8px); } }
@media (max-width: 480px) {
  .said { -webkit-line-clamp: 2; }
}
@media (prefers-reduced-motion: reduce) {
  .teaser { animation: none; }
}
`
