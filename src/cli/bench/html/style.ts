// How the HTML report looks: the waterfalls' colours, light and dark by the reader's scheme.
import { DARK, LIGHT, type Theme } from '../../../engine/figures/metrics/waterfall-style.ts'

/** Names begin with `r-`: the pictures' own style sheets reach the whole page. */
export function reportCss(): string {
  return `:root{color-scheme:light dark;${variables(LIGHT)}}
@media (prefers-color-scheme:dark){:root{${variables(DARK)}}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--text);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
main,header,footer{max-width:920px;margin:0 auto;padding:0 20px}
header{padding-top:40px}footer{padding-bottom:48px;color:var(--muted);font-size:13px}
h1{font-size:28px;line-height:1.2;letter-spacing:-.02em;margin:0 0 4px}
h2{font-size:21px;line-height:1.3;letter-spacing:-.01em;margin:44px 0 12px}
h3{font-size:16px;margin:28px 0 10px}
p{margin:6px 0}.r-muted{color:var(--muted)}
.r-heads{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:12px;margin:24px 0;padding:0;list-style:none}
.r-heads li,.r-box{background:var(--card);border:1px solid var(--edge);border-radius:12px}
.r-heads li{padding:14px 16px;color:var(--muted);font-size:13px}
.r-heads strong{display:block;color:var(--text);font-size:28px;line-height:1.25;letter-spacing:-.02em;font-variant-numeric:tabular-nums}
.r-warn{border-left:4px solid var(--warn);background:var(--card);padding:8px 14px;margin:12px 0}
dl{display:grid;grid-template-columns:max-content 1fr;gap:2px 18px;margin:0;padding:10px 0 0}
dt{color:var(--muted)}dd{margin:0;overflow-wrap:anywhere}
.r-box{margin:14px 0;padding:2px 18px 12px}
.r-scroll{overflow-x:auto;border-radius:12px}.r-scroll:focus-visible{outline:2px solid var(--focus);outline-offset:2px}
table{width:100%;border-collapse:collapse;font-variant-numeric:tabular-nums}
caption{text-align:left;font-weight:600;padding:12px 0 6px}
th,td{padding:5px 0 5px 12px;text-align:right;font-weight:400;white-space:nowrap;border-top:1px solid var(--grid)}
thead th{border-top:0;color:var(--muted);font-size:13px}
th:first-child{width:44%;padding-left:0;text-align:left;white-space:normal}
small{color:var(--muted);font-size:12px;font-weight:400}
.r-worse{color:var(--warn);font-weight:600}
details{margin:14px 0}summary{cursor:pointer;font-weight:600;padding:6px 0}
.r-scroll svg{display:block;width:100%;min-width:600px;height:auto}
@media (max-width:480px){body{font-size:14px}main,header,footer{padding-left:12px;padding-right:12px}header{padding-top:24px}
.r-box{padding:2px 12px 10px}th,td{padding-left:8px;font-size:13px}th:first-child{width:auto}dl{grid-template-columns:1fr}dd{margin-bottom:6px}}
@media print{.r-box,.r-heads li{break-inside:avoid}}`
}

function variables({ paper, card, edge, text, muted, grid, tones }: Theme): string {
  return `--paper:${paper};--card:${card};--edge:${edge};--text:${text};--muted:${muted};--grid:${grid};--warn:${tones.play};--focus:${tones.stt}`
}
