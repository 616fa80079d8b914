import { useRef, useState } from "react";
import { announce } from "#ui/announce.ts";
import { Button } from "#ui/button/Button.tsx";
import { useMessages } from "#ui/messages.ts";
import { Bdi } from "#ui/text/Bdi.tsx";
import type { KnownRecord } from "../record-form/record-form.ts";
import { RecordField } from "../record-form/RecordField.tsx";
import styles from "../styles.module.css";

const kinds = [
  { path: "persons", kind: "partners.person" },
  { path: "organisations", kind: "partners.organisation" },
] as const;

/** Persons and organisations of a group; choosing one adds it with the button, so that the list can be walked with the keyboard. */
export function MembersField({ value, known, onChange }: { value: readonly string[]; known: readonly KnownRecord[]; onChange: (members: readonly string[]) => void }) {
  const t = useMessages();
  const list = useRef<HTMLDivElement>(null);
  const [names, setNames] = useState<ReadonlyMap<string, string>>(() => new Map(known.map(({ id, title }) => [id, title])));
  const nameOf = (id: string) => names.get(id) ?? t("partners.screen.not-open");
  const add = (id: string, title: string) => {
    if (value.includes(id)) return;
    setNames(new Map([...names, [id, title]]));
    onChange([...value, id]);
    announce(t("ui.tags.added", { tag: title }));
  };
  const remove = (id: string) => {
    onChange(value.filter((other) => other !== id));
    announce(t("ui.tags.removed", { tag: nameOf(id) }));
    list.current?.focus();
  };
  return (
    <div ref={list} tabIndex={-1} className={styles["rows"]}>
      {value.length > 0 && (
        <ul className={styles["plain"]}>
          {value.map((id) => (
            <li key={id} className={styles["line"]}>
              <Bdi>{nameOf(id)}</Bdi>
              <Button look="quiet" label={t("ui.tags.remove", { tag: nameOf(id) })} onClick={() => remove(id)}>×</Button>
            </li>
          ))}
        </ul>
      )}
      {kinds.map(({ path, kind }) => <AddMember key={kind} path={path} kind={kind} onAdd={add} />)}
    </div>
  );
}

function AddMember({ path, kind, onAdd }: { path: string; kind: string; onAdd: (id: string, title: string) => void }) {
  const t = useMessages();
  const [chosen, setChosen] = useState<KnownRecord>();
  return (
    <div className={styles["ends"]}>
      <RecordField label={t(kind)} name={`add-${path}`} path={path} kind={kind} query={{ state: "current" }} emptyText={t("partners.screen.choose")} value={chosen?.id ?? null} onChange={(id, title) => setChosen(id === null ? undefined : { id, title })} />
      <Button
        whyNot={chosen === undefined ? t("partners.screen.choose-first") : undefined}
        onClick={() => {
          if (chosen) onAdd(chosen.id, chosen.title);
          setChosen(undefined);
        }}
      >
        {t("ui.tags.add")}
      </Button>
    </div>
  );
}
