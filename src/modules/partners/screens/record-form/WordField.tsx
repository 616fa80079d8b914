import { SelectField } from "#ui/form/SelectField.tsx";

type Field<Word extends string> = { label: string; hint?: string; name: string; words: readonly Word[]; textOf: (word: Word) => string };

/** One word of a closed list, shown as the reader says it. */
export function WordField<Word extends string>({ words, textOf, value, onChange, ...field }: Field<Word> & { value: Word; onChange: (word: Word) => void }) {
  return <SelectField {...field} value={value} isRequired onChange={(text) => onChange(words.find((word) => word === text) ?? value)} options={words.map((word) => ({ value: word, text: textOf(word) }))} />;
}

/** The same where nothing may be chosen either; `emptyText` says what that means. */
export function OptionalWordField<Word extends string>({ words, textOf, value, onChange, ...field }: Field<Word> & { value: Word | null; onChange: (word: Word | null) => void; emptyText: string; isRequired?: boolean }) {
  return <SelectField {...field} value={value ?? ""} onChange={(text) => onChange(words.find((word) => word === text) ?? null)} options={words.map((word) => ({ value: word, text: textOf(word) }))} />;
}
