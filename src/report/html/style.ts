/**
 * The style sheet of every page. Light and dark by the reader's own setting; what colours say is also said by words, symbols,
 * borders or dashes. Wide things scroll inside of themselves, never the page.
 */
export const STYLE = `
:root{color-scheme:light dark;--back:#fff;--front:#1b1f24;--soft:#57606a;--line:#d0d7de;--panel:#f6f8fa;--pass:#116329;--fail:#b3181d;--warn:#7d4e00;--mark:#0550ae}
@media (prefers-color-scheme:dark){:root{--back:#0f1318;--front:#e6edf3;--soft:#a2acb7;--line:#363d46;--panel:#181d24;--pass:#57c46b;--fail:#ff8b84;--warn:#e3b341;--mark:#7cb7ff}}
*{box-sizing:border-box}
html{background:var(--back);color:var(--front);font:16px/1.5 system-ui,sans-serif;-webkit-text-size-adjust:100%}
body{margin:0 auto;max-width:54rem;padding:1.25rem 1rem 3rem}
h1{font-size:1.6rem;line-height:1.25;margin:.2rem 0}
h2{font-size:1.2rem;margin:2.2rem 0 .6rem;border-bottom:1px solid var(--line);padding-bottom:.25rem}
h3{font-size:1rem;margin:0;line-height:1.4}
h4{font-size:.95rem;margin:1rem 0 .3rem}
p,ul,ol,dl,table,pre,figure{margin:.5rem 0}
a{color:var(--mark)}
code,pre,kbd{font:.875em/1.45 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
code{overflow-wrap:anywhere}
h1,h2,h3,p,li,dd,td,summary{overflow-wrap:anywhere}
kbd{border:1px solid var(--line);border-radius:3px;background:var(--panel);padding:0 .3em;white-space:pre-wrap;overflow-wrap:anywhere}
pre{background:var(--panel);border:1px solid var(--line);border-radius:4px;padding:.5rem .6rem;overflow-x:auto;tab-size:4}
.soft{color:var(--soft)}
.score{font-size:1.25rem;font-weight:600;margin:.3rem 0}
.passed>.verdict,.score.passed{color:var(--pass)}
.failed>.verdict,.errored>.verdict,.score.failed,.score.errored{color:var(--fail)}
.skipped>.verdict{color:var(--soft)}
.ungradable>.verdict,.score.ungradable{color:var(--warn)}
.check{border:1px solid var(--line);border-left-width:4px;border-radius:4px;padding:.55rem .8rem;margin:.6rem 0}
.check.failed,.check.errored{border-left:4px double var(--fail)}
.check.passed{border-left-color:var(--pass)}
.check.ungradable{border-left:4px dotted var(--warn)}
.check.skipped{border-left:4px dashed var(--soft)}
.check>h3{display:flex;flex-wrap:wrap;gap:.1rem .7rem;align-items:baseline}
.check>h3>.title{flex:1 1 14rem}
.check>h3>.points{margin-left:auto;font-variant-numeric:tabular-nums;white-space:nowrap}
.id{font-weight:400;color:var(--soft)}
.back{font-weight:400;font-size:.85rem}
h4{font-weight:600}
dl.facts{display:grid;grid-template-columns:max-content 1fr;gap:.15rem .8rem}
dl.facts dt{color:var(--soft)}
dl.facts dd{margin:0;min-width:0}
.place{margin:.35rem 0}
.place .excerpt{white-space:pre-wrap}
table{border-collapse:collapse;max-width:100%}
th,td{text-align:left;vertical-align:top;padding:.25rem .7rem .25rem 0;border-bottom:1px solid var(--line)}
tbody th{font-weight:400}
thead th{font-weight:600;color:var(--soft);font-size:.9rem;white-space:nowrap}
summary .soft{white-space:nowrap}
td.number,th.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.scroll{overflow-x:auto;max-width:100%}
.scroll:focus-visible{outline:2px solid var(--mark);outline-offset:2px}
details{margin:.5rem 0}
details>:not(summary){margin-left:1rem}
summary{cursor:pointer;color:var(--mark)}
svg{display:block;max-width:none}
svg .ready{stroke:var(--mark)}
svg .some{stroke:var(--mark);fill:var(--mark)}
svg .bar{fill:var(--mark)}
svg .ceiling,svg .floor{stroke:var(--warn)}
.problem{border-left:4px solid var(--line);padding-left:.8rem;margin:1rem 0}
.problem.error{border-left:4px double var(--fail)}
.problem.warning{border-left:4px dashed var(--warn)}
.learner{border-top:1px solid var(--line);padding:.6rem 0}
.many .learner{content-visibility:auto;contain-intrinsic-size:auto 12rem}
.learner h4,.learner p,.learner ul{margin:.3rem 0}
.exercise{margin:1.6rem 0}
.causes>li{margin:.9rem 0}
.causes p,.causes details{margin:.15rem 0}
table.checks th[scope=row]{min-width:9rem}
table.checks td.rate{white-space:normal}
footer{margin-top:3rem;color:var(--soft);font-size:.9rem}
@media (max-width:30rem){body{padding:.8rem .7rem 2rem}dl.facts{grid-template-columns:1fr}dl.facts dd{margin-bottom:.3rem}details>:not(summary){margin-left:.4rem}}
@media print{:root{--back:#fff;--front:#000;--soft:#444;--line:#999;--panel:#fff;--pass:#000;--fail:#000;--warn:#000;--mark:#000}body{max-width:none;padding:0}pre{white-space:pre-wrap}h2,h3{break-after:avoid}.check,.problem,tr,figure{break-inside:avoid}.scroll{overflow:visible}svg{max-width:100%;height:auto}.many .learner{content-visibility:visible}}
`

/** SHA-256 of it in base64, by which the page allows this style sheet and no other. A test holds the two together. */
export const STYLE_SHA256 = 'SQxlAnEQ9VGuMVKOsNjPZYu28iOKMPLbKwPayPomQsw='
