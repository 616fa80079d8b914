import { OptionalWordField } from "#partners/screens/record-form/WordField.tsx";
import { Button } from "#ui/button/Button.tsx";
import { useMessages } from "#ui/messages.ts";
import { OnScreen } from "#ui/text/OnScreen.tsx";
import { useState } from "react";
import { standardsOfProof, type Incident } from "../../model/incident.ts";
import { usePress, type ChangeIncident } from "./use-incident-change.ts";
import styles from "./styles.module.css";

/** The standard by which whatever is found here is judged; every finding names it. */
export function Standard({ incident, change }: { incident: Incident; change: ChangeIncident | undefined }) {
  const t = useMessages();
  const { isBusy, press } = usePress();
  const [standard, setStandard] = useState(incident.standard);
  const said = incident.standard === null ? t("information.screen.incident.no-standard") : t(`information.standard.${incident.standard}`);
  if (!change) return <p>{said}</p>;
  return (
    <OnScreen printed={said}>
      <div className={styles["search"]}>
        <OptionalWordField label={t("information.screen.incident.standard")} hint={t("information.screen.incident.standard-hint")} name="standard" words={standardsOfProof} textOf={(word) => t(`information.standard.${word}`)} emptyText={t("information.screen.incident.no-standard")} value={standard} onChange={setStandard} />
        {standard !== incident.standard && <Button look="main" isBusy={isBusy} onClick={() => press(() => change((content) => ({ ...content, standard })))}>{t("information.screen.save")}</Button>}
      </div>
    </OnScreen>
  );
}
