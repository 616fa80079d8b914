import { keepPreviousData, useQueries, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { AddresseeGroup } from "#partners/model/partner.ts";
import { api } from "#ui/api.ts";
import { Button } from "#ui/button/Button.tsx";
import { SelectField } from "#ui/form/SelectField.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useMessages } from "#ui/messages.ts";
import { Notice } from "#ui/page/Notice.tsx";
import { ListPage, recordQuery } from "#ui/record/record.ts";
import { membersToAdd, type NewAddressee } from "./alert-draft.ts";
import styles from "../form.module.css";

const groupKind = "partners.addressee-group";
const registers = [
  { path: "addressee-groups", kind: groupKind },
  { path: "persons", kind: "partners.person" },
  { path: "organisations", kind: "partners.organisation" },
] as const;
/** As many of each as the list gives at once; when there are more, words narrow them down. */
const mostListed = "200";

/** Adds a person or an organisation of the register, the members of a group, or a name that is not in the register. */
export function AddAddressee({ onAdd }: { onAdd: (people: readonly NewAddressee[]) => void }) {
  const t = useMessages();
  const queries = useQueryClient();
  const [words, setWords] = useState("");
  const [chosen, setChosen] = useState("");
  const [name, setName] = useState("");
  const [leftOut, setLeftOut] = useState(0);
  const { offered, isLong } = useRegister(words);
  const options = offered.map((one) => ({ value: one.id, text: t("warning.screen.addressees.option", { name: one.title, kind: t(one.kind) }) }));
  const addChosen = async () => {
    const one = offered.find(({ id }) => id === chosen);
    if (!one) return;
    const found = one.kind === groupKind ? membersToAdd(await queries.fetchQuery(recordQuery("addressee-groups", groupKind, one.id, AddresseeGroup))) : { people: [{ name: one.title, contactId: one.id }], leftOut: 0 };
    onAdd(found.people);
    setLeftOut(found.leftOut);
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
      {isLong && <TextField type="search" label={t("warning.screen.addressees.search")} hint={t("warning.screen.addressees.search-hint")} name="addressee-words" value={words} onChange={setWords} />}
      <div className={styles["row"]}>
        <SelectField label={t("warning.screen.addressees.register")} hint={t("warning.screen.addressees.register-hint")} name="addressee-chosen" value={chosen} onChange={setChosen} emptyText={t("warning.screen.addressees.choose")} options={options} />
        <Button label={t("warning.screen.addressees.add-chosen")} onClick={() => void addChosen()}>{t("warning.screen.add")}</Button>
      </div>
      {leftOut > 0 && <Notice><p>{t("warning.screen.addressees.left-out", { count: leftOut })}</p></Notice>}
      <div className={styles["row"]}>
        <TextField label={t("warning.screen.addressees.other-name")} hint={t("warning.screen.addressees.other-name-hint")} name="addressee-name" value={name} onChange={setName} maxLength={300} />
        <Button label={t("warning.screen.addressees.add-named")} onClick={addNamed}>{t("warning.screen.add")}</Button>
      </div>
    </div>
  );
}

/** What the register holds for the words typed, and whether it holds more than it gives at once. */
function useRegister(words: string) {
  return useQueries({
    queries: registers.map(({ path, kind }) => {
      const query = { limit: mostListed, state: "current", q: words.trim() };
      return { queryKey: [kind, "list", query], queryFn: () => api.get(`/api/${path}`, query, ListPage), placeholderData: keepPreviousData };
    }),
    combine: (found) => ({
      offered: found.flatMap(({ data }, position) => (data?.items ?? []).map(({ id, title }) => ({ id, title, kind: registers[position]?.kind ?? "" }))),
      isLong: words !== "" || found.some(({ data }) => data?.next != null),
    }),
  });
}
