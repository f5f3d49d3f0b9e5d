/**
 * The launcher's rules, adopted as a constructed sheet: a strict Content-Security-Policy of the site allows it.
 * Until the frame speaks and the panel is `up` the button stays, as the only way to close it.
 * --accent, --ink and, under the on-screen keyboard, --top and --height are set through CSSOM.
 */
export const launcherStyle = `
:host{color-scheme:light dark}
button,.panel{position:fixed;bottom:20px;transition:opacity .16s ease-out,transform .16s ease-out}
.left{left:20px}
.right{right:20px}
button{display:flex;align-items:center;gap:10px;height:56px;padding:0 20px 0 16px;border:0;border-radius:28px;background:var(--accent);color:var(--ink);font:600 15px system-ui,sans-serif;cursor:pointer;box-shadow:0 4px 16px #0004}
button:hover{filter:brightness(1.1)}
button:focus-visible{outline:2px solid var(--ink);outline-offset:-6px;box-shadow:0 0 0 3px var(--accent)}
.away{--accent:Canvas;--ink:CanvasText}
svg{width:24px}
b{position:absolute;top:-4px;right:0;padding:0 8px;border-radius:20px;background:#b3261e;color:#fff;line-height:24px}
b:empty{display:none}
i{position:fixed;clip-path:inset(50%)}
.panel{width:384px;max-width:calc(100vw - 40px);height:640px;max-height:calc(100dvh - 40px);border-radius:16px;overflow:hidden;background:Canvas;box-shadow:0 0 0 1px #8884,0 4px 48px #0004}
.panel:not(.shown),.shown.up~button{visibility:hidden;opacity:0;transform:translateY(12px)}
iframe{border:0;width:100%;height:100%;color-scheme:light dark}
@media(max-width:480px){
button{padding:0 16px}
span{display:none}
.panel{inset:var(--top,0) 0 auto;width:100%;max-width:none;height:var(--height,100dvh);max-height:none;border-radius:0;box-sizing:border-box;padding:env(safe-area-inset-top) 0 env(safe-area-inset-bottom)}
}
@media(prefers-reduced-motion){button,.panel{transition:none}}
@media print{:host{display:none!important}}
`;
