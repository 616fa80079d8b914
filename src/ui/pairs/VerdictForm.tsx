import { useCallback, useState } from "react";
import { Button } from "../button/Button.tsx";
import { CheckboxField } from "../form/CheckboxField.tsx";
import { TextField } from "../form/TextField.tsx";
import { useMessages } from "../messages.ts";
import { Section } from "../page/Section.tsx";
import { OnScreen } from "../text/OnScreen.tsx";
import { setSingleKeys, singleKeys, useVerdictKeys } from "./single-keys.ts";
import styles from "./styles.module.css";
import { keyOf, verdicts, type Verdict } from "./verdict-of-key.ts";

/**
 * `words` is where the sentences stand: `<words>.decide`, `<words>.verdict.same` … `decide` gives whether it was done; `whyNot` is why whoever looks does not decide here. The same element is
 * given from pair to pair, so that the focus stays where it is.
 */
export type VerdictFormProps = { words: string; whyNot?: string; isBusy?: boolean; decide: (verdict: Verdict, reason: string) => Promise<boolean>; onTakeBack?: () => void; onLater?: () => void };

/** Three answers, each one key. */
export function VerdictForm({ words, whyNot, isBusy = false, decide, onTakeBack, onLater }: VerdictFormProps) {
  const t = useMessages();
  const [reason, setReason] = useState("");
  const hasKeys = singleKeys.use();
  const mayDecide = whyNot === undefined;
  // Only the words were about one pair.
  const press = useCallback((verdict: Verdict) => void decide(verdict, reason).then((isDone) => isDone && setReason("")), [decide, reason]);
  const putOff = () => {
    setReason("");
    onLater?.();
  };
  useVerdictKeys(hasKeys && mayDecide && !isBusy, press);
  const named = (verdict: Verdict) => {
    const name = t(`${words}.verdict.${verdict}`);
    return hasKeys ? t(`${words}.with-key`, { name, key: keyOf[verdict] }) : name;
  };
  return (
    <OnScreen><Section title={t(`${words}.decide`)} lead={t(`${words}.decide-lead`)}>
      {mayDecide ? <TextField label={t(`${words}.reason`)} name="reason" value={reason} onChange={setReason} maxLength={2_000} /> : <p>{whyNot}</p>}
      <div className={styles["buttons"]}>
        {mayDecide && verdicts.map((verdict) => <Button key={verdict} look={verdict === "cannot-say" ? "plain" : "main"} isBusy={isBusy} onClick={() => press(verdict)}>{named(verdict)}</Button>)}
        {mayDecide && onTakeBack !== undefined && <Button isBusy={isBusy} onClick={onTakeBack}>{t(`${words}.take-back`)}</Button>}
        {onLater !== undefined && <Button look="quiet" onClick={putOff}>{t(`${words}.later`)}</Button>}
      </div>
      {mayDecide && <CheckboxField label={t(`${words}.keys`)} name="keys" value={hasKeys} onChange={setSingleKeys} />}
    </Section></OnScreen>
  );
}
