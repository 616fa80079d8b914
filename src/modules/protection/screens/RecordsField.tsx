import { useState } from "react";
import { RecordField } from "#partners/screens/record-form/RecordField.tsx";
import type { KnownRecord } from "#partners/screens/record-form/record-form.ts";
import { Button } from "#ui/button/Button.tsx";
import { useMessages } from "#ui/messages.ts";
import { Bdi } from "#ui/text/Bdi.tsx";
import styles from "./protection.module.css";

/** What an entry may rest on. */
const grounds = [
  { path: "incidents", kind: "information.incident" },
  { path: "claims", kind: "information.claim" },
] as const;

type Props = { label: string; name: string; value: readonly string[]; known: readonly KnownRecord[] | undefined; onChange: (ids: string[]) => void; kinds?: readonly { readonly path: string; readonly kind: string }[] };

/** Several records by their titles: incidents and claims, where nothing else is said. */
export function RecordsField({ label, name, value, known = [], onChange, kinds = grounds }: Props) {
  const t = useMessages();
  const [titles, setTitles] = useState<readonly KnownRecord[]>(known);
  const titleOf = (id: string) => titles.find((one) => one.id === id)?.title ?? t("ui.record.not-open");
  const add = (id: string | null, title: string) => {
    if (id === null || value.includes(id)) return;
    setTitles([...titles, { id, title }]);
    onChange([...value, id]);
  };
  return (
    <div className={styles["stack"]} role="group" aria-label={label}>
      <strong>{label}</strong>
      {value.map((id) => (
        <div key={id} className={styles["line"]}>
          <Bdi>{titleOf(id)}</Bdi>
          <Button look="quiet" label={t("protection.screen.remove-named", { name: titleOf(id) })} onClick={() => onChange(value.filter((one) => one !== id))}>{t("protection.screen.remove")}</Button>
        </div>
      ))}
      <div className={styles["beside"]}>
        {kinds.map(({ path, kind }) => <RecordField key={path} label={t(kind)} name={`${name}.${path}`} path={path} kind={kind} value={null} onChange={add} emptyText={t("protection.screen.choose")} />)}
      </div>
    </div>
  );
}
