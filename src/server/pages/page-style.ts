/** The style of the server's own pages: readable at 360 px, contrast AA, focus always visible. */
export const PAGE_STYLE = `
:root { --ink: #1f2333; --soft: #555b70; --paper: #ffffff; --wash: #f2f4fb; --line: #c9cfe0; --blue: #3346b3; --red: #a4123f; --orange: #b85c00; --orange-wash: #fff1e0; color-scheme: light; }
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
button, input, select, textarea { font: inherit; padding: .5rem .75rem; border-radius: .5rem; border: 1px solid var(--soft); background: var(--paper); color: var(--ink); max-width: 100%; }
button { cursor: pointer; background: var(--blue); border-color: var(--blue); color: #fff; } button.quiet { background: var(--paper); color: var(--blue); } button.danger { background: var(--red); border-color: var(--red); }
button:disabled { opacity: .55; cursor: default; }
form.row, .row { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; }
.card { background: var(--paper); border: 1px solid var(--line); border-radius: .75rem; padding: 1rem; margin: 1rem 0; }
.code { font-size: 2rem; letter-spacing: .1em; font-weight: 700; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .4rem .5rem; border-bottom: 1px solid var(--line); vertical-align: top; }
.alert { border-left: .4rem solid var(--red); padding-left: .75rem; }
header, .languages { display: flex; flex-wrap: wrap; gap: .25rem 1rem; } header { max-width: 64rem; margin: 0 auto; padding: 1rem 1rem 0; }
.languages { justify-content: flex-end; margin-left: auto; } .languages a { padding: .25rem; } .languages a[aria-current] { color: var(--ink); font-weight: 700; text-decoration: none; }
.note { border-left: .4rem solid var(--orange); padding-left: .75rem; } .hint { color: var(--soft); font-size: .9rem; margin: .25rem 0; } .address { font-size: 1.5rem; font-weight: 700; }
h1, h2, .name { overflow-wrap: anywhere; } h1:focus, h2:focus, p[tabindex]:focus { outline: none; }
.time { min-width: 9rem; } .paused { display: inline-block; } .nearly-over, .paused { background: var(--orange-wash); border-left: .4rem solid var(--orange); padding: .25rem .75rem; }
.question { border: 2px solid var(--red); border-radius: .5rem; padding: .25rem .5rem; }
.members .name, .own-groups .name { max-width: 12rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; } .members { min-width: 56rem; } .members th, .members td { word-break: keep-all; } .members .why { min-width: 10rem; font-size: .9rem; word-break: normal; } .members .question { min-width: 13rem; }
.own-groups { list-style: none; margin: 0; padding: 0; } .own-groups li + li { margin-top: .5rem; } .own-groups span { flex: 1 1 8rem; }
.tall { max-height: 24rem; overflow-y: auto; } .variables { table-layout: fixed; } .variables th, .variables td { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.traffic { margin: 0; display: grid; grid-template-columns: auto 1fr; gap: .25rem .5rem; } .traffic svg { width: 100%; height: 8rem; border-bottom: 1px solid var(--soft); fill: var(--blue); }
.axis { display: flex; flex-direction: column; justify-content: space-between; color: var(--soft); font-size: .9rem; } .times { grid-column: 2; flex-direction: row; } .traffic figcaption { grid-column: 2; color: var(--soft); font-size: .9rem; }
.invitation { display: grid; gap: 0 1rem; grid-template-columns: 1fr auto; align-items: start; } .invitation .qr { width: 16rem; } .invitation .link { grid-column: 1 / -1; margin-bottom: 0; }
.invitation p:first-child { margin-top: 0; } .invitation .code { margin: .25rem 0 .75rem; font-size: 3rem; line-height: 1.2; }
.report { display: block; margin-top: 1rem; } .report textarea { display: block; width: 100%; }
.said { position: fixed; left: 50%; bottom: 1rem; transform: translateX(-50%); margin: 0; max-width: min(36rem, calc(100vw - 2rem)); } .said span { display: block; background: var(--ink); color: #fff; border-radius: .5rem; padding: .5rem 1rem; }
@media (max-width: 40rem) { .invitation { grid-template-columns: 1fr; } .invitation .qr { justify-self: center; max-width: 100%; } .invitation .code { font-size: 2rem; } .row > label, .row > label > input, .row > label > select { width: 100%; } }
footer { color: var(--soft); margin-top: 2rem; font-size: .9rem; }
`;
