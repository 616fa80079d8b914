import { useCallback, useState } from "react";
import { Button } from "#ui/button/Button.tsx";
import { CheckboxField } from "#ui/form/CheckboxField.tsx";
import { TextField } from "#ui/form/TextField.tsx";
import { useMessages } from "#ui/messages.ts";
import { Section } from "#ui/page/Section.tsx";
import { OnScreen } from "#ui/text/OnScreen.tsx";
import { isDecided, pairVerdicts, type PairVerdict } from "../../model/event-pair.ts";
import type { EventPair } from "./pair-answers.ts";
import { setSingleKeys, singleKeys, useVerdictKeys } from "./single-keys.ts";
import styles from "./styles.module.css";
import { useDecide } from "./use-decide.ts";
import { keyOf } from "./verdict-of-key.ts";

/** Three answers, each one key. Whoever does not decide here sees why. */
export function Decide({ pair, onLater }: { pair: EventPair; onLater?: () => void }) {
  const t = useMessages();
  const [reason, setReason] = useState("");
  const hasKeys = singleKeys.use();
  const { isBusy, decide, takeBack } = useDecide();
  // The buttons stay the same elements from pair to pair, so that the focus stays where it is; only the words were about one pair.
  const press = useCallback((verdict: PairVerdict) => void decide(pair, verdict, reason).then((isDone) => isDone && setReason("")), [decide, pair, reason]);
  const putOff = () => {
    setReason("");
    onLater?.();
  };
  useVerdictKeys(hasKeys && pair.mayDecide && !isBusy, press);
  const named = (verdict: PairVerdict) => {
    const name = t(`information.screen.pairs.verdict.${verdict}`);
    return hasKeys && pair.mayDecide ? t("information.screen.pairs.with-key", { name, key: keyOf[verdict] }) : name;
  };
  return (
    <OnScreen><Section title={t("information.screen.pairs.decide")} lead={t("information.screen.pairs.decide-lead")}>
      {!pair.mayDecide && <p>{t("information.screen.pairs.not-yours")}</p>}
      {pair.mayDecide && <TextField label={t("information.screen.pairs.reason")} name="reason" value={reason} onChange={setReason} maxLength={2_000} />}
      <div className={styles["buttons"]}>
        {pair.mayDecide && pairVerdicts.map((verdict) => <Button key={verdict} look={verdict === "cannot-say" ? "plain" : "main"} isBusy={isBusy} onClick={() => press(verdict)}>{named(verdict)}</Button>)}
        {pair.mayDecide && isDecided(pair.state) && <Button isBusy={isBusy} onClick={() => void takeBack(pair)}>{t("information.screen.pairs.take-back")}</Button>}
        {onLater !== undefined && <Button look="quiet" onClick={putOff}>{t("information.screen.pairs.later")}</Button>}
      </div>
      {pair.mayDecide && <CheckboxField label={t("information.screen.pairs.keys")} name="keys" value={hasKeys} onChange={setSingleKeys} />}
    </Section></OnScreen>
  );
}
