const e=require("./core.cjs"),t={bash:c,zsh:l,fish:d},n=async(n,r)=>{let[i,a]=n.operands,o=Object.entries(t).find(([e])=>e===i);if(!o||a!==void 0)throw new e.On(`write it as: gatelint completion ${Object.keys(t).join(`|`)}`);return r.stdout.write(o[1]()),0},r=Object.keys(e.jn),i=e.s.map(({id:e})=>e);function a(t,n,r){let a=t===`rule`?i:e.An(t,r);return a.length>0?a:n.value===`FILE`?`file`:n.value===`DIR`?`folder`:`text`}function o(t){return[...e.Nn].filter(([,e])=>e.of.includes(t))}function s(e){return e===`explain`?i:e===`completion`?Object.keys(t):[]}function c(){let e=r.flatMap(e=>o(e).flatMap(([t,n])=>{if(n.value===void 0)return[];let r=a(t,n,e);return[`    ${e}:--${t}) mapfile -t COMPREPLY < <(${r===`file`?`compgen -f -- "$word"`:r===`folder`?`compgen -d -- "$word"`:r===`text`?`true`:`compgen -W '${r.join(` `)}' -- "$word"`}); return ;;`]})),t=r.map(e=>`    ${e}) options='${o(e).map(([e])=>`--${e}`).join(` `)}'; operands='${s(e).join(` `)}' ;;`);return`# bash completion for gatelint: source <(gatelint completion bash)
_gatelint() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} command=check options operands
  case \${COMP_WORDS[1]} in ${r.join(`|`)}) command=\${COMP_WORDS[1]} ;; esac
  case $command:$before in
${e.join(`
`)}
  esac
  case $command in
${t.join(`
`)}
  esac
  if [[ $word == -* ]]; then mapfile -t COMPREPLY < <(compgen -W "$options" -- "$word")
  elif [[ -n $operands ]]; then mapfile -t COMPREPLY < <(compgen -W "$operands" -- "$word")
  else
    mapfile -t COMPREPLY < <(compgen -f -- "$word")
    if [[ $COMP_CWORD == 1 ]]; then COMPREPLY+=($(compgen -W '${r.join(` `)}' -- "$word")); fi
  fi
}
complete -o filenames -F _gatelint gatelint
`}function l(){let t=r.map(e=>{let t=o(e).map(([t,n])=>{let r=n.repeats?`*`:``;if(n.value===void 0)return`    '${r}--${t}[${u(n.help)}]'`;let i=a(t,n,e),o=i===`file`?`_files`:i===`folder`?`_files -/`:i===`text`?``:`(${i.join(` `)})`;return`    '${r}--${t}=[${u(n.help)}]:${u(n.value)}:${o}'`}),n=s(e),r=n.length>0?`    '1:${e}:(${n.join(` `)})'`:`    '*:path:_files'`;return`_gatelint_${e}() {\n  _arguments -s \\\n${[...t,r].join(` \\
`)}\n}`}),n=r.map(t=>`    '${t}:${u(e.jn[t].help)}'`);return`#compdef gatelint
# zsh completion for gatelint: gatelint completion zsh > "\${fpath[1]}/_gatelint"
${t.join(`

`)}

_gatelint() {
  local -a commands=(
${n.join(`
`)}
  )
  case $words[2] in
${r.map(e=>`    ${e}) shift words; (( CURRENT-- )); _gatelint_${e} ;;`).join(`
`)}
    *)
      (( CURRENT == 2 )) && _describe command commands
      _gatelint_check ;;
  esac
}
compdef _gatelint gatelint
`}function u(e){return e.replaceAll(`'`,`'\\''`).replace(/[[\]:]/g,`\\$&`)}function d(){let t=`__fish_seen_subcommand_from ${r.join(` `)}`,n=r.map(n=>`complete -c gatelint -n 'not ${t}' -a ${n} -d '${f(e.jn[n].help)}'`);for(let e of r){let r=e===`check`?`not ${t}; or __fish_seen_subcommand_from check`:`__fish_seen_subcommand_from ${e}`,i=s(e);i.length>0&&n.push(`complete -c gatelint -n '${r}' -f -a '${i.join(` `)}'`);for(let[t,i]of o(e)){let o=i.value===void 0?null:a(t,i,e),s=o===null?``:typeof o==`string`?o===`text`?` -x`:` -r`:` -x -a '${o.join(` `)}'`;n.push(`complete -c gatelint -n '${r}' -l ${t}${s} -d '${f(i.help)}'`)}}return`# fish completion for gatelint: gatelint completion fish > ~/.config/fish/completions/gatelint.fish\n${n.join(`
`)}\n`}function f(e){return e.replace(/['\\]/g,`\\$&`)}exports.completion=n;