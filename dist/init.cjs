const e=require("./core.cjs");let t=require("node:fs"),n=require("node:path");const r=`gatelint.yaml`,i=async(i,a)=>{let[c,l]=i.operands;if(l!==void 0||c!==void 0&&!Object.hasOwn(s,c))throw new e.On(`write it as: gatelint init [${Object.keys(s).join(`|`)}]`);if(c!==void 0)return a.stdout.write(s[c]()),0;let u=e.i(a.cwd);if(u!==null)throw new e.On(`there is a configuration already: ${u}`);let d=/* @__PURE__ */ new Map,f=/* @__PURE__ */ new Map;for await(let{worlds:t}of e.p([`.`],await e.d(i,a))){let[e]=t;e&&e.graph.apis.length>0&&d.set(e.graph.format,(d.get(e.graph.format)??0)+1);for(let{parameter:e,is:n}of t.flatMap(({choices:e})=>e)){let t=/^is (?!not |neither |none of )(.*)$/s.exec(n)?.[1];t!==void 0&&!f.has(e)&&f.set(e,t)}}let p=e.F(r,a.cwd);return p.write(o(d,f,(0,t.existsSync)((0,n.join)(a.cwd,`node_modules/gatelint`)))),p.finish(),e.M(a,`wrote ${r}; next: gatelint --update-baseline, if there is too much to mend at once`),0},a={cloudformation:`CloudFormation`,sam:`SAM`,serverless:`Serverless Framework`,terraform:`Terraform`,openapi:`OpenAPI`};function o(e,t,n){let r=Array.from(e,([e,t])=>`${t} ${a[e]}`).join(`, `),i=[...t].slice(0,5).map(([e,t])=>`#   ${e}: ${JSON.stringify(t)}`);return`${[...n?[`# yaml-language-server: $schema=node_modules/gatelint/schema/config.schema.json`]:[],`# gatelint ${r===``?`found no API Gateway API here yet`:`checks here: ${r}`}.`,``,`# recommended: what a good reviewer would insist on. security-hub: the controls of AWS Security Hub. strict: everything.`,`extends: [recommended]`,``,`# Findings of this severity or above make the run fail: low, medium, high, critical or never.`,`fail-on: medium`,``,"# Single rules: off, low, medium, high or critical (`gatelint rules` lists them, `gatelint explain RULE` explains one).",`# rules:`,`#   stage-without-tracing: off`,``,`# Files that are not checked.`,`# ignore: [examples/**]`,``,`# Conditions are checked for every value of the parameters that they read; what is set here is checked only so.`,`# parameters:`,...i.length>0?i:[`#   Stage: prod`],``,`# What is known and accepted, with a reason.`,`# suppressions:`,`#   - rule: route-without-authorization`,`#     routes: [POST /webhook]`,`#     reason: the provider signs its calls`].join(`
`)}\n`}const s={"pre-commit":()=>`# .pre-commit-config.yaml; OWNER: where you have gatelint's repository
repos:
  - repo: https://github.com/OWNER/gatelint
    rev: v${e.u.version}
    hooks:
      - id: gatelint
`,github:()=>`# .github/workflows/gatelint.yml; OWNER: where you have gatelint's repository
name: gatelint
on: pull_request
permissions: {}
jobs:
  gatelint:
    runs-on: ubuntu-latest
    permissions:
      contents: read
    steps:
      - uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0
        with:
          persist-credentials: false
          fetch-depth: 0 # new findings are told from old ones by the history
      - uses: OWNER/gatelint@v${e.u.version} # better: the commit of that release
`};exports.init=i;