import { RadioGroup } from "#ui/form/RadioGroup.tsx";
import { SelectField } from "#ui/form/SelectField.tsx";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { eventKinds } from "../../model/event.ts";
import type { CsvMapping } from "../../model/import/csv-mapping.ts";
import { useEventWords } from "../event-words.ts";
import { kindWords, withKindWord } from "./mapping-change.ts";
import { NewWord } from "./NewWord.tsx";
import styles from "./styles.module.css";

type KindFieldsProps = { mapping: CsvMapping; table: { readonly names: readonly string[]; readonly rows: readonly (readonly string[])[] }; onChange: (mapping: CsvMapping) => void };

const ways = ["nothing", "constant", "column"] as const;

/** The kind of violence: not said, the same for all rows, or a column whose words are translated one by one. */
export function KindFields({ mapping, table, onChange }: KindFieldsProps) {
  const t = useMessages();
  const words = useEventWords();
  const { kind } = mapping;
  const kinds = eventKinds.map((value) => ({ value, text: words.kind(value) }));
  const kindOf = (value: string) => eventKinds.find((known) => known === value);
  const columns = [...new Set(table.names)].filter((name) => name !== "");
  const choose = (way: string) => {
    if (way === "nothing") onChange({ ...mapping, kind: { by: "nothing" } });
    if (way === "constant") onChange({ ...mapping, kind: { by: "constant", kind: "one-sided" } });
    if (way === "column") onChange({ ...mapping, kind: { by: "column", column: columns[0] ?? "-", values: {} } });
  };
  return (
    <Section title={t("information.screen.events.kind")}>
      <RadioGroup label={t("information.screen.import.kind-by")} name="kindBy" value={kind.by} onChange={choose} options={ways.map((way) => ({ value: way, text: t(`information.screen.import.kind-by.${way}`) }))} />
      {kind.by === "constant" && (
        <SelectField label={t("information.screen.events.kind")} name="kind" value={kind.kind} onChange={(value) => onChange({ ...mapping, kind: { by: "constant", kind: kindOf(value) ?? kind.kind } })} options={kinds} />
      )}
      {kind.by === "column" && (
        <>
          <SelectField label={t("information.screen.import.kind-column")} name="kindColumn" value={kind.column} onChange={(column) => onChange({ ...mapping, kind: { by: "column", column, values: {} } })} options={columns.map((value) => ({ value, text: value }))} />
          <div className={styles["fields"]}>
            {kindWords(mapping, table.names, table.rows).map((word) => (
              <SelectField key={word} label={word} name={`kind-${word}`} value={kind.values[word] ?? ""} onChange={(value) => onChange(withKindWord(mapping, word, kindOf(value)))} emptyText={t("information.screen.import.word-unknown")} options={kinds} />
            ))}
          </div>
          <NewWord onAdd={(word) => onChange(withKindWord(mapping, word, "one-sided"))} />
        </>
      )}
    </Section>
  );
}
