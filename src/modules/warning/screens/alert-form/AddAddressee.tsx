import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { AddresseeGroup } from "#partners/model/partner.ts";
import { Button } from "#ui/button/Button.tsx";
import { SelectField } from "#ui/form/SelectField.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useMessages } from "#ui/messages.ts";
import { recordQuery, useRecordList } from "#ui/record/record.ts";
import type { NewAddressee } from "./alert-draft.ts";
import styles from "../form.module.css";

const many = { limit: "200", state: "current" } as const;

/** Adds a person or an organisation of the register, the members of a group, or a name that is not in the register. */
export function AddAddressee({ onAdd }: { onAdd: (people: readonly NewAddressee[]) => void }) {
  const t = useMessages();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState("");
  const [name, setName] = useState("");
  const contacts = [...useRecordList("persons", "partners.person", many), ...useRecordList("organisations", "partners.organisation", many)];
  const groups = useRecordList("addressee-groups", "partners.addressee-group", many);
  const options = [...groups, ...contacts].map((one) => ({ value: one.id, text: t("warning.screen.addressees.option", { name: one.title, kind: t(one.kind) }) }));
  const named = (id: string): NewAddressee[] => contacts.filter((one) => one.id === id).map((one) => ({ name: one.title, contactId: one.id }));
  const addChosen = async () => {
    if (chosen === "") return;
    const isGroup = groups.some((one) => one.id === chosen);
    const group = isGroup ? await queries.fetchQuery(recordQuery("addressee-groups", "partners.addressee-group", chosen, AddresseeGroup)) : undefined;
    onAdd(group ? group.content.members.flatMap(named) : named(chosen));
    setChosen("");
  };
  const addNamed = () => {
    if (name.trim() === "") return;
    onAdd([{ name: name.trim(), contactId: null }]);
    setName("");
  };
  return (
    <div className={styles["stack"]}>
      <p><a href="/persons/new" target="_blank" rel="noopener">{t("warning.screen.addressees.new-person")}</a> {t("warning.screen.addressees.new-person-how")}</p>
      <div className={styles["row"]}>
        <SelectField label={t("warning.screen.addressees.register")} hint={t("warning.screen.addressees.register-hint")} name="addressee-chosen" value={chosen} onChange={setChosen} emptyText={t("warning.screen.addressees.choose")} options={options} />
        <Button label={t("warning.screen.addressees.add-chosen")} onClick={() => void addChosen()}>{t("warning.screen.add")}</Button>
      </div>
      <div className={styles["row"]}>
        <TextField label={t("warning.screen.addressees.other-name")} hint={t("warning.screen.addressees.other-name-hint")} name="addressee-name" value={name} onChange={setName} maxLength={300} />
        <Button label={t("warning.screen.addressees.add-named")} onClick={addNamed}>{t("warning.screen.add")}</Button>
      </div>
    </div>
  );
}
