import type { ReactNode } from "react";
import { oneOf } from "#assessment/screens/one-of.ts";
import { SelectField } from "#ui/form/SelectField.tsx";
import { TextArea } from "#ui/form/TextArea.tsx";
import { useMessages } from "#ui/messages.ts";
import { channels, type Addressee, type Alert } from "../../model/alert.ts";
import { addresseeKinds, awaitsAnswer, formOf } from "../../model/forms.ts";
import { LabelField } from "../LabelField.tsx";
import styles from "../form.module.css";

type Props = { draft: Alert; addressee: Addressee; index: number; onChange: (addressee: Addressee) => void; onAsk: (ask: string) => void; remove: ReactNode };

export function AddresseeItem({ draft, addressee, index, onChange, onAsk, remove }: Props) {
  const t = useMessages();
  const place = `addressees.${index}`;
  const ask = draft.asks.find((one) => one.addresseeKey === addressee.key)?.ask ?? "";
  return (
    <fieldset className={styles["item"]}>
      <legend><bdi>{addressee.name}</bdi></legend>
      <div className={styles["beside"]}>
        <SelectField label={t("warning.screen.addressees.kind")} name={`${place}.kind`} value={addressee.kind} onChange={(text) => onChange({ ...addressee, kind: oneOf(addresseeKinds, text) ?? addressee.kind })} options={formOf(draft.form).addressees.map((kind) => ({ value: kind, text: t(`warning.addressee-kind.${kind}`) }))} />
        <SelectField label={t("warning.screen.addressees.channel")} hint={addressee.contactId === null ? t("warning.screen.addressees.no-contact") : undefined} name={`${place}.channel`} value={addressee.channel} onChange={(text) => onChange({ ...addressee, channel: oneOf(channels, text) ?? addressee.channel })} options={channels.map((channel) => ({ value: channel, text: t(`warning.channel.${channel}`) }))} />
        <LabelField label={t("warning.screen.addressees.may-receive")} name={`${place}.label`} value={addressee.label} onChange={(label) => onChange({ ...addressee, label })} />
      </div>
      {awaitsAnswer(addressee) && <TextArea label={t("warning.screen.addressees.ask")} hint={t("warning.screen.addressees.ask-hint")} name={`asks.${addressee.key}`} value={ask} onChange={onAsk} rows={2} maxLength={2000} />}
      <div>{remove}</div>
    </fieldset>
  );
}
