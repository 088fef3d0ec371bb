// The sheet of the reference page: light and dark, narrow and wide.

/** The whole sheet. */
export const REFERENCE_STYLE = `
:root{color-scheme:light dark;--bg:#fff;--soft:#f6f7f8;--line:#e3e6e9;--ink:#16191d;--dim:#5b6470;--link:#0b57c2;--get:#0a6b3d;--post:#8a4b00}
@media(prefers-color-scheme:dark){:root{--bg:#111417;--soft:#191d21;--line:#2b3138;--ink:#e9ecef;--dim:#9aa4af;--link:#7db4ff;--get:#62d39a;--post:#f0b35f}}
*{box-sizing:border-box}html{scroll-padding-top:4rem}body{margin:0;background:var(--bg);color:var(--ink);font:15px/1.6 system-ui,sans-serif}
header{position:sticky;top:0;z-index:1;display:flex;gap:.5rem;align-items:baseline;padding:.8rem 1.5rem;background:var(--bg);border-bottom:1px solid var(--line)}header a{margin-left:auto}
a{color:var(--link);text-decoration:none}a:hover{text-decoration:underline}:focus-visible{outline:2px solid var(--link);outline-offset:2px}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;z-index:2;background:var(--bg);padding:.5rem}
.page{display:grid;grid-template-columns:14rem minmax(0,1fr);max-width:76rem;margin:auto}
nav{position:sticky;top:3.4rem;align-self:start;max-height:calc(100vh - 3.4rem);overflow:auto;padding:1.5rem}nav ul{list-style:none;margin:0;padding:0}nav a{display:block;padding:.2rem 0;color:var(--dim)}
main{padding:1.5rem;min-width:0}h1{font-size:1.9rem;line-height:1.2;margin:.5rem 0 1rem}h2{font-size:1.25rem;margin:2.5rem 0 .75rem}h3{font-size:1rem;margin:1.75rem 0 .25rem}
p{max-width:46rem}code,pre{font:13px/1.5 ui-monospace,monospace}pre{overflow:auto;padding:.9rem 1rem;background:var(--soft);border-radius:8px}
.operation{border:1px solid var(--line);border-radius:8px;margin:.5rem 0}.operation summary{display:flex;flex-wrap:wrap;gap:.25rem .75rem;align-items:baseline;padding:.6rem .9rem;cursor:pointer;list-style:none}
summary::-webkit-details-marker{display:none}summary b{font:600 12px/1.5 ui-monospace,monospace;min-width:2.6rem}summary .get{color:var(--get)}summary .post{color:var(--post)}summary code{overflow-wrap:anywhere}summary i{color:var(--dim)}summary span{color:var(--dim);flex:1 1 16rem}
.operation:hover,.operation[open]{background:var(--soft)}.inside{padding:.25rem .9rem 1rem;border-top:1px solid var(--line)}.scope{color:var(--dim);font-size:.9rem;margin:.4rem 0}.answer{margin:1rem 0 .4rem}
.table{overflow-x:auto;margin:.75rem 0}table{border-collapse:collapse;width:100%}caption{text-align:left;font-weight:600;padding:.3rem 0}th,td{text-align:left;vertical-align:top;padding:.4rem .75rem .4rem 0;border-top:1px solid var(--line)}th{font-weight:500;color:var(--dim)}td:nth-child(2){overflow-wrap:anywhere;min-width:9rem;max-width:22rem}td:last-child{color:var(--dim)}small{display:block;color:var(--dim)}
.codes{columns:15rem;padding-left:1.1rem}li:target,article:target h3{color:var(--link)}
@media(max-width:760px){.page{display:block}nav{position:static;max-height:none;padding:1rem 1.5rem 0}nav ul{display:flex;flex-wrap:wrap;gap:0 1rem}main{padding:1rem 1.5rem}}
`;
