/**
 * Secrets that one recognises by their form: keys and tokens with a published prefix or structure, private keys, and
 * passwords inside URLs. Names of variables are not looked at, so that `tokenTable: sessions` is no finding.
 */
const keyForms: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  { what: 'an AWS access key', pattern: /\b(AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}\b/ },
  { what: 'a private key', pattern: /-----BEGIN [A-Z ]*PRIVATE KEY( BLOCK)?-----/ },
  { what: 'a GitHub token', pattern: /\b(gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{60,})\b/ },
  { what: 'a GitLab token', pattern: /\bglpat-[A-Za-z0-9_-]{20,}/ },
  { what: 'a Slack token', pattern: /\bxox[abeoprs]-[A-Za-z0-9-]{10,}/ },
  { what: 'a Slack webhook', pattern: /hooks\.slack\.com\/(services|workflows)\/[A-Za-z0-9/]{20,}/ },
  { what: 'a Stripe key', pattern: /\b[rs]k_(live|test)_[A-Za-z0-9]{16,}\b/ },
  { what: 'a Google API key', pattern: /\bAIza[A-Za-z0-9_-]{35}\b/ },
  { what: 'an npm token', pattern: /\bnpm_[A-Za-z0-9]{36}\b/ },
  { what: 'a PyPI token', pattern: /\bpypi-[A-Za-z0-9_-]{50,}/ },
  { what: 'a SendGrid key', pattern: /\bSG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}\b/ },
  { what: 'a Twilio key', pattern: /\bSK[0-9a-f]{32}\b/ },
  { what: 'an OpenAI or Anthropic key', pattern: /\bsk-(proj-|ant-[a-z0-9]+-)?[A-Za-z0-9_-]{32,}\b/ },
  { what: 'a JSON web token', pattern: /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/ },
];

const forms = [
  ...keyForms,
  { what: 'a password in a URL', pattern: /\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@${}]+:[^\s:/@${}]{3,}@[^\s@]+/i },
];

/** An AWS secret access key has no prefix: 40 characters of base64 with upper case, lower case and digits. */
const awsSecret = /^(?=.*[a-z])(?=.*[A-Z])(?=.*[0-9])(?=.*[/+])[A-Za-z0-9/+]{40}$/;

/** Stage variables may have 512 characters and messages show fewer than 100; what follows is not looked at. */
const looked = 4_096;

/** What kind of secret the text holds, in words; null where it holds none that is recognised. */
export function secretIn(text: string): string | null {
  const start = text.slice(0, looked);
  const form = forms.find((one) => one.pattern.test(start));
  return form?.what ?? (awsSecret.test(start.trim()) ? 'an AWS secret access key' : null);
}

/** What each form has, so that most texts are looked at once. */
const mark = /A[SKBC][IC]A|-----B|gh[pousr]_|_pat_|glpat-|xox|slack|[rs]k_|AIza|npm_|pypi-|SG\.|SK|sk-|eyJ|:\/\/[^/]*@/;

/** The text with secrets that are recognised by their form replaced by stars, as many as they have characters. */
export function withoutSecrets(text: string): string {
  const start = text.slice(0, looked);
  if (!mark.test(start)) return awsSecret.test(start.trim()) ? stars(text) : text;
  const shown = start.replaceAll(passwordInUrl, (_, before: string, password: string) => before + stars(password));
  return keyForms.reduce((rest, { pattern }) => rest.replaceAll(global(pattern), stars), shown) + text.slice(looked);
}

/** Of a URL only the password is hidden. */
const passwordInUrl = /(:\/\/[^\s:/@${}]+:)([^\s:/@${}]{3,})(?=@)/g;

export function stars(text: string): string {
  return '*'.repeat(text.length);
}

function global(pattern: RegExp): RegExp {
  return new RegExp(pattern, `${pattern.flags}g`);
}
