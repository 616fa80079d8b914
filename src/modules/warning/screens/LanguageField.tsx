import { SelectField } from "#ui/form/SelectField.tsx";
import { useLanguage } from "#ui/messages.ts";

const languages = ["ar", "zh", "en", "fr", "ru", "es"] as const;

export type LanguageFieldProps = { label: string; hint?: string; name: string; value: string; onChange: (language: string) => void };

/** In which of the six languages a text is written, named in the reader's own. */
export function LanguageField({ label, hint, name, value, onChange }: LanguageFieldProps) {
  const { language } = useLanguage();
  const names = new Intl.DisplayNames(language, { type: "language" });
  const known: readonly string[] = languages;
  const offered = known.includes(value) || value === "" ? known : [value, ...known];
  return <SelectField label={label} hint={hint} name={name} value={value} onChange={onChange} options={offered.map((code) => ({ value: code, text: names.of(code) ?? code }))} />;
}
