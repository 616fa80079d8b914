import type { FieldFault } from "#platform/rules/kind.ts";

/** What no language is written as: a code of BCP 47 (`ar`, `zh-Hant`), or nothing where nobody says. Whether a code is in use is not asked: languages that few lists know are spoken where Vigie works. */
export function languageFaults(path: string, language: string): FieldFault[] {
  return /^$|^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language) ? [] : [{ path, code: "information.language-not-a-code" }];
}
