import { changeAt } from "#assessment/screens/change-at.ts";
import { Button } from "#ui/button/Button.tsx";
import type { FormBinding } from "#ui/form/use-form.ts";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import type { Addressee, Alert } from "../../model/alert.ts";
import { AddAddressee } from "./AddAddressee.tsx";
import { AddresseeItem } from "./AddresseeItem.tsx";
import { keyFor, usualKind, withAsk, type NewAddressee } from "./alert-draft.ts";
import styles from "../form.module.css";

/** Who should decide, by which channel, and what is asked of each. */
export function AddresseeFields({ form }: { form: FormBinding<Alert> }) {
  const t = useMessages();
  const draft = form.values;
  const change = (index: number, addressee: Addressee | undefined) => {
    const removed = addressee === undefined ? draft.addressees[index] : undefined;
    form.set("addressees", changeAt(draft.addressees, index, addressee));
    if (removed) form.set("asks", withAsk(draft, removed.key, ""));
  };
  const add = (people: readonly NewAddressee[]) => {
    const known = new Set(draft.addressees.flatMap((one) => (one.contactId === null ? [] : [one.contactId])));
    const taken = new Set(draft.addressees.map((one) => one.key));
    const fresh = people.filter((one) => one.contactId === null || !known.has(one.contactId)).map((one): Addressee => {
      const key = keyFor(one.name, taken);
      taken.add(key);
      return { key, name: one.name, kind: usualKind(draft.form), contactId: one.contactId, channel: one.contactId === null ? "meeting" : "personal-page", label: draft.label };
    });
    form.set("addressees", [...draft.addressees, ...fresh]);
  };
  return (
    <Section title={t("warning.screen.addressees.title")} lead={t("warning.screen.addressees.lead")}>
      {draft.addressees.length === 0 && <p className={styles["note"]}>{t("warning.screen.addressees.none")}</p>}
      {draft.addressees.map((addressee, index) => (
        <AddresseeItem
          key={addressee.key}
          draft={draft}
          addressee={addressee}
          index={index}
          onChange={(changed) => change(index, changed)}
          onAsk={(ask) => form.set("asks", withAsk(draft, addressee.key, ask))}
          remove={<Button look="quiet" label={t("warning.screen.addressees.remove-name", { name: addressee.name })} onClick={() => change(index, undefined)}>{t("warning.screen.remove")}</Button>}
        />
      ))}
      <AddAddressee onAdd={add} />
    </Section>
  );
}
