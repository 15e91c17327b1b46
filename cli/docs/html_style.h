// The style of HTML pages. Internal to docs.
#ifndef ASSAY_CLI_DOCS_HTML_STYLE_H_
#define ASSAY_CLI_DOCS_HTML_STYLE_H_

namespace assay::cli::docs {

inline constexpr char kHtmlStyle[] = R"css(
:root { color-scheme: light dark; --ink: #1f2328; --paper: #fff; --line: #d0d7de; --band: #f6f8fa;
  --link: #0550ae; --mark: #fff3c4; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6edf3; --paper: #0d1117; --line: #3d444d; --band: #161b22; --link: #79c0ff;
    --mark: #4d3f12; } }
body { margin: 0 auto; max-width: 90rem; padding: 1rem 1.5rem 4rem; color: var(--ink);
  background: var(--paper); font: 16px/1.55 system-ui, "Noto Sans", "Noto Sans CJK SC", sans-serif; }
h2 { margin-top: 3rem; border-bottom: 1px solid var(--line); }
a { color: var(--link); text-decoration: none; }
a:hover, a:focus { text-decoration: underline; }
code, pre { font: 0.9em/1.45 ui-monospace, "DejaVu Sans Mono", monospace; background: var(--band);
  border-radius: 4px; }
code { padding: 0.1em 0.3em; overflow-wrap: anywhere; white-space: break-spaces; }
pre { padding: 0.8em 1em; overflow-wrap: anywhere; white-space: pre-wrap; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 0.92em; }
th, td { border: 1px solid var(--line); padding: 0.45em 0.7em; text-align: left;
  vertical-align: top; }
th { background: var(--band); white-space: nowrap; }
td:first-child code { white-space: nowrap; }
tr:target, li:target { background: var(--mark); }
nav ul { padding-left: 1.2rem; }
)css";

}  // namespace assay::cli::docs

#endif  // ASSAY_CLI_DOCS_HTML_STYLE_H_
