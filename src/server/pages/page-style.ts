/** The look of the server's own pages: readable at 360 px, contrast AA, the focus always visible. */
export const PAGE_STYLE = `
:root { --ink: #1f2333; --soft: #555b70; --paper: #ffffff; --wash: #f2f4fb; --line: #c9cfe0; --blue: #3346b3; --red: #a4123f; color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--wash); color: var(--ink); font: 1rem/1.5 system-ui, "Hiragino Sans", "Noto Sans JP", sans-serif; }
main { max-width: 64rem; margin: 0 auto; padding: 1rem; }
h2:first-child { margin-top: 0; } h1 { font-size: 1.5rem; line-height: 1.2; } h2 { font-size: 1.125rem; margin: 1.5rem 0 .5rem; }
a { color: var(--blue); overflow-wrap: anywhere; } code { font-size: 1.05rem; overflow-wrap: anywhere; }
:focus-visible { outline: 3px solid var(--blue); outline-offset: 2px; }
.doors { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); }
.door { display: block; padding: 1.25rem; background: var(--paper); border: 2px solid var(--line); border-radius: .75rem; text-decoration: none; color: var(--ink); }
.door strong { display: block; font-size: 1.25rem; color: var(--blue); }
.addresses { display: flex; flex-wrap: wrap; gap: 1rem; align-items: center; justify-content: space-between; margin-top: 1rem; }
.qr { width: 9rem; background: #fff; border-radius: .5rem; padding: .25rem; } .qr svg { display: block; width: 100%; height: auto; }
button, input { font: inherit; padding: .5rem .75rem; border-radius: .5rem; border: 1px solid var(--soft); background: var(--paper); color: var(--ink); max-width: 100%; }
button { cursor: pointer; background: var(--blue); border-color: var(--blue); color: #fff; } button.quiet { background: var(--paper); color: var(--blue); } button.danger { background: var(--red); border-color: var(--red); }
button:disabled { opacity: .55; cursor: default; }
form.row, .row { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; }
.card { background: var(--paper); border: 1px solid var(--line); border-radius: .75rem; padding: 1rem; margin: 1rem 0; }
.code { font-size: 2rem; letter-spacing: .1em; font-weight: 700; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .4rem .5rem; border-bottom: 1px solid var(--line); vertical-align: top; }
.alert { border-left: .4rem solid var(--red); padding-left: .75rem; }
footer { color: var(--soft); margin-top: 2rem; font-size: .9rem; }
`;
