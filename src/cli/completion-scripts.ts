/**
 * The scripts that teach a shell to complete. Each asks `csp-reconcile __complete =CURRENT WORDS…`, and gets
 * a line for each word to offer (word, tab, help), then `:files`, `:folders` or `:nothing`.
 */

export const SHELLS = ['bash', 'zsh', 'powershell'] as const;
export type Shell = (typeof SHELLS)[number];

const BASH = `# Completion of csp-reconcile for bash. To have it in every shell, add to ~/.bashrc:
#   eval "$(csp-reconcile completion bash)"
_csp_reconcile() {
  local current="\${COMP_WORDS[COMP_CWORD]}" line next=nothing
  COMPREPLY=()
  while IFS= read -r line; do
    case "$line" in
      :*) next="\${line#:}" ;;
      *) COMPREPLY[\${#COMPREPLY[@]}]="\${line%%$'\\t'*}" ;;
    esac
  done < <(csp-reconcile __complete "=$current" "\${COMP_WORDS[@]:1:COMP_CWORD-1}" 2>/dev/null)
  case "$next" in
    folders) compopt +o default -o dirnames 2>/dev/null ;;
    nothing) compopt +o default 2>/dev/null ;;
  esac
}
complete -o default -F _csp_reconcile csp-reconcile
`;

const ZSH = `#compdef csp-reconcile
# Completion of csp-reconcile for zsh. To have it in every shell, add to ~/.zshrc, after compinit:
#   eval "$(csp-reconcile completion zsh)"
_csp_reconcile() {
  local line word next=nothing
  local -a offers
  while IFS= read -r line; do
    case "$line" in
      :*) next="\${line#:}" ;;
      *)
        word="\${line%%$'\\t'*}"
        offers+=("\${word//:/\\\\:}:\${line#*$'\\t'}")
        ;;
    esac
  done < <(csp-reconcile __complete "=\${(Q)words[CURRENT]}" "\${(@Q)words[2,CURRENT-1]}" 2>/dev/null)
  (( \${#offers} )) && _describe 'csp-reconcile' offers
  case "$next" in
    files) _files ;;
    folders) _files -/ ;;
  esac
}
if [[ "\${funcstack[1]}" == _csp_reconcile ]]; then
  _csp_reconcile "$@"
else
  compdef _csp_reconcile csp-reconcile
fi
`;

const POWERSHELL = `# Completion of csp-reconcile for PowerShell. To have it in every shell, add to the file $PROFILE:
#   csp-reconcile completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName 'csp-reconcile' -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $words = @($commandAst.CommandElements | Select-Object -Skip 1 |
    Where-Object { $_.Extent.EndOffset -le $cursorPosition } |
    ForEach-Object { $_.Extent.Text.Trim('"', "'") })
  if ($wordToComplete -ne '' -and $words.Count -gt 0) {
    $words = @($words | Select-Object -First ($words.Count - 1))
  }
  $typed = $wordToComplete.Trim('"', "'")
  & csp-reconcile __complete "=$typed" @words 2>$null | ForEach-Object {
    $word, $what = $_ -split "\`t", 2
    if ($word -like ':*') { return }
    if (-not $what) { $what = $word }
    $text = if ($word -match '[\\s;,|]') { "'$word'" } else { $word }
    [System.Management.Automation.CompletionResult]::new($text, $word, 'ParameterValue', $what)
  }
}
`;

/** The script for a shell. */
export const SCRIPTS: Readonly<Record<Shell, string>> = {
  bash: BASH,
  zsh: ZSH,
  powershell: POWERSHELL,
};
